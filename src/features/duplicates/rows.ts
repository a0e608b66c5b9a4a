// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { JoinedParts } from '../../db/json.ts';
import type { Row } from '../../db/row.ts';

export const joiningRow = (joining: {
  centreId: string;
  id: string;
  kind: Row<'entry_joining'>['kind'];
  keptId: string;
  goneId: string;
  moved: JoinedParts;
  at: Temporal.Instant;
  by: string;
}): Row<'entry_joining'> => ({
  centre_id: joining.centreId,
  id: joining.id,
  kind: joining.kind,
  kept_id: joining.keptId,
  gone_id: joining.goneId,
  moved: joining.moved,
  joined_at: joining.at,
  joined_by: joining.by,
  undone_at: null,
  undone_by: null,
});
