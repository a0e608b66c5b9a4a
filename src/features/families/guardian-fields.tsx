// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Fieldset, type FormState, fieldValue, optionsOf, Select, TextField } from '../../web/form/index.ts';
import { guardianSlots } from './guardian-input.ts';
import { custodyLabels, parentsLabels, relations } from './rules.ts';

type SectionProps = { state: FormState };

const isTyped = (state: FormState, name: string): boolean => (fieldValue(state, name) ?? '').trim() !== '';

/** Parents, guardian, youth office: as many as are filled, one more, at least two; and who gets the letters. */
export function GuardianSections({ state }: SectionProps) {
  const parts = ['nachname', 'vornamen', 'telefon', 'email', 'strasse', 'plz', 'ort'];
  const filled = guardianSlots.findLast((n) => parts.some((part) => isTyped(state, `g${n}_${part}`)));
  const shown = guardianSlots.slice(0, Math.max(2, (filled ?? 0) + 1));
  return (
    <>
      {shown.map((n) => (
        <Fieldset
          legend={n === 1 ? 'Sorgeberechtigte Person' : `${n}. sorgeberechtigte Person`}
          {...(n === 1
            ? {
                hint: 'Eltern, Vormund oder Jugendamt, auch ohne Sorgerecht. Bei einem Amt seinen Namen als Familiennamen. Leer lassen, wenn noch nicht bekannt.',
              }
            : {})}
        >
          {n === 1 ? (
            <Select
              name="eltern"
              label="Die Eltern"
              options={optionsOf(parentsLabels)}
              state={state}
              required={false}
              placeholder="nicht bekannt"
            />
          ) : null}
          <TextField name={`g${n}_nachname`} label="Familienname" state={state} required={false} autocomplete="off" />
          <TextField name={`g${n}_vornamen`} label="Vornamen" state={state} required={false} autocomplete="off" />
          <Select
            name={`g${n}_art`}
            label="Verhältnis zum Kind"
            options={optionsOf(relations)}
            state={state}
            required={false}
            placeholder=""
          />
          <Select
            name={`g${n}_sorge`}
            label="Hat das Sorgerecht"
            options={optionsOf(custodyLabels)}
            state={state}
            required={false}
            placeholder=""
          />
          <TextField
            name={`g${n}_telefon`}
            label="Telefon"
            type="tel"
            state={state}
            required={false}
            autocomplete="off"
          />
          <TextField
            name={`g${n}_email`}
            label="E-Mail"
            type="email"
            state={state}
            required={false}
            autocomplete="off"
          />
          <OwnAddress n={n} state={state} />
        </Fieldset>
      ))}
      <Fieldset legend="Briefe">
        <Select
          name="briefe_an"
          label="Briefe gehen an"
          hint="Zum Beispiel an den Vormund, oder an einen Elternteil, wenn die Eltern getrennt leben."
          options={shown.map((n) => ({ value: String(n), label: `${n}. Person` }))}
          state={state}
          required={false}
          placeholder="alle mit Sorgerecht, an die Anschrift der Familie"
        />
      </Fieldset>
    </>
  );
}

/** Where a person lives who does not live with the family, or an office sits. */
function OwnAddress({ n, state }: SectionProps & { n: number }) {
  const names = ['strasse', 'plz', 'ort'].map((part) => `g${n}_${part}`);
  const open = names.some((name) => isTyped(state, name) || state.errors.some(({ field }) => field === name));
  const [street = '', postcode = '', place = ''] = names;
  return (
    <details class="kern-accordion" open={open}>
      <summary class="kern-accordion__header">
        <span class="kern-title">Andere Anschrift als die Familie</span>
      </summary>
      <div class="kern-accordion__body hs-flow">
        <TextField name={street} label="Straße und Hausnummer" state={state} required={false} autocomplete="off" />
        <TextField
          name={postcode}
          label="Postleitzahl"
          state={state}
          required={false}
          inputmode="numeric"
          autocomplete="off"
        />
        <TextField name={place} label="Ort" state={state} required={false} autocomplete="off" />
      </div>
    </details>
  );
}
