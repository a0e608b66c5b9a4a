// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  type FormState,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import type { Municipality } from '../centres/queries.ts';
import { languageOptions } from '../families/fields.tsx';
import { dayField, languageSlots } from './input.ts';
import { volunteerFormPath, volunteerPath, volunteerProfilePath, volunteersPath } from './paths.ts';
import { fewestYears } from './rules.ts';
import { weekdays } from './span-rules.ts';
import { channelWords, directionWords, genderWords, levelWords, modeWords, serviceWords, topicWords } from './words.ts';

/** Languages in which mails and pages for volunteers are written. */
const letterLanguages = { de: 'Deutsch', en: 'Englisch', ar: 'Arabisch', uk: 'Ukrainisch', tr: 'Türkisch' } as const;
const spoken = languageOptions.filter(({ value }) => value !== 'deu');
/** Shown at once; the others behind a line that opens. */
const firstSlots = 2;

function LanguageSlot({ n, state }: { n: number; state: FormState }) {
  return (
    <Fieldset legend={`${n}. Sprache`}>
      <div class="hs-pair">
        <Select name={`sprache${n}`} label={`Sprache ${n}`} options={spoken} state={state} required={false} />
        <Select
          name={`stufe${n}`}
          label={`Wie gut (${n})`}
          options={optionsOf(levelWords)}
          state={state}
          required={false}
        />
        <Select
          name={`richtung${n}`}
          label={`Richtung (${n})`}
          options={optionsOf(directionWords)}
          state={state}
          required={false}
          placeholder="beide Richtungen"
        />
        <TextField
          name={`mundart${n}`}
          label={`Mundart oder Herkunft (${n})`}
          state={state}
          required={false}
          maxLength={100}
        />
      </div>
      <Checkbox name={`schrift${n}`} label={`liest und schreibt Sprache ${n}`} state={state} />
    </Fieldset>
  );
}

function Languages({ state }: { state: FormState }) {
  const more = languageSlots.slice(firstSlots);
  const open =
    more.some((n) => Boolean(state.values[`sprache${n}`])) ||
    state.errors.some(({ field }) => more.some((n) => field.endsWith(String(n))));
  return (
    <Fieldset
      legend="Sprachen"
      hint="Neben Deutsch. Romani, Kurdisch, Arabisch und Amazigh stehen mit ihren Varianten einzeln in der Liste."
    >
      {languageSlots.slice(0, firstSlots).map((n) => (
        <LanguageSlot n={n} state={state} />
      ))}
      <details open={open}>
        <summary class="kern-link">Weitere Sprachen</summary>
        {more.map((n) => (
          <LanguageSlot n={n} state={state} />
        ))}
      </details>
    </Fieldset>
  );
}

function Availability({ state, towns }: { state: FormState; towns: readonly Municipality[] }) {
  return (
    <>
      <Fieldset
        legend="Zeiten in der Woche"
        hint="Zum Beispiel „9–12, 14:30–17“. Bleibt alles leer, wird die Person jedes Mal gefragt."
      >
        <div class="hs-pair">
          {weekdays.map(({ number, word }) => (
            <TextField
              name={dayField[number]}
              label={word}
              state={state}
              required={false}
              maxLength={100}
              autocomplete="off"
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset legend="Wo und wie oft">
        <Checkboxes name="arten" label="Wie hilft die Person?" options={optionsOf(modeWords)} state={state} />
        <TextField
          name="umkreis"
          label="Umkreis in km"
          hint="Leer: überallhin."
          inputmode="numeric"
          state={state}
          required={false}
        />
        <Checkboxes
          name="orte"
          label="Gemeinden, in die die Person in jedem Fall geht"
          options={towns.map(({ ags, name }) => ({ value: ags, label: name }))}
          state={state}
          required={false}
        />
        <div class="hs-pair">
          <TextField
            name="monat"
            label="Höchstens Einsätze im Monat"
            inputmode="numeric"
            state={state}
            required={false}
          />
          <TextField
            name="woche"
            label="Höchstens Nachrichten in der Woche"
            inputmode="numeric"
            state={state}
            required={false}
          />
        </div>
        <Checkboxes name="themen" label="Geschult für" options={optionsOf(topicWords)} state={state} required={false} />
      </Fieldset>
    </>
  );
}

/** The form of a volunteer, new or kept. @param id null: a new one */
export function VolunteerFormPage({
  towns,
  id,
  ...form
}: FormProps & { towns: readonly Municipality[]; id: string | null }) {
  const { state } = form;
  const label = id === null ? 'Person eintragen' : 'Angaben ändern';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={[{ href: volunteersPath, label: 'Ehrenamtliche' }, { label }]}
      intro="Nur was Sie brauchen, um die Person zu erreichen und passend anzufragen. Nachweise tragen Sie danach ein."
      action={id === null ? volunteerFormPath : volunteerProfilePath(id)}
      button={id === null ? 'Person eintragen' : 'Angaben speichern'}
      back={id === null ? volunteersPath : volunteerPath(id)}
    >
      <Fieldset legend="Person">
        <div class="hs-pair">
          <TextField name="vorname" label="Vorname" state={state} required={false} autocomplete="off" />
          <TextField name="nachname" label="Familienname" state={state} required={false} autocomplete="off" />
        </div>
        <DateField
          name="geboren"
          label="Geburtsdatum"
          hint={`Wird gebraucht, bevor die Person aktiv wird (ab ${fewestYears} Jahren).`}
          state={state}
          required={false}
        />
        <Radios
          name="geschlecht"
          label="Geschlecht"
          hint="Nur wenn die Person es sagt: für Gespräche, in denen jemand eine Frau oder einen Mann braucht."
          options={optionsOf(genderWords)}
          state={state}
          required={false}
          horizontal
        />
        <Checkboxes name="aufgaben" label="Aufgaben" options={optionsOf(serviceWords)} state={state} />
      </Fieldset>
      <Fieldset legend="Erreichbar">
        <Radios
          name="weg"
          label="Wie möchte die Person erreicht werden?"
          options={optionsOf(channelWords)}
          state={state}
          horizontal
        />
        <div class="hs-pair">
          <TextField name="telefon" label="Telefon" type="tel" state={state} required={false} autocomplete="off" />
          <TextField name="email" label="E-Mail" type="email" state={state} required={false} autocomplete="off" />
        </div>
        <Select
          name="briefsprache"
          label="Sprache der Nachrichten"
          options={optionsOf(letterLanguages)}
          state={state}
        />
        <div class="hs-pair">
          <TextField name="strasse" label="Straße und Hausnummer" state={state} required={false} autocomplete="off" />
          <TextField
            name="plz"
            label="Postleitzahl"
            inputmode="numeric"
            state={state}
            required={false}
            autocomplete="off"
          />
          <TextField name="ort" label="Ort" state={state} required={false} autocomplete="off" />
          <Select
            name="wohnort"
            label="Gemeinde"
            options={towns.map(({ ags, name }) => ({ value: ags, label: name }))}
            state={state}
            required={false}
            placeholder="außerhalb oder nicht bekannt"
          />
        </div>
      </Fieldset>
      <Languages state={state} />
      <Availability state={state} towns={towns} />
      <TextArea
        name="notiz"
        label="Notiz"
        hint="Nur was für die Einsätze wichtig ist. Nichts über Gesundheit, Aufenthalt oder Religion."
        state={state}
        required={false}
        maxLength={1000}
        rows={3}
      />
    </FormPage>
  );
}
