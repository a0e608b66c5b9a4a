// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Checkbox, type FormState, optionsOf, Radios, Select, TextField } from '../../../web/form/index.ts';
import { spokenOptions } from '../request-fields.tsx';
import { occasionLabels } from '../words.ts';
import { callMinutes } from './call-rules.ts';

const yesNo = optionsOf({ ja: 'ja', nein: 'nein' });

/** What is needed to get somebody on the phone at once; no more than a family at the counter leaves time for. */
export const CallFields = ({ state }: { state: FormState }) => (
  <>
    <Select name="dolmetschsprache" label="Sprache" options={spokenOptions} state={state} />
    <TextField
      name="rueckruf"
      label="Welche Nummer soll angerufen werden?"
      hint="Am Schalter, mit Lautsprecher. Bitte die Leitung frei halten."
      type="tel"
      autocomplete="tel"
      state={state}
    />
    <Select
      name="dauer"
      label="Wie lange etwa?"
      options={callMinutes.map((minutes) => ({ value: String(minutes), label: `${minutes} Minuten` }))}
      state={state}
    />
    <Select name="anlass_gespraech" label="Anlass" options={optionsOf(occasionLabels)} state={state} />
    <Radios
      name="rechtsfolge"
      label="Kann das Gespräch Rechtsfolgen haben?"
      hint="Zum Beispiel AO-SF, Hilfeplan, Bescheid, Vertrag."
      options={yesNo}
      state={state}
      horizontal
    />
    <Radios
      name="zahlt_selbst"
      label="Kann Ihre Einrichtung das Dolmetschen bezahlen?"
      options={yesNo}
      state={state}
      horizontal
    />
    <TextField
      name="mundart"
      label="Mundart oder Herkunft"
      hint="Zum Beispiel: aus Nordsyrien; Romani aus Serbien."
      required={false}
      maxLength={100}
      state={state}
    />
    <Select
      name="geschlecht_wunsch"
      label="Soll eine Frau oder ein Mann dolmetschen?"
      options={optionsOf({ female: 'eine Frau', male: 'ein Mann' })}
      placeholder="gleich"
      required={false}
      state={state}
    />
    <TextField
      name="zeichen"
      label="Ihr Zeichen"
      hint="Ihr Zeichen für die Familie, nie ihr Name."
      required={false}
      maxLength={60}
      autocomplete="off"
      state={state}
    />
    <Checkbox
      name="bedingungen"
      label="Die Familie ist gefragt und einverstanden. Wer dolmetscht, unterschreibt nichts und entscheidet nichts."
      state={state}
    />
  </>
);
