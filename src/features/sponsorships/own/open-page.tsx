// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ListCount, Pager, pageCount } from '../../../web/list/index.ts';
import { smilePath, sponsorPath, sponsorshipPath } from '../paths.ts';
import type { OpenThing } from './open-queries.ts';
import { openWords, saidText } from './open-words.ts';

const columns: readonly Column<OpenThing>[] = [
  {
    key: 'schritt',
    label: 'Nächster Schritt',
    plain: 'row',
    cell: (one) => (
      <a class="kern-link" href={openWords(one).href}>
        {openWords(one).deed}
      </a>
    ),
    text: (one) => openWords(one).deed,
  },
  { key: 'bis', label: 'Bis', cell: ({ due }) => formatDate(due), text: ({ due }) => formatDate(due) },
  { key: 'was', label: 'Was war', cell: (one) => openWords(one).what, text: (one) => openWords(one).what },
  { key: 'gesagt', label: 'Gesagt', cell: saidText, text: saidText },
  {
    key: 'nummer',
    label: 'Patenschaft',
    cell: ({ id, number }) => (
      <a class="kern-link hs-nowrap" href={sponsorshipPath(id)}>
        {number}
      </a>
    ),
    text: ({ number }) => number,
  },
  {
    key: 'pate',
    label: 'Patin oder Pate',
    cell: ({ volunteerId, sponsor }) => (
      <a class="kern-link" href={sponsorPath(volunteerId)}>
        {sponsor}
      </a>
    ),
    text: ({ sponsor }) => sponsor,
  },
  { key: 'schule', label: 'Schule', cell: ({ school }) => school, text: ({ school }) => school },
];

/** /smile/klaeren: what waits for the coordination, what is due first at the top. */
export function OpenPage(props: {
  frame: Frame;
  rows: readonly OpenThing[];
  count: number;
  page: number;
  baseUrl: string;
}) {
  const { frame, rows, count, page, baseUrl } = props;
  return (
    <Page
      {...frame}
      title="Zu klären bei SmiLe"
      breadcrumbs={[{ href: smilePath, label: 'SmiLe' }, { label: 'Zu klären' }]}
      lead="Absagen, abgelaufene Vorschläge, überfälliges Kennenlernen und was Patinnen und Paten sagen. Nächster Schritt: Koordination."
    >
      <ListCount count={count} one="Sache" many="Sachen" page={page} filtered={false} />
      <DataTable
        caption="Zu klären"
        columns={columns}
        rows={rows}
        baseUrl={baseUrl}
        empty={<EmptyState sentence="Gerade ist nichts zu klären." link={{ href: smilePath, label: 'Zu SmiLe' }} />}
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}
