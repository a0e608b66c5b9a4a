// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import { findLanguage, languageTag } from '../../../codes/languages.ts';
import { formatCents } from '../../../codes/money.ts';
import { publicFrame } from '../../../outbound/catalogues/public-frame.ts';
import { isolate } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey, VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { formatClock } from '../../../web/format.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { german } from '../../../web/sentence.tsx';
import { institutionKinds } from '../../institutions/words.ts';
import { UncheckedMark } from '../../volunteers/own/own-fields.tsx';
import { languages, plain, say } from '../../volunteers/own/own-words.ts';
import { offerPagePath } from '../dispatch/paths.ts';
import { occasionGroups } from '../words.ts';
import { dialHidden, hiddenPrefix, leftText, secondsLeft } from './call-rules.ts';
import { lookAgainSeconds } from './call-view.tsx';
import { nowVolunteerPath } from './paths.ts';
import type { ReadyView } from './volunteer-view-queries.ts';

interface ReadyPageProps {
  view: ReadyView;
  token: string;
  language: VolunteerLanguage;
  /** What has just become of pressing a button. */
  news?: VolunteerKey | undefined;
}

const clock = (at: Temporal.Instant): string => isolate(formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime()));
const prefixes = { mobile: isolate(hiddenPrefix.mobile), landline: isolate(hiddenPrefix.landline) };

function Deed({
  token,
  language,
  answer,
  label,
  kind,
}: Pick<ReadyPageProps, 'token' | 'language'> & {
  answer: string;
  label: VolunteerKey;
  kind: 'primary' | 'secondary' | 'tertiary';
}) {
  return (
    <Form action={`${nowVolunteerPath(token)}?sprache=${language}`} guard={false}>
      <Hidden name="antwort" value={answer} />
      <Button kind={kind}>{say(language, label)}</Button>
    </Form>
  );
}

function Facts({ view, language }: Pick<ReadyPageProps, 'view' | 'language'>) {
  const spoken = findLanguage(view.language);
  const kind = institutionKinds[view.institutionKind as keyof typeof institutionKinds] ?? '';
  const where = [kind, view.municipality ?? ''].filter(Boolean).join(', ');
  return (
    <ul class="hs-stack">
      <li class="hs-easy">
        {spoken ? (
          <strong lang={languageTag(spoken.code)} dir={spoken.dir}>
            {spoken.native}
          </strong>
        ) : (
          view.language
        )}
      </li>
      {where === '' ? null : <li class="hs-text">{german(where)}</li>}
      <li class="hs-text">
        {german(occasionGroups[view.topicGroup as keyof typeof occasionGroups])},{' '}
        {say(language, 'now.minutes', { minutes: isolate(String(view.call.minutes)) })}
      </li>
      {view.cents === null ? null : (
        <li class="hs-text">
          {say(language, 'offer.pay')}: {say(language, 'now.pay', { amount: isolate(formatCents(view.cents)) })}
        </li>
      )}
    </ul>
  );
}

function Asked(props: ReadyPageProps) {
  const { view, language } = props;
  const { answerBy } = view.call;
  const [before, after] = plain(language, 'now.left', { time: '|' }).split('|');
  return (
    <>
      <p class="hs-easy">{say(language, 'now.intro')}</p>
      {view.standbyUntil === null ? null : (
        <p class="hs-text">{say(language, 'now.standby', { time: clock(view.standbyUntil) })}</p>
      )}
      <Facts view={view} language={language} />
      <p class="hs-easy" role="timer">
        {before}
        <strong class="hs-timer" dir="ltr" data-left={secondsLeft(view.now, answerBy)}>
          {leftText(view.now, answerBy)}
        </strong>
        {after}
      </p>
      <Deed {...props} answer="ja" label="now.yes" kind="primary" />
      <Deed {...props} answer="nein" label="now.no" kind="secondary" />
      <p class="hs-text hs-muted">{say(language, 'now.hidden', prefixes)}</p>
      <Deed {...props} answer="kenne" label="offer.knows" kind="tertiary" />
    </>
  );
}

function Calling(props: ReadyPageProps) {
  const { view, language, token } = props;
  if (view.phone === null) return null;
  const open = view.job?.proofOpen === true;
  return (
    <>
      <p class="hs-easy">{say(language, 'now.number')}</p>
      <p class="hs-phone-number">
        <bdi dir="ltr">{view.phone}</bdi>
      </p>
      <p>
        <Button href={dialHidden(view.phone)}>{say(language, 'now.call')}</Button>
      </p>
      <p class="hs-text">{say(language, 'now.hint', prefixes)}</p>
      {open ? (
        <p class="hs-text">
          {say(language, 'now.after')}{' '}
          <a class="kern-link hs-target" href={`${offerPagePath(token)}?sprache=${language}`}>
            {say(language, 'now.ended')}
          </a>
        </p>
      ) : null}
      {open ? (
        <>
          <Deed {...props} answer="doch_nicht" label="job.cannot" kind="tertiary" />
          <Deed {...props} answer="kenne" label="offer.knows" kind="tertiary" />
        </>
      ) : null}
    </>
  );
}

const sentences = { declined: 'offer.declined', taken: 'offer.taken', over: 'offer.over' } as const;

/** What a volunteer who stands by sees behind the link: the call it can take, then the number, or one sentence. */
export function ReadyPage(props: ReadyPageProps) {
  const { view, language, token, news } = props;
  const asked = view.stand === 'offer';
  return (
    <PublicPage
      title={plain(language, view.stand === 'job' ? 'now.accepted' : 'now.subject')}
      {...publicFrame(language, languages, nowVolunteerPath(token))}
      centreName={view.centreName}
      refresh={asked ? lookAgainSeconds * 2 : undefined}
    >
      <div class="hs-stack" {...(asked ? { 'data-live': lookAgainSeconds, 'data-state': view.stand } : {})}>
        <UncheckedMark language={language} released={view.released} />
        {news === undefined ? null : <p class="hs-easy">{say(language, news)}</p>}
        {asked ? <Asked {...props} /> : null}
        {view.stand === 'job' ? <Calling {...props} /> : null}
        {view.stand !== 'offer' && view.stand !== 'job' && news === undefined ? (
          <p class="hs-easy">{say(language, sentences[view.stand])}</p>
        ) : null}
        {view.centrePhone === '' ? null : (
          <p class="hs-text">{say(language, 'apply.call', { phone: isolate(view.centrePhone) })}</p>
        )}
      </div>
    </PublicPage>
  );
}
