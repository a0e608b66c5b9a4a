// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import type { ConsentPurpose } from './words.ts';

/**
 * Is there a consent in force? Every use asks this, in the transaction in which it uses the data: until that ends a
 * withdrawal waits, and from the withdrawal on the answer is no.
 */
export async function mayStill(tx: Tx, centreId: string, purpose: ConsentPurpose, subjectId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('consent')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('purpose', '=', purpose)
    .where('subject_id', '=', subjectId)
    .where('withdrawn_at', 'is', null)
    .forShare()
    .executeTakeFirst();
  return found !== undefined;
}

/** A consent as it is shown and given out on request (Art. 15 GDPR). */
export interface Consent {
  id: string;
  purpose: ConsentPurpose;
  textVersion: number;
  language: string;
  /** Name of the person who gave it. */
  givenBy: string;
  givenOn: Temporal.PlainDate;
  withdrawnAt: Temporal.Instant | null;
}

/** Every consent of a subject, the withdrawn ones too, newest first. */
export async function listConsents(tx: Tx, centreId: string, subjectId: string): Promise<Consent[]> {
  const rows = await tx
    .selectFrom('consent')
    .select(['id', 'purpose', 'text_version as textVersion', 'language', 'given_by as givenBy', 'given_on as givenOn'])
    .select('withdrawn_at as withdrawnAt')
    .where('centre_id', '=', centreId)
    .where('subject_id', '=', subjectId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, purpose: row.purpose as ConsentPurpose }));
}
