// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { FormState } from '../../../web/form/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import { proposedStart } from '../rules.ts';
import type { SubmissionCopy } from '../submission/copy.ts';
import type { Submission } from '../submission/queries.ts';
import type { Decision } from './queries.ts';

/** What the form starts with: the decision in force, or the recommendation with its first school. */
export function decisionValues(
  submission: Submission,
  copy: SubmissionCopy | undefined,
  inForce: Decision | undefined,
  today: Temporal.PlainDate,
): FormState['values'] {
  const first = inForce?.schoolNumber ?? copy?.candidates[0]?.schoolNumber;
  return {
    ...(first ? { schule: first } : {}),
    jahrgang: inForce?.grade ?? submission.grade,
    art: inForce?.placeKind ?? submission.placeKind,
    beginn: formatShortDate(proposedStart(inForce?.startOn ?? submission.earliestStart, today)),
  };
}
