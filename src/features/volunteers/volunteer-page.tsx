// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { Accordion, Alert, Badge, DescriptionList, Timeline } from '../../web/components/index.ts';
import { Button, Form, Hidden } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import type { SentLink } from '../links/queries.ts';
import type { Care } from './care/care-queries.ts';
import { CareSection } from './care/care-section.tsx';
import type { KeptCheck } from './check-queries.ts';
import type { LanguageWish } from './language-wishes/wish-queries.ts';
import { LanguageWishes } from './language-wishes/wish-section.tsx';
import { stateTones } from './list-page.tsx';
import { NextOf } from './next-step.tsx';
import { OwnSection } from './own/own-section.tsx';
import type { SeenPair, Twin } from './pairs/pair-queries.ts';
import { Twins } from './pairs/pair-section.tsx';
import {
  conductLetterPath,
  endVolunteerAbsencePath,
  sharePath,
  standbyPath,
  volunteersPath,
  withdrawCheckPath,
} from './paths.ts';
import type { Away } from './profile-queries.ts';
import { type listEvents, nameOf, type Volunteer } from './queries.ts';
import type { SpokenLanguage } from './rows.ts';
import type { CheckState } from './rules.ts';
import { type DaySpan, weekdays, writeSpans } from './span-rules.ts';
import {
  channelWords,
  checkStateWords,
  checkWords,
  conductWords,
  directionWords,
  eventWords,
  genderWords,
  levelWords,
  modeWords,
  serviceWords,
  stateWords,
  topicWords,
} from './words.ts';

/** Everything the page of a volunteer shows. */
export interface VolunteerFile {
  person: Volunteer;
  languages: readonly SpokenLanguage[];
  windows: readonly (DaySpan & { weekday: number })[];
  /** Names of the municipalities. */
  areas: readonly string[];
  away: readonly Away[];
  papers: readonly CheckState[];
  checks: readonly KeptCheck[];
  events: Awaited<ReturnType<typeof listEvents>>;
  /** Entries that may be the same person, and what was said of others before. */
  twins: readonly Twin[];
  pairs: readonly SeenPair[];
  /** Languages the person proposed or ended. */
  wishes: readonly LanguageWish[];
  care: readonly Care[];
  /** Links to the own page that were sent. */
  links: readonly SentLink[];
  /** What is missing before the person can become active. */
  missing: readonly string[];
  /** May the reader thank at the end of the year? */
  mayThank: boolean;
}

const listOf = (words: Readonly<Record<string, string>>, codes: readonly string[]): string =>
  Object.entries(words)
    .flatMap(([code, word]) => (codes.includes(code) ? [word] : []))
    .join(', ');

