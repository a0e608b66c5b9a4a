// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Kysely } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { Database } from '../../db/types.ts';
import { createLink, revokeLinks } from '../links/actions.ts';
import { findLink } from '../links/queries.ts';

interface Actor {
  centreId: string;
  userId: string;
  now: Temporal.Instant;
}

const purpose = 'calendar_feed';
/** A feed is renewed once a year, so that forgotten ones end by themselves. */
const feedDays = 366;

/** Opens the feed of this person; an older one ends. @returns the token for the address, which is not kept */
export async function openFeed(tx: Tx, actor: Actor): Promise<string> {
  await closeFeed(tx, actor);
  const { token } = await createLink(tx, actor, { purpose, recordId: actor.userId, recipient: '', days: feedDays });
  return token;
}

/** Ends the feed of this person. @returns whether there was one */
export async function closeFeed(tx: Tx, actor: Actor): Promise<boolean> {
  return (await revokeLinks(tx, actor, { purpose, recordId: actor.userId })) > 0;
}

/** Whose feed has this token; undefined when it was ended or ran out. Reading does not use it up. */
export async function findFeed(
  db: Kysely<Database>,
  token: string,
  now: Temporal.Instant,
): Promise<{ centreId: string; userId: string } | undefined> {
  const link = await findLink(db, token, purpose, now);
  return link?.state === 'open' ? { centreId: link.centreId, userId: link.recordId } : undefined;
}
