// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { institutionKinds } from '../../../codes/institution-kinds.ts';
import { modes, occasionGroups, privateRequester } from '../../../codes/interpreted-talks.ts';
import { languageName } from '../../../codes/languages.ts';
import type { TalkField } from '../../figures/interpreting-queries.ts';
import { leadLabels } from '../../figures/lead-words.ts';
import { refusalReasons, requestStates } from '../states.ts';

const months = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
  ...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
];
/** "November 2026" for "2026-11". */
export const monthText = (code: string): string => `${months[Number(code.slice(5)) - 1] ?? ''} ${code.slice(0, 4)}`;

/** Why a request has not led to a talk, as figures name it. */
export const endReasons: Readonly<Record<string, string>> = {
  ...requestStates,
  ...Object.fromEntries(Object.entries(refusalReasons).map(([code, { label }]) => [code, label])),
  not_said: 'Niemand hat eingetragen, warum',
};

const inTable =
  (table: Readonly<Record<string, string>>) =>
  (code: string): string =>
    table[code] ?? code;

/** Codes of the splits of the interpreter service in words. */
export const interpretingSplitWords = {
  language: languageName,
  field: inTable(occasionGroups),
  institution_kind: inTable({ ...institutionKinds, [privateRequester]: 'Privatperson' }),
  mode: inTable(modes),
  month: monthText,
  lead: inTable(leadLabels),
  reason: inTable(endReasons),
} as const satisfies Record<TalkField | 'lead', (code: string) => string>;
