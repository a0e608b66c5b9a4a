// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { SCHOOL_FORMS } from '../../codes/school-forms.ts';
import { Checkbox, Checkboxes, TextArea, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { smilePath, smilePolicyPath } from './paths.ts';

/** /smile/einstellungen */
export function PolicyPage(form: FormProps) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="SmiLe einstellen"
      breadcrumbs={[{ href: smilePath, label: 'SmiLe' }, { label: 'Einstellungen' }]}
      intro="Gilt ab jetzt. Was schon vermittelt ist, bleibt, wie es vereinbart wurde."
      action={smilePolicyPath}
      button="Einstellungen speichern"
      back={smilePath}
    >
      <div class="hs-pair">
        <TextField
          name="gruppe"
          label="Kinder in einer Stunde"
          hint="1 bis 3. Bei 1 trifft jedes Kind die Patin oder den Paten allein."
          inputmode="numeric"
          state={state}
        />
        <TextField name="kinder" label="Kinder je Patin oder Pate" inputmode="numeric" state={state} />
      </div>
      <div class="hs-pair">
        <TextField
          name="alter"
          label="Mindestalter"
          hint="Unter 18 mit Einwilligung der Eltern und nie allein mit einem Kind."
          inputmode="numeric"
          state={state}
        />
        <TextField
          name="antwort"
          label="Tage für die Antwort"
          hint="So lange haben Schule und Patin oder Pate Zeit, zu einem Vorschlag ja oder nein zu sagen."
          inputmode="numeric"
          state={state}
        />
      </div>
      <TextField
        name="ohne_eintrag"
        label="Wochen ohne Eintrag"
        hint="Danach steht eine Patenschaft bei „Nachfragen: kein Eintrag“. Ferien zählen nicht mit."
        inputmode="numeric"
        state={state}
      />
      <TextArea
        name="stunden"
        label="Unterrichtsstunden"
        hint="Eine Stunde je Zeile, zum Beispiel „1 08:00–08:45“. Gilt für Schulen, die kein eigenes Raster eingetragen haben."
        rows={7}
        maxLength={400}
        state={state}
      />
      <Checkboxes
        name="schulformen"
        label="Schulformen"
        options={SCHOOL_FORMS.map(({ key, name }) => ({ value: key, label: name }))}
        state={state}
      />
      <Checkbox name="kita" label="Auch Kinder in Kitas" state={state} />
    </FormPage>
  );
}
