// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, Tx } from '../../db/centre.ts';
import { findStandingLink } from '../links/queries.ts';
import type { FeedOf } from './actions.ts';
import { feedPurpose } from './words.ts';

/** A feed in force, and the day a calendar program last read it; null: not yet. */
export interface StandingFeed {
  lastReadOn: Temporal.PlainDate | null;
}

/** The feed in force, that of this person's appointments if nothing else is said. */
export async function findStanding(
  tx: Tx,
  { centreId, userId, now }: Actor,
  of: FeedOf = { purpose: feedPurpose, recordId: userId },
): Promise<StandingFeed | undefined> {
  return await findStandingLink(tx, centreId, of, now);
}
