// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';

/** Why a proposal does not suit. */
export const noReasons = ['lesson', 'way', 'time', 'other'] as const;
export type NoReason = (typeof noReasons)[number];

/** What a sponsor says beside what happens. */
export type Said =
  | { kind: 'no'; reason: NoReason | null; message: string }
  | { kind: 'break'; from: Temporal.PlainDate; until: Temporal.PlainDate | null; begun: boolean; message: string }
  | { kind: 'lesson' | 'end'; message: string };

/** A word of a sponsor as it is said; nobody has settled it. */
export const wordRow = (
  one: Said & { centreId: string; id: string; sponsorshipId: string; at: Temporal.Instant },
): Row<'sponsor_word'> => ({
  centre_id: one.centreId,
  id: one.id,
  sponsorship_id: one.sponsorshipId,
  kind: one.kind,
  reason: one.kind === 'no' ? one.reason : null,
  message: one.message,
  from_on: one.kind === 'break' ? one.from : null,
  until_on: one.kind === 'break' ? one.until : null,
  begun_at: one.kind === 'break' && one.begun ? one.at : null,
  said_at: one.at,
  settled_at: null,
  settled_by: null,
});
