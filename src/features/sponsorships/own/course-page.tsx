// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import {
  Call,
  Choice,
  type Door,
  Frame,
  Problems,
  TextLine,
  type Typed,
  type Wrong,
} from '../../volunteers/own/own-fields.tsx';
import { plain, say } from '../../volunteers/own/own-words.ts';
import { endReasonsOf } from '../matching/course-rules.ts';
import { asks, ChildFacts, type LinkView, Stand } from '../matching/link-pages.tsx';
import { ownSponsorshipsPath } from '../paths.ts';
import { mayHappen } from '../states.ts';
import { courseFields, dayExample, mostOfMessage } from './input.ts';
import { canBegin, canGoOn } from './own-rules.ts';
import {
  ownAnswerPath,
  ownBeginPath,
  ownCoursePath,
  ownEndPath,
  ownPausePath,
  ownResumePath,
  ownWishPath,
} from './paths.ts';
import { plannedBreak, type Word } from './word-queries.ts';
import { noReasons } from './word-rows.ts';

export type CourseForm = 'answer' | 'begin' | 'pause' | 'resume' | 'wish' | 'end';

export interface CourseProps {
  door: Door;
  view: LinkView;
  words: readonly Word[];
  now: Temporal.Instant;
  requestId(): string;
  /** The form that was sent and not taken, with what was typed. */
  sent?: { form: CourseForm; typed: Typed; wrong: readonly Wrong[] };
}

const isolated = (text: string): Child => <bdi dir="ltr">{text}</bdi>;

/** What stands in the fields of a form: what was typed where it could not be taken. */
const fieldOf = ({ door: { language }, sent }: CourseProps, form: CourseForm) => ({
  language,
  ...(sent?.form === form ? { typed: sent.typed, wrong: sent.wrong } : { typed: {}, wrong: [] }),
});

/** A form that is opened by its heading, and stands open when it could not be taken. */
const Fold = ({
  props,
  form,
  title,
  children,
}: {
  props: CourseProps;
  form: CourseForm;
  title: VolunteerKey;
  children: Child;
}) => (
  <details class="hs-fold" open={props.sent?.form === form}>
    <summary>{plain(props.door.language, title)}</summary>
    {children}
  </details>
);

const Message = ({ props, form }: { props: CourseProps; form: CourseForm }) => (
  <TextLine
    {...fieldOf(props, form)}
    name={courseFields.message}
    label={say(props.door.language, 'smile.own.message')}
    hint={say(props.door.language, 'smile.own.message.hint')}
    most={mostOfMessage}
  />
);

/** Yes with one press; a no may say why. */
function AnswerForms(props: CourseProps) {
  const { door, view, requestId } = props;
  const { language } = door;
  const action = ownAnswerPath(view.one.id);
  return (
    <>
      <p class="hs-text">
        <strong>{say(language, 'smile.until', { day: statusDay(language, view.one.answerBy) })}</strong>
      </p>
      <div class="hs-answer">
        <Form action={action} requestId={requestId()} guard={false}>
          <Hidden name={courseFields.answer} value="ja" />
          <Button>{plain(language, 'smile.yes')}</Button>
        </Form>
      </div>
      <Fold props={props} form="answer" title="smile.no">
        <Form action={action} requestId={requestId()} guard={false}>
          <Hidden name={courseFields.answer} value="nein" />
          <Choice
            {...fieldOf(props, 'answer')}
            name={courseFields.why}
            label={say(language, 'smile.own.why')}
            hint={say(language, 'smile.own.why.hint')}
            options={noReasons.map((value) => ({ value, label: plain(language, `smile.own.why.${value}`) }))}
          />
          <Message props={props} form="answer" />
          <Button kind="secondary">{plain(language, 'smile.own.no')}</Button>
        </Form>
      </Fold>
      <p class="hs-text">{say(language, 'smile.name_later')}</p>
    </>
  );
}

const dayField = { most: 20, inputmode: 'numeric', dir: 'ltr' } as const;

function BeginForm(props: CourseProps) {
  const { door, view, requestId } = props;
  const { language } = door;
  return (
    <Form action={ownBeginPath(view.one.id)} requestId={requestId()} guard={false}>
      <p class="hs-easy">{say(language, 'smile.own.begin')}</p>
      <TextLine
        {...fieldOf(props, 'begin')}
        {...dayField}
        name={courseFields.begin}
        label={say(language, 'smile.own.begin.on')}
        hint={isolated(dayExample(view.today))}
      />
      <Button>{plain(language, 'smile.own.begin.send')}</Button>
    </Form>
  );
}

function PauseForm(props: CourseProps) {
  const { door, view, requestId } = props;
  const { language } = door;
  return (
    <Fold props={props} form="pause" title="smile.own.pause">
      <Form action={ownPausePath(view.one.id)} requestId={requestId()} guard={false}>
        <p class="hs-text">{say(language, 'smile.own.pause.hint')}</p>
        <TextLine
          {...fieldOf(props, 'pause')}
          {...dayField}
          name={courseFields.from}
          label={say(language, 'smile.own.pause.from')}
          hint={isolated(dayExample(view.today))}
        />
        <TextLine
          {...fieldOf(props, 'pause')}
          {...dayField}
          name={courseFields.until}
          label={say(language, 'smile.own.pause.until')}
          hint={say(language, 'smile.own.pause.until.hint')}
        />
        <Message props={props} form="pause" />
        <Button kind="secondary">{plain(language, 'smile.own.pause.send')}</Button>
      </Form>
    </Fold>
  );
}

