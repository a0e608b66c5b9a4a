// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';
import { type NoticeKind, type NoticeReader, noticeWords } from './words.ts';

/** A notice that nobody has marked as seen. */
export const noticeRow = (notice: {
  centreId: string;
  id: string;
  kind: NoticeKind;
  forRole: NoticeReader;
  /** The one person in the role who is told; null: everybody. */
  forUser: string | null;
  recordId: string;
  at: Temporal.Instant;
  /** Null: nobody did it, time has passed. */
  byUser: string | null;
}): Row<'notice'> => ({
  centre_id: notice.centreId,
  id: notice.id,
  for_role: notice.forRole,
  for_user: notice.forUser,
  kind: notice.kind,
  record_kind: noticeWords[notice.kind].recordKind,
  record_id: notice.recordId,
  at: notice.at,
  by_user: notice.byUser,
  seen_at: null,
  seen_by: null,
});
