// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import {
  type Action,
  Actions,
  Alert,
  DescriptionList,
  NextStep,
  Timeline,
  type TimelineItem,
} from '../../../web/components/index.ts';
import { formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import type { Consent } from '../../consents/queries.ts';
import { consentPurposes } from '../../consents/words.ts';
import { centrePlaces, matchOnePath, schoolPlaces } from '../matching/paths.ts';
import { smilePath } from '../paths.ts';
import { pupilProgressPath } from '../progress/paths.ts';
import { endReasons } from '../states.ts';
import { germanWords, needReasons, pupilEndReasons, slotText } from '../words.ts';
import { genderWords } from './input.ts';
import { calledIn, classText, StateBadge } from './list-page.tsx';
import { parentsLanguageText } from './need-fields.tsx';
import {
  type Area,
  childLinkPath,
  consentSheetPath,
  endNeedPath,
  linkConsentPath,
  linkWithdrawPath,
  namedPath,
  needChangePath,
  pupilConsentPath,
  pupilIn,
  pupilListPath,
  refusePath,
  siblingsPath,
  withdrawPath,
} from './paths.ts';
import type { PastSponsorship, Pupil, WishedLesson } from './queries.ts';
import { meetingText, nextStep } from './rules.ts';
import type { Reference } from './same-child-queries.ts';

export interface PupilProps {
  frame: Frame;
  area: Area;
  pupil: Pupil;
  lessons: readonly WishedLesson[];
  consents: readonly Consent[];
  sponsorships: readonly PastSponsorship[];
  siblings: readonly Reference[];
  /** Reports of the same child that still run. */
  twins: readonly Reference[];
  today: Temporal.PlainDate;
}

/** The way to a page of this pupil. */
export const trailOf = (area: Area, pupil: Pupil, label?: string) => [
  ...(area === 'centre' ? [{ href: smilePath, label: 'SmiLe' }] : []),
  { href: pupilListPath[area], label: area === 'centre' ? 'Kinder' : 'SmiLe' },
  label === undefined ? { label: pupil.number } : { href: pupilIn(area, pupil.id), label: pupil.number },
  ...(label === undefined ? [] : [{ label }]),
];

const stands = (consents: readonly Consent[], purpose: Consent['purpose']): boolean =>
  consents.some((one) => one.purpose === purpose && one.withdrawnAt === null);

/** The way to whom a pupil meets, or to who could meet it: the next deed as long as something is to be done. */
function pairDeeds(area: Area, pupil: Pupil): { primary?: Action; meets: Action[] } {
  const { id, live } = pupil;
  if (live === null)
    return {
      ...(area === 'centre' ? { primary: { label: 'Patin oder Paten vorschlagen', href: matchOnePath(id) } } : {}),
      meets: [],
    };
  const places = area === 'centre' ? centrePlaces : schoolPlaces;
  const open = { label: 'Patenschaft öffnen', href: places.one(live.id) };
  return nextStep(pupil) ? { primary: open, meets: [] } : { meets: [open] };
}

/** What can be done now, the next deed first. */
function deedsOf({ area, pupil, consents }: PupilProps): { primary?: Action; others: Action[] } {
  const { id, state } = pupil;
  if (state === 'ended') return { others: [] };
  const change = { label: 'Bedarf ändern', href: needChangePath(area, id) };
  const end = { label: 'Bedarf beenden', href: endNeedPath(area, id) };
  if (state === 'reported')
    return {
      primary: { label: 'Einwilligung eintragen', href: pupilConsentPath(area, id) },
      others: [
        { label: 'Blatt für die Eltern', href: consentSheetPath(area, id, pupil.parentsLanguage) },
        { label: 'Eltern möchten es nicht', href: refusePath(area, id) },
        ...[change, end],
      ],
    };
  const linked = stands(consents, 'sponsorship_link');
  const { primary, meets } = pairDeeds(area, pupil);
  return {
    ...(primary ? { primary } : {}),
    others: [
      ...meets,
      { label: 'Lernstand', href: pupilProgressPath(area, id) },
      { label: 'Angaben zum Kind ändern', href: namedPath(area, id) },
      change,
      { label: 'Eltern nehmen ihr Ja zurück', href: withdrawPath(area, id) },
      end,
      linked
        ? { label: 'Zweite Einwilligung zurücknehmen', href: linkWithdrawPath(area, id) }
        : { label: 'Zweite Einwilligung eintragen', href: linkConsentPath(area, id) },
      ...(area === 'centre' ? [{ label: 'Geschwister vermerken', href: siblingsPath(id) }] : []),
      ...(area === 'centre' && linked ? [{ label: 'Kind der Beratung vermerken', href: childLinkPath(id) }] : []),
    ],
  };
}

function historyOf({ pupil, consents, sponsorships }: PupilProps): TimelineItem[] {
  const items: TimelineItem[] = [
    { when: pupil.reportedAt, title: 'Bedarf gemeldet', ...(pupil.reportedBy ? { by: pupil.reportedBy } : {}) },
    ...consents.flatMap(({ purpose, givenBy, givenOn, language, withdrawnAt }): TimelineItem[] => {
      const { label } = consentPurposes[purpose];
      return [
        { when: givenOn, title: `Eingewilligt: ${label}`, by: `${givenBy}, gelesen: ${parentsLanguageText(language)}` },
        ...(withdrawnAt ? [{ when: withdrawnAt, title: `Einwilligung beendet: ${label}` }] : []),
      ];
    }),
    ...sponsorships.flatMap((one): TimelineItem[] => [
      { when: one.enteredAt, title: `Vorgeschlagen: ${slotText(one)}`, by: one.number },
      ...(one.startedOn ? [{ when: one.startedOn, title: 'Treffen haben begonnen', by: one.number }] : []),
      ...(one.endedOn
        ? [
            {
              when: one.endedOn,
              title: 'Treffen enden',
              by: one.number,
              detail: one.endReason && endReasons[one.endReason],
            },
          ]
        : []),
    ]),
    ...(pupil.endedOn && pupil.endReason
      ? [{ when: pupil.endedOn, title: 'Bedarf beendet', detail: pupilEndReasons[pupil.endReason] }]
      : []),
  ];
  const dayIn = ({ when }: TimelineItem) => (when instanceof Temporal.Instant ? dayOf(when) : when);
  return items.toSorted((a, b) => Temporal.PlainDate.compare(dayIn(b), dayIn(a)));
}

const lessonsText = (lessons: readonly WishedLesson[]): string => lessons.map(slotText).join(', ');

function Person({ area, pupil }: PupilProps) {
  const { givenName, familyName, room, interests, mind } = pupil;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Kind</h2>
      <DescriptionList
        items={[
          { term: 'Vorname', value: givenName },
          { term: 'Familienname', value: familyName },
          { term: 'Raum', value: room },
          { term: 'Interessen', value: interests },
          { term: 'Worauf zu achten ist', value: mind },
        ]}
      />
      <p class="kern-hint">
        Die Patin oder der Pate erfährt Vornamen, Klasse, Raum, Sprachen, Interessen und worauf zu achten ist
        {area === 'centre' ? ', nie den Familiennamen.' : '. Den Familiennamen nicht.'}
      </p>
    </section>
  );
}

