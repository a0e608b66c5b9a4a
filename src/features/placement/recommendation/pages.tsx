// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { GRADES, PLACE_KINDS } from '../../../codes/school-forms.ts';
import { type Ages, stageFitsAge } from '../../../codes/usual-place.ts';
import { Accordion } from '../../../web/components/index.ts';
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
  optionsOf,
  Select,
  TextArea,
} from '../../../web/form/index.ts';
import { rankingPath } from '../paths.ts';
import { ProposalView, type ShownProposal } from '../proposal/pages.tsx';
import { deviationLabels } from '../proposal/words.ts';

/** What the centre recommends: grade, kind, start, schools and why. */
export function RecommendationFields({
  state,
  schools,
  ages,
  caseId,
  shown,
}: {
  state: FormState;
  schools: readonly Option[];
  /** Possible ages of the child: grades out of the question are not offered. */
  ages: Ages | null;
  caseId: string;
  shown: ShownProposal;
}) {
  const typed = fieldValue(state, 'jahrgang');
  const grades = GRADES.filter(({ key, stage }) => stageFitsAge(stage, ages) || key === typed);
  return (
    <>
      <ProposalView shown={shown} />
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
      <DeviationFields state={state} />
    </>
  );
}

/** Why the choice is another than the proposal: folded until it is asked for, or filled in. */
function DeviationFields({ state }: { state: FormState }) {
  const asked = fieldError(state, 'abweichung') ?? fieldError(state, 'abweichung_text');
  const filled = ['abweichung', 'abweichung_text'].some((name) => (fieldValue(state, name) ?? '') !== '');
  return (
    <Accordion
      title="Warum weichen Sie vom Vorschlag ab?"
      summary="(nur wenn Jahrgang oder Art anders sind)"
      open={asked !== undefined || filled}
    >
      <p class="kern-body">
        Das bleibt im Zentrum. Die Leitung sieht, wie oft einer Regel nicht gefolgt wird und warum, nicht von wem.
      </p>
      <Select
        name="abweichung"
        label="Grund für die Abweichung"
        options={optionsOf(deviationLabels)}
        state={state}
        required={false}
      />
      <TextArea name="abweichung_text" label="Kurz in Worten" state={state} required={false} maxLength={500} rows={2} />
    </Accordion>
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
