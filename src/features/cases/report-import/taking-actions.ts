// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { ListedRow, TakenList } from '../../../db/json.ts';

/** So long after its last sign of life the work on a list counts as broken off, and somebody else may take it in hand. */
const silentMinutes = 2;
/** So often the work on a list may break off without being a row further. */
const mostAttempts = 5;
/** So long after the last sign of life nobody will try again: longer than the queue does. */
const lostHours = 3;

const brokenOff =
  'Das Melden ist mehrmals abgebrochen. Was schon gemeldet ist, bleibt gemeldet. Bitte prüfen Sie die Liste noch einmal, und sagen Sie Ihrer Systemverwaltung Bescheid, wenn es wieder abbricht.';

type At = Pick<Actor, 'centreId' | 'now'>;

/** Somebody else has taken the work on this list in hand since: what is done here must not be kept. */
export class ClaimLost extends Error {}

/** The work on a list in the hand of one worker. */
export interface Claim {
  listId: string;
  /** Who works on it: changes with each worker. */
  token: string;
}

/** Begins to take a list. @returns false when it is being taken, or was taken, already: of two presses one begins */
export async function beginTaking(tx: Tx, { centreId, now }: At, id: string, taking: TakenList): Promise<boolean> {
  const begun = await tx
    .updateTable('report_list')
    .set({ taking: JSON.stringify(taking), worked_at: now, claimed_by: null, attempts: 0 })
    .set({ done_rows: 0, all_rows: null, failed: null })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('result', 'is', null)
    .where('taking', 'is', null)
    .executeTakeFirst();
  return begun.numUpdatedRows === 1n;
}

/**
 * Takes the work on a list in hand. @returns what is to be done, with the file; 'busy' while somebody else works on it; undefined
 * when there is nothing to do (any more), also because it has broken off too often: then it is ended with a sentence
 */
export async function claimTaking(
  tx: Tx,
  { centreId, now }: At,
  listId: string,
): Promise<{ taking: TakenList; bytes: Uint8Array; claim: Claim } | 'busy' | undefined> {
  const list = await tx
    .selectFrom('report_list')
    .select(['taking', 'content', 'worked_at as workedAt', 'claimed_by as claimedBy', 'attempts'])
    .where('centre_id', '=', centreId)
    .where('id', '=', listId)
    .forUpdate()
    .executeTakeFirst();
  if (!list?.taking) return undefined;
  const silent = now.subtract({ minutes: silentMinutes });
  if (list.claimedBy && list.workedAt && Temporal.Instant.compare(list.workedAt, silent) > 0) return 'busy';
  const claim = { listId, token: newId() };
  await tx
    .updateTable('report_list')
    .set({ claimed_by: claim.token, worked_at: now, attempts: list.attempts + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', listId)
    .execute();
  if (list.attempts < mostAttempts) return { taking: list.taking, bytes: Buffer.from(list.content, 'base64'), claim };
  await endTaking(tx, centreId, claim, brokenOff);
  return undefined;
}

const claimed = (tx: Tx, centreId: string, { listId, token }: Claim) =>
  tx
    .updateTable('report_list')
    .where('centre_id', '=', centreId)
    .where('id', '=', listId)
    .where('claimed_by', '=', token);

/** A sign of life of the work on a list, with how far it is. @throws ClaimLost */
export async function keepProgress(
  tx: Tx,
  { centreId, now }: At,
  claim: Claim,
  progress: { done_rows?: number; all_rows?: number; taking?: TakenList },
): Promise<void> {
  const { taking, ...rows } = progress;
  const kept = await claimed(tx, centreId, claim)
    .set({ ...rows, ...(taking ? { taking: JSON.stringify(taking) } : {}), worked_at: now })
    .$if(rows.done_rows !== undefined, (update) => update.set({ attempts: 0 }))
    .executeTakeFirst();
  if (kept.numUpdatedRows !== 1n) throw new ClaimLost();
}

/** What became of the rows of a list. @throws ClaimLost */
export async function keepResult(tx: Tx, centreId: string, claim: Claim, rows: readonly ListedRow[]): Promise<void> {
  const kept = await claimed(tx, centreId, claim)
    .set({ result: JSON.stringify(rows), taking: null, claimed_by: null })
    .executeTakeFirst();
  if (kept.numUpdatedRows !== 1n) throw new ClaimLost();
}

/** Taking a list has ended without a result: it can be looked at and taken again. @param failed a German sentence */
export async function endTaking(tx: Tx, centreId: string, claim: Claim, failed: string): Promise<void> {
  await claimed(tx, centreId, claim).set({ taking: null, claimed_by: null, failed }).execute();
}

/** Ends lists nobody works on any more, so that none hangs for ever. @returns how many */
export async function endLostLists(tx: Tx, { centreId, now }: At): Promise<number> {
  const ended = await tx
    .updateTable('report_list')
    .set({ taking: null, claimed_by: null, failed: brokenOff })
    .where('centre_id', '=', centreId)
    .where('taking', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('worked_at', 'kept_at'), '<', now.subtract({ hours: lostHours })))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
