// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { FEDERAL_STATES } from '../../codes/federal-states.ts';
import {
  Button,
  ButtonRow,
  Fieldset,
  type FormState,
  Hidden,
  type Option,
  Select,
  TextField,
} from '../../web/form/index.ts';
import { type FormBody, typedValues } from '../../web/form/parse.ts';
import { rowsShown } from './earlier-school-input.ts';
import { type EarlierSchool, earlierSchoolSlots } from './earlier-school-rules.ts';
import { monthText } from './earlier-school-words.ts';

const stateOptions: Option[] = FEDERAL_STATES.map(({ key, name }) => ({ value: key, label: name }));

/** The name of the button that gives one more row: it sends the form, and everything typed comes back. */
const moreRows = '_weitere_schule';

/** What was typed, with one more row, when that button was pressed. */
export function withMoreRows(form: FormBody): FormState['values'] | undefined {
  if (form[moreRows] === undefined) return undefined;
  const values = typedValues(form);
  return { ...values, fs_zeilen: String(rowsShown(values) + 1) };
}

/** What the rows start with. */
export function earlierSchoolValues(schools: readonly EarlierSchool[]): Record<string, string> {
  return Object.fromEntries(
    schools.flatMap((school, index) => {
      const name = `fs${index + 1}_`;
      const values = {
        schule: school.schoolNumber ?? school.name,
        kreis: school.district,
        land: school.federalState ?? '',
        von: school.from ? monthText(school.from) : '',
        bis: school.to ? monthText(school.to) : '',
        foerderung: school.supportSince ? monthText(school.supportSince) : '',
      };
      return Object.entries(values).map(([part, value]) => [name + part, value] as const);
    }),
  );
}

function Row({ n, state }: { n: number; state: FormState }) {
  const common = { state, required: false, autocomplete: 'off' } as const;
  const when = { ...common, inputmode: 'numeric', maxLength: 20 } as const;
  return (
    <div id={`fruehere-schule-${n}`}>
      <Fieldset legend={`${n}. Schule`}>
        <TextField
          {...common}
          name={`fs${n}_schule`}
          label="Schule"
          hint="Name und Ort. In NRW genügt die Schulnummer."
          maxLength={150}
        />
        <TextField {...common} name={`fs${n}_kreis`} label="Kreis oder Stadt" maxLength={150} />
        <Select
          name={`fs${n}_land`}
          label="Land"
          options={stateOptions}
          state={state}
          required={false}
          placeholder="nicht bekannt"
        />
        <TextField {...when} name={`fs${n}_von`} label="Von" hint="09/2024 oder nur 2024" />
        <TextField {...when} name={`fs${n}_bis`} label="Bis" hint="leer, wenn nicht bekannt" />
        <TextField
          {...when}
          name={`fs${n}_foerderung`}
          label="Erstförderung seit"
          hint="Die zwei Jahre laufen weiter."
        />
      </Fieldset>
    </div>
  );
}

/**
 * Rows for schools in Germany the child went to before, as many as are filled or asked for.
 * @param path of the form, where the button for one more row sends it
 * @param stateId what the form is filled in against
 */
export function EarlierSchoolRows({ state, path, stateId }: { state: FormState; path: string; stateId: string }) {
  const shown = rowsShown(state.values);
  return (
    <div class="hs-stack">
      {earlierSchoolSlots.slice(0, shown).map((n) => (
        <Row n={n} state={state} />
      ))}
      <Hidden name="fs_zeilen" value={shown} />
      <Hidden name="fs_stand" value={stateId} />
      {shown < earlierSchoolSlots.length ? (
        <ButtonRow>
          <Button
            kind="secondary"
            icon="add"
            name={moreRows}
            value="ja"
            formaction={`${path}#fruehere-schule-${shown + 1}`}
          >
            Weitere Schule in Deutschland
          </Button>
        </ButtonRow>
      ) : null}
    </div>
  );
}
