// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { askDay } from '../../../web/form/questions.ts';
import type { CentreRoute } from '../../../web/route.ts';
import { deedRoutes } from '../../cases/deed-page.tsx';
import { listSchoolsByNumber } from '../../schools/queries.ts';
import { recommend } from './actions.ts';
import { recommendInput, schoolErrors } from './input.ts';
import { RecommendationFields } from './pages.tsx';
import { listSchoolOptions } from './queries.ts';
import { recommendationValues, soughtIn } from './values.ts';

/** Writing the recommendation of a case, and changing it. */
export const recommendationRoutes: readonly CentreRoute[] = deedRoutes({
  path: 'empfehlung',
  event: 'recommended',
  permission: 'case.edit',
  title: 'Empfehlung',
  button: 'Empfehlung speichern',
  intro: 'Was empfiehlt das Zentrum für dieses Kind, und warum?',
  done: 'empfohlen',
  load: ({ tx, url, form }) => listSchoolOptions(tx, soughtIn(url, form)),
  schema: recommendInput,
  asks: (today) => ({ beginn: askDay('start', today) }),
  values: (today, _, url) => recommendationValues(today, url),
  fields: (state, schools, head) => <RecommendationFields state={state} schools={schools} caseId={head.id} />,
  check: async (tx, input) => schoolErrors(input, await listSchoolsByNumber(tx, input.schoolNumbers)),
  run: (tx, by, head, input) => recommend(tx, by, head, input),
});
