// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { timeZone } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import { publicFrame } from '../../../outbound/catalogues/public-frame.ts';
import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey, VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { DescriptionList } from '../../../web/components/index.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { formatClock, formatDate, formatDateTime } from '../../../web/format.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { ownName } from '../../../web/public-form.tsx';
import { UncheckedMark } from '../../volunteers/own/own-fields.tsx';
import { languages, plain, say, weekdayName } from '../../volunteers/own/own-words.ts';
import { lessonTime } from '../lesson-rules.ts';
import type { Sponsorship } from '../queries.ts';
import type { Answered } from './course-actions.ts';
import type { OwnChild } from './view-queries.ts';
import { lessonText } from './words.ts';

/** What is behind a link: the sponsorship, the child as its sponsor may see it, and how the centre is reached. */
export interface LinkView {
  one: Sponsorship;
  child: OwnChild;
  sponsorGivenName: string;
  released: ReadonlySet<string>;
  phone: string;
  centreName: string;
  today: Temporal.PlainDate;
}

interface LinkPageProps {
  view: LinkView;
  path: string;
  /** What has just become of pressing a button. */
  came: Answered | undefined;
}

function Answer({
  action,
  answer,
  children,
  kind,
}: {
  action: string;
  answer: string;
  children: Child;
  kind: 'primary' | 'secondary';
}) {
  return (
    <div class="hs-answer">
      <Form action={action} guard={false}>
        <Hidden name="antwort" value={answer} />
        <Button kind={kind}>{children}</Button>
      </Form>
    </div>
  );
}

const isLate = ({ one, today }: LinkView): boolean => Temporal.PlainDate.compare(one.answerBy, today) < 0;
/** Whether this side has still to answer. */
export const asks = (view: LinkView, said: Temporal.Instant | null): boolean =>
  view.one.state === 'proposed' && said === null && !isLate(view);

/** What the sponsor reads of where it stands. */
function stepKey(view: LinkView): { key: VolunteerKey; values?: Record<string, string> } {
  const { one } = view;
  switch (one.state) {
    case 'proposed':
      return { key: isLate(view) ? 'smile.over' : one.sponsorYesAt === null ? 'smile.intro' : 'smile.said' };
    case 'meeting':
      return { key: 'smile.step.meeting' };
    case 'active':
      return { key: 'smile.step.active' };
    case 'paused':
      return { key: 'smile.step.paused' };
    default:
      return { key: 'smile.step.ended' };
  }
}

/** Where it stands, in a sentence with its day. */
export function Stand({ view, language }: { view: LinkView; language: VolunteerLanguage }) {
  const { meetingAt, pausedUntil, state } = view.one;
  if (state === 'meeting' && meetingAt !== null) {
    const at = meetingAt.toZonedDateTimeISO(timeZone);
    const values = {
      day: statusDay(language, at.toPlainDate()),
      time: isolate(formatClock(at.toPlainTime())),
    };
    return <p class="hs-easy">{say(language, 'smile.step.met', values)}</p>;
  }
  if (state === 'paused' && pausedUntil !== null)
    return <p class="hs-easy">{say(language, 'smile.step.paused_until', { day: statusDay(language, pausedUntil) })}</p>;
  return <p class="hs-easy">{say(language, stepKey(view).key)}</p>;
}

/**
 * What a sponsor may know of the child. First name, room and what to mind only when both sides want to meet: who says no has
 * learned nothing that names the child.
 */
export function ChildFacts({ view, language }: { view: LinkView; language: VolunteerLanguage }) {
  const { child, one } = view;
  const agreed = one.state !== 'proposed' && one.state !== 'ended';
  const fact = (key: VolunteerKey, value: Child) => ({ term: plain(language, key), value });
  const spoken = [child.language, ...child.furtherLanguages].map(ownName).join(', ');
  const lesson = say(language, 'smile.lesson.value', {
    day: weekdayName(language, one.weekday),
    lesson: isolate(String(one.lesson)),
    time: isolate(lessonTime(one)),
  });
  return (
    <DescriptionList
      stacked
      items={[
        ...(agreed ? [fact('smile.child', <bdi>{child.givenName}</bdi>)] : []),
        ...(child.className === '' ? [] : [fact('smile.class', <bdi>{child.className}</bdi>)]),
        fact(
          'smile.school',
          <bdi lang="de">{[child.schoolName, child.street, child.town].filter(Boolean).join(', ')}</bdi>,
        ),
        ...(agreed && child.room !== '' ? [fact('smile.room', <bdi lang="de">{child.room}</bdi>)] : []),
        fact('smile.lesson', lesson),
        fact('smile.languages', <bdi>{spoken}</bdi>),
        ...(child.interests === '' ? [] : [fact('smile.interests', <bdi>{child.interests}</bdi>)]),
        ...(agreed && child.mind !== '' ? [fact('smile.mind', <bdi>{child.mind}</bdi>)] : []),
      ]}
    />
  );
}

