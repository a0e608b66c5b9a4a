// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Kysely, sql } from 'kysely';
import type { Actor, Tx } from '../../db/centre.ts';
import type { Database } from '../../db/types.ts';
import { createLink, revokeLinks } from '../links/actions.ts';
import { findLink } from '../links/queries.ts';
import { feedPurpose } from './words.ts';

const purpose = feedPurpose;
/** A feed is renewed once a year, so that forgotten ones end by themselves. */
const feedDays = 366;

/** Opens the feed of this person; an older one ends. @returns the token for the address, which is not kept */
export async function openFeed(tx: Tx, actor: Actor): Promise<string> {
  // Asked for twice at once, the second waits and ends the feed of the first.
  await sql`select pg_advisory_xact_lock(hashtext(${purpose}), hashtext(${`${actor.centreId} ${actor.userId}`}))`.execute(
    tx,
  );
  await closeFeed(tx, actor);
  const { token } = await createLink(tx, actor, { purpose, recordId: actor.userId, recipient: '', days: feedDays });
  return token;
}

/** Ends the feed of this person. @returns whether there was one */
export async function closeFeed(tx: Tx, actor: Actor): Promise<boolean> {
  return (await revokeLinks(tx, actor, { purpose, recordId: actor.userId })) > 0;
}

/** Whose feed has this token; undefined when it was ended or ran out, or they have left the centre. Reading does not use it up. */
export async function findFeed(
  db: Kysely<Database>,
  token: string,
  now: Temporal.Instant,
): Promise<{ centreId: string; userId: string } | undefined> {
  const link = await findLink(db, token, purpose, now);
  if (link?.state !== 'open') return undefined;
  const { centreId, recordId: userId } = link;
  const member = await db
    .selectFrom('membership')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return member && { centreId, userId };
}
