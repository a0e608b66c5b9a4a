// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Checkbox, DateField, Fieldset, optionsOf, Radios, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import {
  checkRulesPath,
  sharePath,
  volunteerAbsencePath,
  volunteerChecksPath,
  volunteerPath,
  volunteerStatePath,
  volunteersPath,
} from './paths.ts';
import { nameOf, type Volunteer } from './queries.ts';
import type { HelpService, VolunteerState } from './rules.ts';
import { checkWords, conductNeedWords, conductWords, serviceWords, stateDeeds } from './words.ts';

type Of = FormProps & { person: Volunteer };

const crumbs = (person: Volunteer, label: string) => [
  { href: volunteersPath, label: 'Ehrenamtliche' },
  { href: volunteerPath(person.id), label: nameOf(person) },
  { label },
];

/** A paper was seen. */
export function CheckFormPage({ person, ...form }: Of) {
  const label = 'Nachweis eintragen';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={crumbs(person, label)}
      intro="Tragen Sie nur ein, dass Sie den Nachweis gesehen haben. Bitte keine Kopie aufbewahren und nichts vom Inhalt notieren."
      action={volunteerChecksPath(person.id)}
      button={label}
      back={volunteerPath(person.id)}
    >
      <Radios name="art" label="Was haben Sie gesehen?" options={optionsOf(checkWords)} state={form.state} />
      <Radios
        name="zeugnis"
        label="Welches Führungszeugnis?"
        hint="Nur beim Führungszeugnis."
        options={optionsOf(conductWords)}
        state={form.state}
        required={false}
        horizontal
      />
      <DateField name="vom" label="Datum des Nachweises" state={form.state} />
      <DateField name="gesehen" label="Gesehen am" state={form.state} />
    </FormPage>
  );
}

/** Days on which somebody is away. */
export function AwayFormPage({ person, ...form }: Of) {
  const label = 'Abwesenheit eintragen';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={crumbs(person, label)}
      intro="An diesen Tagen wird die Person nicht angefragt. Der Grund wird nicht gespeichert."
      action={volunteerAbsencePath(person.id)}
      button={label}
      back={volunteerPath(person.id)}
    >
      <DateField name="weg_von" label="Von" state={form.state} />
      <DateField name="weg_bis" label="Bis" hint="Einschließlich." state={form.state} />
    </FormPage>
  );
}

const intros: Readonly<Partial<Record<VolunteerState, string>>> = {
  paused: 'Während der Pause wird die Person nicht angefragt. Zusagen, die es schon gibt, bleiben.',
  left: 'Die Person wird nicht mehr angefragt. Dass ein Führungszeugnis gesehen wurde, wird nach 3 Monaten gelöscht, Name und Kontakt nach 12 Monaten.',
};

/** A pause, or leaving. */
export function StateFormPage({ person, to, ...form }: Of & { to: VolunteerState }) {
  const label = stateDeeds[to];
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={crumbs(person, label)}
      intro={intros[to] ?? ''}
      danger={to === 'left' ? true : undefined}
      action={volunteerStatePath(person.id, to)}
      button={label}
      back={volunteerPath(person.id)}
    >
      {to === 'paused' ? (
        <DateField
          name="pause"
          label="Pause bis"
          hint="Einschließlich. Leer: bis Sie die Pause beenden."
          state={form.state}
          required={false}
        />
      ) : null}
    </FormPage>
  );
}

/** One person in two centres. */
export function ShareFormPage({ person, ...form }: Of) {
  const label = 'Mit einem anderen Zentrum verbinden';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={crumbs(person, label)}
      intro="Hilft die Person auch in einem anderen Zentrum, dann lassen Sie sich dort ihre Kennung vorlesen. Danach kann sie nicht mehr zur selben Zeit in beiden Zentren zugesagt sein. Sonst sehen die Zentren nichts voneinander. Bitte fragen Sie die Person vorher."
      action={sharePath(person.id)}
      button="Verbinden"
      back={volunteerPath(person.id)}
    >
      <TextField name="kennung" label="Kennung aus dem anderen Zentrum" state={form.state} autocomplete="off" />
    </FormPage>
  );
}

/** Which papers a centre wants to see. */
export function CheckRuleFormPage({ service, ...form }: FormProps & { service: HelpService }) {
  const label = `Nachweise für: ${serviceWords[service]}`;
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={[{ href: volunteersPath, label: 'Ehrenamtliche' }, { label }]}
      intro="Wem ein Nachweis fehlt oder wessen Nachweis abläuft, wird nicht mehr angefragt, bis er erneuert ist. Schon eingetragene Nachweise behalten den Tag, bis zu dem sie gelten."
      action={checkRulesPath[service]}
      button="Einstellungen speichern"
      back={volunteersPath}
    >
      <Fieldset legend="Führungszeugnis">
        <Radios
          name="fz"
          label="Welches wird gebraucht?"
          options={optionsOf(conductNeedWords)}
          state={form.state}
          horizontal
        />
        <div class="hs-pair">
          <TextField name="fz_monate" label="Neu vorlegen nach Monaten" inputmode="numeric" state={form.state} />
          <TextField
            name="fz_alter"
            label="Beim Vorlegen höchstens so viele Monate alt"
            inputmode="numeric"
            state={form.state}
          />
        </div>
      </Fieldset>
      <Fieldset legend="Außerdem nötig">
        <Checkbox name="schweigen" label={checkWords.confidentiality} state={form.state} />
        <Checkbox name="datenschutz" label={checkWords.data_protection} state={form.state} />
        <Checkbox name="schulung" label={checkWords.training} state={form.state} />
      </Fieldset>
    </FormPage>
  );
}
