// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { dayField } from '../input.ts';
import { dayExample, ownFields } from '../own/own-input.ts';
import {
  Call,
  type Door,
  Frame,
  Problems,
  plain,
  say,
  TextLine,
  type Typed,
  type Wrong,
} from '../own/public-parts.tsx';
import { weekdayName } from '../own/texts.ts';
import { ownPagePath, ownStandbyPath } from '../paths.ts';
import { type DaySpan, spansExample, weekdays, writeSpans } from '../span-rules.ts';
import { type OwnStandbyDeed, ownStandbyDeeds } from './own-standby-input.ts';
import type { StandbyFile } from './standby-fields.tsx';
import { standbyFields } from './standby-input.ts';
import { mayStandBy } from './standby-rules.ts';

interface PageProps {
  door: Door;
  token: string;
  file: StandbyFile;
  today: Temporal.PlainDate;
  /** The form that was sent: done, or with what is wrong and what was typed. */
  sent?: { deed: OwnStandbyDeed; typed: Typed; wrong: readonly Wrong[] } | undefined;
}

const typedWeek = (week: StandbyFile['week']): Typed =>
  Object.fromEntries(
    weekdays.map(({ number }) => [dayField[number], writeSpans(week.filter(({ weekday }) => weekday === number))]),
  );

const spanText = (span: DaySpan) => <bdi dir="ltr">{writeSpans([span])}</bdi>;

function Week({ door, token, file, sent }: PageProps) {
  const { language } = door;
  const failed = sent?.deed === 'week' && sent.wrong.length > 0 ? sent : undefined;
  const field = { language, typed: failed?.typed ?? typedWeek(file.week), wrong: failed?.wrong ?? [] };
  return (
    <section class="hs-section hs-stack">
      <h2 class="kern-heading-medium">{plain(language, 'standby.week')}</h2>
      <p class="hs-text">{say(language, 'standby.week.hint', { example: isolate(spansExample) })}</p>
      <Form action={`${ownStandbyPath(token)}?sprache=${language}`} guard={false}>
        <Hidden name={ownFields.deed} value={ownStandbyDeeds.week} />
        <div class="hs-pair">
          {weekdays.map(({ number }) => (
            <TextLine {...field} name={dayField[number]} label={weekdayName(language, number)} most={100} dir="ltr" />
          ))}
        </div>
        <Button>{plain(language, 'standby.save')}</Button>
      </Form>
    </section>
  );
}

function Dates({ door, token, file, today, sent }: PageProps) {
  const { language } = door;
  const failed = sent?.deed === 'date' && sent.wrong.length > 0 ? sent : undefined;
  const field = { language, typed: failed?.typed ?? {}, wrong: failed?.wrong ?? [], dir: 'ltr' as const };
  const action = `${ownStandbyPath(token)}?sprache=${language}`;
  return (
    <section class="hs-section hs-stack">
      <h2 class="kern-heading-medium">{plain(language, 'standby.dates')}</h2>
      {file.dates.map(({ id, day, ...span }) => (
        <Form action={action} guard={false}>
          <Hidden name={ownFields.deed} value={ownStandbyDeeds.remove} />
          <Hidden name={ownFields.entry} value={id} />
          <p class="hs-text">
            {statusDay(language, day).replaceAll(/[\u2066\u2069]/g, '')}, {spanText(span)}
          </p>
          <Button
            kind="tertiary"
            about={`${statusDay(language, day).replaceAll(/[\u2066\u2069]/g, '')}, ${writeSpans([span])}`}
          >
            {plain(language, 'own.away.remove')}
          </Button>
        </Form>
      ))}
      <Form action={action} guard={false}>
        <Hidden name={ownFields.deed} value={ownStandbyDeeds.date} />
        <div class="hs-pair">
          <TextLine
            {...field}
            name={standbyFields.day}
            label={say(language, 'standby.day')}
            hint={<bdi dir="ltr">{dayExample(today)}</bdi>}
            most={20}
            inputmode="numeric"
          />
          <TextLine
            {...field}
            name={standbyFields.time}
            label={say(language, 'standby.time')}
            hint={<bdi dir="ltr">{spansExample}</bdi>}
            most={100}
          />
        </div>
        <Button kind="secondary">{plain(language, 'standby.add')}</Button>
      </Form>
    </section>
  );
}

/** /bereitschaft/:token after its button: when a volunteer can be asked at once. */
export function OwnStandbyPage(props: PageProps) {
  const { door, token, file, sent } = props;
  const { language } = door;
  const may = mayStandBy(file.person);
  return (
    <Frame door={door} title="standby.title" path={ownStandbyPath(token)}>
      {sent?.wrong.length === 0 ? <Alert tone="success" title={plain(language, 'own.saved')} role="status" /> : null}
      <Problems language={language} wrong={sent?.wrong ?? []} />
      <p class="hs-easy">{say(language, may ? 'standby.intro' : 'standby.phone')}</p>
      {may && file.hindered ? <Alert tone="info" title={plain(language, 'standby.paper')} /> : null}
      {may ? <Week {...props} /> : null}
      {may ? <Dates {...props} /> : null}
      <Form action={`${ownPagePath(token)}?sprache=${language}`} guard={false}>
        <Button kind="tertiary">{plain(language, 'own.title')}</Button>
      </Form>
      <Call door={door} />
    </Frame>
  );
}

/** What the address shows before its button: nothing of the person. */
export function StandbyQuestionPage({ door, token }: { door: Door; token: string }) {
  const { language } = door;
  return (
    <Frame door={door} title="standby.title" path={ownStandbyPath(token)}>
      <p class="hs-easy">{say(language, 'standby.intro')}</p>
      <Form action={`${ownStandbyPath(token)}?sprache=${language}`} guard={false}>
        <Button>{plain(language, 'standby.open')}</Button>
      </Form>
      <Call door={door} />
    </Frame>
  );
}
