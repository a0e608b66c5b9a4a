// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Kysely, sql } from 'kysely';
import type { Role } from '../../auth/permissions.ts';
import { dayOf } from '../../clock.ts';
import type { Actor, Tx } from '../../db/centre.ts';
import type { Database } from '../../db/types.ts';
import { writeAuditBy } from '../../web/audit.ts';
import { createLink, noteLinkRead, revokeLinks } from '../links/actions.ts';
import { findLink } from '../links/queries.ts';
import { type FeedPurpose, feedPurpose } from './words.ts';

/** A feed is renewed once a year, so that forgotten ones end by themselves. */
const feedDays = 366;

/** Whose feed of which kind. */
export interface FeedOf {
  purpose: FeedPurpose;
  recordId: string;
}
const own = ({ userId }: Actor): FeedOf => ({ purpose: feedPurpose, recordId: userId });

/** Opens a feed, that of this person's appointments if nothing else is said; an older one ends. @returns the token for the address, which is not kept */
export async function openFeed(tx: Tx, actor: Actor, of: FeedOf = own(actor)): Promise<string> {
  const { purpose, recordId } = of;
  // Asked for twice at once, the second waits and ends the feed of the first.
  await sql`select pg_advisory_xact_lock(hashtext(${purpose}), hashtext(${`${actor.centreId} ${recordId}`}))`.execute(
    tx,
  );
  await closeFeed(tx, actor, of);
  const { token } = await createLink(tx, actor, { purpose, recordId, recipient: '', days: feedDays });
  return token;
}

/** Ends a feed. @returns whether there was one */
export async function closeFeed(tx: Tx, actor: Actor, of: FeedOf = own(actor)): Promise<boolean> {
  return (await revokeLinks(tx, actor, of)) > 0;
}

/** A feed somebody reads: whose it is. */
export interface ReadFeed {
  centreId: string;
  recordId: string;
  linkId: string;
}

/** The feed with this token; undefined when it was ended or ran out. Reading does not use it up. @param token as it stands in the address, with ".ics" or without */
export async function findFeedOf(
  db: Kysely<Database>,
  token: string,
  purpose: FeedPurpose,
  now: Temporal.Instant,
): Promise<ReadFeed | undefined> {
  const link = await findLink(db, token.replace(/\.ics$/, ''), purpose, now);
  if (link?.state !== 'open') return undefined;
  return { centreId: link.centreId, recordId: link.recordId, linkId: link.id };
}

/** The roles somebody has in a centre now. */
export async function listRoles(db: Kysely<Database>, centreId: string, userId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('membership')
    .select('role')
    .where('centre_id', '=', centreId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ role }) => role as Role);
}

/**
 * A calendar program has read a feed: the day is noted, and the first time of a day stands in the log, without the token and
 * without where it was read from. Programs read every quarter of an hour.
 */
export async function noteRead(
  tx: Tx,
  actor: Actor,
  { linkId, recordKind, recordId }: { linkId: string; recordKind: string; recordId: string },
): Promise<void> {
  const first = await noteLinkRead(tx, actor, linkId, dayOf(actor.now));
  if (first)
    await writeAuditBy(tx, { ...actor, role: 'link' }, 'calendar_feed.view', [{ recordKind, ids: [recordId] }]);
}
