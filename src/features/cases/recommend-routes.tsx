// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { CEFR_LEVELS, GRADES, PLACE_KINDS } from '../../codes/school-forms.ts';
import {
  Button,
  ButtonRow,
  Checkbox,
  DateField,
  type FieldError,
  type FormState,
  fieldError,
  fieldValues,
  type Option,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../web/form/index.ts';
import { formatShortDate } from '../../web/format.ts';
import type { CentreRoute } from '../../web/route.ts';
import { formHasGrade } from '../schools/rules.ts';
import { counsel, recommend } from './deed-actions.ts';
import { counselInput, recommendInput } from './deed-input.ts';
import { deedRoutes } from './deed-page.tsx';
import { listSchoolsByNumber, schoolNames } from './queries.ts';
import { formatLabels, literacyLabels } from './words.tsx';

const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const levelOptions: Option[] = [
  { value: 'none', label: 'noch kein Deutsch oder nicht festgestellt' },
  ...CEFR_LEVELS.map(({ key, label }) => ({ value: key, label })),
];

const counselRoutes = deedRoutes({
  path: 'beratung',
  event: 'counselled',
  permission: 'case.edit',
  title: 'Erstberatung',
  button: 'Beratung eintragen',
  intro: 'Tragen Sie nur ein, was für die Suche nach einer Schule nötig ist.',
  done: 'beraten',
  load: () => null,
  schema: counselInput,
  values: (today) => ({ tag: formatShortDate(today), form: 'on_site' }),
  fields: (state) => (
    <>
      <DateField name="tag" label="Tag der Beratung" state={state} />
      <Radios name="form" label="Wie" options={optionsOf(formatLabels)} state={state} horizontal />
      <Checkbox name="dolmetschen" label="Es wurde gedolmetscht" state={state} />
      <Select name="deutsch" label="Deutsch (GeR)" options={levelOptions} state={state} />
      <Radios name="schrift" label="Lesen und Schreiben" options={optionsOf(literacyLabels)} state={state} />
      <TextField
        name="schuljahre"
        label="Schuljahre bisher"
        state={state}
        required={false}
        inputmode="numeric"
        maxLength={2}
      />
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
    </>
  ),
  run: (tx, by, head, input) => counsel(tx, by, head, input),
});

/** School numbers the ranking page hands over: `?schulen=199001,199002`. */
const chosenSchools = (url: URL): string[] =>
  url.searchParams
    .getAll('schulen')
    .flatMap((text) => text.split(','))
    .filter((number) => /^\d{6}$/.test(number))
    .slice(0, 3);

const recommendRoutes = deedRoutes({
  path: 'empfehlung',
  event: 'recommended',
  permission: 'case.edit',
  title: 'Empfehlung',
  button: 'Empfehlung speichern',
  intro: 'Was empfiehlt das Zentrum für dieses Kind, und warum?',
  done: 'empfohlen',
  load: async ({ tx, url, form }) => {
    const typed = [form.schulen ?? []].flat().filter((one) => typeof one === 'string');
    return await schoolNames(tx, [...chosenSchools(url), ...typed]);
  },
  schema: recommendInput,
  values: (today, _, url) => ({
    beginn: formatShortDate(today),
    schulen: chosenSchools(url),
    ...Object.fromEntries(['jahrgang', 'art'].map((name) => [name, url.searchParams.get(name) ?? ''])),
  }),
  fields: (state, names, head) => (
    <>
      <Select
        name="jahrgang"
        label="Jahrgang"
        options={GRADES.map(({ key, label }) => ({ value: key, label }))}
        state={state}
      />
      <Select
        name="art"
        label="Art des Platzes"
        options={PLACE_KINDS.map(({ key, label }) => ({ value: key, label }))}
        state={state}
      />
      <DateField name="beginn" label="Frühester Beginn" state={state} />
      <SchoolFields state={state} names={names} caseId={head.id} />
      <TextArea
        name="grund"
        label="Begründung"
        hint="Liest auch die Behörde, die entscheidet."
        state={state}
        maxLength={4000}
        rows={6}
      />
    </>
  ),
  check: async (tx, { schulen, jahrgang }): Promise<FieldError[]> => {
    const schools = await listSchoolsByNumber(tx, schulen);
    const unknown = schulen.filter((number) => !schools.some((school) => school.number === number));
    if (unknown.length > 0)
      return [{ field: 'schulen', message: `Diese Schulnummer steht nicht im Verzeichnis: ${unknown.join(', ')}.` }];
    const unfit = schools.filter((school) => !formHasGrade(school.form, jahrgang));
    if (unfit.length === 0) return [];
    return [
      { field: 'schulen', message: `Diesen Jahrgang gibt es dort nicht: ${unfit.map(({ name }) => name).join(', ')}.` },
    ];
  },
  run: (tx, by, head, input) => recommend(tx, by, head, input),
});

function SchoolFields({
  state,
  names,
  caseId,
}: {
  state: FormState;
  names: ReadonlyMap<string, string>;
  caseId: string;
}) {
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
                {`${index + 1}. Schule (Schulnummer)`}
              </label>
              <input
                class="kern-form-input__input hs-input"
                id={id}
                name="schulen"
                type="text"
                inputmode="numeric"
                maxlength={6}
                value={number}
              />
              {names.has(number) ? <p class="kern-hint">{names.get(number)}</p> : null}
            </div>
          );
        })}
        {error === undefined ? null : (
          <p class="kern-error">
            <span class="kern-body">{error}</span>
          </p>
        )}
        <ButtonRow>
          <Button kind="secondary" href={`/faelle/${caseId}/schulen`}>
            Schulen vergleichen und wählen
          </Button>
        </ButtonRow>
      </div>
    </fieldset>
  );
}

export const counselAndRecommendRoutes: readonly CentreRoute[] = [...counselRoutes, ...recommendRoutes];
