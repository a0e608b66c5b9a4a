// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { roleLabels } from '../../auth/permissions.ts';
import { wordOf } from '../../codes/keys.ts';
import { formatDateTime } from '../../web/format.ts';
import { type Column, DataTable, EmptyState } from '../../web/list/index.ts';
import { logPath } from './paths.ts';
import type { View } from './queries.ts';
import { accessOf } from './words.ts';

/** Verbs of the events, by their last part. */
const verbs: Readonly<Record<string, string>> = {
  view: 'angesehen',
  list: 'in einer Liste gesehen',
  export: 'als Datei ausgegeben',
  form: 'Formular geöffnet',
  edit: 'Formular geöffnet',
  prepare: 'Formular geöffnet',
  change: 'geändert',
  create: 'angelegt',
  open: 'geöffnet',
  not_done: 'angesehen, nichts gespeichert',
};

/** Kinds of records and deeds as people call them, from what the features say (`House`). */
export type AuditWords = Readonly<Record<'records' | 'deeds', Readonly<Record<string, string>>>>;

/** An audit event in words; an unknown one, of an earlier version, stays as it is named. */
export const eventText = (event: string, { deeds }: Pick<AuditWords, 'deeds'>): string =>
  deeds[event] ?? verbs[event.split('.').at(-1) ?? ''] ?? event;
/** Who acts without an account, beside the roles. */
const outside = {
  ...roleLabels,
  health_office: 'Gesundheitsamt',
  system: 'Herzstück',
} as const;
export const roleText = (roles: string): string =>
  roles
    .split(',')
    .map((role) => wordOf(outside, role))
    .join(', ');

/** The record of a line, or the records of a list, folded: a page of the log has many. */
function Records({ view, label }: { view: View; label: string }) {
  const links = view.recordIds.map((id) => (
    <a class="kern-link" href={logPath(view.recordKind, id)}>
      {label} <code class="hs-code">{id.slice(-8)}</code>
    </a>
  ));
  if (links.length === 1) return links[0];
  return (
    <details>
      <summary>
        {label}: {links.length} Datensätze
      </summary>
      <ul>
        {links.map((link) => (
          <li>{link}</li>
        ))}
      </ul>
    </details>
  );
}

export const auditColumns = (words: AuditWords): readonly Column<View>[] => [
  { key: 'wann', label: 'Wann', cell: (view) => formatDateTime(view.at), text: (view) => formatDateTime(view.at) },
  { key: 'wer', label: 'Wer', cell: (view) => view.userName ?? 'System', text: (view) => view.userName ?? 'System' },
  { key: 'rolle', label: 'Rolle', cell: (view) => roleText(view.role), text: (view) => roleText(view.role) },
  {
    key: 'was',
    label: 'Was',
    cell: (view) => eventText(view.event, words),
    text: (view) => eventText(view.event, words),
  },
  {
    key: 'datensatz',
    label: 'Datensatz',
    cell: (view) => <Records view={view} label={words.records[view.recordKind] ?? view.recordKind} />,
    text: (view) => `${words.records[view.recordKind] ?? view.recordKind} ${view.recordIds.join(' ')}`,
  },
  { key: 'grund', label: 'Begründung', cell: (view) => view.reason ?? '', text: (view) => view.reason ?? '' },
];

/** A line of the log, or list views of one person one after the other, folded into the newest of them. */
export interface Line {
  view: View;
  folded: readonly View[];
}

const isList = (view: View): boolean => accessOf(view.event) === 'list' || view.recordIds.length > 1;

/** Folds list views of one person that follow each other: they say little, and hide the rest. */
export function foldLists(views: readonly View[]): Line[] {
  const lines: { view: View; folded: View[] }[] = [];
  for (const view of views) {
    const last = lines.at(-1);
    if (last && isList(view) && isList(last.view) && last.view.userId === view.userId) last.folded.push(view);
    else lines.push({ view, folded: [] });
  }
  return lines;
}

function Folded({ line, words }: { line: Line; words: AuditWords }) {
  return (
    <details>
      <summary>{`${line.folded.length + 1} Listen gesehen`}</summary>
      <ul>
        {[line.view, ...line.folded].map((view) => (
          <li>
            {`${formatDateTime(view.at)}: ${eventText(view.event, words)} `}
            <Records view={view} label={words.records[view.recordKind] ?? view.recordKind} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The columns of the log, for lines of which some are folded. */
export const lineColumns = (words: AuditWords): readonly Column<Line>[] =>
  auditColumns(words).map((column) => ({
    ...column,
    cell: (line: Line) => {
      if (line.folded.length === 0) return column.cell(line.view);
      if (column.key === 'was') return <Folded line={line} words={words} />;
      return column.key === 'datensatz' ? '' : column.cell(line.view);
    },
    text: (line: Line) => column.text(line.view),
  }));

/** Who has seen a record: the newest lines, on the record's own page. */
export function AuditLines({ views, words }: { views: readonly View[]; words: AuditWords }) {
  return (
    <DataTable
      caption="Wer hat gesehen"
      columns={auditColumns(words).filter(({ key }) => key !== 'datensatz')}
      rows={views}
      empty={<EmptyState sentence="Noch niemand hat diesen Datensatz gesehen." />}
    />
  );
}
