// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { CEFR_LEVELS } from '../../codes/school-forms.ts';
import { Accordion } from '../../web/components/index.ts';
import {
  Checkbox,
  DateField,
  Fieldset,
  type FormState,
  keyOptions,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../web/form/index.ts';
import { EarlierSchoolRows } from './earlier-school-fields.tsx';
import { counselPath } from './paths.ts';
import { formatLabels, literacyLabels } from './words.tsx';

const levelOptions: Option[] = [
  { value: 'none', label: 'noch kein Deutsch oder nicht festgestellt' },
  ...keyOptions(CEFR_LEVELS),
];

/** What is asked in the first counselling. `stateId`: the state of the earlier schools that the form was opened on. */
export function CounselFields({ state, caseId, stateId }: { state: FormState; caseId: string; stateId: string }) {
  return (
    <>
      <Fieldset legend="Gespräch">
        <DateField name="tag" label="Tag der Beratung" state={state} />
        <Radios name="form" label="Wie" options={optionsOf(formatLabels)} state={state} horizontal />
        <Checkbox name="dolmetschen" label="Es wurde gedolmetscht" state={state} />
      </Fieldset>
      <Fieldset legend="Deutsch und Schrift">
        <Select name="deutsch" label="Deutsch (GeR)" options={levelOptions} state={state} />
        <Radios name="schrift" label="Lesen und Schreiben" options={optionsOf(literacyLabels)} state={state} />
      </Fieldset>
      <Fieldset legend="Bildungsweg">
        <TextField
          name="schuljahre"
          label="Schuljahre bisher"
          state={state}
          required={false}
          inputmode="numeric"
          maxLength={2}
        />
        <Accordion
          title="Frühere Schulen in Deutschland"
          summary="(freiwillig)"
          open={Object.keys(state.values).some((name) => /^fs(\d_|_zeilen)/.test(name) && state.values[name] !== '')}
        >
          <p class="kern-body">
            Hat das Kind schon eine Schule in Deutschland besucht, auch in einem anderen Kreis? Die Zeit der
            Erstförderung läuft von dort weiter.
          </p>
          <EarlierSchoolRows state={state} path={counselPath(caseId)} stateId={stateId} />
        </Accordion>
      </Fieldset>
      <Fieldset legend="Wünsche und Notizen">
        <Checkbox name="geschwisterschule" label="Die Familie wünscht die Schule der Geschwister" state={state} />
        <TextArea
          name="notizen"
          label="Notizen zur Beratung"
          hint="Lesen nur Beratung und Leitung."
          state={state}
          required={false}
          maxLength={8000}
          rows={8}
        />
      </Fieldset>
    </>
  );
}
