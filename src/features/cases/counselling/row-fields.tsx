// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  Button,
  ButtonRow,
  Fieldset,
  type FormState,
  Hidden,
  optionsOf,
  Select,
  TextField,
} from '../../../web/form/index.ts';
import { type FormBody, typedValues } from '../../../web/form/parse.ts';
import { languageOptions, stateOptions } from '../../families/fields.tsx';
import { formerSchoolParts, languageParts, rowsInSight } from './row-input.ts';
import { languageSlots, schoolSlots } from './rules.ts';
import { knownFromLabels, schoolKindLabels, spokenLabels } from './words.ts';

/** Buttons that give one more row: they send the form, and everything typed comes back. */
const moreLanguages = '_weitere_sprache';
const moreSchools = '_weitere_station';

const shownLanguages = (values: FormState['values']) => rowsInSight(values, 'ws', languageParts, languageSlots);
const shownSchools = (values: FormState['values']) => rowsInSight(values, 'st', formerSchoolParts, schoolSlots);

/** What was typed, with one more row, when one of these buttons was pressed. */
export function withMoreRecordRows(form: FormBody): FormState['values'] | undefined {
  const values = typedValues(form);
  if (form[moreLanguages] !== undefined) return { ...values, ws_zeilen: String(shownLanguages(values) + 1) };
  if (form[moreSchools] !== undefined) return { ...values, st_zeilen: String(shownSchools(values) + 1) };
  return undefined;
}

type RowsProps = { state: FormState; path: string };

/** Languages of the child beside German. */
export function LanguageRows({ state, path }: RowsProps) {
  const shown = shownLanguages(state.values);
  return (
    <div class="hs-stack">
      {languageSlots.slice(0, shown).map((n) => (
        <div class="hs-pair" id={`sprache-${n}`}>
          <Select
            name={`ws${n}_sprache`}
            label={n === 1 ? 'Sprache, die das Kind spricht' : `${n}. Sprache`}
            options={languageOptions}
            state={state}
            required={false}
          />
          <Select
            name={`ws${n}_stufe`}
            label={n === 1 ? 'Wie gut' : `Wie gut (${n}. Sprache)`}
            options={optionsOf(spokenLabels)}
            state={state}
            required={false}
          />
        </div>
      ))}
      <Hidden name="ws_zeilen" value={shown} />
      {shown < languageSlots.length ? (
        <ButtonRow>
          <Button
            kind="secondary"
            icon="add"
            name={moreLanguages}
            value="ja"
            formaction={`${path}#sprache-${shown + 1}`}
          >
            Weitere Sprache
          </Button>
        </ButtonRow>
      ) : null}
    </div>
  );
}

function SchoolRow({ n, state }: { n: number; state: FormState }) {
  const common = { state, required: false, autocomplete: 'off' } as const;
  const when = { ...common, inputmode: 'numeric', maxLength: 20 } as const;
  return (
    <div id={`station-${n}`}>
      <Fieldset legend={`${n}. Schule im Ausland`}>
        <div class="hs-pair">
          <Select name={`st${n}_land`} label="Land" options={stateOptions} state={state} required={false} />
          <Select
            name={`st${n}_art`}
            label="Was für eine Schule"
            options={optionsOf(schoolKindLabels)}
            state={state}
            required={false}
          />
          <TextField {...when} name={`st${n}_von`} label="Von" hint="09/2020 oder nur 2020" />
          <TextField {...when} name={`st${n}_bis`} label="Bis" hint="leer, wenn nicht bekannt" />
          <TextField {...common} name={`st${n}_klasse`} label="Letzte Klasse" maxLength={40} />
          <Select
            name={`st${n}_sprache`}
            label="Unterricht auf"
            options={languageOptions}
            state={state}
            required={false}
            placeholder="nicht bekannt"
          />
          <Select
            name={`st${n}_woher`}
            label="Woher bekannt"
            options={optionsOf(knownFromLabels)}
            state={state}
            required={false}
          />
        </div>
      </Fieldset>
    </div>
  );
}

/** Schools outside Germany, in their order. */
export function FormerSchoolRows({ state, path }: RowsProps) {
  const shown = shownSchools(state.values);
  return (
    <div class="hs-stack">
      {schoolSlots.slice(0, shown).map((n) => (
        <SchoolRow n={n} state={state} />
      ))}
      <Hidden name="st_zeilen" value={shown} />
      {shown < schoolSlots.length ? (
        <ButtonRow>
          <Button kind="secondary" icon="add" name={moreSchools} value="ja" formaction={`${path}#station-${shown + 1}`}>
            Weitere Schule im Ausland
          </Button>
        </ButtonRow>
      ) : null}
    </div>
  );
}
