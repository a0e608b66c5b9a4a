// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LANGUAGES } from '../../codes/languages.ts';
import { STATES } from '../../codes/nationalities.ts';
import { GENDERS } from '../../codes/pupil-keys.ts';
import {
  Checkbox,
  DateField,
  Fieldset,
  type FormState,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextField,
} from '../../web/form/index.ts';
import { channels, denominations } from './rules.ts';

/** Languages most families of the last years speak, offered first. */
const commonLanguages = [
  'apc',
  'ara',
  'ukr',
  'rus',
  'kmr',
  'prs',
  'pes',
  'tur',
  'ron',
  'bul',
  'sqi',
  'pus',
  'tir',
  'eng',
  'fra',
];
export const languageOptions: Option[] = [
  ...commonLanguages.flatMap((code) => LANGUAGES.filter((language) => language.code === code)),
  ...LANGUAGES.filter((language) => !commonLanguages.includes(language.code)),
].map(({ code, name }) => ({ value: code, label: name }));
export const stateOptions: Option[] = STATES.map(({ key, name }) => ({ value: key, label: name }));
const genderOptions: Option[] = GENDERS.map(({ code, label }) => ({ value: code, label }));

type SectionProps = { state: FormState };

/** Name, birth, gender, nationality, languages of a child. */
export function ChildSection({ state }: SectionProps) {
  return (
    <>
      <Fieldset
        legend="Kind"
        hint="Namen wie im Ausweis, in lateinischer Schrift. Hat das Kind nur einen Namen, bleibt das andere Feld leer."
      >
        <TextField
          name="nachname"
          label="Familienname"
          state={state}
          required="one_of"
          maxLength={120}
          autocomplete="off"
        />
        <TextField
          name="vornamen"
          label="Vornamen"
          state={state}
          required="one_of"
          maxLength={120}
          autocomplete="off"
        />
        <TextField name="rufname" label="Rufname" state={state} required={false} maxLength={120} autocomplete="off" />
        <TextField
          name="geburtsname"
          label="Geburtsname"
          state={state}
          required={false}
          maxLength={120}
          autocomplete="off"
        />
        <TextField
          name="geburtsdatum"
          label="Geburtsdatum"
          hint="Nur was belegt ist: 07.03.2014, 03/2014 oder 2014."
          state={state}
          inputmode="numeric"
          autocomplete="off"
        />
        <Checkbox name="geburtsdatum_unbekannt" label="Geburtsdatum unbekannt" state={state} />
        <Radios name="geschlecht" label="Geschlecht" options={genderOptions} state={state} horizontal />
      </Fieldset>
      <Fieldset legend="Herkunft und Sprachen">
        <Select name="sprache1" label="Erste Sprache" options={languageOptions} state={state} />
        <Select
          name="sprache2"
          label="Zweite Sprache"
          options={languageOptions}
          state={state}
          required={false}
          placeholder="keine"
        />
        <Select
          name="staat1"
          label="Staatsangehörigkeit"
          options={stateOptions}
          state={state}
          required={false}
          placeholder="nicht bekannt"
        />
        <Select
          name="staat2"
          label="Zweite Staatsangehörigkeit"
          options={stateOptions}
          state={state}
          required={false}
          placeholder="keine"
        />
        <TextField
          name="geburtsort"
          label="Geburtsort"
          state={state}
          required={false}
          maxLength={100}
          autocomplete="off"
        />
        <Select
          name="geburtsland"
          label="Geburtsland"
          options={stateOptions}
          state={state}
          required={false}
          placeholder="nicht bekannt"
        />
        <DateField name="einreise" label="Einreise nach Deutschland" state={state} required={false} />
        <DateField
          name="zuzug"
          label="Zuzug in die Gemeinde"
          hint="Tag des Einzugs. Daraus ergibt sich, wie lange das Kind vor der Meldung gewartet hat."
          state={state}
          required={false}
        />
        <Select
          name="bekenntnis"
          label="Wunsch nach einer Bekenntnisschule"
          hint="Nur wenn die Familie es von sich aus wünscht."
          options={optionsOf(denominations)}
          state={state}
          required={false}
          placeholder=""
        />
      </Fieldset>
    </>
  );
}

/** How the family is reached. */
export function ContactSection({ state }: SectionProps) {
  return (
    <Fieldset legend="Familie">
      <Select name="familiensprache" label="Sprache für Gespräche und Briefe" options={languageOptions} state={state} />
      <Radios name="weg" label="Am besten zu erreichen mit" options={optionsOf(channels)} state={state} horizontal />
      <TextField name="telefon" label="Telefon" type="tel" state={state} required={false} autocomplete="off" />
      <TextField name="email" label="E-Mail" type="email" state={state} required={false} autocomplete="off" />
      <Checkbox name="dolmetschen" label="Für Gespräche wird jemand zum Dolmetschen gebraucht" state={state} />
    </Fieldset>
  );
}
