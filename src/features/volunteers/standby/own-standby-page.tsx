// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Hidden } from '../../../web/form/index.ts';
import { unmarked } from '../../../web/sentence.tsx';
import { dayField } from '../input.ts';
import { Call, Frame, fieldsOf, GoOn, Outcome, OwnForm, Section, TextLine, type Typed } from '../own/own-fields.tsx';
import { dayExample, ownFields } from '../own/own-input.ts';
import { plain, say, weekdayName } from '../own/own-words.ts';
import type { PartProps } from '../own/part-deeds.ts';
import { type DaySpan, spansExample, weekdays, writeSpans } from '../span-rules.ts';
import { type OwnStandbyDeed, ownStandbyDeeds } from './own-standby-input.ts';
import type { StandbyFile } from './standby-fields.tsx';
import { standbyFields } from './standby-input.ts';
import { mayStandBy } from './standby-rules.ts';

type PageProps = PartProps<OwnStandbyDeed, StandbyFile>;

const typedWeek = (week: StandbyFile['week']): Typed =>
  Object.fromEntries(
    weekdays.map(({ number }) => [dayField[number], writeSpans(week.filter(({ weekday }) => weekday === number))]),
  );

const spanText = (span: DaySpan) => <bdi dir="ltr">{writeSpans([span])}</bdi>;

function Week(props: PageProps) {
  const { door, places, file } = props;
  const { language } = door;
  const field = fieldsOf(props, 'week', typedWeek(file.week));
  return (
    <Section title={plain(language, 'standby.week')}>
      <p class="hs-text">{say(language, 'standby.week.hint', { example: isolate(spansExample) })}</p>
      <OwnForm door={door} path={places.standby}>
        <Hidden name={ownFields.deed} value={ownStandbyDeeds.week} />
        <div class="hs-pair">
          {weekdays.map(({ number }) => (
            <TextLine {...field} name={dayField[number]} label={weekdayName(language, number)} most={100} dir="ltr" />
          ))}
        </div>
        <Button>{plain(language, 'standby.save')}</Button>
      </OwnForm>
    </Section>
  );
}

function Dates(props: PageProps) {
  const { door, places, file, today } = props;
  const { language } = door;
  const field = { ...fieldsOf(props, 'date', {}), dir: 'ltr' as const };
  return (
    <Section title={plain(language, 'standby.dates')}>
      {file.dates.map(({ id, day, ...span }) => (
        <OwnForm door={door} path={places.standby}>
          <Hidden name={ownFields.deed} value={ownStandbyDeeds.remove} />
          <Hidden name={ownFields.entry} value={id} />
          <p class="hs-text">
            {unmarked(statusDay(language, day))}, {spanText(span)}
          </p>
          <Button kind="tertiary" about={`${unmarked(statusDay(language, day))}, ${writeSpans([span])}`}>
            {plain(language, 'own.away.remove')}
          </Button>
        </OwnForm>
      ))}
      <OwnForm door={door} path={places.standby}>
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
      </OwnForm>
    </Section>
  );
}

/** /bereitschaft/:token after its button: when a volunteer can be asked at once. */
export function OwnStandbyPage(props: PageProps) {
  const { door, places, file, sent } = props;
  const { language } = door;
  const may = mayStandBy(file.person);
  return (
    <Frame door={door} title="standby.title" path={places.standby}>
      <Outcome door={door} sent={sent} />
      <p class="hs-easy">{say(language, may ? 'standby.intro' : 'standby.phone')}</p>
      {may && file.hindered ? <Alert tone="info" title={plain(language, 'standby.paper')} /> : null}
      {may ? <Week {...props} /> : null}
      {may ? <Dates {...props} /> : null}
      <GoOn door={door} path={places.times} to="own.title" kind="tertiary" />
      <Call door={door} />
    </Frame>
  );
}
