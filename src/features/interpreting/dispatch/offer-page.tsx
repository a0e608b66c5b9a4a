// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { timeZone } from '../../../clock.ts';
import { findLanguage, languageTag } from '../../../codes/languages.ts';
import { publicFrame } from '../../../outbound/catalogues/public-frame.ts';
import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { formatClock } from '../../../web/format.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { german } from '../../../web/sentence.tsx';
import { institutionKinds } from '../../institutions/words.ts';
import { UncheckedMark } from '../../volunteers/own/own-fields.tsx';
import { languages, plain, say } from '../../volunteers/own/own-words.ts';
import { offerProofSheetPath } from '../proofs/paths.ts';
import { type FeedbackTold, VolunteerFeedback } from '../proofs/volunteer-feedback.tsx';
import { occasionGroups } from '../words.ts';
import { OfferChange } from './offer-change.tsx';
import { Deed, Fact, type Speaking, When } from './offer-parts.tsx';
import { clockOf, type OfferView } from './offer-view-queries.ts';
import { offerFilePath, offerPagePath } from './paths.ts';

interface FrameProps extends Speaking {
  title: string;
  token: string;
  view: OfferView;
  children: Child;
}

function Frame({ language, title, token, view: { centreName, released, stand }, children }: FrameProps) {
  const mark = <UncheckedMark language={language} released={released} />;
  return (
    <PublicPage title={title} {...publicFrame(language, languages, offerPagePath(token))} centreName={centreName}>
      {/* Beside an offer it comes last: both answers belong on the first screen of a phone. */}
      {stand === 'offer' ? null : mark}
      {children}
      {stand === 'offer' ? mark : null}
    </PublicPage>
  );
}

interface OfferPageProps extends Speaking {
  view: OfferView;
  token: string;
  /** What has just become of pressing a button. */
  news?: VolunteerKey | undefined;
  /** What was typed, when something was wrong with it. */
  typed?: Readonly<Record<string, string>> | undefined;
  /** What is wrong with the feedback that was typed. */
  told?: FeedbackTold | undefined;
}

function Facts({ view, language }: Speaking & { view: OfferView }) {
  const spoken = findLanguage(view.language);
  return (
    <dl class="kern-description-list kern-description-list--col">
      <Fact label={say(language, 'offer.when')}>
        <When span={view} language={language} />
      </Fact>
      <Fact label={say(language, 'offer.language')}>
        {spoken ? (
          <bdi lang={languageTag(spoken.code)} dir={spoken.dir}>
            {spoken.native}
          </bdi>
        ) : (
          view.language
        )}
        , {say(language, 'offer.both')}
      </Fact>
      <Fact label={say(language, 'offer.place')}>
        {view.modes.map((mode, index) => (
          <>
            {index === 0 ? '' : ', '}
            {say(language, `offer.mode.${mode}`)}
          </>
        ))}
        {view.municipality === null ? null : <>, {german(view.municipality)}</>}
        {view.km === null ? null : <>, {say(language, 'offer.way', { km: isolate(String(view.km)) })}</>}
      </Fact>
      <Fact label={say(language, 'offer.topic')}>
        {view.institutionKind === null ? null : (
          <>{german(institutionKinds[view.institutionKind as keyof typeof institutionKinds] ?? '')}: </>
        )}
        {german(occasionGroups[view.topicGroup as keyof typeof occasionGroups])}
      </Fact>
    </dl>
  );
}

function Phone({ view, language, of }: Speaking & { view: OfferView; of: 'offer.call' | 'job.change' }) {
  if (view.centrePhone === '') return null;
  return <p class="hs-text">{say(language, of, { phone: isolate(view.centrePhone) })}</p>;
}

function Offer({ view, token, language }: OfferPageProps) {
  const until = view.answerBy.toZonedDateTimeISO(timeZone);
  return (
    <>
      <p class="hs-easy">{say(language, 'offer.intro')}</p>
      <div class="hs-offer">
        <Facts view={view} language={language} />
        <p class="hs-text">
          <strong>
            {say(language, 'offer.until', {
              day: statusDay(language, until.toPlainDate()),
              time: isolate(formatClock(until.toPlainTime())),
            })}
          </strong>
        </p>
      </div>
      <Deed token={token} language={language} answer="ja" label="offer.yes" kind="primary" />
      <Deed token={token} language={language} answer="nein" label="offer.no" kind="secondary" />
      <p class="hs-text">{say(language, 'offer.after')}</p>
      <Deed token={token} language={language} answer="kenne" label="offer.knows" kind="tertiary" />
      <Phone view={view} language={language} of="offer.call" />
    </>
  );
}

