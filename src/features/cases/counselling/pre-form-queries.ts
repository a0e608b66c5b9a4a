// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { type PreFormAnswers, preFormAnswers } from './pre-form-rules.ts';

/** What a family has said of a child before the talk. */
export interface PreForm {
  answers: PreFormAnswers;
  /** ISO 639-1: in which language it was asked. */
  language: string;
  receivedAt: Temporal.Instant;
}

/** What the family of a case has said; undefined when nothing, or when what is kept cannot be read any more. */
export async function findPreForm(tx: Tx, centreId: string, caseId: string): Promise<PreForm | undefined> {
  const row = await tx
    .selectFrom('pre_form')
    .select(['answers', 'language', 'received_at as receivedAt'])
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const { data } = preFormAnswers.safeParse(row?.answers);
  return row && data && { answers: data, language: row.language, receivedAt: row.receivedAt };
}
