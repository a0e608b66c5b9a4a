// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { dayField } from '../input.ts';
import { ownDoor, ownFeedPath, ownLinkSentPath, ownPagePath, ownProfilePath, ownStandbyPath } from '../paths.ts';
import type { Away } from '../profile-queries.ts';
import type { Volunteer } from '../queries.ts';
import { type DaySpan, spansExample, weekdays } from '../span-rules.ts';
import { mayStandBy } from '../standby/standby-rules.ts';
import { dayExample, mostOfLimit, type OwnDeed, ownDeeds, ownFields, ownTyped } from './own-input.ts';
import { Call, type Door, Frame, Problems, plain, say, TextLine, type Typed, type Wrong } from './public-parts.tsx';
import { weekdayName } from './texts.ts';

/** What the page shows of its person. */
export interface OwnFile {
  person: Volunteer;
  windows: (DaySpan & { weekday: number })[];
  away: readonly Away[];
}

export interface OwnPageProps {
  door: Door;
  token: string;
  file: OwnFile;
  today: Temporal.PlainDate;
  /** The form that was sent: done, or with what is wrong and what was typed. */
  sent?: { deed: OwnDeed; typed: Typed; wrong: readonly Wrong[] } | undefined;
}

const Section = ({ title, children }: { title: string; children: Child }) => (
  <section class="hs-section hs-stack">
    <h2 class="kern-heading-medium">{title}</h2>
    {children}
  </section>
);

/** A form of the page. It goes to the same address, which is the key to it. */
function OwnForm({
  door,
  token,
  deed,
  children,
}: Pick<OwnPageProps, 'door' | 'token'> & { deed: OwnDeed; children: Child }) {
  return (
    <Form action={`${ownPagePath(token)}?sprache=${door.language}`} guard={false}>
      <Hidden name={ownFields.deed} value={ownDeeds[deed]} />
      {children}
    </Form>
  );
}

/** What was typed into a form that failed; else what is kept. */
const fieldsOf = ({ door, sent }: OwnPageProps, deed: OwnDeed, kept: Typed) => {
  const failed = sent?.deed === deed && sent.wrong.length > 0 ? sent : undefined;
  return { language: door.language, typed: failed?.typed ?? kept, wrong: failed?.wrong ?? [] };
};

function Times(props: OwnPageProps) {
  const { door, token, file } = props;
  const { language } = door;
  const { mostJobsMonth, mostMessagesWeek, version } = file.person;
  const field = fieldsOf(props, 'times', ownTyped({ windows: file.windows, mostJobsMonth, mostMessagesWeek }));
  const limit = { ...field, most: String(mostOfLimit).length, inputmode: 'numeric', dir: 'ltr' } as const;
  return (
    <Section title={plain(language, 'own.week')}>
      <p class="hs-text">{say(language, 'own.week.hint', { example: isolate(spansExample) })}</p>
      <OwnForm {...{ door, token }} deed="times">
        <Hidden name={ownFields.version} value={version} />
        <div class="hs-pair">
          {weekdays.map(({ number }) => (
            <TextLine {...field} name={dayField[number]} label={weekdayName(language, number)} most={100} dir="ltr" />
          ))}
        </div>
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{say(language, 'own.limits')}</legend>
          <div class="kern-fieldset__body hs-stack">
            <p class="kern-hint">{say(language, 'own.limits.hint')}</p>
            <TextLine {...limit} name={ownFields.month} label={say(language, 'own.month')} />
            <TextLine {...limit} name={ownFields.messages} label={say(language, 'own.messages')} />
          </div>
        </fieldset>
        <Button>{plain(language, 'own.save')}</Button>
      </OwnForm>
    </Section>
  );
}

function Absences(props: OwnPageProps) {
  const { door, token, file, today } = props;
  const { language } = door;
  const field = { ...fieldsOf(props, 'away', {}), most: 20, inputmode: 'numeric', dir: 'ltr' } as const;
  const days = ({ from, to }: Away) => ({ from: statusDay(language, from), to: statusDay(language, to) });
  return (
    <Section title={plain(language, 'own.away')}>
      <p class="hs-text">{say(language, 'own.away.hint')}</p>
      {file.away.map((one) => (
        <OwnForm {...{ door, token }} deed="back">
          <p class="hs-text">{say(language, 'own.away.days', days(one))}</p>
          <Hidden name={ownFields.entry} value={one.id} />
          <Button kind="tertiary" about={plain(language, 'own.away.days', days(one)).replaceAll(/[\u2066\u2069]/g, '')}>
            {plain(language, 'own.away.remove')}
          </Button>
        </OwnForm>
      ))}
      <OwnForm {...{ door, token }} deed="away">
        <div class="hs-pair">
          <TextLine
            {...field}
            name={ownFields.from}
            label={say(language, 'own.away.from')}
            hint={isolated(dayExample(today))}
          />
          <TextLine {...field} name={ownFields.to} label={say(language, 'own.away.to')} />
        </div>
        <Button kind="secondary">{plain(language, 'own.away.add')}</Button>
      </OwnForm>
    </Section>
  );
}

const isolated = (text: string) => <bdi dir="ltr">{text}</bdi>;

