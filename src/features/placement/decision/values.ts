// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { FormState } from '../../../web/form/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import { proposedStart } from '../rules.ts';
import type { Submission } from '../submission/queries.ts';
import type { Decision } from './queries.ts';

/** What the form starts with: the decision in force, or what was recommended; the school is for people to choose. */
export function decisionValues(
  submission: Submission,
  inForce: Decision | undefined,
  today: Temporal.PlainDate,
): FormState['values'] {
  return {
    ...(inForce ? { schule: inForce.schoolNumber } : {}),
    jahrgang: inForce?.grade ?? submission.grade,
    art: inForce?.placeKind ?? submission.placeKind,
    beginn: formatShortDate(proposedStart(inForce?.startOn ?? submission.earliestStart, today)),
  };
}
