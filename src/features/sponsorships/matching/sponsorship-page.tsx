// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { dayOf } from '../../../clock.ts';
import {
  type Action,
  Actions,
  Alert,
  Badge,
  DescriptionList,
  NextStep,
  Timeline,
  type Tone,
} from '../../../web/components/index.ts';
import { formatDate, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import type { Word } from '../own/word-queries.ts';
import { WordsSection } from '../own/words-section.tsx';
import {
  pupilPath,
  schoolSmilePath,
  smilePath,
  sponsorPath,
  sponsorshipSessionsPath,
  sponsorshipsPath,
} from '../paths.ts';
import type { Sponsorship } from '../queries.ts';
import { isMinor, neverAloneHint } from '../sponsors/rules.ts';
import {
  endReasons,
  mayHappen,
  pauseReasons,
  type SponsorshipEvent,
  type SponsorshipState,
  sides,
  sponsorshipStates,
} from '../states.ts';
import { slotText } from '../words.ts';
import { answeredAt, mayResume, stepOf } from './course-rules.ts';
import type { Desk } from './deed-routes.tsx';
import type { PastEvent, People } from './view-queries.ts';
import { lessonText } from './words.ts';

const tones: Readonly<Record<SponsorshipState, Tone>> = {
  ...{ proposed: 'warning', meeting: 'info', active: 'success', paused: 'warning', ended: 'neutral' },
};
export const StateBadge = ({ state }: { state: SponsorshipState }) => (
  <Badge tone={tones[state]}>{sponsorshipStates[state]}</Badge>
);

export interface SponsorshipFile {
  one: Sponsorship;
  people: People;
  events: readonly PastEvent[];
  /** Sides no mail reaches. */
  unreached: readonly ('sponsor' | 'school')[];
  /** What the sponsor said in the own account; read by the coordination alone. */
  words: readonly Word[];
}

interface SponsorshipPageProps {
  frame: Frame;
  desk: Desk;
  file: SponsorshipFile;
  now: Temporal.Instant;
  requestId(): string;
}

const dayText = (text: string): string => formatDate(Temporal.PlainDate.from(text));

/** What happened, in words; at a school a pause has no reason. */
function eventText(event: SponsorshipEvent, full: boolean): { title: string; detail?: Child } {
  switch (event.type) {
    case 'proposed':
      return {
        title: `Vorgeschlagen: ${slotText(event.payload)}`,
        detail: `Antwort bis ${dayText(event.payload.answerBy)}`,
      };
    case 'agreed':
      return { title: `Ja gesagt: ${sides[event.payload.side]}` };
    case 'meeting_set':
      return { title: 'Kennenlernen vereinbart', detail: formatDateTime(Temporal.Instant.from(event.payload.at)) };
    case 'activated':
      return { title: `Begonnen am ${dayText(event.payload.from)}` };
    case 'moved':
      return { title: `Verlegt: ${slotText(event.payload)}` };
    case 'paused': {
      const until = event.payload.until === null ? '' : ` bis ${dayText(event.payload.until)}`;
      return { title: `Treffen pausieren${until}`, ...(full ? { detail: pauseReasons[event.payload.reason] } : {}) };
    }
    case 'resumed':
      return { title: 'Treffen gehen weiter' };
    case 'ended':
      return {
        title: `Beendet am ${dayText(event.payload.on)}`,
        ...(full ? { detail: `${endReasons[event.payload.reason]} (${sides[event.payload.side]})` } : {}),
      };
  }
}

function deedsOf({ desk, file: { one }, requestId }: SponsorshipPageProps): { primary?: Action; others: Action[] } {
  const { places, doer } = desk;
  const canAnswer = one.state === 'proposed' && (doer === 'centre' || one.schoolYesAt === null);
  const deeds: (Action | null)[] = [
    canAnswer
      ? { label: doer === 'centre' ? 'Antwort eintragen' : 'Antwort geben', href: places.answer(one.id) }
      : null,
    one.state === 'meeting' && one.meetingAt === null
      ? { label: 'Kennenlernen vereinbaren', href: places.meeting(one.id) }
      : null,
    mayHappen(one.state, 'activated') ? { label: 'Ersten Tag eintragen', href: places.begin(one.id) } : null,
    one.state === 'paused' && mayResume(doer, one.pauseReason)
      ? { label: 'Treffen gehen weiter', href: places.resume(one.id), requestId: requestId() }
      : null,
    one.state === 'meeting' && one.meetingAt !== null
      ? { label: 'Kennenlernen verlegen', href: places.meeting(one.id) }
      : null,
    mayHappen(one.state, 'moved') ? { label: 'Andere Stunde', href: places.move(one.id) } : null,
    mayHappen(one.state, 'paused') ? { label: 'Treffen pausieren', href: places.pause(one.id) } : null,
    mayHappen(one.state, 'ended')
      ? { label: one.state === 'proposed' ? 'Vorschlag zurücknehmen' : 'Beenden', href: places.end(one.id) }
      : null,
  ];
  const all = deeds.filter((deed) => deed !== null);
  const [first, ...others] = all;
  // What always can be done is no next step: then nothing stands out.
  return first !== undefined && ['proposed', 'meeting', 'paused'].includes(one.state) && all.length > 1
    ? { primary: first, others }
    : { others: all };
}

function sponsorName({ people, one }: SponsorshipFile, full: boolean): string {
  const whole = `${people.sponsorGivenName} ${people.sponsorFamilyName}`.trim();
  return full || one.state !== 'proposed' ? whole : people.sponsorGivenName;
}

function Facts({ desk, file }: SponsorshipPageProps) {
  const { one, people } = file;
  const full = desk.doer === 'centre';
  const yes = (at: Temporal.Instant | null): string =>
    at === null ? 'noch keine Antwort' : `Ja, ${formatDateTime(at)}`;
  const name = sponsorName(file, full);
  const child = [people.pupilName || people.pupilNumber, people.className === '' ? '' : `Klasse ${people.className}`];
  const items = [
    {
      term: 'Kind',
      value: full ? (
        <a class="kern-link" href={pupilPath(one.pupilId)}>
          {child.filter(Boolean).join(', ')}
        </a>
      ) : (
        child.filter(Boolean).join(', ')
      ),
    },
    {
      term: 'Patin oder Pate',
      value: full ? (
        <a class="kern-link" href={sponsorPath(one.volunteerId)}>
          {name}
        </a>
      ) : (
        name
      ),
    },
    { term: 'Schule', value: people.schoolName },
    { term: 'Stunde', value: lessonText(one) },
    { term: 'Antwort Patin oder Pate', value: yes(one.sponsorYesAt) },
    { term: 'Antwort Schule', value: yes(one.schoolYesAt) },
    ...(one.meetingAt === null ? [] : [{ term: 'Kennenlernen', value: formatDateTime(one.meetingAt) }]),
    ...(one.startedOn === null ? [] : [{ term: 'Erster Tag', value: formatDate(one.startedOn) }]),
    ...(full && one.startedOn !== null
      ? [
          {
            term: 'Stunden',
            value: (
              <a class="kern-link" href={sponsorshipSessionsPath(one.id)}>
                Eingetragene Stunden
              </a>
            ),
          },
        ]
      : []),
    ...(one.state === 'paused'
      ? [
          {
            term: 'Treffen pausieren',
            value: one.pausedUntil === null ? 'ohne Ende' : `bis ${formatDate(one.pausedUntil)}`,
          },
        ]
      : []),
    ...(full && one.pauseReason !== null ? [{ term: 'Grund der Pause', value: pauseReasons[one.pauseReason] }] : []),
    ...(one.endedOn === null ? [] : [{ term: 'Beendet', value: formatDate(one.endedOn) }]),
  ];
  return <DescriptionList items={items} />;
}

const unreachedWords = { sponsor: 'Patin oder Pate', school: 'Schule' } as const;

/** /smile/patenschaften/:id, and the same at a school with less in it. */
export function SponsorshipPage(props: SponsorshipPageProps) {
  const { frame, desk, file, now } = props;
  const { one, people, events, unreached } = file;
  const full = desk.doer === 'centre';
  const step = stepOf(one, now);
  const toCall = one.state === 'proposed' ? unreached.filter((side) => answeredAt(one, side) === null) : [];
  const minor = one.state !== 'ended' && isMinor(people.sponsorBirth, dayOf(now));
  return (
    <Page
      {...frame}
      title={`${people.pupilName || people.pupilNumber} und ${people.sponsorGivenName}`}
      breadcrumbs={
        full
          ? [
              { href: smilePath, label: 'SmiLe' },
              { href: sponsorshipsPath, label: 'Patenschaften' },
              { label: one.number },
            ]
          : [{ href: schoolSmilePath, label: 'SmiLe' }, { label: one.number }]
      }
      lead={`${lessonText(one)}, ${people.schoolName}.`}
    >
      <p>
        <StateBadge state={one.state} /> <span class="hs-muted">seit {formatDate(one.stateSince)}</span>
      </p>
      {step === undefined ? (
        <p class="kern-body">Diese Patenschaft ist beendet. Was war, steht unten.</p>
      ) : (
        <NextStep
          deed={step.deed}
          owner={step.owner}
          due={step.due}
          today={dayOf(now)}
          {...(full && toCall.length > 0
            ? {
                why: `Bitte anrufen, eine Mail kommt hier nicht an: ${toCall.map((side) => unreachedWords[side]).join(' und ')}.`,
              }
            : {})}
        >
          <Actions {...deedsOf(props)} />
        </NextStep>
      )}
      {minor ? <Alert tone="warning" title={neverAloneHint} /> : null}
      <Facts {...props} />
      {one.state === 'paused' ? (
        <p class="kern-body">
          <a class="kern-link hs-target" href={desk.places.parents(one.id)}>
            Blatt für die Eltern in ihrer Sprache (PDF)
          </a>
        </p>
      ) : null}
      {full ? <WordsSection id={one.id} words={file.words} requestId={props.requestId} /> : null}
      <section class="hs-section">
        <h2 class="kern-heading-medium">Verlauf</h2>
        <Timeline
          items={events.map(({ event, at, by }) => ({
            when: at,
            ...eventText(event, full),
            ...(full ? { by: by ?? 'über einen Link oder vom Programm' } : {}),
          }))}
        />
      </section>
    </Page>
  );
}
