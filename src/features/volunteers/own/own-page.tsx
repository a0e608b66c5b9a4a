// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import { Button, Hidden } from '../../../web/form/index.ts';
import { dayField } from '../input.ts';
import type { Away } from '../profile-queries.ts';
import type { Volunteer } from '../queries.ts';
import { type DaySpan, spansExample, weekdays } from '../span-rules.ts';
import { mayStandBy } from '../standby/standby-rules.ts';
import { Call, Frame, fieldsOf, GoOn, Outcome, OwnForm, Section, TextLine } from './own-fields.tsx';
import { dayExample, mostOfLimit, type OwnDeed, ownDeeds, ownFields, ownTyped } from './own-input.ts';
import { plain, say, weekdayName } from './own-words.ts';
import type { PartProps } from './part-deeds.ts';

/** What the page shows of its person. */
export interface OwnFile {
  person: Volunteer;
  windows: (DaySpan & { weekday: number })[];
  away: readonly Away[];
}

type Props = PartProps<OwnDeed, OwnFile>;

/** A form of the page. It goes to the address of the page. */
const TimesForm = ({
  door,
  places,
  deed,
  children,
}: Pick<Props, 'door' | 'places'> & { deed: OwnDeed; children: Child }) => (
  <OwnForm door={door} path={places.times}>
    <Hidden name={ownFields.deed} value={ownDeeds[deed]} />
    {children}
  </OwnForm>
);

function Times(props: Props) {
  const { door, places, file } = props;
  const { language } = door;
  const { mostJobsMonth, mostMessagesWeek, version } = file.person;
  const field = fieldsOf(props, 'times', ownTyped({ windows: file.windows, mostJobsMonth, mostMessagesWeek }));
  const limit = { ...field, most: String(mostOfLimit).length, inputmode: 'numeric', dir: 'ltr' } as const;
  return (
    <Section title={plain(language, 'own.week')}>
      <p class="hs-text">{say(language, 'own.week.hint', { example: isolate(spansExample) })}</p>
      <TimesForm {...{ door, places }} deed="times">
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
      </TimesForm>
    </Section>
  );
}

function Absences(props: Props) {
  const { door, places, file, today } = props;
  const { language } = door;
  const field = { ...fieldsOf(props, 'away', {}), most: 20, inputmode: 'numeric', dir: 'ltr' } as const;
  const days = ({ from, to }: Away) => ({ from: statusDay(language, from), to: statusDay(language, to) });
  return (
    <Section title={plain(language, 'own.away')}>
      <p class="hs-text">{say(language, 'own.away.hint')}</p>
      {file.away.map((one) => (
        <TimesForm {...{ door, places }} deed="back">
          <p class="hs-text">{say(language, 'own.away.days', days(one))}</p>
          <Hidden name={ownFields.entry} value={one.id} />
          <Button kind="tertiary" about={plain(language, 'own.away.days', days(one))}>
            {plain(language, 'own.away.remove')}
          </Button>
        </TimesForm>
      ))}
      <TimesForm {...{ door, places }} deed="away">
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
      </TimesForm>
    </Section>
  );
}

const isolated = (text: string) => <bdi dir="ltr">{text}</bdi>;

function Pause(props: Props) {
  const { door, places, file, today } = props;
  const { language } = door;
  const { state, pausedUntil } = file.person;
  if (state !== 'active' && state !== 'paused') return null;
  const over = pausedUntil !== null && Temporal.PlainDate.compare(pausedUntil, today) <= 0;
  const field = { ...fieldsOf(props, 'rest', {}), most: 20, inputmode: 'numeric', dir: 'ltr' } as const;
  return (
    <Section title={plain(language, 'own.pause')}>
      {state === 'paused' && !over ? (
        <TimesForm {...{ door, places }} deed="resume">
          <p class="hs-text">
            {pausedUntil === null
              ? say(language, 'own.pause.now')
              : say(language, 'own.pause.days', { day: statusDay(language, pausedUntil) })}
          </p>
          <Button kind="secondary">{plain(language, 'own.pause.end')}</Button>
        </TimesForm>
      ) : (
        <TimesForm {...{ door, places }} deed="rest">
          <p class="hs-text">{say(language, 'own.pause.hint')}</p>
          <TextLine
            {...field}
            name={ownFields.pause}
            label={say(language, 'own.pause.until')}
            hint={say(language, 'own.pause.until.hint')}
          />
          <Button kind="secondary">{plain(language, 'own.pause.start')}</Button>
        </TimesForm>
      )}
    </Section>
  );
}

/** Behind a link the other pages of the person stand here; in the account its first page leads to them. */
const Others = ({ door, places, file }: Props) => (
  <>
    <GoOn door={door} path={places.profile} to="profile.open" />
    {mayStandBy(file.person) ? <GoOn door={door} path={places.standby} to="standby.open" /> : null}
    <GoOn door={door} path={places.feed} to="feed.open" />
  </>
);

/** /ehrenamt/:token after its button: when a volunteer has time, is away, and how much they want; nothing more of them. */
export function OwnPage(props: Props) {
  const { door, places, file, sent } = props;
  const { language } = door;
  return (
    <Frame door={door} title="own.title" path={places.times}>
      <Outcome door={door} sent={sent} />
      <p class="hs-easy">{say(language, 'own.hello', { name: file.person.givenName || file.person.familyName })}</p>
      <Times {...props} />
      {door.account === undefined ? <Others {...props} /> : null}
      <Absences {...props} />
      <Pause {...props} />
      {door.account === undefined ? <p class="hs-text">{say(language, 'own.safe')}</p> : null}
      <Call door={door} />
    </Frame>
  );
}