/** After the talk has begun: how long it took, and whether the person wants to be called. */
function ProofForm({ view, token, language, typed }: OfferPageProps) {
  const { from, to } = clockOf(view);
  const field = (name: string, label: VolunteerKey, value: string): Child => (
    <div class="kern-form-input">
      <label class="kern-label" for={`f-${name}`}>
        {say(language, label)}
      </label>
      <input
        class="kern-form-input__input"
        id={`f-${name}`}
        name={name}
        value={value}
        inputmode="numeric"
        dir="ltr"
        autocomplete="off"
      />
    </div>
  );
  return (
    <section>
      <h2 class="kern-heading-medium">{say(language, 'proof.title')}</h2>
      <Form action={`${offerPagePath(token)}?sprache=${language}`} guard={false}>
        <Hidden name="antwort" value="nachweis" />
        {field('beginn_war', 'proof.from', typed?.['beginn_war'] ?? formatClock(from))}
        {field('ende_war', 'proof.to', typed?.['ende_war'] ?? formatClock(to))}
        <div class="kern-form-check">
          <input class="kern-form-check__checkbox" type="checkbox" id="f-belastet" name="belastet" value="ja" />
          <label class="kern-label" for="f-belastet">
            {say(language, 'proof.burden')}
          </label>
        </div>
        <Button>{say(language, 'proof.send')}</Button>
      </Form>
    </section>
  );
}

const Paper = ({ token, language }: Speaking & { token: string }) => (
  <p class="hs-text">
    <a class="kern-link hs-target" href={offerProofSheetPath(token)}>
      {say(language, 'proof.paper')}
    </a>
  </p>
);

/** What the institution says of the times, where it differs. */
function Other({ view, language }: Speaking & { view: OfferView }) {
  const other = view.job?.other;
  if (!other) return null;
  const shown = (at: Temporal.Instant): string => isolate(formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime()));
  return <p class="hs-easy">{say(language, 'proof.other', { from: shown(other.from), to: shown(other.to) })}</p>;
}

function Job({ view, token, language, typed, told }: OfferPageProps) {
  const { job } = view;
  if (!job) return null;
  const feedback = job.feedbackOpen ? (
    <VolunteerFeedback token={token} language={language} typed={typed ?? {}} told={told} />
  ) : null;
  if (job.begun && !job.proofOpen)
    return (
      <>
        <p class="hs-easy">{say(language, 'proof.done')}</p>
        {feedback}
        <Phone view={view} language={language} of="offer.call" />
      </>
    );
  if (job.begun)
    return (
      <>
        <Other view={view} language={language} />
        {job.other === null ? feedback : null}
        <ProofForm view={view} token={token} language={language} typed={typed} />
        <Paper token={token} language={language} />
        <Phone view={view} language={language} of="offer.call" />
      </>
    );
  return (
    <>
      <OfferChange view={view} token={token} language={language} />
      <div class="hs-offer">
        <Facts view={view} language={language} />
      </div>
      <address class="hs-text" lang="de" dir="ltr">
        {[job.institution, job.place, job.meetingPoint].filter(Boolean).map((line) => (
          <>
            {line}
            <br />
          </>
        ))}
      </address>
      {job.place === '' ? null : (
        <p class="hs-text">
          <a class="kern-link hs-target" href={offerFilePath(token)}>
            termin.ics
          </a>
        </p>
      )}
      <Paper token={token} language={language} />
      <Phone view={view} language={language} of="job.change" />
      <Deed token={token} language={language} answer="doch_nicht" label="job.cannot" kind="tertiary" />
      <Deed token={token} language={language} answer="kenne" label="offer.knows" kind="tertiary" />
    </>
  );
}

const sentences = { declined: 'offer.declined', taken: 'offer.taken', over: 'offer.over' } as const;

/** What a volunteer who was asked sees behind the link: the offer, then the job, or one sentence. */
export function OfferPage(props: OfferPageProps) {
  const { view, language, token, news } = props;
  const day = statusDay(language, clockOf(view).day);
  const title =
    view.stand === 'offer'
      ? plain(language, 'offer.title', { day })
      : view.stand === 'job' && view.job?.begun !== true && !view.job?.change
        ? plain(language, 'offer.accepted')
        : plain(language, 'job.subject');
  return (
    <Frame language={language} title={title} token={token} view={view}>
      {news === undefined ? null : <p class="hs-easy">{say(language, news)}</p>}
      {view.stand === 'offer' ? <Offer {...props} /> : null}
      {view.stand === 'job' ? <Job {...props} /> : null}
      {view.stand === 'offer' || view.stand === 'job' ? null : (
        <>
          {news === undefined ? <p class="hs-easy">{say(language, sentences[view.stand])}</p> : null}
          <Phone view={view} language={language} of="offer.call" />
        </>
      )}
    </Frame>
  );
}
