// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { optionsOf, Select } from '../../../web/form/index.ts';
import { formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  ListCount,
  type ListQuery,
  Pager,
  pageCount,
  setFilters,
  sortParam,
} from '../../../web/list/index.ts';
import { smilePath, sponsorshipPath, sponsorshipsPath } from '../paths.ts';
import { type SponsorshipState, sponsorshipStates } from '../states.ts';
import { slotText } from '../words.ts';
import { stepOf } from './course-rules.ts';
import { matchingPath } from './paths.ts';
import { StateBadge } from './sponsorship-page.tsx';
import type { ListedSponsorship } from './view-queries.ts';

/** What the list can be filtered by. */
export const sponsorshipListSpec = { q: 'text', stand: codesOf(sponsorshipStates) } as const;
export type SponsorshipListQuery = ListQuery<'seit', { readonly q: 'text'; readonly stand: SponsorshipState[] }>;

const stepText = (one: ListedSponsorship, now: Temporal.Instant): string => {
  const step = stepOf(one, now);
  if (step === undefined) return '';
  return `${step.deed}: ${step.owner}${step.due === undefined ? '' : `, bis ${formatDate(step.due)}`}`;
};

const columnsAt = (now: Temporal.Instant): readonly Column<ListedSponsorship>[] => [
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
    key: 'kind',
    label: 'Kind',
    plain: 'row',
    cell: (one) => one.pupilName || one.pupilNumber,
    text: (one) => one.pupilName || one.pupilNumber,
  },
  {
    key: 'pate',
    label: 'Patin oder Pate',
    cell: (one) => `${one.sponsorGivenName} ${one.sponsorFamilyName}`,
    text: (one) => `${one.sponsorGivenName} ${one.sponsorFamilyName}`,
  },
  { key: 'schule', label: 'Schule', cell: (one) => one.schoolName, text: (one) => one.schoolName },
  { key: 'stunde', label: 'Stunde', cell: slotText, text: slotText },
  {
    key: 'stand',
    label: 'Stand',
    plain: true,
    cell: ({ state }) => <StateBadge state={state} />,
    text: ({ state }) => sponsorshipStates[state],
  },
  { key: 'seit', label: 'Seit', cell: (one) => formatDate(one.stateSince), text: (one) => formatDate(one.stateSince) },
  {
    key: 'schritt',
    label: 'Nächster Schritt',
    cell: (one) => stepText(one, now),
    text: (one) => stepText(one, now),
  },
];

interface ListProps {
  frame: Frame;
  rows: readonly ListedSponsorship[];
  count: number;
  query: SponsorshipListQuery;
  now: Temporal.Instant;
}

/** /smile/patenschaften */
export function SponsorshipListPage({ frame, rows, count, query, now }: ListProps) {
  const { page, baseUrl, filters, filtered, sort } = query;
  return (
    <Page
      {...frame}
      title="Patenschaften"
      breadcrumbs={[{ href: smilePath, label: 'SmiLe' }, { label: 'Patenschaften' }]}
      lead="Wer wen in welcher Stunde trifft; was eine Antwort braucht, steht oben."
    >
      <ListCount count={count} one="Patenschaft" many="Patenschaften" page={page} filtered={filtered} />
      <FilterBar
        action={sponsorshipsPath}
        active={filtered}
        baseUrl={baseUrl}
        sort={sortParam(sort)}
        search={{ label: 'Nummer, Schule, Patin oder Pate', value: filters.q }}
        set={setFilters(query, {
          q: (value) => `„${value}“`,
          stand: (value) => sponsorshipStates[value as SponsorshipState],
        })}
      >
        <Select
          name="stand"
          label="Stand"
          options={optionsOf(sponsorshipStates)}
          value={filters.stand}
          placeholder="alle"
        />
      </FilterBar>
      <DataTable
        caption="Patenschaften"
        columns={columnsAt(now)}
        rows={rows}
        sort={sort}
        baseUrl={baseUrl}
        empty={
          filtered ? (
            <EmptyState
              sentence="So gibt es keine Patenschaft."
              link={{ href: sponsorshipsPath, label: 'Alle zeigen' }}
            />
          ) : (
            <EmptyState
              sentence="Es gibt noch keine Patenschaft."
              link={{ href: matchingPath, label: 'Wartende vermitteln' }}
            />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}
