// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';

/** Of one person; @param one.wanted null: has not said */
export const weekMailRow = (one: {
  centreId: string;
  userId: string;
  wanted: boolean | null;
  lookedOn: Temporal.PlainDate | null;
}): Row<'week_mail'> => ({
  centre_id: one.centreId,
  kind: 'smile',
  user_id: one.userId,
  wanted: one.wanted,
  looked_on: one.lookedOn,
});
