// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { askDay } from '../../web/form/questions.ts';
import { formatShortDate } from '../../web/format.ts';
import type { CentreRoute } from '../../web/route.ts';
import { birthOf } from '../families/rules.ts';
import { CounselFields } from './counsel-fields.tsx';
import { counsel } from './deed-actions.ts';
import { counselInput, counsellingErrors } from './deed-input.ts';
import { deedRoutes } from './deed-page.tsx';
import { earlierSchoolValues, withMoreRows } from './earlier-school-fields.tsx';
import { readEarlierSchools } from './earlier-school-queries.ts';
import { findTypedProblems } from './earlier-school-routes.tsx';

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
    ...counsellingErrors(request.form, birthOf(head)),
    ...(await findTypedProblems(request, head)),
  ],
  fields: (state, { stateId }, head) => <CounselFields state={state} caseId={head.id} stateId={stateId} />,
  run: (tx, by, head, input) => counsel(tx, by, head, input),
});
