// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ErrorLine, fieldFacts } from '../../../web/form/field.tsx';
import {
  Checkbox,
  DateField,
  type FormState,
  fieldValues,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../../web/form/index.ts';
import { languageOptions } from '../../families/fields.tsx';
import { lessonTime } from '../lesson-rules.ts';
import { germanWords, needReasons, schoolDayNames, schoolDays } from '../words.ts';
import { genderWords, parentLanguages, slotKey } from './input.ts';
import { gradeText } from './rules.ts';

/** A lesson to choose; without times where several schools are to choose from. */
export interface GridLesson {
  lesson: number;
  from?: number;
  to?: number;
}
const days = [1, 2, 3, 4, 5];

/** Weekday by lesson, a box to tick in each place. */
function LessonGrid({ grid, state }: { grid: readonly GridLesson[]; state: FormState }) {
  const name = 'stunden';
  const facts = fieldFacts({ name, state });
  const chosen = fieldValues(state, name);
  let first = true;
  const idOf = (key: string): string => {
    const id = first ? facts.id : `${facts.id}-${key}`;
    first = false;
    return id;
  };
  return (
    <fieldset
      class={`kern-fieldset${facts.error === undefined ? '' : ' kern-fieldset--error'}`}
      aria-describedby={facts.describedBy}
    >
      <legend class="kern-label">Mögliche Stunden</legend>
      <p class="kern-hint">
        Alle Stunden, in denen das Kind aus der Klasse darf. Je mehr, desto eher findet sich jemand.
      </p>
      <table class="hs-lessons">
        <thead>
          <tr>
            <th scope="col">Stunde</th>
            {days.map((weekday) => (
              <th scope="col">
                <abbr title={schoolDayNames[weekday]}>{schoolDays[weekday]}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.map(({ lesson, from, to }) => (
            <tr>
              <th scope="row">
                {`${lesson}.`}
                {from === undefined || to === undefined ? null : (
                  <span class="hs-muted hs-lessons__time">{lessonTime({ from, to })}</span>
                )}
              </th>
              {days.map((weekday) => {
                const key = slotKey({ weekday, lesson });
                return (
                  <td>
                    <label class="hs-lessons__place">
                      <input
                        type="checkbox"
                        id={idOf(key)}
                        name={name}
                        value={key}
                        checked={chosen.includes(key)}
                        aria-label={`${schoolDayNames[weekday]}, ${lesson}. Stunde`}
                      />
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorLine id={facts.id} error={facts.error} />
    </fieldset>
  );
}

const namesOfLanguages = new Intl.DisplayNames('de', { type: 'language' });
/** The words of consents name languages by two letters. */
export const parentsLanguageText = (code: string): string => namesOfLanguages.of(code) ?? code;
const parentOptions = parentLanguages.map((code) => ({ value: code, label: parentsLanguageText(code) }));

/** What a school says of a pupil before the consent. */
export function NeedFields({
  state,
  grades,
  grid,
}: {
  state: FormState;
  grades: readonly number[];
  grid: readonly GridLesson[];
}) {
  return (
    <>
      <TextField
        name="klasse"
        label="Klasse"
        hint="Kein Name des Kindes: Den tragen Sie ein, wenn die Eltern eingewilligt haben."
        maxLength={20}
        autocomplete="off"
        state={state}
      />
      <Select
        name="jahrgang"
        label="Jahrgang"
        required={false}
        options={grades.map((grade) => ({ value: String(grade), label: gradeText(grade) }))}
        state={state}
      />
      <Select name="sprache" label="Sprache des Kindes" options={languageOptions} state={state} />
      <Select name="sprache2" label="Weitere Sprache" required={false} options={languageOptions} state={state} />
      <Radios name="deutsch" label="Deutsch" options={optionsOf(germanWords)} state={state} />
      <Radios name="anlass" label="Warum eine Patenschaft?" options={optionsOf(needReasons)} state={state} />
      <LessonGrid grid={grid} state={state} />
      <Select
        name="elternsprache"
        label="Sprache, in der die Eltern lesen"
        hint="In dieser Sprache drucken Sie das Blatt zur Einwilligung. Ist sie nicht dabei, wählen Sie die, die am besten passt."
        options={parentOptions}
        state={state}
      />
      <Select
        name="wunsch"
        label="Wunsch zur Person"
        required={false}
        options={optionsOf(genderWords)}
        placeholder="kein Wunsch"
        state={state}
      />
      <Checkbox name="kleingruppe" label="Auch zu zweit oder zu dritt mit anderen Kindern" state={state} />
    </>
  );
}

/** What a pupil is called and what its sponsor should know, once the parents have consented. */
export function NamedFields({ state }: { state: FormState }) {
  return (
    <>
      <div class="hs-pair">
        <TextField name="vorname" label="Vorname" maxLength={120} autocomplete="off" state={state} />
        <TextField
          name="nachname"
          label="Familienname"
          hint="Die Patin oder der Pate erfährt ihn nicht."
          required={false}
          maxLength={120}
          autocomplete="off"
          state={state}
        />
      </div>
      <TextField
        name="raum"
        label="Raum"
        hint="Wo die beiden sich treffen."
        required={false}
        maxLength={40}
        autocomplete="off"
        state={state}
      />
      <TextField
        name="interessen"
        label="Interessen"
        hint="Zum Beispiel Tiere, Fußball, Malen."
        required={false}
        maxLength={200}
        wide
        autocomplete="off"
        state={state}
      />
      <TextArea
        name="beachten"
        label="Worauf zu achten ist"
        hint="In den Worten der Eltern. Keine Krankheiten und keine Diagnosen."
        required={false}
        rows={3}
        maxLength={300}
        state={state}
      />
    </>
  );
}

/** In which language the words were read; it stands before the words. */
export const ReadField = ({ state }: { state: FormState }) => (
  <Select name="gelesen_in" label="In welcher Sprache gelesen" options={parentOptions} state={state} />
);

/** Who consented, and when. */
export function GivenFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        name="erteilt_von"
        label="Wer hat eingewilligt"
        hint="Name und wer es ist, zum Beispiel „Mutter“. Wer das Sorgerecht hat."
        maxLength={120}
        autocomplete="off"
        state={state}
      />
      <DateField name="tag" label="Tag der Einwilligung" state={state} />
      <Checkbox
        name="gelesen"
        label="Die Eltern haben den Text gelesen oder gehört und sind einverstanden"
        state={state}
      />
    </>
  );
}
