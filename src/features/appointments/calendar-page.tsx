// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Alert, Icon } from '../../web/components/index.ts';
import { Button, optionsOf, Select } from '../../web/form/index.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState, FilterBar, Pager, pageCount, withParams } from '../../web/list/index.ts';
import { formatLabels } from '../cases/words.tsx';
import { AbsenceLines } from './absence-lines.tsx';
import type { Absence } from './absence-queries.ts';
import type { Entry } from './calendar-queries.ts';
import { type CalendarQuery, type View, views } from './list-input.ts';
import { Agenda, entryPath, entryTitle, interpreterBadge, mondayOf, placeText, Week } from './parts.tsx';
import { awayPath, calendarPath, counterPath, feedSettingsPath, newSlotPath } from './paths.ts';
import { appointmentStates, spanText } from './words.ts';

interface CalendarPageProps {
  frame: Frame;
  query: CalendarQuery;
  entries: readonly Entry[];
  /** Who is away on the days shown. */
  absences: readonly Absence[];
  count: { all: number; free: number };
  people: readonly { id: string; name: string }[];
  today: Temporal.PlainDate;
  /** Minute of the day it is. */
  minute: number;
}

/** More than a team has in a week; what is beyond it stands in the list. */
export const mostShown = 300;

/** The calendar of the team: a day, a week, or a list of what is to come. */
export function CalendarPage(props: CalendarPageProps) {
  const { frame, query, count, people } = props;
  const appointments = formatCount(count.all - count.free, 'Termin', 'Termine');
  const whose = query.own ? 'Ihre' : query.counsellor ? 'eine Person' : 'das Team';
  return (
    <Page
      {...frame}
      title="Termine"
      action={
        <>
          <Button href={newSlotPath} icon="add">
            Termine anbieten
          </Button>
          <Button kind="secondary" href={counterPath}>
            Familie am Schalter
          </Button>
          <Button kind="secondary" href={awayPath}>
            Abwesend
          </Button>
          <Button kind="secondary" href={feedSettingsPath}>
            Abonnieren
          </Button>
        </>
      }
      lead={
        <>
          {`${spanWords(query)}: `}
          <strong>{`${appointments}, ${formatCount(count.free, 'freier', 'freie')}`}</strong>
          {query.own ? ' (nur Ihre)' : query.counsellor ? ' (nur eine Person)' : ''}
        </>
      }
    >
      <ul class="hs-views" aria-label="Ansichten">
        {(Object.keys(views) as View[]).map((view) => (
          <li>
            <a
              class="hs-views__link"
              href={withParams(query.baseUrl, { ansicht: view, seite: undefined })}
              aria-current={view === query.view ? 'page' : undefined}
            >
              {views[view]}
            </a>
          </li>
        ))}
        <li>
          <a
            class="hs-views__link"
            href={withParams(query.baseUrl, { wer: query.own ? undefined : 'ich', seite: undefined })}
          >
            {query.own ? 'Das ganze Team' : 'Nur meine'}
          </a>
        </li>
      </ul>
      <Steps query={query} today={props.today} />
      <FilterBar
        action={calendarPath}
        baseUrl={withParams(query.baseUrl, { ansicht: undefined, tag: undefined })}
        active={query.filtered}
      >
        <input type="hidden" name="ansicht" value={query.view} />
        <input type="hidden" name="tag" value={query.day.toString()} />
        <Select
          name="wer"
          label="Person"
          required={false}
          placeholder="Das ganze Team"
          value={query.filters.wer ?? ''}
          options={[
            { value: 'ich', label: 'Nur meine' },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          name="form"
          label="Wie"
          required={false}
          placeholder="Alle"
          value={query.format ?? ''}
          options={optionsOf(formatLabels)}
        />
        <Select
          name="frei"
          label="Was"
          required={false}
          placeholder="Vergebene und freie"
          value={query.free ? 'ja' : ''}
          options={[{ value: 'ja', label: 'Nur freie' }]}
        />
      </FilterBar>
      <h2 class="kern-sr-only">{`Termine für ${whose}`}</h2>
      <AbsenceLines absences={props.absences} />
      <Body {...props} />
    </Page>
  );
}

function spanWords({ view, day }: CalendarQuery): string {
  if (view === 'tag') return formatDate(day);
  if (view === 'liste') return `Ab ${formatDate(day)}`;
  const monday = mondayOf(day);
  return `Woche vom ${formatDate(monday)} bis ${formatDate(monday.add({ days: 6 }))}`;
}

/** To the days before and after. */
function Steps({ query, today }: { query: CalendarQuery; today: Temporal.PlainDate }) {
  if (query.view === 'liste') return null;
  const week = query.view === 'woche';
  const step = week ? { weeks: 1 } : { days: 1 };
  const to = (day: Temporal.PlainDate) => withParams(query.baseUrl, { tag: day.toString(), seite: undefined });
  const link = 'kern-link kern-link--no-visited-state hs-target';
  const here = week ? mondayOf(query.day).equals(mondayOf(today)) : query.day.equals(today);
  return (
    <nav class="hs-actions hs-actions--links" aria-label="Andere Tage">
      <a class={link} href={to(query.day.subtract(step))}>
        <Icon name="arrow-back" />
        {week ? 'Vorige Woche' : 'Voriger Tag'}
      </a>
      {here ? null : (
        <a class={link} href={withParams(query.baseUrl, { tag: undefined, seite: undefined })}>
          Heute
        </a>
      )}
      <a class={link} href={to(query.day.add(step))}>
        {week ? 'Nächste Woche' : 'Nächster Tag'}
        <Icon name="arrow-forward" />
      </a>
    </nav>
  );
}

function Body({ query, entries, count, today, minute }: CalendarPageProps) {
  const team = query.counsellor === undefined;
  if (entries.length === 0 && query.view !== 'woche')
    return (
      <EmptyState
        sentence={query.filtered ? 'Mit diesen Filtern ist nichts eingetragen.' : 'Hier ist nichts eingetragen.'}
        link={{ href: newSlotPath, label: 'Termine anbieten' }}
      />
    );
  if (query.view === 'tag')
    return <Agenda entries={entries} minute={query.day.equals(today) ? minute : null} team={team} />;
  if (query.view === 'liste')
    return (
      <>
        <DataTable caption="Termine" columns={listColumns} rows={entries} empty={null} />
        <Pager page={query.page} pages={pageCount(count.all)} baseUrl={query.baseUrl} />
      </>
    );
  return (
    <>
      {count.all > entries.length ? (
        <Alert tone="info" title={`Die Woche zeigt ${mostShown} Einträge. Alle stehen in der Liste.`} />
      ) : null}
      <Week
        monday={mondayOf(query.day)}
        entries={entries}
        today={today}
        team={team}
        dayHref={(day) => withParams(query.baseUrl, { ansicht: 'tag', tag: day.toString(), seite: undefined })}
      />
    </>
  );
}

const listColumns: Column<Entry>[] = [
  {
    key: 'zeit',
    label: 'Wann',
    cell: (entry) => (
      <a class="kern-link kern-link--no-visited-state" href={entryPath(entry)}>
        {`${formatDate(entry.day)}, ${spanText(entry)} Uhr`}
      </a>
    ),
    text: (entry) => `${formatDate(entry.day)}, ${spanText(entry)}`,
  },
  { key: 'wer', label: 'Familie', cell: entryTitle, text: entryTitle, plain: 'row' },
  { key: 'wo', label: 'Wie und wo', cell: placeText, text: placeText },
  {
    key: 'beratung',
    label: 'Beratung',
    cell: ({ counsellorName }) => counsellorName ?? 'noch niemand',
    text: ({ counsellorName }) => counsellorName ?? '',
  },
  {
    key: 'sprache',
    label: 'Dolmetschen',
    cell: (entry) => (entry.interpreterNeeded ? interpreterBadge(entry) : 'nicht nötig'),
    text: () => '',
  },
  {
    key: 'stand',
    label: 'Stand',
    cell: ({ state }) => (state === null ? 'frei' : appointmentStates[state]),
    text: ({ state }) => (state === null ? 'frei' : appointmentStates[state]),
  },
];
