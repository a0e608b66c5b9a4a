// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import type { Tx } from '../../../db/centre.ts';
import { ar, gradesArabic, kindsArabic, legalArabic, reasonsOnlyInGerman } from '../../../outbound/letters/texts/ar.ts';
import { SHEETS, type SheetLanguage } from '../../../outbound/letters/texts/sheet.ts';
import { textsOf } from '../../../outbound/letters/view.ts';

/** Texts that a named person has to release before families get them. */
export interface Releasable {
  template: 'decision' | 'sheet' | 'status' | 'invitation' | 'pre_form' | 'self_report' | 'volunteer';
  language: string;
  texts: string[];
}

/** The Arabic texts of a letter of this authority, with every grade, kind of class and legal basis it may name. */
export const letterTexts = (notice: string): Releasable => ({
  template: 'decision',
  language: 'ar',
  texts: [
    ...textsOf(ar),
    ar.reviewed('…', '…'),
    ar.replaces('…', '…', '…'),
    reasonsOnlyInGerman,
    ...Object.values(gradesArabic),
    ...Object.values(kindsArabic),
    ...Object.values(legalArabic),
    notice,
  ],
});

/** The texts of the sheet in a language. */
export const sheetTexts = (language: SheetLanguage): Releasable => ({
  template: 'sheet',
  language,
  texts: [SHEETS[language].heading, ...SHEETS[language].paragraphs],
});

/** The hash under which somebody confirms to have read these very texts: another wording has to be read again. */
export const hashOf = ({ texts }: Releasable): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex');

/** Who has released these texts, if anybody. */
export async function findRelease(
  tx: Tx,
  centreId: string,
  texts: Releasable,
): Promise<{ reviewedBy: string; reviewedOn: Temporal.PlainDate } | undefined> {
  return await tx
    .selectFrom('translation_review as r')
    .innerJoin('auth_user as u', 'u.id', 'r.reviewed_by')
    .select(['u.name as reviewedBy', 'r.reviewed_on as reviewedOn'])
    .where('r.centre_id', '=', centreId)
    .where('r.template', '=', texts.template)
    .where('r.language', '=', texts.language)
    .where('r.text_hash', '=', hashOf(texts))
    .executeTakeFirst();
}

/** Who has released which of these texts, by their language. */
export async function listReleases(
  tx: Tx,
  centreId: string,
  of: readonly Releasable[],
): Promise<ReadonlyMap<string, { reviewedBy: string; reviewedOn: Temporal.PlainDate }>> {
  const rows = await tx
    .selectFrom('translation_review as r')
    .innerJoin('auth_user as u', 'u.id', 'r.reviewed_by')
    .select(['r.template', 'r.language', 'r.text_hash as hash', 'u.name as reviewedBy', 'r.reviewed_on as reviewedOn'])
    .where('r.centre_id', '=', centreId)
    .where('r.text_hash', 'in', of.map(hashOf))
    .execute();
  const released = of.flatMap((texts) => {
    const found = rows.find((row) => row.template === texts.template && row.hash === hashOf(texts));
    return found ? [[texts.language, { reviewedBy: found.reviewedBy, reviewedOn: found.reviewedOn }] as const] : [];
  });
  return new Map(released);
}
