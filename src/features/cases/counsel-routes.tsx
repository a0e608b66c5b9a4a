// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type PartialDate, wholeDate } from '../../codes/partial-date.ts';
import { CEFR_LEVELS } from '../../codes/school-forms.ts';
import { Accordion } from '../../web/components/index.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
import {
  Checkbox,
  DateField,
  type FieldError,
  keyOptions,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../web/form/index.ts';
import { type FormBody, readGermanDate } from '../../web/form/parse.ts';
import { askDay } from '../../web/form/questions.ts';
import { formatShortDate } from '../../web/format.ts';
import type { CentreRoute } from '../../web/route.ts';
import { birthOf } from '../families/rules.ts';
import { counsel } from './deed-actions.ts';
import { counselInput } from './deed-input.ts';
import { deedRoutes } from './deed-page.tsx';
import { EarlierSchoolRows, earlierSchoolValues, withMoreRows } from './earlier-school-fields.tsx';
import { readEarlierSchools } from './earlier-school-queries.ts';
import { findTypedProblems } from './earlier-school-routes.tsx';
import { counselPath } from './paths.ts';
import { formatLabels, literacyLabels } from './words.tsx';

const levelOptions: Option[] = [
  { value: 'none', label: 'noch kein Deutsch oder nicht festgestellt' },
  ...keyOptions(CEFR_LEVELS),
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

/** The first counselling, with what the family knows of earlier schools. */
export const counselRoutes: readonly CentreRoute[] = deedRoutes({
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
  fields: (state, { stateId }, head) => (
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
        <EarlierSchoolRows state={state} path={counselPath(head.id)} stateId={stateId} />
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
