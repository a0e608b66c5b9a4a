// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';
import type { Service } from '../../web/feature.ts';

/** One service rendered once. Nothing personal: no ids of people or cases. */
export const activityRow = (activity: {
  centreId: string;
  id: string;
  service: Service;
  occurredOn: Temporal.PlainDate;
  /** In the unit of the service, more than 0, at most two places; 1 when nothing is said. */
  quantity?: number;
  /** Municipality (8 digits) the service was for, or null. */
  ags: string | null;
  createdAt: Temporal.Instant;
}): Row<'activity'> => ({
  centre_id: activity.centreId,
  id: activity.id,
  occurred_on: activity.occurredOn,
  line_of_work: activity.service.line,
  service: activity.service.code,
  unit: activity.service.unit,
  quantity: String(activity.quantity ?? 1),
  ags: activity.ags,
  created_at: activity.createdAt,
});
