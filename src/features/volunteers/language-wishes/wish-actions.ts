// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { type Own, recordEvent } from '../actions.ts';
import { listLanguages, lockVolunteer, nameOf } from '../queries.ts';
import { languageRow, languageWishRow, type SpokenLanguage } from '../rows.ts';
import { openWishesOf } from './wish-queries.ts';

/** So many proposals of one person can wait at a time. */
export const mostOpenWishes = 5;

/** Why a proposal is not kept; undefined: it is. */
export type WishFault = 'there' | 'many' | undefined;

/**
 * A volunteer proposes a language. Nobody is asked for it before the coordination has taken it.
 * @param id of the form: sent twice, it is there once
 * @param fromApplication the other application of the same person it stood in
 */
export async function proposeLanguage(
  tx: Tx,
  by: Own,
  volunteerId: string,
  told: SpokenLanguage & { id: string; fromApplication?: string },
): Promise<WishFault> {
  const { centreId } = by;
  const { id, fromApplication = null, ...spoken } = told;
  await lockVolunteer(tx, centreId, volunteerId);
  const known = await tx
    .selectFrom('volunteer_language_wish')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return undefined;
  const open = await openWishesOf(tx, centreId, [volunteerId]);
  const spoke = (await listLanguages(tx, centreId, [volunteerId])).get(volunteerId) ?? [];
  if ([...open, ...spoke].some(({ language }) => language === spoken.language)) return 'there';
  if (fromApplication === null && open.length >= mostOpenWishes) return 'many';
  await tx
    .insertInto('volunteer_language_wish')
    .values(languageWishRow({ ...spoken, ...{ centreId, id, volunteerId, fromApplication, kind: 'new', at: by.now } }))
    .execute();
  await recordEvent(tx, by, volunteerId, 'changed');
  return undefined;
}

/** A volunteer takes a proposal back; one that is gone already is gone. @returns false when somebody has answered it meanwhile */
export async function withdrawWish(tx: Tx, by: Own, volunteerId: string, id: string): Promise<boolean> {
  await lockVolunteer(tx, by.centreId, volunteerId);
  const mine = () =>
    tx
      .selectFrom('volunteer_language_wish')
      .select('answer')
      .where('centre_id', '=', by.centreId)
      .where('volunteer_id', '=', volunteerId)
      .where('from_application', 'is', null)
      .where('id', '=', id);
  const found = await mine().executeTakeFirst();
  if (!found) return true;
  if (found.answer !== null) return false;
  await tx
    .deleteFrom('volunteer_language_wish')
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, by, volunteerId, 'changed');
  return true;
}

/**
 * A volunteer does not interpret a language any more: from now on nobody asks for it. What is promised stays.
 * @returns false for the last language of somebody: without one nobody could be asked at all
 */
export async function endLanguage(tx: Tx, by: Own, volunteerId: string, language: string): Promise<boolean> {
  const { centreId, now: at } = by;
  await lockVolunteer(tx, centreId, volunteerId);
  const spoken = (await listLanguages(tx, centreId, [volunteerId])).get(volunteerId) ?? [];
  const one = spoken.find((known) => known.language === language);
  if (!one) return true;
  if (spoken.length === 1) return false;
  await tx
    .deleteFrom('volunteer_language')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('language', '=', language)
    .execute();
  const of = { centreId, id: newId(), volunteerId, fromApplication: null };
  await tx
    .insertInto('volunteer_language_wish')
    .values(languageWishRow({ ...one, ...of, kind: 'end', at }))
    .execute();
  await recordEvent(tx, by, volunteerId, 'changed');
  return true;
}

/**
 * The coordination takes a proposed language, which counts from then on, or declines it. Pressed twice, it is done once.
 * @throws NotFound; Conflict when somebody else has decided otherwise, or the person has left
 */
export async function answerWish(
  tx: Tx,
  by: Own & { userId: string },
  volunteerId: string,
  id: string,
  answer: 'taken' | 'declined',
): Promise<void> {
  const { centreId, now, userId } = by;
  const links = [{ kind: 'volunteer', id: volunteerId, label: 'Aktuellen Stand ansehen' }];
  const person = await lockVolunteer(tx, centreId, volunteerId);
  const wish = await tx
    .selectFrom('volunteer_language_wish')
    .select(['language', 'level', 'direction', 'reads', 'variety', 'answer'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('kind', '=', 'new')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!wish) throw new NotFound();
  const { answer: before, ...spoken } = wish;
  if (before === answer) return;
  if (before !== null)
    throw new Conflict('Jemand anderes hat schon anders entschieden. Es wurde nichts geändert.', links);
  if (person.state === 'left')
    throw new Conflict(`${nameOf(person)} ist ausgeschieden. Es wurde nichts geändert.`, links);
  await tx
    .updateTable('volunteer_language_wish')
    .set({ answer, answered_at: now, answered_by: userId })
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('id', '=', id)
    .execute();
  if (answer === 'taken')
    await tx
      .insertInto('volunteer_language')
      .values(languageRow({ ...spoken, centreId, id: newId(), volunteerId }))
      // Entered by hand meanwhile: what the coordination wrote stays.
      .onConflict((conflict) => conflict.columns(['centre_id', 'volunteer_id', 'language']).doNothing())
      .execute();
  await recordEvent(tx, by, volunteerId, 'changed');
}
