// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { DescriptionList } from '../../web/components/index.ts';
import {
  Checkbox,
  DateField,
  Fieldset,
  type FormState,
  fieldError,
  fieldValue,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextField,
  TimeField,
} from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatLabels } from '../cases/words.tsx';
import { placeText } from './parts.tsx';
import { calendarPath, newSlotPath, slotPath, withdrawSlotPath } from './paths.ts';
import type { Slot } from './queries.ts';
import { dayAndTime, withdrawReasons } from './words.ts';

const trail = { href: calendarPath, label: 'Termine' };

/** How, and where: a town for outreach, a room or place. */
export function MeetingFields({
  state,
  towns,
  required,
}: {
  state: FormState;
  towns: readonly Option[];
  required: boolean;
}) {
  return (
    <>
      <Radios name="form" label="Wie" options={optionsOf(formatLabels)} state={state} horizontal />
      <Select
        name="gemeinde"
        label="Gemeinde"
        hint="Nur für Termine in der Gemeinde."
        required={required ? 'one_of' : false}
        options={towns}
        state={state}
      />
      <TextField name="ort" label="Raum oder Ort" required={false} maxLength={120} state={state} />
    </>
  );
}

export function OfferPage({
  people,
  towns,
  ...form
}: FormProps & { people: readonly Option[]; towns: readonly Option[] }) {
  const { state } = form;
  const asks = fieldError(state, 'ferien') !== undefined || fieldValue(state, 'ferien') !== undefined;
  return (
    <FormPage
      {...form}
      title="Termine anbieten"
      breadcrumbs={[trail, { label: 'Termine anbieten' }]}
      intro="Freie Termine können alle im Team an Familien vergeben."
      action={newSlotPath}
      button="Termine anbieten"
      back={calendarPath}
    >
      <Select name="person" label="Wer berät" options={people} state={state} />
      <DateField name="tag" label="Tag" state={state} />
      <TimeField name="uhr_von" label="Von" state={state} />
      <TimeField name="uhr_bis" label="Bis" state={state} />
      <TextField
        name="dauer"
        label="Dauer eines Termins (Minuten)"
        hint="Zwischen „Von“ und „Bis“ entstehen so viele Termine, wie hineinpassen."
        inputmode="numeric"
        state={state}
      />
      <MeetingFields state={state} towns={towns} required />
      <Fieldset legend="Jede Woche">
        <DateField
          name="serie_bis"
          label="Jede Woche bis"
          hint="Gesetzliche Feiertage in NRW lässt Herzstück aus."
          required={false}
          state={state}
        />
        {asks ? (
          <Radios
            name="ferien"
            label="In den Schulferien"
            options={[
              { value: 'ohne', label: 'keine Termine' },
              { value: 'mit', label: 'auch Termine' },
            ]}
            state={state}
          />
        ) : null}
      </Fieldset>
    </FormPage>
  );
}

export function SlotPage({ slot, towns, ...form }: FormProps & { slot: Slot; towns: readonly Option[] }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="Freier Termin"
      breadcrumbs={[trail, { label: dayAndTime(slot) }]}
      intro={`${dayAndTime(slot)}, ${placeText(slot)}, ${slot.counsellorName ?? ''}. Vergeben wird er am Fall eines Kindes mit „Termin vergeben“.`}
      action={slotPath(slot.id)}
      button="Termin ändern"
      back={calendarPath}
    >
      <DateField name="tag" label="Tag" state={state} />
      <TimeField name="uhr_von" label="Von" state={state} />
      <TimeField name="uhr_bis" label="Bis" state={state} />
      <MeetingFields state={state} towns={towns} required />
      <p>
        <a class="kern-link kern-link--no-visited-state hs-target" href={withdrawSlotPath(slot.id)}>
          Termin zurücknehmen
        </a>
      </p>
    </FormPage>
  );
}

/** Takes a slot back, or with it those that follow in its series. */
export function WithdrawPage({ slot, ...form }: FormProps & { slot: Slot }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="Termin zurücknehmen"
      breadcrumbs={[trail, { href: slotPath(slot.id), label: dayAndTime(slot) }, { label: 'Zurücknehmen' }]}
      intro="Der freie Termin kann dann nicht mehr vergeben werden. Vergebene Termine bleiben stehen."
      danger
      action={withdrawSlotPath(slot.id)}
      button="Termin zurücknehmen"
      back={slotPath(slot.id)}
    >
      <DescriptionList
        items={[
          { term: 'Wann', value: dayAndTime(slot) },
          { term: 'Wie und wo', value: placeText(slot) },
          { term: 'Beratung', value: slot.counsellorName },
        ]}
      />
      <Radios name="grund" label="Grund" options={optionsOf(withdrawReasons)} state={state} />
      {slot.seriesId === null ? null : (
        <Checkbox name="folgende" label="Auch alle folgenden freien Termine dieser Serie" state={state} />
      )}
    </FormPage>
  );
}
