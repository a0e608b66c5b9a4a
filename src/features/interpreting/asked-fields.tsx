// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LANGUAGES } from '../../codes/languages.ts';
import { type FormState, optionsOf, Radios, Select, TextField } from '../../web/form/index.ts';
import { occasionLabels } from './words.ts';

// What is asked in the same words of a talk on a day and of one on the phone at once.

type Field = { state: FormState };

export const yesNo = optionsOf({ ja: 'ja', nein: 'nein' });

/** Languages to interpret: all that are listed but German and those nobody can look for. */
const spokenOptions = LANGUAGES.filter(({ code }) => !['deu', 'und', 'mis'].includes(code)).map(({ code, name }) => ({
  value: code,
  label: name,
}));

export const SpokenField = ({ state }: Field) => (
  <Select name="dolmetschsprache" label="Sprache" options={spokenOptions} state={state} />
);

export const VarietyField = ({ state }: Field) => (
  <TextField
    name="mundart"
    label="Mundart oder Herkunft"
    hint="Zum Beispiel: aus Nordsyrien; Romani aus Serbien."
    required={false}
    maxLength={100}
    state={state}
  />
);

export const GenderWishField = ({ state }: Field) => (
  <Select
    name="geschlecht_wunsch"
    label="Soll eine Frau oder ein Mann dolmetschen?"
    options={optionsOf({ female: 'eine Frau', male: 'ein Mann' })}
    placeholder="gleich"
    required={false}
    state={state}
  />
);

export const OccasionField = ({ state }: Field) => (
  <Select name="anlass_gespraech" label="Anlass" options={optionsOf(occasionLabels)} state={state} />
);

/** What the rules of the centre decide by, beside the occasion: legal consequences, and whether the institution can pay. */
export const RuleFields = ({ state }: Field) => (
  <>
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
  </>
);
