// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Badge, type Tone } from '../../../web/components/index.ts';
import { Button, optionsOf, Select } from '../../../web/form/index.ts';
import { formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
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
} from '../../../web/list/index.ts';
import { volunteerFormPath } from '../../volunteers/paths.ts';
import { nameOf } from '../../volunteers/queries.ts';
import type { CheckState, VolunteerState } from '../../volunteers/rules.ts';
import { checkWords, stateWords } from '../../volunteers/words.ts';
import { smilePath, sponsorPath, sponsorsPath } from '../paths.ts';
import type { sponsorListSpec } from './input.ts';
import { modulesPath, sponsorFilePath } from './paths.ts';
import type { ListedSponsor } from './queries.ts';
import { paperFilters, roomWords } from './words.ts';

/** A sponsor in the list, with what is read beside it. */
export interface SponsorLine extends ListedSponsor {
  schools: readonly string[];
  papers: readonly CheckState[];
}

const title = 'Patinnen und Paten';
const tones: Readonly<Record<VolunteerState, Tone>> = {
  ...{ interested: 'info', talk: 'info', training: 'info', active: 'success', paused: 'warning', left: 'neutral' },
};

const roomText = ({ seats, taken }: Pick<ListedSponsor, 'seats' | 'taken'>): string =>
  seats === null ? roomWords.neu : `${taken} von ${seats}`;

function schoolsText({ schools, radiusKm, seats }: SponsorLine): string {
  if (seats === null) return '';
  if (schools.length > 0) return schools.join(', ');
  return radiusKm === null ? 'alle Schulen' : `alle im Umkreis von ${radiusKm} km`;
}

/** What is missing or has ended, the certificate of conduct before all; or until when everything counts. */
export function papersText(papers: readonly CheckState[]): string {
  const open = papers.filter(({ state }) => state !== 'valid');
  if (open.length > 0)
    return open
      .map(({ kind, state }) => `${checkWords[kind]} ${state === 'expired' ? 'abgelaufen' : 'fehlt'}`)
      .join(', ');
  const [next] = papers.flatMap(({ until }) => (until === null ? [] : [until])).toSorted(Temporal.PlainDate.compare);
  return next === undefined ? 'vollständig' : `vollständig bis ${formatDate(next)}`;
}

const lastText = ({ lastOn }: ListedSponsor): string => (lastOn === null ? 'noch keine' : formatDate(lastOn));

export const sponsorColumns: readonly Column<SponsorLine>[] = [
  {
    key: 'name',
    label: 'Name',
    sortable: true,
    cell: (row) => (
      <a class="kern-link" href={sponsorPath(row.id)}>
        {nameOf(row)}
      </a>
    ),
    text: nameOf,
  },
  {
    key: 'stand',
    label: 'Stand',
    cell: ({ state }) => <Badge tone={tones[state]}>{stateWords[state]}</Badge>,
    text: ({ state }) => stateWords[state],
  },
  { key: 'kinder', label: 'Kinder', cell: roomText, text: roomText },
  { key: 'schulen', label: 'Schulen', plain: true, cell: schoolsText, text: schoolsText },
  {
    key: 'nachweise',
    label: 'Nachweise',
    plain: true,
    cell: ({ papers }) => papersText(papers),
    text: ({ papers }) => papersText(papers),
  },
  { key: 'stunde', label: 'Letzte Stunde', sortable: true, cell: lastText, text: lastText },
];

export interface SponsorListProps {
  frame: Frame;
  rows: readonly SponsorLine[];
  count: number;
  query: ListQuery<'name' | 'stunde', typeof sponsorListSpec>;
  /** Schools that some sponsor has named. */
  schools: readonly { number: string; name: string }[];
}

/** /smile/paten */
export function SponsorListPage({ frame, rows, count, query, schools }: SponsorListProps) {
  const { page, baseUrl, filters, filtered, sort } = query;
  return (
    <Page
      {...frame}
      title={title}
      breadcrumbs={[{ href: smilePath, label: 'SmiLe' }, { label: title }]}
      lead="Wer Kinder beim Deutschlernen begleitet, wie viele noch Platz haben und was zu tun ist."
    >
      <ListCount count={count} one="Person" many="Personen" page={page} filtered={filtered}>
        <Button href={volunteerFormPath} icon="add">
          Person eintragen
        </Button>
      </ListCount>
      <FilterBar
        action={sponsorsPath}
        sort={sortParam(sort)}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Name oder Nummer', value: filters.q }}
        set={setFilters(query, {
          stand: (code) => stateWords[code as VolunteerState] ?? code,
          platz: (code) => roomWords[code as keyof typeof roomWords] ?? code,
          schule: (code) => schools.find(({ number }) => number === code)?.name ?? code,
          nachweis: (code) => paperFilters[code as keyof typeof paperFilters] ?? code,
        })}
        end={<ExportLink href={baseUrl.replace(sponsorsPath, sponsorFilePath)}>CSV</ExportLink>}
      >
        <Select
          name="stand"
          label="Stand"
          options={optionsOf(stateWords)}
          value={filters.stand}
          placeholder="alle außer ausgeschieden"
        />
        <Select name="platz" label="Platz" options={optionsOf(roomWords)} value={filters.platz} placeholder="alle" />
        <Select
          name="schule"
          label="Schule"
          options={schools.map(({ number, name }) => ({ value: number, label: name }))}
          value={filters.schule}
          placeholder="alle"
        />
        <Select
          name="nachweis"
          label="Nachweise"
          options={optionsOf(paperFilters)}
          value={filters.nachweis}
          placeholder="alle"
        />
      </FilterBar>
      <DataTable
        caption={title}
        columns={sponsorColumns}
        rows={rows}
        sort={sort}
        baseUrl={baseUrl}
        empty={
          filtered ? (
            <EmptyState sentence="So ist niemand eingetragen." link={{ href: sponsorsPath, label: 'Alle zeigen' }} />
          ) : (
            <EmptyState
              sentence="Noch niemand möchte Kinder begleiten."
              link={{ href: volunteerFormPath, label: 'Person eintragen' }}
            />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
      <p class="hs-text">
        <a class="kern-link hs-target" href={modulesPath}>
          Vorbereitung und Teilnahme
        </a>
      </p>
    </Page>
  );
}