function Pause(props: OwnPageProps) {
  const { door, token, file, today } = props;
  const { language } = door;
  const { state, pausedUntil } = file.person;
  if (state !== 'active' && state !== 'paused') return null;
  const over = pausedUntil !== null && Temporal.PlainDate.compare(pausedUntil, today) <= 0;
  const field = { ...fieldsOf(props, 'rest', {}), most: 20, inputmode: 'numeric', dir: 'ltr' } as const;
  return (
    <Section title={plain(language, 'own.pause')}>
      {state === 'paused' && !over ? (
        <OwnForm {...{ door, token }} deed="resume">
          <p class="hs-text">
            {pausedUntil === null
              ? say(language, 'own.pause.now')
              : say(language, 'own.pause.days', { day: statusDay(language, pausedUntil) })}
          </p>
          <Button kind="secondary">{plain(language, 'own.pause.end')}</Button>
        </OwnForm>
      ) : (
        <OwnForm {...{ door, token }} deed="rest">
          <p class="hs-text">{say(language, 'own.pause.hint')}</p>
          <TextLine
            {...field}
            name={ownFields.pause}
            label={say(language, 'own.pause.until')}
            hint={say(language, 'own.pause.until.hint')}
          />
          <Button kind="secondary">{plain(language, 'own.pause.start')}</Button>
        </OwnForm>
      )}
    </Section>
  );
}

/** /ehrenamt/:token after its button: when a volunteer has time, is away, and how much they want; nothing more of them. */
export function OwnPage(props: OwnPageProps) {
  const { door, token, file, sent } = props;
  const { language } = door;
  return (
    <Frame door={door} title="own.title" path={ownPagePath(token)}>
      {sent?.wrong.length === 0 ? <Alert tone="success" title={plain(language, 'own.saved')} role="status" /> : null}
      <Problems language={language} wrong={sent?.wrong ?? []} />
      <p class="hs-easy">{say(language, 'own.hello', { name: file.person.givenName || file.person.familyName })}</p>
      <Times {...props} />
      <Form action={`${ownProfilePath(token)}?sprache=${language}`} guard={false}>
        <Button kind="secondary">{plain(language, 'profile.open')}</Button>
      </Form>
      {mayStandBy(file.person) ? (
        <Form action={`${ownStandbyPath(token)}?sprache=${language}`} guard={false}>
          <Button kind="secondary">{plain(language, 'standby.open')}</Button>
        </Form>
      ) : null}
      <Form action={`${ownFeedPath(token)}?sprache=${language}`} guard={false}>
        <Button kind="secondary">{plain(language, 'feed.open')}</Button>
      </Form>
      <Absences {...props} />
      <Pause {...props} />
      <p class="hs-text">{say(language, 'own.safe')}</p>
      <Call door={door} />
    </Frame>
  );
}

/** What the link shows before its button: nothing of the person, since mail programs open links. */
export function OwnQuestionPage({ door, token }: { door: Door; token: string }) {
  const { language } = door;
  return (
    <Frame door={door} title="own.title" path={ownPagePath(token)}>
      <p class="hs-easy">{say(language, 'own.question')}</p>
      <Form action={`${ownPagePath(token)}?sprache=${language}`} guard={false}>
        <Button>{plain(language, 'own.open')}</Button>
      </Form>
      <Call door={door} />
    </Frame>
  );
}

/** The link is not good: taken back, run out, of somebody who has left, or never given. One answer for all. */
export function OwnDeadPage({ door, token, wait = false }: { door: Door; token: string; wait?: boolean }) {
  const { language } = door;
  return (
    <Frame door={door} title="own.title" path={ownPagePath(token)}>
      <p class="hs-easy">{say(language, wait ? 'own.wait' : 'own.dead')}</p>
      {wait ? null : (
        <p>
          <a class="kern-link hs-target" href={`${ownDoor}?sprache=${language}`}>
            {say(language, 'own.new')}
          </a>
        </p>
      )}
      <Call door={door} />
    </Frame>
  );
}

/** The field of the page that asks for the link. */
export const askField = 'email';

/** /ehrenamt: a volunteer asks for the link to the own page. */
export function AskLinkPage({
  door,
  typed,
  wrong,
  waits = false,
  join,
}: {
  door: Door;
  typed: Typed;
  wrong: readonly Wrong[];
  waits?: boolean;
  /** Where somebody begins who does not help yet. */
  join: string;
}) {
  const { language } = door;
  return (
    <Frame door={door} title="own.ask.title" path={ownDoor}>
      <Problems {...{ language, wrong, waits }} />
      <p class="hs-easy">{say(language, 'own.ask.intro')}</p>
      <Form action={`${ownDoor}?sprache=${language}`} guard={false}>
        <TextLine
          {...{ language, typed, wrong }}
          name={askField}
          label={say(language, 'apply.email')}
          most={120}
          inputmode="email"
          autocomplete="email"
          dir="ltr"
        />
        <Button>{plain(language, 'own.ask.send')}</Button>
      </Form>
      <p>
        <a class="kern-link hs-target" href={`${join}?sprache=${language}`}>
          {say(language, 'own.join' satisfies VolunteerKey)}
        </a>
      </p>
    </Frame>
  );
}

/** /ehrenamt/gesendet: the same whether the address is known or not. */
export const LinkAskedPage = ({ door }: { door: Door }) => (
  <Frame door={door} title="own.ask.title" path={ownLinkSentPath}>
    <Alert tone="success" title={plain(door.language, 'own.ask.done')} role="status" />
  </Frame>
);
