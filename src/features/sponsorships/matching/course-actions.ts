// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { happen } from '../actions.ts';
import { settleWords } from '../own/word-actions.ts';
import { getPolicy } from '../policy-queries.ts';
import { everySponsorship, lockSponsorship, type Reach, type Sponsorship } from '../queries.ts';
import { blockRow } from '../rows.ts';
import { conductHolds } from '../safeguarding/certificate-queries.ts';
import type { EndReason, PauseReason, Side } from '../states.ts';
import { answeredAt, type Doer, mayResume } from './course-rules.ts';
import { listResting } from './due-queries.ts';
import { clashes, groupIn, mayJoin, type Slot } from './fact-rules.ts';
import { listPlaces, lockSponsor, type Place } from './move-queries.ts';
import { type AskedSide, type Sender, tellSides } from './tell-actions.ts';
import { countMeetings, findLastHeld } from './view-queries.ts';

/** Whose sponsorship, in whose reach, and who does it. */
export interface Deed {
  reach: Reach;
  id: string;
  doer: Doer;
}

const bothSides = ['sponsor', 'school'] as const;
/** Whoever did it needs no mail about it. */
const othersThan = (doer: Doer): AskedSide[] => bothSides.filter((side) => side !== doer);

/** What became of an answer. `over`: it came too late, or the other side has said no; nothing was changed. */
export type Answered = 'agreed' | 'both' | 'declined' | 'already' | 'over';

/**
 * A side says whether it wants to meet. Both have to, before anything goes on; a no frees the seat at once and the other side
 * hears of it. The same answer again changes nothing.
 */
export async function answer(
  tx: Tx,
  by: By,
  { reach, id }: Pick<Deed, 'reach' | 'id'>,
  said: { side: AskedSide; yes: boolean; jobs: Sender },
): Promise<Answered> {
  const { side, yes, jobs } = said;
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  const own = answeredAt(one, side);
  if (yes && own !== null && one.state !== 'ended') return 'already';
  if (one.state !== 'proposed' || Temporal.PlainDate.compare(one.answerBy, by.today) < 0) return 'over';
  if (!yes) {
    const payload = { reason: 'declined', side, on: by.today.toString() } as const;
    const state = await happen(tx, by, one, { type: 'ended', payload });
    const other = side === 'sponsor' ? 'school' : 'sponsor';
    await tellSides(tx, by, { ...one, state }, { sides: [other], news: 'over', jobs });
    return 'declined';
  }
  const state = await happen(tx, by, one, { type: 'agreed', payload: { side } });
  if (state !== 'meeting') return 'agreed';
  await tellSides(tx, by, { ...one, state }, { sides: bothSides, news: 'both', jobs });
  return 'both';
}

/** Sets when both sides meet for the first time, or another time for it; both get a calendar entry. */
export async function setMeeting(
  tx: Tx,
  by: By,
  { reach, id }: Deed,
  { at, jobs }: { at: Temporal.Instant; jobs: Sender },
): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  // Sent twice: the same entry once.
  if (one.meetingAt !== null && one.state === 'meeting' && Temporal.Instant.compare(one.meetingAt, at) === 0) return;
  const sequence = await countMeetings(tx, by.centreId, id);
  await happen(tx, by, one, { type: 'meeting_set', payload: { at: at.toString() } });
  await tellSides(tx, by, one, { sides: bothSides, news: 'meeting', jobs, sequence });
}

/**
 * Nobody meets a child without a valid certificate of conduct (§ 72a SGB VIII), also where it ended while both sides got to
 * know each other or while the meetings paused for something else. Only the coordination reads the reason.
 */
async function needConduct(tx: Tx, by: By, { volunteerId }: Sponsorship, doer: Doer): Promise<void> {
  if (await conductHolds(tx, by.centreId, volunteerId, by.today)) return;
  throw new Conflict(
    doer === 'centre'
      ? 'Das Führungszeugnis gilt nicht mehr. Die Treffen gehen weiter, sobald ein neues gesehen ist.'
      : 'Die Treffen pausieren noch. Wann sie weitergehen, klärt die Koordination. Bitte rufen Sie dort an.',
  );
}

