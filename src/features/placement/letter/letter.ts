// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { gradeLabel } from '../../../codes/school-forms.ts';
import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { DecisionLetter, LetterTranslation } from '../../../outbound/letters/data.ts';
import { remedyNotice } from '../../../outbound/letters/remedy.ts';
import { ar, reasonsOnlyInGerman } from '../../../outbound/letters/texts/ar.ts';
import { textsOf } from '../../../outbound/letters/view.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { findAuthority, getRemedyText, getSettings } from '../../centres/queries.ts';
import { type Decision, getDecision } from '../decision/queries.ts';
import { letterRow } from '../rows.ts';
import { addressLines, findCopy, getPassedAddress } from '../submission/facts.ts';
import { classText } from '../words.ts';

/** Languages a letter can be had in; German always, it alone is binding. */
export type LetterLanguage = 'de' | 'ar';

/** Reads "de,ar" as in links and on the command line; what we do not have is left out, German always stays. */
export function letterLanguages(text: string | null | undefined): LetterLanguage[] {
  return (text ?? '').split(/[,+]/).includes('ar') ? ['de', 'ar'] : ['de'];
}

/** The Arabic texts of a letter of this authority, and the hash under which a person confirms to have read them. */
export function arabicTexts(notice: string): { texts: string[]; hash: string } {
  const texts = [...textsOf(ar), ar.reviewed('…', '…'), ar.replaces('…', '…', '…'), reasonsOnlyInGerman, notice];
  return { texts, hash: createHash('sha256').update(JSON.stringify(texts)).digest('hex') };
}

/** Stands for the remedy notice where its wording has no Arabic version: better none than a wrong one. */
const noticeOnlyInGerman = 'معلومات حق الطعن مذكورة في النص الألماني.';

/**
 * The notice printed in a decision. Its Arabic text is the authority's own; without one, the usual translation, but only if
 * the German text is the usual wording to the letter.
 */
export async function getNotice(tx: Tx, centreId: string, decision: Decision): Promise<{ de: string; ar: string }> {
  const notice = await getRemedyText(tx, centreId, decision.remedyNoticeId);
  if (notice.ar.trim() !== '') return { de: notice.de, ar: notice.ar };
  const usual = remedyNotice(notice.ags5, decision.decidedOn);
  return { de: notice.de, ar: usual.de === notice.de ? usual.ar : noticeOnlyInGerman };
}

/** Who has read the Arabic texts with this hash, if anybody. */
export async function findReview(
  tx: Tx,
  centreId: string,
  hash: string,
): Promise<{ reviewedBy: string; reviewedOn: Temporal.PlainDate } | undefined> {
  return await tx
    .selectFrom('translation_review as r')
    .innerJoin('auth_user as u', 'u.id', 'r.reviewed_by')
    .select(['u.name as reviewedBy', 'r.reviewed_on as reviewedOn'])
    .where('r.centre_id', '=', centreId)
    .where('r.template', '=', 'decision')
    .where('r.language', '=', 'ar')
    .where('r.text_hash', '=', hash)
    .executeTakeFirst();
}

/** Notes that a named person has read these texts; a second note for the same texts changes nothing. */
export async function recordReview(
  tx: Tx,
  centreId: string,
  hash: string,
  userId: string,
  on: Temporal.PlainDate,
): Promise<void> {
  await tx
    .insertInto('translation_review')
    .values({
      centre_id: centreId,
      id: newId(),
      template: 'decision',
      language: 'ar',
      text_hash: hash,
      reviewed_by: userId,
      reviewed_on: on,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'template', 'language', 'text_hash']).doNothing())
    .execute();
}

async function getTranslation(tx: Tx, centreId: string, notice: string): Promise<LetterTranslation> {
  const review = await findReview(tx, centreId, arabicTexts(notice).hash);
  return { lang: 'ar', ...(review ?? {}) };
}

async function getRecipient(
  tx: Tx,
  centreId: string,
  decision: Decision,
  guardians: readonly string[],
): Promise<DecisionLetter['recipient']> {
  const names = guardians.length > 0 ? guardians.slice(0, 3) : [`Sorgeberechtigte des Kindes (${decision.caseNumber})`];
  const address = await getPassedAddress(tx, centreId, decision.familyId);
  if (!address.protected) return { lines: [...names, ...addressLines(address)] };
  const { area, street, postcode, place } = await getSettings(tx, centreId);
  return { names, viaCentre: { area, street, postcode, place } };
}

