// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import type { NoReason, Said } from './word-rows.ts';

/** What a sponsor said of a sponsorship. */
export interface Word {
  kind: Said['kind'];
  reason: NoReason | null;
  message: string;
  from: Temporal.PlainDate | null;
  until: Temporal.PlainDate | null;
  begunAt: Temporal.Instant | null;
  saidAt: Temporal.Instant;
  settledAt: Temporal.Instant | null;
}

/** What was said of one sponsorship, the newest first. */
export async function listWords(tx: Tx, centreId: string, sponsorshipId: string): Promise<Word[]> {
  const rows = await tx
    .selectFrom('sponsor_word')
    .select(['kind', 'reason', 'message', 'from_on as from', 'until_on as until', 'begun_at as begunAt'])
    .select(['said_at as saidAt', 'settled_at as settledAt'])
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', '=', sponsorshipId)
    .orderBy('said_at', 'desc')
    .orderBy('id')
    .execute();
  return rows as Word[];
}

/** The break that is planned and has not begun; undefined: none is. */
export const plannedBreak = (words: readonly Word[]): Word | undefined =>
  words.find(({ kind, begunAt }) => kind === 'break' && begunAt === null);

/** Planned breaks whose first day has come: ids of sponsorships, with the last day. */
export async function listBeginning(
  tx: Tx,
  centreId: string,
  today: Temporal.PlainDate,
): Promise<{ id: string; until: Temporal.PlainDate | null }[]> {
  return await tx
    .selectFrom('sponsor_word')
    .select(['sponsorship_id as id', 'until_on as until'])
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'break')
    .where('begun_at', 'is', null)
    .where('from_on', '<=', today)
    .orderBy('said_at')
    .orderBy('id')
    .execute();
}