/** The parents agreed that a child counts once: two reports of one child are one too many. */
function Twice({ area, pupil, twins }: PupilProps) {
  if (twins.length === 0) return null;
  return (
    <Alert tone="warning" title="Wahrscheinlich zweimal gemeldet">
      <p>
        {'Für dasselbe Kind läuft auch '}
        {twins.map(({ id, number }, index) => (
          <>
            {index === 0 ? '' : ', '}
            <a class="kern-link" href={pupilIn(area, id)}>
              {number}
            </a>
          </>
        ))}
        {`. Bitte fragen Sie bis zum nächsten Vorschlag die Schule und beenden Sie dann eine der Meldungen als „war zweimal gemeldet“${
          pupil.live === null ? '' : ': die andere, denn zu dieser gehört eine Patenschaft'
        }.`}
      </p>
    </Alert>
  );
}

/** A pupil: what comes next, what is wished, who consented, and what has been. */
export function PupilPage(props: PupilProps) {
  const { frame, area, pupil, lessons, siblings, today } = props;
  const step = nextStep(pupil);
  const deeds = deedsOf(props);
  const meeting = meetingText(pupil);
  const named = pupil.state === 'waiting' || pupil.state === 'placed';
  const called = calledIn(area, pupil);
  return (
    <Page
      {...frame}
      title={called || `Kind ${pupil.number}`}
      breadcrumbs={trailOf(area, pupil)}
      lead={[pupil.number, pupil.schoolName, `Klasse ${classText(pupil)}`, languageName(pupil.language)].join(' · ')}
    >
      <div class="hs-stack">
        <p>
          <StateBadge state={pupil.state} /> <span class="hs-muted">{`seit ${formatDate(pupil.stateSince)}`}</span>
        </p>
        <Twice {...props} />
        {step ? (
          <NextStep {...step} today={today}>
            <Actions {...deeds} />
          </NextStep>
        ) : (
          <>
            {meeting === '' ? null : <Alert tone="info" title={meeting} />}
            {pupil.state === 'ended' ? (
              <Alert
                tone="info"
                title="Der Bedarf ist beendet. Der Name ist gelöscht, hier wird nichts mehr geändert."
              />
            ) : null}
            <Actions {...deeds} />
          </>
        )}
        {named ? <Person {...props} /> : null}
        <section class="hs-section">
          <h2 class="kern-heading-medium">Bedarf</h2>
          <DescriptionList
            items={[
              { term: 'Deutsch', value: germanWords[pupil.german] },
              { term: 'Anlass', value: needReasons[pupil.reason] },
              { term: 'Sprachen', value: [pupil.language, ...pupil.furtherLanguages].map(languageName).join(', ') },
              { term: 'Mögliche Stunden', value: lessonsText(lessons) },
              {
                term: 'Wunsch zur Person',
                value: pupil.sponsorGender ? genderWords[pupil.sponsorGender] : 'kein Wunsch',
              },
              { term: 'Kleingruppe', value: pupil.groupFits ? 'auch zu zweit oder zu dritt' : 'lieber allein' },
              { term: 'Eltern lesen', value: parentsLanguageText(pupil.parentsLanguage) },
              ...(siblings.length === 0
                ? []
                : [
                    {
                      term: 'Geschwister',
                      value: siblings.map(({ id, number }, index) => (
                        <>
                          {index === 0 ? '' : ', '}
                          <a class="kern-link" href={pupilIn(area, id)}>
                            {number}
                          </a>
                        </>
                      )),
                    },
                  ]),
              ...(area === 'centre' && named
                ? [{ term: 'Kind der Beratung', value: pupil.linked ? 'vermerkt' : 'nicht vermerkt' }]
                : []),
            ]}
          />
        </section>
        <section class="hs-section">
          <h2 class="kern-heading-medium">Verlauf</h2>
          <Timeline items={historyOf(props)} />
        </section>
      </div>
    </Page>
  );
}
