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
  TimeField,
} from '../../web/form/index.ts';
import type { Municipality } from '../centres/queries.ts';
import { GenderWishField, OccasionField, RuleFields, SpokenField, VarietyField, yesNo } from './asked-fields.tsx';
import { familyTextPath } from './paths.ts';
import { modes } from './words.ts';

interface FieldsProps {
  state: FormState;
  towns: readonly Municipality[];
}

/** When. `several`: with room for further talks. */
export function Times({ state, several }: { state: FormState; several: boolean }) {
  return (
    <>
      <DateField name="tag" label="Tag" state={state} />
      <div class="hs-pair">
        <TimeField name="uhr_von" label="Von" state={state} />
        <TimeField name="uhr_bis" label="Bis" state={state} />
      </div>
      {several ? (
        <TextArea
          name="weitere"
          label="Weitere Termine"
          hint="Je Zeile ein Tag, gern mit Uhrzeit: 27.11.2026 14:00–15:00. Ohne Uhrzeit gilt die von oben. Höchstens 12 Termine."
          required={false}
          rows={3}
          maxLength={2000}
          state={state}
        />
      ) : null}
    </>
  );
}

function OtherTimes({ state }: { state: FormState }) {
  return (
    <Fieldset legend="Ginge es auch anders?" hint="Mit anderen Terminen finden wir öfter jemanden.">
      {([1, 2] as const).map((n) => (
        <div class="hs-pair">
          <DateField
            name={`ausweich${n}_tag`}
            label={n === 1 ? 'Anderer Tag' : 'Noch ein anderer Tag'}
            required={false}
            state={state}
          />
          <TimeField
            name={`ausweich${n}_von`}
            label={n === 1 ? 'Andere Uhrzeit' : 'Noch eine andere Uhrzeit'}
            required={false}
            state={state}
          />
        </div>
      ))}
    </Fieldset>
  );
}

/** How and where people meet. `house`: whether it is in a flat was said before and stays. */
export function Place({ state, towns, house = true }: FieldsProps & { house?: boolean }) {
  return (
    <Fieldset legend="Wie und wo">
      <Checkboxes
        name="gespraech_wie"
        label="Wie"
        hint="Mehrere, wenn es auch am Telefon oder per Video ginge."
        options={optionsOf(modes)}
        state={state}
        horizontal
      />
      {house ? (
        <Radios
          name="raum"
          label="Wo treffen Sie sich?"
          options={optionsOf({ public: 'in Räumen der Einrichtung oder öffentlich', private: 'in einer Wohnung' })}
          state={state}
        />
      ) : null}
      <TextField name="strasse" label="Straße und Hausnummer" required={false} maxLength={120} state={state} />
      <div class="hs-pair">
        <TextField name="plz" label="Postleitzahl" required={false} inputmode="numeric" state={state} />
        <TextField name="ort" label="Ort" required={false} maxLength={100} state={state} />
      </div>
      <Select
        name="gemeinde"
        label="Gemeinde"
        required={false}
        options={towns.map(({ ags, name }) => ({ value: ags, label: name }))}
        state={state}
      />
      <TextField
        name="treffpunkt"
        label="Treffpunkt"
        hint="Zum Beispiel: Haupteingang, Raum 12."
        required={false}
        maxLength={200}
        state={state}
      />
    </Fieldset>
  );
}

function Language({ state }: { state: FormState }) {
  return (
    <Fieldset legend="Sprache">
      <SpokenField state={state} />
      <VarietyField state={state} />
      <GenderWishField state={state} />
      <TextField name="wunsch_grund" label="Grund des Wunsches" required={false} maxLength={200} state={state} />
    </Fieldset>
  );
}

function Talk({ state }: { state: FormState }) {
  return (
    <Fieldset legend="Gespräch">
      <OccasionField state={state} />
      <TextField
        name="thema"
        label="Thema"
        hint="Ein paar Worte, ohne Namen der Familie."
        required={false}
        maxLength={300}
        wide
        state={state}
      />
      <TextField
        name="beteiligte"
        label="Wie viele Personen"
        hint="Alle, die am Gespräch teilnehmen."
        inputmode="numeric"
        state={state}
      />
      <Radios
        name="fachkraft"
        label="Ist eine Fachkraft Ihrer Einrichtung dabei?"
        options={yesNo}
        state={state}
        horizontal
      />
      <RuleFields state={state} />
      <TextField
        name="kostenzeichen"
        label="Kostenträger und Aktenzeichen"
        hint="Wenn jemand anderes bezahlt."
        required={false}
        maxLength={120}
        state={state}
      />
      <Checkbox
        name="heikel"
        label="Es geht um etwas Belastendes"
        hint="Wir fragen dann nur Personen, die das wollen."
        state={state}
      />
    </Fieldset>
  );
}

/** Whom to ask for. */
export const ContactFields = ({ state }: { state: FormState }) => (
  <>
    <TextField name="ansprechperson" label="Ansprechperson" maxLength={120} autocomplete="name" state={state} />
    <div class="hs-pair">
      <TextField name="telefon" label="Telefon" type="tel" required="one_of" autocomplete="tel" state={state} />
      <TextField
        name="email"
        label="E-Mail-Adresse"
        type="email"
        required="one_of"
        autocomplete="email"
        state={state}
      />
    </div>
  </>
);

function Contact({ state }: { state: FormState }) {
  return (
    <Fieldset legend="Einrichtung">
      <ContactFields state={state} />
      <TextField
        name="zeichen"
        label="Ihr Zeichen"
        hint="Ihr Zeichen für die Familie, nie ihr Name. Damit finden wir beim nächsten Mal dieselbe Person."
        required={false}
        maxLength={60}
        autocomplete="off"
        state={state}
      />
    </Fieldset>
  );
}

/** The fields of a request; `several`: with room for further talks. */
export function RequestFields({ state, towns, several }: FieldsProps & { several: boolean }) {
  return (
    <>
      <Fieldset legend="Termin">
        <Times state={state} several={several} />
        <TextField
          name="eil_grund"
          label="Warum es eilt"
          hint="Nur wenn der Termin früher liegt, als der Dienst sonst annimmt."
          required={false}
          maxLength={200}
          wide
          state={state}
        />
      </Fieldset>
      <Language state={state} />
      <Talk state={state} />
      <Place state={state} towns={towns} />
      <OtherTimes state={state} />
      <Contact state={state} />
    </>
  );
}

/** What an institution confirms before it asks. */
export const Conditions = ({ state }: { state: FormState }) => (
  <>
    <p class="hs-text">
      <a class="kern-link hs-target" href={familyTextPath} target="_blank" rel="noopener">
        Text für die Familie, in ihrer Sprache zum Lesen und Drucken (neues Fenster)
      </a>
    </p>
    <Checkbox
      name="bedingungen"
      label="Die Familie ist gefragt und einverstanden. Wer dolmetscht, unterschreibt nichts; wir sagen rechtzeitig ab und bestätigen danach, dass das Gespräch stattgefunden hat."
      state={state}
    />
  </>
);

/** Whether a deed is for one talk or for the later ones of the series, too. */
export const SeriesChoice = ({ state, later }: { state: FormState; later: number }) =>
  later === 0 ? null : (
    <Radios
      name="auch_folgende"
      label="Für welche Termine?"
      options={[
        { value: 'nein', label: 'nur für diesen' },
        { value: 'ja', label: `für diesen und die ${later} folgenden` },
      ]}
      state={state}
    />
  );
