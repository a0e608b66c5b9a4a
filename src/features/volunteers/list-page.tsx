// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { Badge } from '../../web/components/index.ts';
import { Button, optionsOf, Select } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
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
import { languageOptions } from '../families/fields.tsx';
import type { volunteerListSpec } from './input.ts';
import {
  checkRulesPath,
  thanksPath,
  volunteerFormPath,
  volunteerListFilePath,
  volunteerPath,
  volunteersPath,
  volunteerTextsPath,
} from './paths.ts';
import { nameOf, type Volunteer } from './queries.ts';
import type { SpokenLanguage } from './rows.ts';
import type { CheckState, HelpReach, HelpService, VolunteerState } from './rules.ts';
import { checkWords, modeWords, serviceWords, stateWords } from './words.ts';

/** A volunteer in the list, with what is read beside it. */
export interface ListedVolunteer extends Volunteer {
  languages: readonly SpokenLanguage[];
  papers: readonly CheckState[];
}

const title = 'Ehrenamtliche';
const paperFilters = { open: 'etwas fehlt', soon: 'läuft in 8 Wochen ab' } as const;

const languagesText = ({ languages }: ListedVolunteer): string =>
  languages.map(({ language }) => languageName(language)).join(', ');
const modesText = ({ modes }: ListedVolunteer): string =>
  Object.entries(modeWords)
    .flatMap(([code, word]) => (modes.includes(code) ? [word] : []))
    .join(', ');

/** What of the papers stands in the way, or when the next one ends. */
function papersText({ papers }: ListedVolunteer): string {
  const open = papers.filter(({ state }) => state !== 'valid').map(({ kind }) => checkWords[kind]);
  if (open.length > 0) return `fehlt: ${open.join(', ')}`;
  const [next] = papers.flatMap(({ until }) => (until === null ? [] : [until])).toSorted(Temporal.PlainDate.compare);
  return next === undefined ? 'vollständig' : `vollständig bis ${formatDate(next)}`;
}

export const stateTones: Readonly<Record<VolunteerState, 'info' | 'success' | 'warning' | 'neutral'>> = {
  interested: 'info',
  talk: 'info',
  training: 'info',
  active: 'success',
  paused: 'warning',
  left: 'neutral',
};

export const volunteerColumns: readonly Column<ListedVolunteer>[] = [
  {
    key: 'name',
    label: 'Name',
    sortable: true,
    cell: (row) => (
      <a class="kern-link" href={volunteerPath(row.id)}>
        {nameOf(row)}
      </a>
    ),
    text: nameOf,
  },
  { key: 'nummer', label: 'Nummer', cell: ({ number }) => number, text: ({ number }) => number },
  { key: 'sprachen', label: 'Sprachen', plain: true, cell: languagesText, text: languagesText },
  { key: 'arten', label: 'Wie', plain: true, cell: modesText, text: modesText },
  { key: 'ort', label: 'Ort', plain: true, cell: ({ place }) => place, text: ({ place }) => place },
  {
    key: 'stand',
    label: 'Stand',
    cell: ({ state }) => <Badge tone={stateTones[state]}>{stateWords[state]}</Badge>,
    text: ({ state }) => stateWords[state],
  },
  { key: 'nachweise', label: 'Nachweise', plain: true, cell: papersText, text: papersText },
  {
    key: 'seit',
    label: 'Stand seit',
    sortable: true,
    cell: ({ stateSince }) => formatDate(stateSince),
    text: ({ stateSince }) => formatDate(stateSince),
  },
];

export type VolunteerListQuery = ListQuery<'name' | 'seit', typeof volunteerListSpec>;

export interface VolunteerListProps {
  frame: Frame;
  rows: readonly ListedVolunteer[];
  count: number;
  query: VolunteerListQuery;
  /** May this person say which papers are needed? */
  mayRule: boolean;
  /** May this person thank everybody at the end of the year? */
  mayThank: boolean;
  /** Whom this person has to do with. */
  reach: HelpReach;
  /** Where somebody says that they want to help, and where volunteers ask for the link to their page; whole, without scheme. */
  doors: { join: string; own: string };
}

