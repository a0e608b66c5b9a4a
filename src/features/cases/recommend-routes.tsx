// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type PartialDate, wholeDate } from '../../codes/partial-date.ts';
import { CEFR_LEVELS, findGrade, GRADES, PLACE_KINDS } from '../../codes/school-forms.ts';
import { nextSchoolDay } from '../../codes/school-holidays.ts';
import { Accordion } from '../../web/components/index.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
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
import { type FormBody, readGermanDate } from '../../web/form/parse.ts';
import { askDay } from '../../web/form/questions.ts';
import { formatShortDate } from '../../web/format.ts';
import type { CentreRequest, CentreRoute } from '../../web/route.ts';
import { birthOf } from '../families/rules.ts';
import { listSchools } from '../schools/queries.ts';
import { formHasGrade, formLabel, isSpecialSchool } from '../schools/rules.ts';
import { counsel, recommend } from './deed-actions.ts';
import { counselInput, recommendInput } from './deed-input.ts';
import { deedRoutes } from './deed-page.tsx';
import { EarlierSchoolRows, earlierSchoolValues, withMoreRows } from './earlier-school-fields.tsx';
import { readEarlierSchools } from './earlier-school-queries.ts';
import { findTypedProblems } from './earlier-school-routes.tsx';
import { listSchoolsByNumber, schoolNames } from './queries.ts';
import { formatLabels, literacyLabels } from './words.tsx';

const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const levelOptions: Option[] = [
  { value: 'none', label: 'noch kein Deutsch oder nicht festgestellt' },
  ...CEFR_LEVELS.map(({ key, label }) => ({ value: key, label })),
];

/** Nobody is counselled about a child before its birth. */
function counsellingOrder({ tag }: FormBody, birth: PartialDate | null): FieldError[] {
  const day = typeof tag === 'string' ? readGermanDate(tag) : undefined;
  return dateOrderErrors([
    {
      field: 'tag',
      label: 'Tag der Beratung',
      date: day ? wholeDate(day) : null,
      notBefore: birth,
      says: 'liegt vor der Geburt des Kindes',
    },
  ]);
}

const counselRoutes = deedRoutes({
  path: 'beratung',
  event: 'counselled',
  permission: 'case.edit',
  title: 'Erstberatung',
  button: 'Beratung eintragen',
  intro: 'Tragen Sie nur ein, was für die Suche nach einer Schule nötig ist.',
  done: 'beraten',
  load: ({ tx, centreId }, head) => readEarlierSchools(tx, centreId, head.childId),
  schema: counselInput,
  asks: (today, { openedOn }) => ({
    tag: askDay('held', today, { day: openedOn, what: 'der Meldung des Kindes' }),
  }),
  values: (today, { now }) => ({ tag: formatShortDate(today), form: 'on_site', ...earlierSchoolValues(now) }),
  again: withMoreRows,
  also: async (request, head) => [
    ...counsellingOrder(request.form, birthOf(head)),
    ...(await findTypedProblems(request, head)),
  ],
  fields: (state, { stand }, head) => (
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
      <Accordion
        title="Frühere Schulen in Deutschland"
        summary="(freiwillig)"
        open={Object.keys(state.values).some((name) => /^fs(\d_|_zeilen)/.test(name) && state.values[name] !== '')}
      >
        <p class="kern-body">
          Hat das Kind schon eine Schule in Deutschland besucht, auch in einem anderen Kreis? Die Zeit der Erstförderung
          läuft von dort weiter.
        </p>
        <EarlierSchoolRows state={state} path={`/faelle/${head.id}/beratung`} stand={stand} />
      </Accordion>
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

/**
 * Schools to choose from: those of the centre's area whose form has the grade, once it is chosen, without Förderschulen.
 * What was handed over or typed stays in the choice, wherever it lies.
 */
async function schoolOptions({ tx, url, form }: CentreRequest): Promise<Option[]> {
  const typed = [form.schulen ?? []].flat().filter((one) => typeof one === 'string' && /^\d{6}$/.test(one.trim()));
  const chosen = [...chosenSchools(url), ...typed.map((one) => String(one).trim())];
  const sent = form.jahrgang ?? url.searchParams.get('jahrgang');
  const grade = typeof sent === 'string' && findGrade(sent) ? sent : null;
  const near = await listSchools(tx, { ownArea: true, sort: { key: 'name', direction: 'asc' } });
  const options = near
    .filter((school) => !isSpecialSchool(school.form) && (grade === null || formHasGrade(school.form, grade)))
    .map(({ number, name, place, form }) => ({ value: number, label: `${name}, ${place} (${formLabel(form)})` }));
  const others = [...new Set(chosen)].filter((number) => !options.some(({ value }) => value === number));
  const names = await schoolNames(tx, others);
  return [...options, ...others.map((number) => ({ value: number, label: names.get(number) ?? number }))];
}

const recommendRoutes = deedRoutes({
  path: 'empfehlung',
  event: 'recommended',
  permission: 'case.edit',
  title: 'Empfehlung',
  button: 'Empfehlung speichern',
  intro: 'Was empfiehlt das Zentrum für dieses Kind, und warum?',
  done: 'empfohlen',
  load: schoolOptions,
  schema: recommendInput,
  asks: (today) => ({ beginn: askDay('start', today) }),
  values: (today, _, url) => ({
    beginn: formatShortDate(nextSchoolDay(today.add({ days: 1 }))),
    schulen: chosenSchools(url),
    ...Object.fromEntries(['jahrgang', 'art'].map((name) => [name, url.searchParams.get(name) ?? ''])),
  }),
  fields: (state, schools, head) => (
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
      <SchoolFields state={state} schools={schools} caseId={head.id} />
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
          <Button kind="secondary" href={`/faelle/${caseId}/schulen`}>
            Schulen vergleichen und wählen
          </Button>
        </ButtonRow>
      </div>
    </fieldset>
  );
}

export const counselAndRecommendRoutes: readonly CentreRoute[] = [...counselRoutes, ...recommendRoutes];
