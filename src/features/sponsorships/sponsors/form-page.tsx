// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  optionsOf,
  Radios,
  TextArea,
  TextField,
} from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount } from '../../../web/format.ts';
import { nameOf } from '../../volunteers/queries.ts';
import { smilePath, sponsorPath, sponsorsPath } from '../paths.ts';
import type { Policy } from '../policy-rules.ts';
import { searchButton, searchField } from './input.ts';
import { sponsorFormPath } from './paths.ts';
import type { SponsorFile } from './queries.ts';
import { pupilGenderWords } from './words.ts';

export interface SponsorFormProps extends FormProps {
  file: SponsorFile;
  policy: Policy;
  minor: boolean;
  /** Pupils they meet or have been proposed to now. */
  taken: number;
  /** Schools to choose from: those that are chosen, those with pupils, and what was looked for. */
  schools: readonly { number: string; name: string }[];
}

/** /smile/paten/:id/angaben */
export function SponsorFormPage({
  file: { person, sponsor },
  policy,
  minor,
  taken,
  schools,
  ...form
}: SponsorFormProps) {
  const { state } = form;
  const label = sponsor ? 'Angaben ändern' : 'In den Dienst aufnehmen';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={[
        { href: smilePath, label: 'SmiLe' },
        { href: sponsorsPath, label: 'Patinnen und Paten' },
        { href: sponsorPath(person.id), label: nameOf(person) },
        { label },
      ]}
      intro="Danach kann die Person für Kinder vorgeschlagen werden, sobald Nachweise und Vorbereitung vollständig sind."
      action={sponsorFormPath(person.id)}
      button={sponsor ? 'Angaben speichern' : label}
      back={sponsorPath(person.id)}
      otherButton
    >
      <TextField
        name="kinder"
        label="Kinder zur gleichen Zeit"
        hint={`Wie viele Kinder höchstens? Das Zentrum vermittelt bis zu ${policy.mostPupils}. ${
          taken === 0
            ? ''
            : `Jetzt ${formatCount(taken, 'Kind', 'Kinder')}: weniger geht erst, wenn eine Patenschaft endet.`
        }`}
        inputmode="numeric"
        state={state}
      />
      <Checkbox name="gruppe" label="trifft auch kleine Gruppen (2 bis 3 Kinder)" state={state} />
      <div class="hs-pair">
        <TextField
          name="klasse_von"
          label="Ab Klasse"
          hint="Leer: egal."
          inputmode="numeric"
          state={state}
          required={false}
        />
        <TextField name="klasse_bis" label="Bis Klasse" inputmode="numeric" state={state} required={false} />
      </div>
      <Radios
        name="kind"
        label="Kind"
        hint="Nur wenn die Person es wünscht."
        options={optionsOf(pupilGenderWords)}
        state={state}
        required={false}
        horizontal
      />
      {minor ? (
        <DateField
          name="eltern"
          label="Einwilligung der Eltern"
          hint="Unter 18 nötig: Tag, an dem die Eltern eingewilligt haben."
          state={state}
          required={false}
        />
      ) : null}
      <Fieldset
        legend="Schulen"
        hint="Wählen Sie die Schulen, zu denen die Person geht. Ohne Auswahl gelten alle im Umkreis der Person."
      >
        <TextField
          name={searchField}
          label="Schule suchen"
          hint="Name, Ort oder Nummer."
          state={state}
          required={false}
          autocomplete="off"
          maxLength={100}
        />
        <Button kind="secondary" name={searchButton} value="ja">
          Suchen
        </Button>
        {schools.length === 0 ? null : (
          <Checkboxes
            name="schulen"
            label="Geht zu"
            options={schools.map(({ number, name }) => ({ value: number, label: name }))}
            state={state}
            required={false}
          />
        )}
      </Fieldset>
      <TextField
        name="interessen"
        label="Interessen"
        hint="Was macht sie oder er gern mit Kindern?"
        state={state}
        required={false}
        maxLength={200}
        wide
      />
      <TextArea
        name="wuensche"
        label="Wünsche"
        hint="Nur was für die Treffen wichtig ist. Nichts über Gesundheit oder Religion."
        state={state}
        required={false}
        maxLength={300}
        rows={2}
      />
    </FormPage>
  );
}