async function getLetterhead(tx: Tx, centreId: string, authorityId: string): Promise<DecisionLetter['authority']> {
  const authority = await findAuthority(tx, centreId, authorityId);
  if (!authority) throw new NotFound();
  const { name, street, postcode, place, phone, email, signatory } = authority;
  return { name, street, postcode, place, phone, email, signatory };
}

async function getContact(tx: Tx, centreId: string): Promise<string> {
  const { name, phone, email } = await getSettings(tx, centreId);
  return [name, phone ? `Telefon ${phone}` : '', email].filter(Boolean).join(', ');
}

/**
 * The data of a decision's letter. Child, birth date and addressees are those the authority decided on (the frozen copy), the
 * letterhead is the authority's. Only the address is today's: the letter must arrive. A protected address is never in it, the
 * letter then goes through the centre.
 * @throws NotFound for an unknown decision; Conflict when its copy or reason has been erased
 */
export async function buildLetter(
  tx: Tx,
  centreId: string,
  decisionId: string,
  languages: readonly LetterLanguage[],
): Promise<DecisionLetter> {
  const decision = await getDecision(tx, centreId, decisionId);
  const copy = await findCopy(tx, centreId, decision.submissionId);
  if (!copy || decision.reason === '')
    throw new Conflict('Die Angaben zu dieser Entscheidung sind gelöscht. Ein Brief lässt sich nicht mehr erstellen.');
  const notice = await getNotice(tx, centreId, decision);
  const authority = await getLetterhead(tx, centreId, decision.authorityId);
  const school = await tx
    .selectFrom('school')
    .select(['name', 'number', 'street', 'postcode', 'place'])
    .where('number', '=', decision.schoolNumber)
    .executeTakeFirstOrThrow();
  const decider = await tx
    .selectFrom('auth_user')
    .select('name')
    .where('id', '=', decision.decidedBy)
    .executeTakeFirst();
  const { familyName, givenNames, birthText, guardians } = copy.person;
  return {
    // Somebody signs: the name the authority has set, or who decided.
    authority: { ...authority, signatory: authority.signatory || (decider?.name ?? '') },
    recipient: await getRecipient(tx, centreId, decision, guardians),
    child: { familyName, givenNames, birthText },
    school,
    gradeText: gradeLabel(decision.grade),
    kindText: classText(decision.placeKind),
    startOn: decision.startOn,
    reference: decision.reference,
    decidedOn: decision.decidedOn,
    ...(decision.replaces ? { replaces: decision.replaces } : {}),
    reasons: decision.reason,
    legalBasis: decision.legalBasis.split('\n'),
    remedyNotice: notice,
    translation: languages.includes('ar') ? await getTranslation(tx, centreId, notice.ar) : null,
    contact: await getContact(tx, centreId),
  };
}

/** Notes that a letter was made: by whom, in which languages, from which data. */
export async function recordLetter(
  tx: Tx,
  actor: Actor,
  decision: { id: string; caseId: string },
  languages: readonly LetterLanguage[],
  letter: DecisionLetter,
): Promise<void> {
  await tx
    .insertInto('letter')
    .values(
      letterRow({
        centreId: actor.centreId,
        id: newId(),
        caseId: decision.caseId,
        decisionId: decision.id,
        languages,
        createdBy: actor.userId,
        createdAt: actor.now,
        contentHash: createHash('sha256').update(JSON.stringify(letter)).digest('hex'),
      }),
    )
    .execute();
}

/** Letters made from a decision, newest first. */
export async function listLetters(
  tx: Tx,
  centreId: string,
  decisionId: string,
): Promise<{ at: Temporal.Instant; languages: string }[]> {
  return await tx
    .selectFrom('letter')
    .select(['created_at as at', 'languages'])
    .where('centre_id', '=', centreId)
    .where('decision_id', '=', decisionId)
    .orderBy('created_at', 'desc')
    .execute();
}
