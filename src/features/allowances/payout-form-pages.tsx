// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { payoutPath, payoutSettingsPath, payoutsPath } from './paths.ts';
import type { Names } from './payout-pages.tsx';
import type { Payment, Run } from './payout-queries.ts';
import { columnNames, columnWords, formatWords } from './words.ts';

const list = { href: payoutsPath, label: 'Auszahlungen' };
const crumbs = (run: Run, label: string) => [list, { href: payoutPath(run.id), label: run.number }, { label }];
const what = (run: Run): string =>
  `${run.number}: ${formatCents(run.cents)} an ${formatCount(run.people, 'Person', 'Personen')}, Zahltag ${formatDate(run.payOn)}.`;

/** A step of a run that somebody signs with a tick. */
export interface SignWords {
  title: string;
  intro: string;
  box: string;
  button: string;
  action: string;
}

/** The page on which somebody states, releases or hands over a run. */
export function SignPage({ run, words, ...form }: FormProps & { run: Run; words: SignWords }) {
  return (
    <FormPage
      {...form}
      title={words.title}
      breadcrumbs={crumbs(run, words.title)}
      intro={`${what(run)} ${words.intro}`}
      action={words.action}
      button={words.button}
      back={payoutPath(run.id)}
    >
      <Checkbox name="bestaetigt" label={words.box} state={form.state} />
    </FormPage>
  );
}

/** A run is called off, with the reason. */
export function CallOffPage({ run, action, ...form }: FormProps & { run: Run; action: string }) {
  return (
    <FormPage
      {...form}
      danger
      title="Lauf zurücknehmen"
      breadcrumbs={crumbs(run, 'Zurücknehmen')}
      intro={`${what(run)} Nichts davon wird ausgezahlt; alles ist wieder offen.`}
      action={action}
      button="Lauf zurücknehmen"
      back={payoutPath(run.id)}
    >
      <TextField name="grund" label="Grund" state={form.state} maxLength={500} wide />
    </FormPage>
  );
}

interface ReturnProps extends FormProps {
  run: Run;
  payments: readonly Payment[];
  names: Names;
  action: string;
}

/** A payment came back from the bank. */
export function ReturnPage({ run, payments, names, action, ...form }: ReturnProps) {
  const options = payments
    .filter(({ returned }) => returned === null)
    .map(({ volunteerId, cents }): Option => {
      return { value: volunteerId, label: `${names.get(volunteerId)?.name ?? ''}, ${formatCents(cents)}` };
    });
  return (
    <FormPage
      {...form}
      title="Rücküberweisung eintragen"
      breadcrumbs={crumbs(run, 'Rücküberweisung')}
      intro="Der Betrag ist danach wieder offen und kommt in den nächsten Lauf. Prüfen Sie vorher die Bankverbindung."
      action={action}
      button="Rücküberweisung eintragen"
      back={payoutPath(run.id)}
    >
      <Select name="empfaenger" label="Wessen Geld kam zurück?" options={options} state={form.state} />
      <DateField name="zurueck_am" label="Tag der Rücküberweisung" state={form.state} />
      <TextField name="grund" label="Grund der Bank" state={form.state} maxLength={500} wide />
    </FormPage>
  );
}

/** How a centre pays out. */
export function SettingsPage({ members, ...form }: FormProps & { members: readonly Option[] }) {
  const { state } = form;
  const codes = codesOf(columnWords);
  return (
    <FormPage
      {...form}
      title="Auszahlung einstellen"
      breadcrumbs={[list, { label: 'Einstellungen' }]}
      intro="Wer anordnen darf, was die Kasse bekommt, und welcher Freibetrag für welchen Dienst gilt."
      action={payoutSettingsPath}
      button="Einstellungen speichern"
      back={payoutsPath}
    >
      <Fieldset legend="Anordnen">
        <Checkboxes
          name="anordnen"
          label="Wer darf Auszahlungen anordnen?"
          hint="Niemand angekreuzt: die Leitung. Wer einen Lauf festgestellt hat oder selbst Geld bekommt, darf ihn nie anordnen."
          options={members}
          state={state}
        />
      </Fieldset>
      <Fieldset legend="Datei für die Kasse">
        <Radios name="dateiart" label="Was bekommt die Kasse?" options={optionsOf(formatWords)} state={state} />
        <TextField name="zahler" label="Name des Zahlers" state={state} required={false} maxLength={70} wide />
        <TextField
          name="zahler_iban"
          label="IBAN des Zahlers"
          state={state}
          required={false}
          maxLength={42}
          autocomplete="off"
          wide
        />
        <TextField
          name="verwendung"
          label="Verwendungszweck"
          hint="Die Nummer des Laufs steht immer dahinter."
          state={state}
          required={false}
          maxLength={100}
          wide
        />
        <TextArea
          name="spalten"
          label="Spalten der CSV-Datei"
          hint="Eine Spalte je Zeile: Überschrift = Feld."
          state={state}
          rows={8}
        />
        <details>
          <summary>Welche Felder es gibt</summary>
          <ul class="hs-text">
            {codes.map((code) => (
              <li>{`${columnNames[code]}: ${columnWords[code]}`}</li>
            ))}
          </ul>
        </details>
      </Fieldset>
      <Fieldset legend="Freibetrag">
        <Checkboxes
          name="uebungsleiter"
          label="Für welche Dienste gilt der Übungsleiterfreibetrag (§ 3 Nr. 26 EStG)?"
          hint="Für alle anderen gilt der Ehrenamtsfreibetrag (§ 3 Nr. 26a EStG)."
          options={optionsOf(paidServices)}
          state={state}
        />
      </Fieldset>
    </FormPage>
  );
}
