// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Actor, Tx } from '../../db/centre.ts';
import type { Row } from '../../db/row.ts';
import { type Found, listDuplicates } from './finding-queries.ts';
import { getChild } from './queries.ts';
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
  // One statement, also for none: a report takes as long whether somebody is found or not.
  await sql`insert into duplicate_question select * from jsonb_populate_recordset(null::duplicate_question,
    ${JSON.stringify(rows)}::text::jsonb) on conflict (centre_id, child_id, other_id) do nothing`.execute(tx);
}

/** A child was changed: who it may be, or whose sibling, is asked about anew; pairs that were asked about before are not. */
export async function askAnew(tx: Tx, by: Actor & { today: Temporal.PlainDate }, childId: string): Promise<void> {
  const child = await getChild(tx, by.centreId, childId);
  const within = { today: by.today, familyId: child.familyId };
  const found = await listDuplicates(tx, by.centreId, { ...child, except: [childId] }, within);
  await askAbout(tx, by, childId, found);
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

/** What is open about an entry that goes is open about the one that stays, unless it was asked about it already. */
export async function carryQuestions(tx: Tx, { centreId }: Actor, from: string, to: string): Promise<void> {
  await sql`insert into duplicate_question (centre_id, child_id, other_id, kind, score, why, asked_at)
    select centre_id, least(o.id, ${to}::uuid), greatest(o.id, ${to}::uuid), kind, score, why, asked_at
    from duplicate_question q
    cross join lateral (select case when q.child_id = ${from} then q.other_id else q.child_id end as id) o
    where centre_id = ${centreId} and answer is null and ${from} in (child_id, other_id) and o.id <> ${to}
    on conflict (centre_id, child_id, other_id) do nothing`.execute(tx);
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