const leadOf = (reach: HelpReach): string => {
  if (reach.length > 1) return 'Menschen, die dolmetschen oder Kinder beim Deutschlernen begleiten.';
  return reach.includes('interpreting')
    ? 'Menschen, die dolmetschen.'
    : 'Menschen, die Kinder beim Deutschlernen begleiten.';
};

/** Where people join and keep what is theirs, and what is done for all of them. */
function Doors({ doors, reach, mayThank }: Pick<VolunteerListProps, 'doors' | 'reach' | 'mayThank'>) {
  return (
    <p class="kern-body hs-measure">
      {reach.includes('interpreting') ? (
        <>
          Wer dolmetschen möchte, meldet sich ohne Anmeldung unter <strong>{doors.join}</strong>.{' '}
        </>
      ) : null}
      Den Link zur eigenen Seite fordern Ehrenamtliche unter <strong>{doors.own}</strong> an.{' '}
      {mayThank ? (
        <>
          <a class="kern-link" href={volunteerTextsPath}>
            Texte lesen und freigeben
          </a>{' '}
          <a class="kern-link" href={thanksPath}>
            Dank am Jahresende
          </a>
        </>
      ) : null}
    </p>
  );
}

/** Everybody who helps or wants to. */
export function VolunteerListPage(props: VolunteerListProps) {
  const { frame, rows, count, query, mayRule, reach } = props;
  const { page, baseUrl, filters, filtered, sort } = query;
  return (
    <Page {...frame} title={title} lead={leadOf(reach)}>
      <ListCount count={count} one="Person" many="Personen" page={page} filtered={filtered}>
        <Button href={volunteerFormPath} icon="add">
          Person eintragen
        </Button>
      </ListCount>
      <FilterBar
        action={volunteersPath}
        sort={sortParam(sort)}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Name, Nummer, Telefon oder E-Mail', value: filters.q }}
        set={setFilters(query, {
          stand: (code) => stateWords[code as VolunteerState] ?? code,
          sprache: languageName,
          nachweis: (code) => paperFilters[code as keyof typeof paperFilters] ?? code,
          aufgabe: (code) => serviceWords[code as HelpService] ?? code,
        })}
        end={<ExportLink href={baseUrl.replace(volunteersPath, volunteerListFilePath)}>CSV</ExportLink>}
      >
        <Select name="sprache" label="Sprache" options={languageOptions} value={filters.sprache} placeholder="alle" />
        <Select
          name="stand"
          label="Stand"
          options={optionsOf(stateWords)}
          value={filters.stand}
          placeholder="alle außer ausgeschieden"
        />
        <Select
          name="nachweis"
          label="Nachweise"
          options={optionsOf(paperFilters)}
          value={filters.nachweis}
          placeholder="alle"
        />
        {reach.length < 2 ? null : (
          <Select
            name="aufgabe"
            label="Aufgabe"
            options={optionsOf(serviceWords)}
            value={filters.aufgabe}
            placeholder="alle"
          />
        )}
      </FilterBar>
      <DataTable
        caption={title}
        columns={volunteerColumns}
        rows={rows}
        sort={sort}
        baseUrl={baseUrl}
        empty={
          filtered ? (
            <EmptyState sentence="So ist niemand eingetragen." link={{ href: volunteersPath, label: 'Alle zeigen' }} />
          ) : (
            <EmptyState
              sentence="Es ist noch niemand eingetragen."
              link={{ href: volunteerFormPath, label: 'Person eintragen' }}
            />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
      <Doors {...props} />
      {mayRule ? (
        <p class="hs-text">
          Welche Nachweise gebraucht werden:{' '}
          <a class="kern-link" href={checkRulesPath.interpreting}>
            fürs Dolmetschen
          </a>{' '}
          ·{' '}
          <a class="kern-link" href={checkRulesPath.sponsorship}>
            für Sprachpatenschaften
          </a>
        </p>
      ) : null}
    </Page>
  );
}
