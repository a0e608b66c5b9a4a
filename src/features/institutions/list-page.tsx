// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Badge } from '../../web/components/index.ts';
import { Button, optionsOf, Select } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  ExportLink,
  FilterBar,
  ListCount,
  type ListQuery,
  Pager,
  pageCount,
  setFilters,
  sortParam,
} from '../../web/list/index.ts';
import { institutionExportPath, institutionFormPath, institutionPath, institutionsPath } from './paths.ts';
import type { Institution } from './queries.ts';
import { fullInstitutionName, institutionKinds, protectedName } from './words.ts';

export const institutionsTitle = 'Einrichtungen';

/** Whether an institution may ask, for the filter. */
export const activity = { fragt_an: 'fragt an', ruht: 'ruht' } as const;

export type InstitutionListQuery = ListQuery<
  'name' | 'art',
  { readonly q: 'text'; readonly art: (keyof typeof institutionKinds)[]; readonly stand: (keyof typeof activity)[] }
>;

/** How an institution is named to whom: protected ones by number alone, where names are not to be seen. */
export const shownName = (one: Institution, seesProtected: boolean): string =>
  one.isProtected && !seesProtected ? `${protectedName} ${one.number}` : fullInstitutionName(one);

const reach = (one: Institution): string => [one.contactName, one.phone, one.email].filter(Boolean).join(', ');
const standText = ({ active }: Institution): string => (active ? activity.fragt_an : activity.ruht);

/** The columns of the list; of protected ones nothing that tells where they are, unless `seesProtected`. */
export const institutionColumnsFor = (seesProtected: boolean): readonly Column<Institution>[] => {
  const unless = (text: (one: Institution) => string) => (one: Institution) =>
    one.isProtected && !seesProtected ? '' : text(one);
  return [
    {
      key: 'name',
      label: 'Einrichtung',
      sortable: true,
      cell: (one) => (
        <>
          <a class="kern-link" href={institutionPath(one.id)}>
            {shownName(one, seesProtected)}
          </a>
          {one.isProtected ? <Badge tone="warning">geschützt</Badge> : null}
        </>
      ),
      text: (one) => shownName(one, seesProtected),
    },
    { key: 'nummer', label: 'Nummer', cell: ({ number }) => number, text: ({ number }) => number },
    {
      key: 'art',
      label: 'Art',
      sortable: true,
      cell: unless(({ kind }) => institutionKinds[kind]),
      text: unless(({ kind }) => institutionKinds[kind]),
    },
    { key: 'ort', label: 'Ort', cell: unless(({ place }) => place), text: unless(({ place }) => place) },
    { key: 'kontakt', label: 'Kontakt', plain: true, cell: unless(reach), text: unless(reach) },
    { key: 'stand', label: 'Stand', cell: standText, text: standText },
  ];
};

export interface InstitutionListProps {
  frame: Frame;
  rows: readonly Institution[];
  count: number;
  query: InstitutionListQuery;
  /** May take in and change institutions, and see protected ones. */
  keeps: boolean;
}

/** /einrichtungen */
export function InstitutionListPage({ frame, rows, count, query, keeps }: InstitutionListProps) {
  const { page, baseUrl, filters, filtered, sort } = query;
  return (
    <Page {...frame} title={institutionsTitle} lead="Wer Dolmetschende anfragt.">
      <ListCount count={count} one="Einrichtung" many="Einrichtungen" page={page} filtered={filtered}>
        {keeps ? (
          <Button href={institutionFormPath} icon="add">
            Einrichtung aufnehmen
          </Button>
        ) : null}
      </ListCount>
      <FilterBar
        action={institutionsPath}
        active={filtered}
        baseUrl={baseUrl}
        sort={sortParam(sort)}
        search={{ label: 'Name, Ort oder Nummer', value: filters.q }}
        set={setFilters(query, {
          q: (value) => `„${value}“`,
          art: (value) => institutionKinds[value as keyof typeof institutionKinds],
          stand: (value) => activity[value as keyof typeof activity],
        })}
        end={<ExportLink href={baseUrl.replace(institutionsPath, institutionExportPath)} />}
      >
        <Select name="art" label="Art" options={optionsOf(institutionKinds)} value={filters.art} placeholder="alle" />
        <Select name="stand" label="Stand" options={optionsOf(activity)} value={filters.stand} placeholder="alle" />
      </FilterBar>
      <DataTable
        caption={institutionsTitle}
        columns={institutionColumnsFor(keeps)}
        rows={rows}
        sort={sort}
        baseUrl={baseUrl}
        empty={
          filtered ? (
            <EmptyState
              sentence="So ist keine Einrichtung eingetragen."
              link={{ href: institutionsPath, label: 'Alle zeigen' }}
            />
          ) : (
            <EmptyState sentence="Es ist noch keine Einrichtung eingetragen." />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}