function Papers({ file, requestId }: { file: VolunteerFile; requestId: () => string }) {
  const { person, papers, checks } = file;
  const kept = checks.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <Accordion
      title="Nachweise"
      summary={papers.every(({ state }) => state === 'valid') ? 'vollständig' : 'es fehlt etwas'}
      open
    >
      <DescriptionList
        items={papers.map(({ kind, state, until }) => ({
          term: checkWords[kind],
          value: (
            <>
              <Badge tone={state === 'valid' ? 'success' : 'warning'}>{checkStateWords[state]}</Badge>{' '}
              {until === null ? '' : `${state === 'valid' ? 'neu vorlegen am' : 'seit'} ${formatDate(until)}`}
            </>
          ),
        }))}
      />
      {kept.length === 0 ? null : (
        <>
          <h3 class="kern-heading-small">Gesehen</h3>
          <ul class="hs-stack">
            {kept.map((check) => (
              <li>
                <p class="hs-text">
                  {checkWords[check.kind]}
                  {check.form === null ? '' : `, ${conductWords[check.form]}`} vom {formatDate(check.datedOn)}, gesehen
                  am {formatDate(check.seenOn)} {check.seenBy === null ? '' : `von ${check.seenBy}`}
                </p>
                <Form action={withdrawCheckPath(person.id)} requestId={requestId()}>
                  <Hidden name="eintrag" value={check.id} />
                  <Button kind="tertiary" about={`${checkWords[check.kind]} vom ${formatDate(check.datedOn)}`}>
                    Zurücknehmen
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
      <Form action={conductLetterPath(person.id)} requestId={requestId()}>
        <Button kind="secondary">Bestätigung für das kostenfreie Führungszeugnis (PDF)</Button>
      </Form>
      <p class="kern-body kern-body--small hs-muted">
        Es wird keine Kopie aufbewahrt, nur dass und wann der Nachweis gesehen wurde.
      </p>
    </Accordion>
  );
}

function Times({ file, requestId }: { file: VolunteerFile; requestId: () => string }) {
  const { person, windows, away, areas } = file;
  return (
    <Accordion title="Zeiten und Orte" summary={windows.length === 0 ? 'nach Absprache' : 'feste Zeiten'}>
      <DescriptionList
        items={[
          ...weekdays.flatMap(({ number, word }) => {
            const spans = windows.filter(({ weekday }) => weekday === number);
            return spans.length === 0 ? [] : [{ term: word, value: `${writeSpans(spans)} Uhr` }];
          }),
          { term: 'Wie', value: listOf(modeWords, person.modes) },
          { term: 'Umkreis', value: person.radiusKm === null ? 'überallhin' : `${person.radiusKm} km` },
          { term: 'In jedem Fall nach', value: areas.join(', ') },
          {
            term: 'Höchstens im Monat',
            value: person.mostJobsMonth === null ? 'keine Grenze' : `${person.mostJobsMonth} Einsätze`,
          },
          {
            term: 'Höchstens in der Woche',
            value: person.mostMessagesWeek === null ? 'keine Grenze' : `${person.mostMessagesWeek} Nachrichten`,
          },
        ]}
      />
      {person.interprets ? (
        <p class="hs-text">
          <a class="kern-link hs-target" href={standbyPath(person.id)}>
            Bereitschaft am Telefon
          </a>
        </p>
      ) : null}
      {away.map(({ id, from, to }) => (
        <Form action={endVolunteerAbsencePath(person.id)} requestId={requestId()}>
          <p class="hs-text">
            Abwesend {formatDate(from)} bis {formatDate(to)}
          </p>
          <Hidden name="eintrag" value={id} />
          <Button kind="tertiary" about={`${formatDate(from)} bis ${formatDate(to)}`}>
            Abwesenheit löschen
          </Button>
        </Form>
      ))}
    </Accordion>
  );
}

function Person({ person }: { person: Volunteer }) {
  return (
    <Accordion title="Person und Kontakt" summary={channelWords[person.channel]}>
      <DescriptionList
        items={[
          { term: 'Telefon', value: person.phone },
          { term: 'E-Mail', value: person.email },
          {
            term: 'Anschrift',
            value: [person.street, [person.postcode, person.place].filter(Boolean).join(' ')]
              .filter(Boolean)
              .join(', '),
          },
          { term: 'Geburtsdatum', value: person.birth === null ? '' : formatDate(person.birth) },
          { term: 'Geschlecht', value: person.gender === null ? '' : genderWords[person.gender] },
          { term: 'Notiz', value: person.note },
          { term: 'Kennung für andere Zentren', value: person.personKey },
        ]}
      />
      <p class="hs-text">
        <a class="kern-link" href={sharePath(person.id)}>
          Hilft auch in einem anderen Zentrum
        </a>
      </p>
    </Accordion>
  );
}

/** One volunteer: what comes next, languages, papers, times, contact, history. */
export function VolunteerPage({
  frame,
  file,
  today,
  requestId,
}: {
  frame: Frame;
  file: VolunteerFile;
  today: Temporal.PlainDate;
  requestId: () => string;
}) {
  const { person, languages, events } = file;
  const name = nameOf(person);
  const tasks = [
    ...(person.interprets ? [serviceWords.interpreting] : []),
    ...(person.sponsors ? [serviceWords.sponsorship] : []),
  ];
  return (
    <Page
      {...frame}
      title={name}
      breadcrumbs={[{ href: volunteersPath, label: 'Ehrenamtliche' }, { label: name }]}
      lead={`${person.number} · ${tasks.join(', ')}`}
    >
      <p class="hs-text">
        <Badge tone={stateTones[person.state]}>{stateWords[person.state]}</Badge>
        <span class="hs-muted"> seit {formatDate(person.stateSince)}</span>
      </p>
      <NextOf {...{ file, requestId, today }} />
      <Twins {...{ person, requestId }} twins={file.twins} pairs={file.pairs} />
      {person.channel === 'phone' ? <Alert tone="info" title="Diese Person möchte nur angerufen werden." /> : null}
      <Accordion title="Sprachen" summary={String(languages.length)} open>
        <DescriptionList
          items={languages.map(({ language, level, direction, reads, variety }) => ({
            term: languageName(language),
            value: [levelWords[level], directionWords[direction], reads ? 'liest und schreibt' : '', variety]
              .filter(Boolean)
              .join(', '),
          }))}
        />
        <LanguageWishes {...{ person, requestId }} wishes={file.wishes} />
        <p class="hs-text">Geschult für: {listOf(topicWords, person.topics) || 'noch nichts eingetragen'}</p>
      </Accordion>
      <Papers {...{ file, requestId }} />
      <Times {...{ file, requestId }} />
      <CareSection {...{ person, today, requestId }} care={file.care} mayThank={file.mayThank} />
      <OwnSection {...{ person, requestId }} links={file.links} />
      <Person person={person} />
      <Accordion title="Verlauf" summary={String(events.length)}>
        <Timeline
          items={events.map(({ kind, at, by }) => ({ when: at, title: eventWords[kind], by: by ?? undefined }))}
        />
      </Accordion>
    </Page>
  );
}
