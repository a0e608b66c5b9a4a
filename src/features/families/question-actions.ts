// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../db/centre.ts';
import type { Row } from '../../db/row.ts';
import type { Found } from './finding-queries.ts';
import { type Answer, pairOf } from './question-rules.ts';

/** A question about a child and one that was found to be like it; with an answer where a person has given one already. */
const questionRow = (question: {
  centreId: string;
  childId: string;
  found: Pick<Found, 'id' | 'likeness'>;
  at: Temporal.Instant;
  answer: { text: Answer; by: string } | null;
}): Row<'duplicate_question'> => ({
  centre_id: question.centreId,
  ...pairOf(question.childId, question.found.id),
  kind: question.found.likeness.verdict === 'siblings' ? 'siblings' : 'same',
  score: question.found.likeness.score,
  why: question.found.likeness.why,
  asked_at: question.at,
  answer: question.answer?.text ?? null,
  answered_at: question.answer ? question.at : null,
  answered_by: question.answer?.by ?? null,
});

/**
 * Keeps for a person to answer who a child may be, or whose sibling. A pair is asked about once.
 * @param seen ids of children the person who acts has seen and told apart: answered by that
 */
export async function askAbout(
  tx: Tx,
  { centreId, userId, now }: Actor,
  childId: string,
  found: readonly Found[],
  seen: ReadonlySet<string> = new Set(),
): Promise<void> {
  const rows = found
    .filter(({ id }) => id !== childId)
    .map((one) => {
      const text = one.likeness.verdict === 'siblings' ? 'no_siblings' : 'different';
      const answer = seen.has(one.id) ? ({ text, by: userId } as const) : null;
      return questionRow({ centreId, childId, found: one, at: now, answer });
    });
  if (rows.length > 0)
    await tx
      .insertInto('duplicate_question')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['centre_id', 'child_id', 'other_id']).doNothing())
      .execute();
}

/** A person says what two entries are: remembered, so that nobody is asked again. */
export async function answer(
  tx: Tx,
  { centreId, userId, now }: Actor,
  one: string,
  other: string,
  text: Answer,
): Promise<void> {
  const kind = text === 'no_siblings' || text === 'linked' ? 'siblings' : 'same';
  await tx
    .insertInto('duplicate_question')
    .values({
      centre_id: centreId,
      ...pairOf(one, other),
      ...{ kind, score: 0, why: [], asked_at: now },
      ...{ answer: text, answered_at: now, answered_by: userId },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'child_id', 'other_id'])
        .doUpdateSet({ answer: text, answered_at: now, answered_by: userId }),
    )
    .execute();
}

/** Whoever undoes a joining has not said what the two are instead: the question is open again. */
export async function reopenQuestion(tx: Tx, { centreId }: Actor, one: string, other: string): Promise<void> {
  const { child_id: child, other_id: second } = pairOf(one, other);
  await tx
    .updateTable('duplicate_question')
    .set({ answer: null, answered_at: null, answered_by: null })
    .where('centre_id', '=', centreId)
    .where('child_id', '=', child)
    .where('other_id', '=', second)
    .execute();
}
