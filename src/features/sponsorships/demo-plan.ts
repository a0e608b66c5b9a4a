// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type DemoBreak, type PairPlan, startOf } from './demo-pairs.ts';
import type { PupilPlan } from './demo-pupils.ts';
import { type DemoSponsor, lessonBefore, type SmileStage } from './demo-stage.ts';
import type { EndReason, PauseReason, Side } from './states.ts';
import type { pupilEndReasons } from './words.ts';

/** How many children of each kind there are. */
export interface DemoSize {
  placed: number;
  waiting: number;
  reported: number;
  ended: number;
}

/** A pupil with what became of a sponsorship of theirs. */
export interface PlannedPair {
  pupil: PupilPlan;
  pair: Omit<PairPlan, 'pupilId'>;
}

/** A seat of a sponsor with the lesson that goes with it: no two seats at the same time. */
interface Place {
  sponsor: DemoSponsor;
  seat: number;
  school: string;
  weekday: number;
  lesson: number;
}

function placeOf(sponsor: DemoSponsor, seat: number): Place {
  const index = seat - 1;
  const { weekdays, schools } = sponsor;
  const round = Math.floor(index / weekdays.length);
  // Two on one weekday are at the same school, one lesson after the other.
  const school = schools[(index % weekdays.length) % schools.length] ?? schools[0];
  if (!school) throw new Error('A sponsor has a school.');
  const weekday = weekdays[index % weekdays.length] ?? 2;
  return { sponsor, seat, school: school.number, weekday, lesson: 3 + round };
}

/** Seats in the order in which children take them: the first of everybody, then the second of everybody. */
function placesOf(sponsors: readonly DemoSponsor[]): Place[] {
  const most = Math.max(...sponsors.map(({ mostPupils }) => mostPupils));
  const all = Array.from({ length: most }, (_, index) =>
    sponsors.filter(({ mostPupils }) => index < mostPupils).map((one) => placeOf(one, index + 1)),
  ).flat();
  // The demo account meets two children from the beginning.
  const own = all.filter(({ sponsor }) => sponsor === sponsors[0]);
  return [...own, ...all.filter(({ sponsor }) => sponsor !== sponsors[0])];
}

const { compare } = Temporal.PlainDate;
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) > 0 ? a : b);

/** When a sponsorship was proposed: in the last years, never before its sponsor was there. */
function proposedOn({ random, today }: SmileStage, sponsor: DemoSponsor, from: number, to: number): Temporal.PlainDate {
  const latest = today.subtract({ days: from });
  const day = later(today.subtract({ days: random.int(from, to) }), sponsor.since);
  return compare(day, latest) > 0 ? latest : day;
}

const pauses: readonly PauseReason[] = ['pupil_away', 'school', 'sponsor_away'];

function breaksOf(stage: SmileStage, start: Temporal.PlainDate, sponsor: DemoSponsor, n: number): DemoBreak[] {
  const { today } = stage;
  const now = (reason: PauseReason, days: number): DemoBreak[] => [
    { from: later(start.add({ days: 1 }), today.subtract({ days })), to: null, reason },
  ];
  if (sponsor.rests !== null) return now(sponsor.rests, 9);
  if (n % 31 === 3) return now(pauses[n % pauses.length] ?? 'school', 12);
  // Some have paused for some weeks and went on.
  const from = start.add({ days: 60 });
  const to = from.add({ days: 24 });
  if (n % 8 === 5 && compare(to.add({ days: 7 }), today) < 0)
    return [{ from, to, reason: pauses[n % pauses.length] ?? 'school' }];
  return [];
}

const noPlace = { groupSeat: 1, yes: null, ended: null, never: false } as const;

/** A group of its own: the key is the id of nothing else. */
const groupOf = ({ random, now }: SmileStage): string => random.id(now);

/** Children who have a sponsorship: most meet every week, some pause, a few get to know each other. */
export function pairPlans(stage: SmileStage, count: number): PlannedPair[] {
  const plans: PlannedPair[] = [];
  for (const [n, place] of placesOf(stage.sponsors).slice(0, count).entries()) {
    const { sponsor, seat, school, weekday, lesson } = place;
    // One after the demo account's two is at the school with an account: there somebody gets to know a child.
    const meets = n === 2 || n >= count - 2;
    const proposed = meets ? stage.today.subtract({ days: 6 }) : proposedOn(stage, sponsor, 32, 520);
    const start = startOf({ proposedOn: proposed, weekday });
    const breaks = meets ? [] : breaksOf(stage, start, sponsor, n);
    const paused = breaks.some(({ to }) => to === null);
    const pair = {
      ...{ ...noPlace, seat, school, weekday, lesson, volunteerId: sponsor.id, groupKey: groupOf(stage) },
      ...{
        proposedOn: proposed,
        breaks,
        until: meets ? ('meeting' as const) : paused ? ('paused' as const) : ('active' as const),
      },
    };
    const since = proposed.add({ days: 3 });
    const reportedOn = proposed.subtract({ days: stage.random.int(4, 60) });
    plans.push({
      pair,
      pupil: { school, reportedOn, state: 'placed', since, ended: null, slot: { weekday, lesson }, siblings: null },
    });
  }
  joinGroups(plans);
  return plans;
}

/** Here and there the second child of a sponsor comes to the lesson of the first: a small group. */
function joinGroups(plans: readonly PlannedPair[]): void {
  for (const { pair, pupil } of plans.slice(3)) {
    const first = plans.find((one) => one.pair.volunteerId === pair.volunteerId && one.pair.seat === 1);
    if (!first || pair.seat !== 2 || !['1', '5', '9'].includes(pair.school.slice(-1)) || pair.until !== 'active')
      continue;
    if (first.pair.until !== 'active' || plans.indexOf(first) < 3) continue;
    const { school, weekday, lesson, groupKey } = first.pair;
    Object.assign(pair, { school, weekday, lesson, groupKey, groupSeat: 2 });
    Object.assign(pupil, { school, slot: { weekday, lesson } });
  }
}

