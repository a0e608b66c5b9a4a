// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { SCHOOL_HOLIDAYS } from '../../../codes/school-holidays.ts';
import { Checkbox, DateField, optionsOf, Radios, Select, TimeField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDate } from '../../../web/format.ts';
import { schoolSmilePath, smilePath } from '../paths.ts';
import type { Sponsorship } from '../queries.ts';
import { endReasons, pauseReasons, sides } from '../states.ts';
import { type Doer, endReasonsOf, pauseReasonsOf } from './course-rules.ts';
import { clashes, groupIn, type Slot, slotId } from './fact-rules.ts';
import type { Place } from './move-queries.ts';
import type { SponsorshipPlaces } from './paths.ts';
import { lessonText } from './words.ts';

type Staff = Exclude<Doer, 'sponsor'>;

export interface DeedProps extends FormProps {
  one: Sponsorship;
  places: SponsorshipPlaces;
  doer: Staff;
}

const frameOf = ({ one, places, doer }: DeedProps, label: string) => ({
  breadcrumbs: [
    { href: doer === 'centre' ? smilePath : schoolSmilePath, label: 'SmiLe' },
    { href: places.one(one.id), label: one.number },
    { label },
  ],
  back: places.one(one.id),
});

const yesOrNo = [
  { value: 'ja', label: 'Ja, sie sollen sich kennenlernen' },
  { value: 'nein', label: 'Nein, diese Patenschaft nicht' },
];

export const AnswerPage = (props: DeedProps) => {
  const { one, places, doer, state } = props;
  const open = [
    ...(one.sponsorYesAt === null ? [{ value: 'sponsor', label: 'Patin oder Pate' }] : []),
    ...(one.schoolYesAt === null ? [{ value: 'school', label: 'Schule' }] : []),
  ];
  return (
    <FormPage
      {...props}
      {...frameOf(props, 'Antwort')}
      title={doer === 'centre' ? 'Antwort eintragen' : 'Antwort geben'}
      intro={
        doer === 'centre'
          ? 'Was am Telefon gesagt wurde. Bei einem Nein ist der Platz sofort frei, und die andere Seite bekommt Bescheid.'
          : 'Die Patin oder der Pate kommt in dieser Stunde in Ihre Schule. Bei einem Nein suchen wir weiter.'
      }
      action={places.answer(one.id)}
      button="Antwort speichern"
    >
      {doer === 'centre' ? <Radios name="seite" label="Wer hat geantwortet?" options={open} state={state} /> : null}
      <Radios name="antwort" label="Antwort" options={yesOrNo} state={state} />
    </FormPage>
  );
};

export const MeetingPage = (props: DeedProps) => (
  <FormPage
    {...props}
    {...frameOf(props, 'Kennenlernen')}
    title={props.one.meetingAt === null ? 'Kennenlernen vereinbaren' : 'Kennenlernen verlegen'}
    intro="In der Schule, mit der Patin oder dem Paten abgesprochen. Beide Seiten bekommen den Termin für den Kalender."
    action={props.places.meeting(props.one.id)}
    button="Termin eintragen"
  >
    <div class="hs-pair">
      <DateField name="tag" label="Tag" state={props.state} />
      <TimeField name="uhrzeit" label="Uhrzeit" state={props.state} />
    </div>
  </FormPage>
);

export const BeginPage = (props: DeedProps) => (
  <FormPage
    {...props}
    {...frameOf(props, 'Erster Tag')}
    title="Ersten Tag eintragen"
    intro={`Ab dann treffen sich beide jede Woche: ${lessonText(props.one)}.`}
    action={props.places.begin(props.one.id)}
    button="Patenschaft beginnen"
  >
    <DateField name="ab" label="Erster Tag" state={props.state} />
  </FormPage>
);

export const MovePage = ({ place, ...props }: DeedProps & { place: Place }) => {
  const { one, places, state } = props;
  const isOwn = (slot: Slot): boolean => slot.weekday === one.weekday && slot.from === one.from;
  const free = place.slots.filter((slot) => {
    const group = groupIn(place.sponsor, place.school, slot);
    const others = place.sponsor.taken.filter((other) => !group.includes(other));
    return !isOwn(slot) && !others.some((other) => clashes(other, { ...slot, school: place.school }));
  });
  return (
    <FormPage
      {...props}
      {...frameOf(props, 'Andere Stunde')}
      title="In eine andere Stunde verlegen"
      intro={`Bisher: ${lessonText(one)}. Was war, bleibt; die andere Seite bekommt Bescheid.`}
      action={places.move(one.id)}
      button="Stunde ändern"
    >
      <Select
        name="stunde"
        label="Neue Stunde"
        options={free.map((slot) => ({ value: slotId(slot), label: lessonText(slot) }))}
        placeholder="Bitte wählen"
        state={state}
      />
    </FormPage>
  );
};

/** "Weihnachtsferien 23.12.2026 bis 06.01.2027": the next ones, so that nobody pauses what is free anyway. */
const nextHolidays = (today: Temporal.PlainDate): string => {
  const next = SCHOOL_HOLIDAYS.find(({ to }) => Temporal.PlainDate.compare(to, today) >= 0);
  return next === undefined
    ? 'In den Schulferien ist ohnehin keine Stunde.'
    : `In den Ferien ist ohnehin keine Stunde, das nächste Mal ${formatDate(next.from)} bis ${formatDate(next.to)}.`;
};

const chosen = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) =>
  codes.map((value) => ({ value, label: words[value] }));

export const PausePage = ({ today, ...props }: DeedProps & { today: Temporal.PlainDate }) => (
  <FormPage
    {...props}
    {...frameOf(props, 'Pause')}
    title="Treffen pausieren"
    intro={`Die Stunde bleibt frei gehalten. ${nextHolidays(today)} Den Grund liest nur die Koordination.`}
    action={props.places.pause(props.one.id)}
    button="Treffen pausieren"
  >
    <Radios name="grund" label="Grund" options={chosen(pauseReasonsOf[props.doer], pauseReasons)} state={props.state} />
    <DateField
      name="pause_bis"
      label="Letzter Tag der Pause"
      hint="Danach gehen die Treffen von selbst weiter. Leer, wenn es noch niemand weiß."
      required={false}
      state={props.state}
    />
  </FormPage>
);

export const EndPage = (props: DeedProps) => (
  <FormPage
    {...props}
    {...frameOf(props, 'Beenden')}
    title={props.one.state === 'proposed' ? 'Vorschlag zurücknehmen' : 'Patenschaft beenden'}
    intro="Der Platz ist sofort frei, das Kind wartet wieder. Stunden von bisher bleiben, wie sie sind."
    danger
    action={props.places.end(props.one.id)}
    button={props.one.state === 'proposed' ? 'Vorschlag zurücknehmen' : 'Patenschaft beenden'}
  >
    <Radios name="grund" label="Grund" options={chosen(endReasonsOf[props.doer], endReasons)} state={props.state} />
    {props.doer === 'centre' ? (
      <Select
        name="seite"
        label="Auf wessen Wunsch?"
        options={optionsOf(sides)}
        placeholder="Zentrum"
        required={false}
        state={props.state}
      />
    ) : null}
    <DateField name="am" label="Letzter Tag" state={props.state} />
    <Checkbox name="nie_wieder" label="Nie wieder dieses Paar" state={props.state} />
  </FormPage>
);
