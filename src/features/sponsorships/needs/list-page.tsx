// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { languageName } from '../../../codes/languages.ts';
import { Badge, type Tone } from '../../../web/components/index.ts';
import { Button, ButtonRow, optionsOf, Select } from '../../../web/form/index.ts';
import { formatDate, formatDays } from '../../../web/format.ts';
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
import { smilePath } from '../paths.ts';
import { pupilStates } from '../words.ts';
import { type Area, needFormPath, pupilFilePath, pupilIn, pupilListPath, schoolGridPath } from './paths.ts';
import { type Pupil, waits } from './queries.ts';
import { gradeText, meetingText, nextStep } from './rules.ts';

const tones: Readonly<Record<Pupil['state'], Tone>> = {
  ...{ reported: 'warning', waiting: 'info', placed: 'success', ended: 'neutral' },
};
export const StateBadge = ({ state }: { state: Pupil['state'] }) => (
  <Badge tone={tones[state]}>{pupilStates[state]}</Badge>
);

/** How a pupil is called on a page: at its school by the first name, and without consent by nobody. */
export const calledIn = (area: Area, { givenName, familyName }: Pick<Pupil, 'givenName' | 'familyName'>): string =>
  area === 'school' ? givenName : [givenName, familyName].filter(Boolean).join(' ');
export const classText = ({ className, grade }: Pick<Pupil, 'className' | 'grade'>): string =>
  grade === null || className.startsWith(String(grade)) ? className : `${className} (${gradeText(grade)})`;
const stepText = (one: Pupil): string => {
  const step = nextStep(one);
  if (!step) return meetingText(one);
  return `${step.deed}: ${step.owner}${step.due ? `, bis ${formatDate(step.due)}` : ''}`;
};
const waitText = ({ state, stateSince }: Pupil, today: Temporal.PlainDate): string =>
  state === 'reported' || state === 'waiting' ? formatDays(stateSince.until(today, { largestUnit: 'days' }).days) : '';

export type PupilListQuery = ListQuery<
  'seit' | 'nummer' | 'schule',
  {
    readonly q: 'text';
    readonly stand: Pupil['state'][];
    readonly schule: 'text';
    readonly sprache: 'text';
    readonly wartet: (keyof typeof waits)[];
  }
>;
export const pupilFilters = {
  q: 'text',
  stand: codesOf(pupilStates),
  schule: 'text',
  sprache: 'text',
  wartet: codesOf(waits),
} as const;

/** The columns of the list and of its file. */
export function pupilColumns(area: Area, today: Temporal.PlainDate): readonly Column<Pupil>[] {
  const called = (one: Pupil) => calledIn(area, one) || 'noch ohne Namen';
  return [
    {
      key: 'nummer',
      label: 'Meldung',
      sortable: true,
      cell: ({ id, number }) => (
        <a class="kern-link hs-nowrap" href={pupilIn(area, id)}>
          {number}
        </a>
      ),
      text: ({ number }) => number,
    },
    { key: 'kind', label: 'Kind', plain: 'row', cell: called, text: (one) => calledIn(area, one) },
    { key: 'klasse', label: 'Klasse', cell: classText, text: classText },
    ...(area === 'school'
      ? []
      : [
          {
            key: 'schule',
            label: 'Schule',
            sortable: true,
            cell: ({ schoolName }: Pupil) => schoolName,
            text: ({ schoolName }: Pupil) => schoolName,
          },
        ]),
    {
      key: 'sprache',
      label: 'Sprache',
      cell: ({ language }) => languageName(language),
      text: ({ language }) => languageName(language),
    },
    {
      key: 'stand',
      label: 'Stand',
      plain: true,
      cell: ({ state }) => <StateBadge state={state} />,
      text: ({ state }) => pupilStates[state],
    },
    {
      key: 'seit',
      label: 'Wartet',
      sortable: true,
      cell: (one) => waitText(one, today),
      text: (one) => waitText(one, today),
    },
    { key: 'schritt', label: 'Nächster Schritt', plain: true, cell: stepText, text: stepText },
  ];
}

