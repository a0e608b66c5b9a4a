// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, startOfDay } from '../../clock.ts';
import { nextSchoolDay } from '../../codes/school-holidays.ts';
import { columnsOf } from './actions.ts';
import { firstLesson, type SmileStage } from './demo-stage.ts';
import { blockRow, sponsorshipEventRow, sponsorshipNumber, sponsorshipRow } from './rows.ts';
import {
  applyEvent,
  type EndReason,
  type PauseReason,
  type Side,
  type SponsorshipEvent,
  type SponsorshipState,
} from './states.ts';

/** When nobody meets: from the day it begins to the day before they go on. */
export interface DemoBreak {
  from: Temporal.PlainDate;
  /** Null: they pause now. */
  to: Temporal.PlainDate | null;
  reason: PauseReason;
}

/** What becomes of a sponsorship of the demo. */
export interface PairPlan {
  pupilId: string;
  volunteerId: string;
  school: string;
  seat: number;
  groupKey: string;
  groupSeat: number;
  weekday: number;
  lesson: number;
  proposedOn: Temporal.PlainDate;
  /** How far it comes. */
  until: SponsorshipState;
  /** Only proposed: who has said yes so far. */
  yes: 'sponsor' | 'school' | null;
  breaks: readonly DemoBreak[];
  ended: { on: Temporal.PlainDate; reason: EndReason; side: Side } | null;
  /** They went together badly: never again. */
  never: boolean;
}

/** A sponsorship as it was told, for its lessons. */
export interface ToldPair extends PairPlan {
  id: string;
  startedOn: Temporal.PlainDate | null;
}

type Step = readonly [event: SponsorshipEvent, at: Temporal.Instant];

/** The day of the first lesson: six weeks after the proposal at the most, on a day with lessons. */
export const startOf = (plan: Pick<PairPlan, 'proposedOn' | 'weekday'>): Temporal.PlainDate =>
  firstLesson(meetingOf(plan).add({ days: 2 }), plan.weekday);

/** They meet for the first time at school: on a school day about twelve days after the proposal. */
const meetingOf = ({ proposedOn }: Pick<PairPlan, 'proposedOn'>): Temporal.PlainDate =>
  nextSchoolDay(proposedOn.add({ days: 12 }));

function stepsOf({ moment }: SmileStage, plan: PairPlan): Step[] {
  const { proposedOn: day, weekday, lesson, until } = plan;
  const answerBy = day.add({ days: 14 }).toString();
  const steps: Step[] = [[{ type: 'proposed', payload: { weekday, lesson, answerBy } }, moment(day, 9)]];
  const agreed = (side: 'sponsor' | 'school', days: number): void => {
    steps.push([{ type: 'agreed', payload: { side } }, moment(day.add({ days }), 15)]);
  };
  const start = startOf(plan);
  if (until === 'proposed') {
    if (plan.yes !== null) agreed(plan.yes, 1);
    return steps;
  }
  // What one side declines begins nothing.
  const never = plan.ended !== null && Temporal.PlainDate.compare(plan.ended.on, start) <= 0;
  if (!never) {
    agreed('sponsor', 1);
    agreed('school', 3);
    const met = meetingOf(plan);
    steps.push([
      { type: 'meeting_set', payload: { at: startOfDay(met).add({ hours: 11 }).toString() } },
      moment(day.add({ days: 4 }), 12),
    ]);
    if (until === 'meeting') return steps;
    steps.push([{ type: 'activated', payload: { from: start.toString() } }, moment(met, 12)]);
  }
  for (const { from, to, reason } of plan.breaks) {
    const ends = to?.toString() ?? null;
    steps.push([{ type: 'paused', payload: { reason, until: ends } }, moment(from, 8)]);
    if (to !== null) steps.push([{ type: 'resumed', payload: {} }, moment(to.add({ days: 1 }), 8)]);
  }
  if (plan.ended !== null) {
    const { on, reason, side } = plan.ended;
    steps.push([{ type: 'ended', payload: { reason, side, on: on.toString() } }, moment(on, 13)]);
  }
  return steps;
}

function tellPair(stage: SmileStage, plan: PairPlan, number: string): ToldPair {
  const { centreId, rows, random, moment, staff } = stage;
  const at = moment(plan.proposedOn, 9);
  const id = random.id(at);
  const lesson = stage.gridOf(plan.school).find((one) => one.lesson === plan.lesson);
  if (!lesson) throw new Error('A lesson of the grid.');
  let row = sponsorshipRow({
    ...{ ...plan, centreId, id, number, lesson, at, by: staff.sponsorships },
    ...{ answerBy: plan.proposedOn.add({ days: 14 }), on: plan.proposedOn },
  });
  let state: SponsorshipState | null = null;
  const said = { sponsor: false, school: false };
  const events: ReturnType<typeof sponsorshipEventRow>[] = [];
  for (const [index, [event, when]] of stepsOf(stage, plan).entries()) {
    const before: SponsorshipState | null = state;
    state = applyEvent(before, event, said);
    if (event.type === 'agreed') said[event.payload.side] = true;
    const since = state === before ? row.state_since : dayOf(when);
    row = { ...row, ...columnsOf(event, { now: when }), state, state_since: since, version: index + 1 };
    const facts = { centreId, id: random.id(when), sponsorshipId: id, position: index + 1, event, at: when };
    events.push(sponsorshipEventRow({ ...facts, by: row.entered_by, role: 'sponsorship_coordinator' }));
  }
  rows.add('sponsorship', row);
  for (const event of events) rows.add('sponsorship_event', event);
  if (plan.never && plan.ended !== null) {
    const { pupilId, volunteerId } = plan;
    rows.add(
      'pair_block',
      blockRow({ centreId, pupilId, volunteerId, at: moment(plan.ended.on, 13), by: staff.sponsorships }),
    );
  }
  return { ...plan, id, startedOn: row.started_on };
}

/** Tells all of them in the order of time, numbered year by year. */
export function tellPairs(stage: SmileStage, plans: readonly PairPlan[]): ToldPair[] {
  const numbers = new Map<number, number>();
  const told = plans
    .toSorted((a, b) => Temporal.PlainDate.compare(a.proposedOn, b.proposedOn))
    .map((plan) => {
      const { year } = plan.proposedOn;
      const n = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, n);
      return tellPair(stage, plan, sponsorshipNumber(stage.prefix, year, n));
    });
  for (const [year, last] of numbers) stage.counted('sponsorship', year, last);
  return told;
}
