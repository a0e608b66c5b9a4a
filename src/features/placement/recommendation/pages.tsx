// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { GRADES, PLACE_KINDS } from '../../../codes/school-forms.ts';
import { type Ages, stageFitsAge } from '../../../codes/usual-place.ts';
import {
  Button,
  ButtonRow,
  DateField,
  type FormState,
  fieldError,
  fieldValue,
  fieldValues,
  keyOptions,
  type Option,
  Select,
  TextArea,
} from '../../../web/form/index.ts';
import { rankingPath } from '../paths.ts';

/** What the centre recommends: grade, kind, start, schools and why. */
export function RecommendationFields({
  state,
  schools,
  ages,
  caseId,
}: {
  state: FormState;
  schools: readonly Option[];
  /** Possible ages of the child: grades out of the question are not offered. */
  ages: Ages | null;
  caseId: string;
}) {
  const typed = fieldValue(state, 'jahrgang');
  const grades = GRADES.filter(({ key, stage }) => stageFitsAge(stage, ages) || key === typed);
  return (
    <>
      <Select name="jahrgang" label="Jahrgang" options={keyOptions(grades)} state={state} />
      <Select name="art" label="Art des Platzes" options={keyOptions(PLACE_KINDS)} state={state} />
      <DateField name="beginn" label="Frühester Beginn" state={state} />
      <SchoolFields state={state} schools={schools} caseId={caseId} />
      <TextArea
        name="grund"
        label="Begründung"
        hint="Liest auch die Behörde, die entscheidet."
        state={state}
        maxLength={4000}
        rows={6}
      />
    </>
  );
}

function SchoolFields({ state, schools, caseId }: { state: FormState; schools: readonly Option[]; caseId: string }) {
  const chosen = fieldValues(state, 'schulen');
  const error = fieldError(state, 'schulen');
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">Schulen, beste zuerst (1 bis 3)</legend>
      <div class="kern-fieldset__body">
        {[0, 1, 2].map((index) => {
          const number = chosen[index] ?? '';
          const id = index === 0 ? 'feld-schulen' : `feld-schulen-${index + 1}`;
          return (
            <div class="kern-form-input">
              <label class="kern-label" for={id}>
                {`${index + 1}. Schule`}
              </label>
              <div class="kern-form-input__select-wrapper hs-input">
                <select class="kern-form-input__select" id={id} name="schulen">
                  <option value="">{index === 0 ? 'Bitte wählen' : 'keine weitere Schule'}</option>
                  {schools.map(({ value, label }) => (
                    <option value={value} selected={value === number}>
                      {label}
                    </option>
                  ))}
                </select>
              </div>
            </div>
          );
        })}
        {error === undefined ? null : (
          <p class="kern-error">
            <span class="kern-body">{error}</span>
          </p>
        )}
        <ButtonRow>
          <Button kind="secondary" href={rankingPath(caseId)}>
            Schulen vergleichen und wählen
          </Button>
        </ButtonRow>
      </div>
    </fieldset>
  );
}
