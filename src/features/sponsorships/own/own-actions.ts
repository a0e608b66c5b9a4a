// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { type Answered, answer, begin, end, pause, resume } from '../matching/course-actions.ts';
import type { Sender } from '../matching/tell-actions.ts';
import { everySponsorship, lockSponsorship, type Reach } from '../queries.ts';
import { mayHappen } from '../states.ts';
import type { Answer, Break, End } from './input.ts';
import { canBegin } from './own-rules.ts';
import { closePlanned, sayWord, settleWords, wordsBeforeEnd, wordsOfBreak } from './word-actions.ts';
import { listBeginning, listWords, plannedBreak } from './word-queries.ts';

/** One of the own sponsorships, and who sends what the others hear. */
export interface OwnDeed {
  reach: Reach;
  id: string;
  jobs: Sender;
}

const late = (): never => {
  throw new Conflict('Der Stand hat sich inzwischen geändert.', []);
};

/** The sponsor says yes or no; with a no perhaps why. @returns `over`: somebody was faster, nothing is changed */
export async function answerOwn(tx: Tx, by: By, { reach, id, jobs }: OwnDeed, said: Answer): Promise<Answered> {
  const came = await answer(tx, by, { reach, id }, { side: 'sponsor', yes: said.yes, jobs });
  if (came === 'declined' && (said.reason !== null || said.message !== ''))
    await sayWord(tx, by, id, { kind: 'no', reason: said.reason, message: said.message });
  return came;
}

/** Both have met and begin. @throws Conflict before they met, and when somebody was faster */
export async function beginOwn(tx: Tx, by: By, deed: OwnDeed, from: Temporal.PlainDate): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, deed.reach, deed.id);
  if (one.state === 'active' && one.startedOn?.equals(from)) return;
  if (!canBegin(one, by.now)) late();
  await begin(tx, by, { ...deed, doer: 'sponsor' }, { from, jobs: deed.jobs });
}

/**
 * The sponsor makes a break: from today at once, and the school hears of it; from a later day by the program on that day. The
 * coordination reads of both now.
 * @throws Conflict when it does not run
 */
export async function breakOwn(
  tx: Tx,
  by: By,
  { reach, id, jobs }: OwnDeed,
  { from, until, message }: Break,
): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  const same = until === null ? one.pausedUntil === null : one.pausedUntil?.equals(until) === true;
  // Sent twice: one break.
  if (one.state === 'paused' && one.pauseReason === 'sponsor_away' && same) return;
  if (!mayHappen(one.state, 'paused')) late();
  const begun = Temporal.PlainDate.compare(from, by.today) <= 0;
  await closePlanned(tx, by, id);
  if (begun) await pause(tx, by, { reach, id, doer: 'sponsor' }, { reason: 'sponsor_away', until, jobs });
  await sayWord(tx, by, id, { kind: 'break', from, until, begun, message });
}

/** The own break ends, or a planned one is taken back. @throws Conflict when somebody else paused the meetings */
export async function goOnOwn(tx: Tx, by: By, { reach, id, jobs }: OwnDeed): Promise<void> {
  await lockSponsorship(tx, by.centreId, reach, id);
  const planned = plannedBreak(await listWords(tx, by.centreId, id));
  await closePlanned(tx, by, id);
  await settleWords(tx, by, id, { kinds: wordsOfBreak, byStaff: false });
  if (planned === undefined) await resume(tx, by, { reach, id, doer: 'sponsor' }, jobs);
}

/** The lesson does not suit any more: the coordination finds another; until then it stays. @throws Conflict */
export async function wishOwn(tx: Tx, by: By, { reach, id }: OwnDeed, message: string): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  if (!mayHappen(one.state, 'moved')) late();
  await sayWord(tx, by, id, { kind: 'lesson', message });
}

/** The sponsor ends it today; school and coordination hear of it. Ended by the sponsor before: nothing is done again. @throws Conflict */
export async function endOwn(tx: Tx, by: By, { reach, id, jobs }: OwnDeed, { reason, message }: End): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  if (one.state === 'ended' && one.endedSide === 'sponsor') return;
  if (!mayHappen(one.state, 'moved')) late();
  await end(tx, by, { reach, id, doer: 'sponsor' }, { reason, side: 'sponsor', on: by.today, never: false, jobs });
  await closePlanned(tx, by, id);
  await settleWords(tx, by, id, { kinds: wordsBeforeEnd, byStaff: false });
  await sayWord(tx, by, id, { kind: 'end', message });
}

/** Planned breaks whose first day has come begin; of one that does not run any more nothing is left to begin. */
export async function beginBreaks(tx: Tx, by: By & Actor, jobs: Sender): Promise<void> {
  for (const { id, until } of await listBeginning(tx, by.centreId, by.today)) {
    const one = await lockSponsorship(tx, by.centreId, everySponsorship, id);
    await closePlanned(tx, by, id);
    const over = until !== null && Temporal.PlainDate.compare(until, by.today) < 0;
    if (one.state !== 'active' || over) continue;
    const of = { reason: 'sponsor_away', until, jobs } as const;
    await pause(tx, by, { reach: everySponsorship, id, doer: 'sponsor' }, of);
  }
}