/** /patenschaft/:token, in the language of the sponsor. */
export function SponsorLinkPage({ view, path, language, came }: LinkPageProps & { language: VolunteerLanguage }) {
  const { one, released, phone, centreName } = view;
  const open = asks(view, one.sponsorYesAt);
  const action = `${path}?sprache=${language}`;
  return (
    <PublicPage
      title={plain(language, 'smile.title')}
      {...publicFrame(language, languages, path)}
      centreName={centreName}
    >
      <UncheckedMark language={language} released={released} />
      {came === 'over' ? <p class="hs-easy">{say(language, 'smile.over')}</p> : null}
      <Stand view={view} language={language} />
      {one.state === 'ended' ? null : <ChildFacts view={view} language={language} />}
      {open ? (
        <>
          <p class="hs-text">
            <strong>{say(language, 'smile.until', { day: statusDay(language, one.answerBy) })}</strong>
          </p>
          <Answer action={action} answer="ja" kind="primary">
            {say(language, 'smile.yes')}
          </Answer>
          <Answer action={action} answer="nein" kind="secondary">
            {say(language, 'smile.no')}
          </Answer>
          <p class="hs-text">{say(language, 'smile.name_later')}</p>
        </>
      ) : null}
      {phone === '' ? null : <p class="hs-text">{say(language, 'offer.call', { phone: isolate(phone) })}</p>}
    </PublicPage>
  );
}

const schoolStand = ({ one }: LinkView): string => {
  switch (one.state) {
    case 'proposed':
      return one.schoolYesAt === null
        ? 'Für ein Kind Ihrer Schule gibt es jemanden. Passt die Stunde?'
        : 'Danke, Sie haben Ja gesagt. Jetzt fehlt noch die Antwort der anderen Seite.';
    case 'meeting':
      return one.meetingAt === null
        ? 'Beide Seiten möchten sich kennenlernen. Bitte vereinbaren Sie einen Termin; eintragen können Sie ihn in Ihrem Zugang, oder das Zentrum tut es für Sie.'
        : `Kennenlernen: ${formatDateTime(one.meetingAt)}.`;
    case 'active':
      return 'Beide treffen sich jede Woche in dieser Stunde.';
    case 'paused':
      return `Treffen pausieren${one.pausedUntil === null ? '' : ` bis ${formatDate(one.pausedUntil)}`}.`;
    default:
      return 'Diese Patenschaft ist beendet.';
  }
};

/** /patenschaft-schule/:token */
export function SchoolLinkPage({ view, path, came }: LinkPageProps) {
  const { one, child, phone, centreName, sponsorGivenName } = view;
  const late = isLate(view) && one.state === 'proposed';
  const over = 'Dazu ist schon geantwortet, oder die Zeit dafür ist vorbei. Es wurde nichts geändert.';
  return (
    <PublicPage title="Patenschaft an Ihrer Schule" centreName={centreName}>
      <p class="kern-body">{late || came === 'over' ? over : schoolStand(view)}</p>
      {one.state === 'ended' ? null : (
        <DescriptionList
          stacked
          items={[
            {
              term: 'Kind',
              value: [child.givenName, child.className && `Klasse ${child.className}`].filter(Boolean).join(', '),
            },
            { term: 'Sprache', value: languageName(child.language) },
            { term: 'Stunde', value: lessonText(one) },
            { term: 'Patin oder Pate', value: sponsorGivenName },
          ]}
        />
      )}
      {asks(view, one.schoolYesAt) ? (
        <>
          <p class="hs-text">
            <strong>Antwort bitte bis {formatDate(one.answerBy)}</strong>
          </p>
          <Answer action={path} answer="ja" kind="primary">
            Ja, die Stunde passt
          </Answer>
          <Answer action={path} answer="nein" kind="secondary">
            Nein, das geht nicht
          </Answer>
        </>
      ) : null}
      {phone === '' ? null : <p class="hs-text">Fragen? {phone}</p>}
    </PublicPage>
  );
}
