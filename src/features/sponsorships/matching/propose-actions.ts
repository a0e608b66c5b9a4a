// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { nextNumber } from '../../cases/actions.ts';
import { getSettings } from '../../centres/queries.ts';
import { mayStill } from '../../consents/queries.ts';
import { insertProposed } from '../actions.ts';
import { getPolicy } from '../policy-queries.ts';
import type { Policy } from '../policy-rules.ts';
import { findLiveOfPupil } from '../queries.ts';
import { sponsorshipNumber, sponsorshipRow } from '../rows.ts';
import { readFacts } from './fact-queries.ts';
import { type ChildFacts, groupIn, pairOf, type Slot, type SponsorFacts } from './fact-rules.ts';
import { askSide, type Sender } from './tell-actions.ts';
import { gapText } from './words.ts';

/** Who is to meet whom, in which lesson of the child's school. */
export interface Chosen {
  pupilId: string;
  volunteerId: string;
  weekday: number;
  lesson: number;
}

/** What became of a proposal taken. */
export interface Proposed {
  ids: string[];
  /** The same was proposed already: a form sent twice. */
  already: number;
  /** Sides no mail reaches: whoever coordinates calls. */
  toCall: number;
  skipped: { pupilId: string; sentence: string }[];
}

/**
 * Locks children and sponsors, each in the order of their ids: of two who take at once, one waits for the other and never in a
 * circle. What is read afterwards is what the other has left.
 */
