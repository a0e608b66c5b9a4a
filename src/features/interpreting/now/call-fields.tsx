// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Checkbox, type FormState, Select, TextField } from '../../../web/form/index.ts';
import { GenderWishField, OccasionField, RuleFields, SpokenField, VarietyField } from '../asked-fields.tsx';
import { callMinutes } from './call-rules.ts';

/** What is needed to get somebody on the phone at once; no more than a family at the counter leaves time for. */
export const CallFields = ({ state }: { state: FormState }) => (
  <>
    <SpokenField state={state} />
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
    <OccasionField state={state} />
    <RuleFields state={state} />
    <VarietyField state={state} />
    <GenderWishField state={state} />
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
