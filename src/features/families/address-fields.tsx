// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  Checkbox,
  Fieldset,
  type FormState,
  fieldError,
  fieldValue,
  Hidden,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextField,
} from '../../web/form/index.ts';
import type { Municipality } from '../centres/queries.ts';
import { accommodations } from './rules.ts';

const accommodationOptions: Option[] = optionsOf(accommodations);

type SectionProps = { state: FormState };

/** What the field "Gemeinde" offers. */
export interface MunicipalityChoice {
  /** None: the register is not imported yet and the key itself is typed. */
  choices: readonly Municipality[];
  /** Set when a choice is asked for; sent with it, it says that it was made knowing what contradicts. */
  asked?: string | undefined;
}

type AddressProps = SectionProps & {
  municipality: MunicipalityChoice;
  /** Only staff set a position by hand. */
  withPosition: boolean;
};

/** Address with municipality: it can always be chosen and has to be where postcode and place do not decide. */
export function AddressSection({ state, municipality, withPosition }: AddressProps) {
  return (
    <Fieldset legend="Anschrift">
      <TextField name="strasse" label="Straße" state={state} required={false} maxLength={100} autocomplete="off" />
      <TextField
        name="hausnummer"
        label="Hausnummer"
        state={state}
        required={false}
        maxLength={20}
        autocomplete="off"
      />
      <TextField name="plz" label="Postleitzahl" state={state} inputmode="numeric" maxLength={12} autocomplete="off" />
      <TextField name="ort" label="Ort" state={state} maxLength={100} autocomplete="off" />
      <MunicipalityField state={state} {...municipality} />
      <Radios name="unterkunft" label="Unterkunft" options={accommodationOptions} state={state} />
      <Checkbox
        name="auskunftssperre"
        label="Auskunftssperre (§ 51 BMG)"
        hint="Die Anschrift sieht dann nur, wer sie mit Begründung öffnen darf. Die Leitung erfährt jede Öffnung."
        state={state}
      />
      {withPosition ? <PositionFields state={state} /> : null}
    </Fieldset>
  );
}

function MunicipalityField({ state, choices, asked }: SectionProps & MunicipalityChoice) {
  const required = fieldError(state, 'ags') !== undefined;
  return (
    <>
      {asked === undefined ? null : <Hidden name="ags_stimmt" value={asked} />}
      {choices.length === 0 ? (
        <TextField
          name="ags"
          label="Gemeindeschlüssel (AGS)"
          hint="Acht Ziffern, zum Beispiel 05358008."
          state={state}
          required={required}
          inputmode="numeric"
          maxLength={8}
        />
      ) : (
        <Select
          name="ags"
          label="Gemeinde"
          hint="Leer lassen, wenn Postleitzahl und Ort sie eindeutig angeben."
          options={choices.map(({ ags, name }) => ({ value: ags, label: name }))}
          state={state}
          required={required}
          placeholder={required ? 'Bitte wählen' : 'aus Postleitzahl und Ort'}
        />
      )}
    </>
  );
}

function PositionFields({ state }: SectionProps) {
  const open = ['lage_x', 'lage_y'].some(
    (name) => (fieldValue(state, name) ?? '') !== '' || state.errors.some(({ field }) => field === name),
  );
  return (
    <details class="kern-accordion" open={open}>
      <summary class="kern-accordion__header">
        <span class="kern-title">Lage selbst eintragen</span>
      </summary>
      <div class="kern-accordion__body hs-flow">
        <p class="kern-body kern-body--small hs-muted">
          Nur nötig, wenn die Lage aus der Anschrift nicht stimmt. Werte in Metern, UTM 32N (EPSG:25832), aus der
          amtlichen Karte.
        </p>
        <TextField name="lage_x" label="Rechtswert" state={state} required={false} inputmode="decimal" />
        <TextField name="lage_y" label="Hochwert" state={state} required={false} inputmode="decimal" />
      </div>
    </details>
  );
}
