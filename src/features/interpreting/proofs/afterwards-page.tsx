// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LANGUAGES, languageName } from '../../../codes/languages.ts';
import { DateField, Fieldset, optionsOf, Radios, Select, TextField, TimeField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import type { Institution } from '../../institutions/queries.ts';
import { fullInstitutionName } from '../../institutions/words.ts';
import { boardPath } from '../dispatch/paths.ts';
import { outcomeWords } from '../dispatch/proof-input.ts';
import { modes, occasionLabels } from '../words.ts';
import { afterwardsPath, stacksPath } from './paths.ts';
import { stacksTitle } from './sheet-pages.tsx';

export interface AfterwardsChoice {
  institutions: readonly Institution[];
  volunteers: readonly { id: string; number: string; name: string }[];
}

const spoken = LANGUAGES.filter(({ code }) => !['deu', 'und', 'mis'].includes(code)).map(({ code }) => ({
  value: code,
  label: languageName(code),
}));
const yesNo = optionsOf({ ja: 'ja', nein: 'nein' });

function Who({ state, institutions, volunteers }: Pick<FormProps, 'state'> & AfterwardsChoice) {
  return (
    <Fieldset legend="Wer">
      <TextField
        name="bogen"
        label="Nummer des Bogens"
        hint="Oben auf dem Papier, zum Beispiel N-2026-0017."
        required={false}
        state={state}
      />
      <Select
        name="einrichtung"
        label="Einrichtung"
        options={institutions.map((one) => ({ value: one.id, label: `${fullInstitutionName(one)} (${one.number})` }))}
        state={state}
      />
      <Select
        name="person"
        label="Wer hat gedolmetscht"
        options={volunteers.map(({ id, number, name }) => ({ value: id, label: `${name} (${number})` }))}
        state={state}
      />
      <Select name="dolmetschsprache" label="Sprache" options={spoken} state={state} />
    </Fieldset>
  );
}

function Talk({ state }: Pick<FormProps, 'state'>) {
  return (
    <Fieldset legend="Gespräch">
      <DateField name="tag" label="Tag" state={state} />
      <div class="hs-pair">
        <TimeField name="beginn_war" label="Beginn" state={state} />
        <TimeField name="ende_war" label="Ende" state={state} />
      </div>
      <Radios name="ergebnis" label="Das Gespräch" options={optionsOf(outcomeWords)} state={state} />
      <Radios name="gespraech_wie" label="Wie" options={optionsOf(modes)} state={state} horizontal />
      <Select name="anlass_gespraech" label="Anlass" options={optionsOf(occasionLabels)} state={state} />
      <TextField name="beteiligte" label="Wie viele Personen" inputmode="numeric" state={state} />
      <Radios name="fachkraft" label="War eine Fachkraft dabei?" options={yesNo} state={state} horizontal />
      <Radios
        name="rechtsfolge"
        label="Kann das Gespräch Rechtsfolgen haben?"
        options={yesNo}
        state={state}
        horizontal
      />
      <Radios name="zahlt_selbst" label="Kann die Einrichtung zahlen?" options={yesNo} state={state} horizontal />
      <TextField name="zeichen" label="Zeichen der Einrichtung" required={false} maxLength={60} state={state} />
    </Fieldset>
  );
}

/** /vermittlung/nachtragen */
export function AfterwardsPage({ institutions, volunteers, ...form }: FormProps & AfterwardsChoice) {
  return (
    <FormPage
      {...form}
      title="Gespräch nachtragen"
      breadcrumbs={[
        { href: boardPath, label: 'Vermittlung' },
        { href: stacksPath, label: stacksTitle },
        { label: 'Nachtragen' },
      ]}
      intro="Für ein Gespräch, von dem das Programm noch nichts weiß. Anfrage, Einsatz und Nachweis entstehen in einem Schritt, die Entschädigung wird gleich berechnet."
      action={afterwardsPath}
      button="Gespräch eintragen"
      back={stacksPath}
    >
      <Who state={form.state} institutions={institutions} volunteers={volunteers} />
      <Talk state={form.state} />
      <TextField
        name="nachtrag_grund"
        label="Warum erst jetzt"
        hint="Zum Beispiel: Ausfall am 12.11., am Telefon vermittelt."
        maxLength={200}
        wide
        state={form.state}
      />
    </FormPage>
  );
}