async function lockAll(tx: Tx, centreId: string, chosen: readonly Chosen[]): Promise<void> {
  const pupils = [...new Set(chosen.map(({ pupilId }) => pupilId))];
  const people = [...new Set(chosen.map(({ volunteerId }) => volunteerId))];
  await tx
    .selectFrom('pupil')
    .select('id')
    .where('centre_id', '=', centreId)
    .where(sql<SqlBool>`id = any(${pupils}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  await tx
    .selectFrom('sponsor')
    .select('volunteer_id')
    .where('centre_id', '=', centreId)
    .where(sql<SqlBool>`volunteer_id = any(${people}::uuid[])`)
    .orderBy('volunteer_id')
    .forUpdate()
    .execute();
}

interface Taking {
  child: ChildFacts;
  sponsor: SponsorFacts;
  slot: Slot;
  policy: Policy;
}

/** The place of a child: an own lesson, or the next place of those who meet the sponsor in it. */
function placeIn({ child, sponsor, slot }: Taking): { groupKey: string; groupSeat: number } {
  const group = groupIn(sponsor, child.school, slot);
  const [first] = group;
  if (first === undefined) return { groupKey: newId(), groupSeat: 1 };
  const free = [1, 2, 3].find((seat) => !group.some(({ groupSeat }) => groupSeat === seat)) ?? group.length + 1;
  return { groupKey: first.groupKey, groupSeat: free };
}

async function take(tx: Tx, by: By, taking: Taking, prefix: string) {
  const { child, sponsor, slot, policy } = taking;
  const place = placeIn(taking);
  const n = await nextNumber(tx, by.centreId, 'sponsorship', by.today.year);
  const row = sponsorshipRow({
    ...{ centreId: by.centreId, id: newId(), number: sponsorshipNumber(prefix, by.today.year, n) },
    ...{ pupilId: child.id, volunteerId: sponsor.id, school: child.school, seat: sponsor.freeSeats[0] ?? 0 },
    ...place,
    ...{ weekday: slot.weekday, lesson: slot, answerBy: by.today.add({ days: policy.answerDays }) },
    ...{ on: by.today, at: by.now, by: by.userId },
  });
  await insertProposed(tx, by, row);
  const taken = { ...place, ...slot, school: child.school, pupilId: child.id, groupFits: child.groupFits };
  return {
    row,
    sponsor: { ...sponsor, freeSeats: sponsor.freeSeats.slice(1), taken: [...sponsor.taken, taken] },
  };
}

/** Why a child that does not wait any more cannot be taken; undefined: exactly this was proposed already. */
async function whyGone(tx: Tx, centreId: string, one: Chosen): Promise<string | undefined> {
  const live = await findLiveOfPupil(tx, centreId, one.pupilId);
  if (live === undefined) return 'Dieses Kind wartet nicht mehr.';
  const same = live.volunteerId === one.volunteerId && live.weekday === one.weekday && live.lesson === one.lesson;
  return same ? undefined : `Für dieses Kind gibt es inzwischen die Patenschaft ${live.number}.`;
}

function fits(one: Chosen, child: ChildFacts, sponsor: SponsorFacts, policy: Policy, today: Temporal.PlainDate) {
  const pair = pairOf(child, sponsor, { groupSize: policy.groupSize, today });
  const [gap] = pair.gaps;
  if (gap !== undefined) return { sentence: `${sponsor.name} ${gapText(gap, sponsor)}.` };
  const slot = pair.slots.find(({ weekday, lesson }) => weekday === one.weekday && lesson === one.lesson);
  return slot ? { slot } : { sentence: `${sponsor.name} hat in dieser Stunde inzwischen keine Zeit mehr.` };
}

/**
 * Takes proposals: a named person decides, and both sides are asked. Whatever has changed since the page was shown is refused
 * row by row with its sentence; the other rows are done.
 */
export async function propose(tx: Tx, by: By, chosen: readonly Chosen[], jobs: Sender): Promise<Proposed> {
  const told: Proposed = { ids: [], already: 0, toCall: 0, skipped: [] };
  await lockAll(tx, by.centreId, chosen);
  const policy = await getPolicy(tx, by.centreId);
  const { numberPrefix: prefix } = await getSettings(tx, by.centreId);
  const only = {
    pupilIds: chosen.map(({ pupilId }) => pupilId),
    volunteerIds: chosen.map(({ volunteerId }) => volunteerId),
  };
  const facts = await readFacts(tx, by.centreId, { policy, today: by.today }, only);
  const children = new Map(facts.children.map((child) => [child.id, child]));
  const sponsors = new Map(facts.sponsors.map((sponsor) => [sponsor.id, sponsor]));
  for (const one of chosen.toSorted((a, b) => (a.pupilId < b.pupilId ? -1 : 1))) {
    const [child, sponsor] = [children.get(one.pupilId), sponsors.get(one.volunteerId)];
    const skip = (sentence: string) => told.skipped.push({ pupilId: one.pupilId, sentence });
    if (child === undefined) {
      const sentence = await whyGone(tx, by.centreId, one);
      if (sentence === undefined) told.already += 1;
      else skip(sentence);
      continue;
    }
    // Asked in this transaction: whoever takes the consent back at the same moment is heard, whichever comes first.
    if (!(await mayStill(tx, by.centreId, 'sponsorship', child.id))) {
      skip('Die Einwilligung der Eltern gilt nicht mehr.');
      continue;
    }
    if (sponsor === undefined) {
      skip('Diese Person gibt hier keine Stunden mehr.');
      continue;
    }
    const found = fits(one, child, sponsor, policy, by.today);
    if (found.slot === undefined) {
      skip(found.sentence);
      continue;
    }
    const { row, sponsor: now } = await take(tx, by, { child, sponsor, slot: found.slot, policy }, prefix);
    sponsors.set(sponsor.id, now);
    children.delete(child.id);
    told.ids.push(row.id);
    told.toCall += await askBoth(tx, by, row, jobs);
  }
  return told;
}

/** @returns how many sides no mail reaches */
async function askBoth(tx: Tx, by: By, row: ReturnType<typeof sponsorshipRow>, jobs: Sender): Promise<number> {
  const one = {
    ...{ id: row.id, volunteerId: row.volunteer_id, schoolNumber: row.school_number },
    ...{ state: row.state, answerBy: row.answer_by },
  };
  let toCall = 0;
  for (const side of ['sponsor', 'school'] as const)
    if ((await askSide(tx, by, one, { side, again: false, jobs })) === 0) toCall += 1;
  return toCall;
}
