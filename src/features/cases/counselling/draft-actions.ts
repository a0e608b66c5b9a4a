// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, By, Tx } from '../../../db/centre.ts';
import { lockCase } from '../actions.ts';
import { type Draft, findDraft } from './queries.ts';

/** Whether two drafts say the same, whatever the order of their fields. */
function saysTheSame(a: Draft['typed'], b: Draft['typed']): boolean {
  const words = (typed: Draft['typed'], name: string) => [typed[name] ?? ''].flat().join('\n');
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => words(a, name) === words(b, name));
}

/** What a page knows of the draft. */
export interface SeenDraft {
  version: number;
  pageId: string;
}

/**
 * Whether a draft holds what a page does not know: neither the version it rests on nor what it saved itself since, as a page
 * does that saves while somebody writes.
 */
export const isNews = (draft: Draft, seen: SeenDraft): boolean =>
  draft.version !== seen.version && draft.pageId !== seen.pageId;

/**
 * Keeps what somebody has typed so far. Two people write at the case one after the other.
 * @param seen the page it was written on, and the version of the draft that page rested on, 0 for none
 * @returns the draft somebody else has saved meanwhile: then nothing was saved; undefined: it was
 */
export async function saveDraft(
  tx: Tx,
  by: By,
  caseId: string,
  seen: SeenDraft,
  typed: Draft['typed'],
): Promise<Draft | undefined> {
  const { centreId, userId, now } = by;
  await lockCase(tx, centreId, caseId);
  const stored = await findDraft(tx, centreId, caseId);
  if (stored && saysTheSame(stored.typed, typed)) return undefined;
  if (stored && isNews(stored, seen)) return stored;
  // A draft that was entered or went meanwhile begins anew, above the number the page knew.
  const version = Math.max(stored?.version ?? 0, seen.version) + 1;
  const content = { typed: JSON.stringify(typed), version, page_id: seen.pageId, saved_by: userId, saved_at: now };
  await tx
    .insertInto('counselling_draft')
    .values({ centre_id: centreId, case_id: caseId, ...content })
    .onConflict((conflict) => conflict.columns(['centre_id', 'case_id']).doUpdateSet(content))
    .execute();
  return undefined;
}

/** The draft of a case goes: it was entered. That of a closed case stays for a while, closing can be a mistake. */
export async function dropDraft(tx: Tx, { centreId }: Pick<Actor, 'centreId'>, caseId: string): Promise<void> {
  await tx.deleteFrom('counselling_draft').where('centre_id', '=', centreId).where('case_id', '=', caseId).execute();
}

/** Days a draft is kept after it was saved last: somebody on leave finds it again. Own choice. */
export const draftDays = 60;

/** Deletes drafts nobody has gone on with. @returns how many */
export async function deleteOldDrafts(tx: Tx, { centreId, now }: Pick<Actor, 'centreId' | 'now'>): Promise<number> {
  const gone = await tx
    .deleteFrom('counselling_draft')
    .where('centre_id', '=', centreId)
    .where('saved_at', '<', now.subtract({ hours: 24 * draftDays }))
    .returning('case_id')
    .execute();
  return gone.length;
}
