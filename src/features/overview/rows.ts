// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';
import type { Targets } from './rules.ts';

/** The targets of a centre. */
export const targetRow = (
  centreId: string,
  id: string,
  days: Targets['days'],
  version: number,
): Row<'span_target'> & { centre_id: string } => ({
  centre_id: centreId,
  id,
  counselling_days: days.counselling,
  recommendation_days: days.recommendation,
  submission_days: days.submission,
  decision_days: days.decision,
  first_day_days: days.first_day,
  version,
});
