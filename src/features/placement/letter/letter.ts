// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { codesOf } from '../../../codes/keys.ts';
import { legalParameter } from '../../../codes/legal.ts';
import { gradeLabel } from '../../../codes/school-forms.ts';
import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { DecisionLetter, LetterSheet, LetterTranslation } from '../../../outbound/letters/data.ts';
import { remedyNotice } from '../../../outbound/letters/remedy.ts';
import { gradesArabic, kindsArabic, legalArabic } from '../../../outbound/letters/texts/ar.ts';
import { sheetFor } from '../../../outbound/letters/texts/sheet.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { findAuthority, getRemedyText, getSettings } from '../../centres/queries.ts';
import { fullName } from '../../families/rules.ts';
import { type Decision, getDecision } from '../decision/queries.ts';
import { letterRow } from '../rows.ts';
import { addressLines, findAddressee, findCopy, getPassedAddress } from '../submission/facts.ts';
import { classText } from '../words.ts';
import { findRelease, letterTexts, sheetTexts } from './release-queries.ts';

/** What a letter is asked for in: German always, it alone is binding; `ar` beside it is the language of the family. */
export type LetterLanguage = 'de' | 'ar';

/** Reads "de,ar" as in links and on the command line; what we do not have is left out, German always stays. */
export function letterLanguages(text: string | null | undefined): LetterLanguage[] {
  return (text ?? '').split(/[,+]/).includes('ar') ? ['de', 'ar'] : ['de'];
}

/** What a letter is in, as it is kept: `de`, `de,ar` with the translation, `de,sheet-uk` with the sheet. */
export const partsOf = ({ translation, sheet }: DecisionLetter): string[] => [
  'de',
  ...(translation ? [translation.lang] : []),
  ...(sheet ? [`sheet-${sheet.language}`] : []),
];

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

/** The Arabic legal bases, as far as the German wording is the usual one. */
function legalBasisArabic(decision: Decision): string[] {
  const usual = codesOf(legalArabic).map((key) => [legalParameter(key, decision.decidedOn).value, legalArabic[key]]);
  const words = new Map(usual as [string, string][]);
  return decision.legalBasis.split('\n').map((rule) => words.get(rule) ?? rule);
}

/** The Arabic translation, once a named person has released it: nobody is sent a text that nobody has read. */
async function findTranslation(
  tx: Tx,
  centreId: string,
  decision: Decision,
  notice: string,
): Promise<LetterTranslation | null> {
  const release = await findRelease(tx, centreId, letterTexts(notice));
  if (!release) return null;
  return {
    lang: 'ar',
    reviewedBy: release.reviewedBy,
    reviewedOn: release.reviewedOn,
    gradeText: gradesArabic[decision.grade] ?? gradeLabel(decision.grade),
    kindText: kindsArabic[decision.placeKind] ?? classText(decision.placeKind),
    legalBasis: legalBasisArabic(decision),
  };
}

/** The sheet in the family's language, once it is released and there is a number to call. */
async function findSheet(tx: Tx, centreId: string, language: string, phone: string): Promise<LetterSheet | null> {
  const sheet = sheetFor(language);
  const release = sheet && phone !== '' ? await findRelease(tx, centreId, sheetTexts(sheet)) : undefined;
  return sheet && release
    ? { language: sheet, phone, releasedBy: release.reviewedBy, releasedOn: release.reviewedOn }
    : null;
}

async function getRecipient(
  tx: Tx,
  centreId: string,
  decision: Decision,
  guardians: readonly string[],
): Promise<DecisionLetter['recipient']> {
  const names = guardians.length > 0 ? guardians.slice(0, 3) : [`Sorgeberechtigte des Kindes (${decision.caseNumber})`];
  const address = await getPassedAddress(tx, centreId, decision.familyId);
  // Names are those the authority decided on; where they live is today's.
  const { people, own } = await findAddressee(tx, centreId, decision.familyId);
  const isSame = people.some(({ familyName, givenNames }) => guardians.includes(fullName(familyName, givenNames)));
  if (own && isSame) return { lines: [...names, ...own] };
  if (!address.protected) return { lines: [...names, ...addressLines(address)] };
  const { area, street, postcode, place } = await getSettings(tx, centreId);
  return { names, viaCentre: { area, street, postcode, place } };
}

/** The authority's letterhead; one without a telephone number names that of the centre, which explains the letter anyway. */
async function getLetterhead(tx: Tx, centreId: string, authorityId: string): Promise<DecisionLetter['authority']> {
  const authority = await findAuthority(tx, centreId, authorityId);
  if (!authority) throw new NotFound();
  const { name, street, postcode, place, email, signatory } = authority;
  const phone = authority.phone || (await getSettings(tx, centreId)).phone;
  return { name, street, postcode, place, phone, email, signatory };
}

async function getContact(tx: Tx, centreId: string): Promise<string> {
  const { name, phone, email } = await getSettings(tx, centreId);
  return [name, phone ? `Telefon ${phone}` : '', email].filter(Boolean).join(', ');
}

/**
 * The data of a decision's letter. Child, birth date and addressees are those the authority decided on (the frozen copy), the
 * letterhead is the authority's. Only the address is today's: the letter must arrive. A protected address is never in it, the
 * letter then goes through the centre. With a language beside German: the released translation, else the released sheet in the
 * family's language, else German alone.
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
  const { familyName, givenNames, birthText, guardians, language } = copy.person;
  const own = languages.includes('ar');
  const arabic = own && sheetFor(language) === 'ar';
  const translation = arabic ? await findTranslation(tx, centreId, decision, notice.ar) : null;
  const { phone } = await getSettings(tx, centreId);
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
    translation,
    sheet: own && translation === null ? await findSheet(tx, centreId, language, phone || authority.phone) : null,
    contact: await getContact(tx, centreId),
  };
}

/** Notes that a letter was made: by whom, in which languages, from which data. */
export async function recordLetter(
  tx: Tx,
  actor: Actor,
  decision: { id: string; caseId: string },
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
        languages: partsOf(letter),
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