export interface PupilListProps {
  frame: Frame;
  area: Area;
  rows: readonly Pupil[];
  count: number;
  query: PupilListQuery;
  today: Temporal.PlainDate;
  choices: readonly { language: string; school: string; schoolName: string }[];
  /** Some school of this person takes part. */
  mayReport: boolean;
}

function Filters({ area, query, choices }: Pick<PupilListProps, 'area' | 'query' | 'choices'>) {
  const { baseUrl, filters, filtered, sort } = query;
  const list = pupilListPath[area];
  const schools = new Map(choices.map(({ school, schoolName }) => [school, schoolName]));
  const languages = [...new Set(choices.map(({ language }) => language))];
  const chosen = (options: { value: string; label: string }[]) =>
    options.toSorted((a, b) => (a.label < b.label ? -1 : 1));
  return (
    <FilterBar
      action={list}
      active={filtered}
      baseUrl={baseUrl}
      sort={sortParam(sort)}
      search={{ label: 'Nummer, Vorname, Klasse', value: filters.q }}
      set={setFilters(query, {
        q: (value) => `„${value}“`,
        stand: (value) => pupilStates[value as Pupil['state']],
        schule: (value) => schools.get(value) ?? value,
        sprache: languageName,
        wartet: (value) => waits[value as keyof typeof waits],
      })}
      end={<ExportLink href={baseUrl.replace(list, pupilFilePath(area))} />}
    >
      <Select
        name="stand"
        label="Stand"
        options={optionsOf(pupilStates)}
        value={filters.stand}
        placeholder="alle, die nicht beendet sind"
      />
      {schools.size < 2 ? null : (
        <Select
          name="schule"
          label="Schule"
          options={chosen([...schools].map(([value, label]) => ({ value, label })))}
          value={filters.schule}
          placeholder="alle"
        />
      )}
      <Select
        name="sprache"
        label="Sprache"
        options={chosen(languages.map((code) => ({ value: code, label: languageName(code) })))}
        value={filters.sprache}
        placeholder="alle"
      />
      <Select
        name="wartet"
        label="Wartet"
        options={codesOf(waits).map((value) => ({ value, label: waits[value] }))}
        value={filters.wartet}
        placeholder="egal wie lange"
      />
    </FilterBar>
  );
}

/** /smile-schule and /smile/kinder */
export function PupilListPage(props: PupilListProps) {
  const { frame, area, rows, count, query, today, mayReport } = props;
  const { page, baseUrl, filtered, sort } = query;
  const own = area === 'school';
  return (
    <Page
      {...frame}
      title={own ? 'SmiLe an Ihrer Schule' : 'Kinder bei SmiLe'}
      {...(own ? {} : { breadcrumbs: [{ href: smilePath, label: 'SmiLe' }, { label: 'Kinder' }] })}
      lead={
        own
          ? 'Kinder, für die Sie eine Sprachpatin oder einen Sprachpaten wünschen. Namen gibt es hier erst, wenn die Eltern eingewilligt haben.'
          : 'Kinder, für die Schulen eine Patenschaft wünschen. Wer am längsten wartet, steht oben.'
      }
    >
      <ListCount count={count} one="Kind" many="Kinder" page={page} filtered={filtered}>
        <ButtonRow>
          {mayReport ? (
            <Button href={needFormPath(area)} icon="add">
              {own ? 'Bedarf melden' : 'Bedarf aufnehmen'}
            </Button>
          ) : null}
          {own ? (
            <Button kind="secondary" href={schoolGridPath}>
              Unterrichtsstunden
            </Button>
          ) : null}
        </ButtonRow>
      </ListCount>
      {mayReport ? null : (
        <p class="kern-body">
          Ihr Zentrum bietet SmiLe zurzeit für andere Schulformen an. Bitte fragen Sie die Koordination.
        </p>
      )}
      <Filters {...props} />
      <DataTable
        caption="Kinder"
        columns={pupilColumns(area, today)}
        rows={rows}
        sort={sort}
        baseUrl={baseUrl}
        empty={
          filtered ? (
            <EmptyState
              sentence="So ist kein Kind eingetragen."
              link={{ href: pupilListPath[area], label: 'Alle zeigen' }}
            />
          ) : (
            <EmptyState sentence="Es ist noch kein Kind gemeldet." />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}
