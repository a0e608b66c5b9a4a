// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Kinds of access, by the last part of an event's name; everything else has changed something. */
export const accesses = {
  view: 'angesehen',
  list: 'in einer Liste gesehen',
  form: 'Formular geöffnet',
  change: 'geändert',
  export: 'ausgegeben',
} as const;
export type Access = keyof typeof accesses;

/** The last parts of events that belong to an access; those of none are changes. */
export const eventEnds: Readonly<Record<Exclude<Access, 'change'>, readonly string[]>> = {
  view: ['view', 'not_done'],
  list: ['list'],
  form: ['form', 'edit', 'prepare'],
  export: ['export', 'print'],
};

const lastPart = (event: string): string => event.split('.').at(-1) ?? '';

/** What kind of access an event was. */
export const accessOf = (event: string): Access =>
  (['view', 'list', 'form', 'export'] as const).find((access) => eventEnds[access].includes(lastPart(event))) ??
  'change';