/** Children without a sponsorship: some are proposed to somebody, most wait, some have no consent yet. */
export function waitingPupils(
  stage: SmileStage,
  size: DemoSize,
  placed: readonly PlannedPair[],
): { proposed: PlannedPair[]; without: PupilPlan[] } {
  const { random, today, primary } = stage;
  const taken = new Set(placed.map(({ pair }) => `${pair.volunteerId} ${pair.seat}`));
  const free = placesOf(stage.sponsors).filter(
    ({ sponsor, seat }) => sponsor.rests === null && !taken.has(`${sponsor.id} ${seat}`),
  );
  const pupil = (school: string, days: number, state: PupilPlan['state'], slot: PupilPlan['slot']): PupilPlan => {
    const reportedOn = today.subtract({ days });
    const since = state === 'reported' ? reportedOn : reportedOn.add({ days: 1 });
    return { school, reportedOn, state, since, ended: null, slot, siblings: null };
  };
  const proposed = free.slice(0, Math.ceil(size.waiting / 5)).map((place, n): PlannedPair => {
    const { sponsor, seat, school, weekday, lesson } = place;
    const on = today.subtract({ days: 2 + n });
    const yes = ([null, 'school', 'sponsor'] as const)[n % 3] ?? null;
    const of = { ...noPlace, seat, school, weekday, lesson, volunteerId: sponsor.id, groupKey: groupOf(stage) };
    return {
      pair: { ...of, proposedOn: on, until: 'proposed', yes, breaks: [] },
      pupil: pupil(school, random.int(9, 70), 'waiting', { weekday, lesson }),
    };
  });
  const schoolOf = (n: number): string => primary[(n * 3) % primary.length]?.number ?? '';
  const waits = Array.from({ length: size.waiting - proposed.length }, (_, n) =>
    pupil(schoolOf(n), 4 + n * 5 + random.int(0, 6), 'waiting', null),
  );
  // The first two are brother and sister: they come to the same school.
  const key = random.id(stage.now);
  for (const one of waits.slice(1, 3)) Object.assign(one, { siblings: key, school: schoolOf(1) });
  const reported = Array.from({ length: size.reported }, (_, n) => pupil(schoolOf(n), 1 + n * 3, 'reported', null));
  return { proposed, without: [...waits, ...reported] };
}

const endings: readonly (readonly [EndReason, Side, keyof typeof pupilEndReasons])[] = [
  ['goal_reached', 'school', 'no_need'],
  ['moved', 'school', 'moved'],
  ['goal_reached', 'centre', 'no_need'],
  ['left_school', 'school', 'left_school'],
  ['consent_withdrawn', 'parents', 'consent_withdrawn'],
];

/** Children of before: their sponsorship has ended, their names are gone, what was held stays. */
export function endedPupils(stage: SmileStage, count: number): PlannedPair[] {
  const { random, today, sponsors, primary } = stage;
  return Array.from({ length: count }, (_, n): PlannedPair => {
    const sponsor = sponsors[(n * 5) % sponsors.length];
    const [reason, side, why] = endings[n % endings.length] ?? endings[0] ?? [];
    if (!sponsor || !reason || !side || !why) throw new Error('Somebody and a reason.');
    const place = placeOf(sponsor, 1);
    const school = n === 0 ? (primary[0]?.number ?? place.school) : place.school;
    const on = lessonBefore(today.subtract({ days: 20 + n * 19 }), place.weekday);
    const proposed = on.subtract({ days: random.int(110, 330) });
    const pair = {
      ...{ ...noPlace, seat: 1, school, weekday: place.weekday, lesson: 3, volunteerId: sponsor.id },
      ...{ groupKey: groupOf(stage), proposedOn: proposed, breaks: [], until: 'ended' as const },
      ended: { on, reason, side },
    };
    const ended = { on, reason: why };
    const reportedOn = proposed.subtract({ days: random.int(5, 40) });
    return { pair, pupil: { school, reportedOn, state: 'ended', since: on, ended, slot: null, siblings: null } };
  });
}

const changes: readonly (readonly [EndReason, Side])[] = [
  ['sponsor_stops', 'sponsor'],
  ['no_fit', 'school'],
  ['declined', 'sponsor'],
  ['no_time', 'school'],
  ['no_answer', 'centre'],
  ['school_year', 'centre'],
];

/** Some children who have a sponsor now had another before. */
export function endedBefore(stage: SmileStage, placed: readonly PlannedPair[]): PlannedPair[] {
  return placed
    .filter((_, n) => n % 9 === 4)
    .map(({ pupil, pair }, n): PlannedPair => {
      const [reason, side] = changes[n % changes.length] ?? ['sponsor_stops', 'sponsor'];
      const sponsor = stage.sponsors[(n * 11 + 6) % stage.sponsors.length];
      const briefly = reason === 'declined' || reason === 'no_answer';
      const on = lessonBefore(pair.proposedOn.subtract({ days: 12 }), pair.weekday);
      const proposedOn = on.subtract({ days: briefly ? 9 : 150 });
      Object.assign(pupil, { reportedOn: proposedOn.subtract({ days: 10 }) });
      const ended = { on, reason, side };
      const of = { ...pair, seat: 1, groupKey: groupOf(stage), groupSeat: 1, breaks: [], yes: null };
      return {
        pupil,
        pair: { ...of, volunteerId: sponsor?.id ?? '', proposedOn, until: 'ended', ended, never: reason === 'no_fit' },
      };
    });
}