function WishForm(props: CourseProps) {
  const { door, view, words, requestId } = props;
  const { language } = door;
  const open = words.find(({ kind, settledAt }) => kind === 'lesson' && settledAt === null);
  return (
    <>
      {open === undefined ? null : (
        <p class="hs-text">{say(language, 'smile.own.wish.sent', { text: isolate(open.message) })}</p>
      )}
      <Fold props={props} form="wish" title="smile.own.wish">
        <Form action={ownWishPath(view.one.id)} requestId={requestId()} guard={false}>
          <TextLine
            {...fieldOf(props, 'wish')}
            name={courseFields.wish}
            label={say(language, 'smile.own.wish.text')}
            hint={say(language, 'smile.own.wish.hint')}
            most={mostOfMessage}
          />
          <Button kind="secondary">{plain(language, 'smile.own.wish.send')}</Button>
        </Form>
      </Fold>
    </>
  );
}

/** The own break can end at any time; a planned one be taken back. */
function GoOnForm({ door: { language }, view, words, requestId }: CourseProps) {
  const planned = plannedBreak(words);
  if (planned?.from == null && !canGoOn(view.one)) return null;
  return (
    <Form action={ownResumePath(view.one.id)} requestId={requestId()} guard={false}>
      <Hidden name={courseFields.goOn} value="ja" />
      {planned?.from == null ? null : (
        <p class="hs-text">{say(language, 'smile.own.pause.planned', { day: statusDay(language, planned.from) })}</p>
      )}
      <Button kind={planned ? 'secondary' : 'primary'}>
        {plain(language, planned ? 'smile.own.pause.drop' : 'smile.own.resume')}
      </Button>
    </Form>
  );
}

function Deeds(props: CourseProps) {
  const { door, view, now } = props;
  const { one } = view;
  if (asks(view, one.sponsorYesAt)) return <AnswerForms {...props} />;
  if (!mayHappen(one.state, 'moved')) return null;
  return (
    <div class="hs-stack">
      {canBegin(one, now) ? <BeginForm {...props} /> : null}
      <GoOnForm {...props} />
      {mayHappen(one.state, 'paused') ? <PauseForm {...props} /> : null}
      <WishForm {...props} />
      <p>
        <Button kind="secondary" href={ownEndPath(one.id)}>
          {plain(door.language, 'smile.own.end')}
        </Button>
      </p>
    </div>
  );
}

const Back = ({ language }: Pick<Door, 'language'>) => (
  <p>
    <a class="kern-link hs-target" href={ownSponsorshipsPath}>
      {plain(language, 'smile.own.back')}
    </a>
  </p>
);

/** /meine-patenschaften/vereinbarung/:id: where a sponsorship stands and what its sponsor can do, in its language. */
export function CoursePage(props: CourseProps) {
  const { door, view, sent } = props;
  const { language } = door;
  return (
    <Frame door={door} title="smile.title" path={ownCoursePath(view.one.id)}>
      <Problems language={language} wrong={sent?.wrong ?? []} />
      <Stand view={view} language={language} />
      {view.one.state === 'ended' ? null : <ChildFacts view={view} language={language} />}
      <Deeds {...props} />
      <Back language={language} />
      <Call door={door} />
    </Frame>
  );
}

const endWords = {
  sponsor_stops: 'smile.own.end.stops',
  no_fit: 'smile.own.end.fit',
  no_time: 'smile.own.end.time',
} as const satisfies Readonly<Record<(typeof endReasonsOf.sponsor)[number], VolunteerKey>>;

/** /meine-patenschaften/vereinbarung/:id/ende: what will happen and to whom, before it does. */
export function EndPage(props: CourseProps) {
  const { door, view, sent, requestId } = props;
  const { language } = door;
  return (
    <Frame door={door} title="smile.own.end.title" path={ownEndPath(view.one.id)}>
      <Problems language={language} wrong={sent?.wrong ?? []} />
      <p class="hs-easy">{say(language, 'smile.own.end.what')}</p>
      <Form action={ownEndPath(view.one.id)} requestId={requestId()} guard={false}>
        <Choice
          {...fieldOf(props, 'end')}
          name={courseFields.reason}
          label={say(language, 'smile.own.end.why')}
          options={endReasonsOf.sponsor.map((value) => ({ value, label: plain(language, endWords[value]) }))}
        />
        <Message props={props} form="end" />
        <Button kind="danger">{plain(language, 'smile.own.end.send')}</Button>
        <Button kind="tertiary" href={ownCoursePath(view.one.id)}>
          {plain(language, 'smile.own.end.keep')}
        </Button>
      </Form>
    </Frame>
  );
}
