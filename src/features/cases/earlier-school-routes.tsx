// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { FieldError } from '../../web/form/index.ts';
import type { CentreRequest } from '../../web/route.ts';
import { birthOf } from '../families/rules.ts';
import { recordEvent } from './actions.ts';
import { deedRoutes } from './deed-page.tsx';
import { findEarlierSchoolProblems, keepEarlierSchools } from './earlier-school-actions.ts';
import { EarlierSchoolRows, earlierSchoolValues, withMoreRows } from './earlier-school-fields.tsx';
import { earlierSchoolErrors, earlierSchoolInput, typedEarlierSchools } from './earlier-school-input.ts';
import { readEarlierSchools } from './earlier-school-queries.ts';
import { earlierSchoolsPath } from './paths.ts';
import type { CaseHead } from './queries.ts';

/** All that is wrong with the rows of a form beyond single fields. */
export async function findTypedProblems(request: CentreRequest, head: CaseHead): Promise<FieldError[]> {
  const { tx, centreId, form, today } = request;
  return [
    ...earlierSchoolErrors(form, birthOf(head), today),
    ...(await findEarlierSchoolProblems(tx, centreId, head, typedEarlierSchools(form))),
  ];
}

/** Earlier schools put right after the counselling. */
export const earlierSchoolRoutes = deedRoutes({
  path: 'fruehere-schulen',
  event: 'schooling_changed',
  permission: 'case.edit',
  title: 'Frühere Schulen in Deutschland',
  button: 'Frühere Schulen speichern',
  intro:
    'Welche Schulen in Deutschland hat das Kind schon besucht, auch in einem anderen Kreis? Zum Löschen leeren Sie die Felder einer Schule.',
  done: 'gespeichert',
  load: ({ tx, centreId }, head) => readEarlierSchools(tx, centreId, head.childId),
  schema: earlierSchoolInput,
  values: (_today, { now }) => earlierSchoolValues(now),
  again: withMoreRows,
  also: findTypedProblems,
  fields: (state, { stateId }, head) => (
    <EarlierSchoolRows state={state} path={earlierSchoolsPath(head.id)} stateId={stateId} />
  ),
  run: async (tx, by, head, input) => {
    const schools = await keepEarlierSchools(tx, by, head.childId, input.earlierSchools);
    if (schools !== null) await recordEvent(tx, by, head.id, { type: 'schooling_changed', payload: { schools } });
  },
});