/** The first lesson. */
export async function begin(
  tx: Tx,
  by: By,
  { reach, id, doer }: Deed,
  { from, jobs }: { from: Temporal.PlainDate; jobs: Sender },
): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  if (one.state === 'active' && one.startedOn?.equals(from)) return;
  await needConduct(tx, by, one, doer);
  const state = await happen(tx, by, one, { type: 'activated', payload: { from: from.toString() } });
  await tellSides(tx, by, { ...one, state }, { sides: othersThan(doer), news: 'begun', jobs });
}

/** Why the lesson cannot be that; undefined: it can. */
const hindersMove = ({ sponsor, groupFits, school }: Place, slot: Slot, groupSize: number): string | undefined => {
  const group = groupIn(sponsor, school, slot);
  const clash = sponsor.taken.some((other) => !group.includes(other) && clashes(other, { ...slot, school }));
  if (clash) return 'In dieser Zeit hat die Patin oder der Pate schon eine andere Stunde.';
  if (group.length > 0 && !mayJoin({ groupFits }, sponsor, group, groupSize))
    return 'In dieser Stunde trifft die Patin oder der Pate schon ein anderes Kind.';
  return undefined;
};

/**
 * Another lesson of the week from now on; lessons of before stay what they were.
 * @returns why it cannot be, in a sentence; undefined: done
 */
export async function move(
  tx: Tx,
  by: By,
  { reach, id, doer }: Deed,
  { slot, jobs }: { slot: Slot; jobs: Sender },
): Promise<string | undefined> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  if (one.weekday === slot.weekday && one.lesson === slot.lesson && one.from === slot.from) return undefined;
  await lockSponsor(tx, by.centreId, one.volunteerId);
  const place = await listPlaces(tx, by.centreId, one);
  const { groupSize } = await getPolicy(tx, by.centreId);
  const hindered = hindersMove(place, slot, groupSize);
  if (hindered !== undefined) return hindered;
  const group = groupIn(place.sponsor, place.school, slot);
  const seat = [1, 2, 3].find((n) => !group.some(({ groupSeat }) => groupSeat === n)) ?? 1;
  await happen(
    tx,
    by,
    one,
    { type: 'moved', payload: { weekday: slot.weekday, lesson: slot.lesson } },
    {
      ...{ weekday: slot.weekday, lesson: slot.lesson, from_minute: slot.from, to_minute: slot.to },
      ...{ group_key: group[0]?.groupKey ?? newId(), group_seat: seat },
    },
  );
  await settleWords(tx, by, id, { kinds: ['lesson'], byStaff: false });
  await tellSides(tx, by, one, { sides: othersThan(doer), news: 'moved', jobs });
  return undefined;
}

/** The meetings pause. What school and parents read is "Treffen pausieren", whatever the reason. */
export async function pause(
  tx: Tx,
  by: By,
  { reach, id, doer }: Deed,
  { reason, until, jobs }: { reason: PauseReason; until: Temporal.PlainDate | null; jobs: Sender },
): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  if (one.state === 'paused') throw new Conflict('Die Treffen pausieren schon.');
  const payload = { reason, until: until?.toString() ?? null };
  const state = await happen(tx, by, one, { type: 'paused', payload });
  await tellSides(tx, by, { ...one, state }, { sides: othersThan(doer), news: 'paused', jobs });
}

/** The meetings go on. @throws Conflict when somebody else paused them, or a certificate has run out */
export async function resume(tx: Tx, by: By, { reach, id, doer }: Deed, jobs: Sender): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  if (one.state === 'active') return;
  if (one.state === 'paused' && !mayResume(doer, one.pauseReason))
    throw new Conflict(
      doer === 'centre'
        ? 'Das Führungszeugnis ist abgelaufen. Die Treffen gehen weiter, sobald ein neues gesehen ist.'
        : 'Wann die Treffen weitergehen, klärt die Koordination. Bitte rufen Sie dort an.',
    );
  await needConduct(tx, by, one, doer);
  const state = await happen(tx, by, one, { type: 'resumed', payload: {} });
  await tellSides(tx, by, { ...one, state }, { sides: othersThan(doer), news: 'resumed', jobs });
}

export interface End {
  reason: EndReason;
  side: Side;
  on: Temporal.PlainDate;
  /** Never this pair again. */
  never: boolean;
}

/**
 * The earliest day a sponsorship can end on: lessons that were held stay lessons of it. One whose first day is still to come
 * can end today, and has never begun.
 */
export async function earliestEnd(
  tx: Tx,
  centreId: string,
  one: Sponsorship,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  const held = await findLastHeld(tx, centreId, one.id);
  const began = one.startedOn ?? one.stateSince;
  const from = Temporal.PlainDate.compare(began, today) > 0 ? today : began;
  return held !== undefined && Temporal.PlainDate.compare(held, from) > 0 ? held : from;
}

const meetingAhead = ({ state, meetingAt }: Sponsorship, now: Temporal.Instant): boolean =>
  state === 'meeting' && meetingAt !== null && Temporal.Instant.compare(meetingAt, now) > 0;

/**
 * Ends a sponsorship: the seat is free at once, the child waits again, and nothing of before changes. Ended already: nothing
 * is done again but that the pair may be kept apart.
 */
export async function end(tx: Tx, by: By, { reach, id, doer }: Deed, of: End & { jobs: Sender }): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, reach, id);
  const { reason, side, on, never, jobs } = of;
  if (never) await keepApart(tx, by, one);
  if (one.state === 'ended') return;
  const cancels = meetingAhead(one, by.now);
  const sequence = cancels ? await countMeetings(tx, by.centreId, id) : 0;
  const state = await happen(tx, by, one, { type: 'ended', payload: { reason, side, on: on.toString() } });
  const news = cancels ? 'meeting_off' : one.state === 'proposed' ? 'over' : 'ended';
  await tellSides(tx, by, { ...one, state }, { sides: othersThan(doer), news, jobs, sequence });
}

async function keepApart(tx: Tx, by: By, { pupilId, volunteerId }: Sponsorship): Promise<void> {
  await tx
    .insertInto('pair_block')
    .values(blockRow({ centreId: by.centreId, pupilId, volunteerId, at: by.now, by: by.userId }))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A proposal nobody has answered in time ends: the seat is free, the child waits again, both sides hear of it. */
export async function expire(tx: Tx, by: By, id: string, jobs: Sender): Promise<void> {
  const one = await lockSponsorship(tx, by.centreId, everySponsorship, id);
  if (one.state !== 'proposed' || Temporal.PlainDate.compare(one.answerBy, by.today) >= 0) return;
  const side = one.sponsorYesAt === null ? 'sponsor' : 'school';
  const payload = { reason: 'no_answer', side, on: by.today.toString() } as const;
  const state = await happen(tx, by, one, { type: 'ended', payload });
  await tellSides(tx, by, { ...one, state }, { sides: bothSides, news: 'over', jobs });
}

/**
 * Whoever has left the service gives no lessons: what still stands ends, and the children wait again. Whoever pauses as a whole
 * meets nobody until then. School and coordination are told as after any end and pause.
 */
export async function followSponsors(tx: Tx, by: By, jobs: Sender): Promise<void> {
  const { left, away } = await listResting(tx, by.centreId);
  const deed = (id: string): Deed => ({ reach: everySponsorship, id, doer: 'sponsor' });
  for (const id of left)
    await end(tx, by, deed(id), { reason: 'sponsor_stops', side: 'sponsor', on: by.today, never: false, jobs });
  for (const { id, until } of away) await pause(tx, by, deed(id), { reason: 'sponsor_away', until, jobs });
}
