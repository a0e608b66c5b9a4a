// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { straightLine } from '../../../codes/distance.ts';
import { hindrancesOf } from '../../volunteers/rules.ts';
import {
  bufferMinutes,
  type Candidate,
  detour,
  type Excluded,
  type Facts,
  type Mode,
  type Need,
  type Promised,
  type Reason,
  type WindowFit,
  wayMinutes,
} from './fact-rules.ts';

const levelCost = { native: 0, fluent: 0, good: 2 } as const;
const minutesBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  (to.epochMilliseconds - from.epochMilliseconds) / 60_000;

/** Does one job leave time for the other, with the way and the buffer between them? Either may be the first. */
export function fitsBeside(need: Pick<Need, 'start' | 'end' | 'at'>, mode: Mode, job: Promised): boolean {
  const travels = mode === 'on_site' && job.mode === 'on_site';
  const way = travels ? wayMinutes(need.at, job.at) : 0;
  const between = bufferMinutes + way;
  return minutesBetween(need.end, job.start) >= between || minutesBetween(job.end, need.start) >= between;
}

/** How the person would take part: on site where both can, otherwise what both can; undefined: no way in common. */
function modeFor(need: Need, facts: Facts): Mode | undefined {
  const order: readonly Mode[] = ['on_site', 'video', 'phone'];
  return order.find((mode) => need.modes.includes(mode) && facts.modes.includes(mode));
}

const kilometres = (need: Need, facts: Facts): number | null =>
  need.at === null || facts.at === null ? null : (straightLine(need.at, facts.at) / 1000) * detour;

function outOfReach(need: Need, facts: Facts): boolean {
  if (facts.area === 'there') return false;
  if (facts.radiusKm === null) return facts.area === 'elsewhere';
  const km = kilometres(need, facts);
  return km !== null && km > facts.radiusKm;
}

/** Jobs of this person that leave no room for the talk: at the same time, or only because of the way. */
function clashOf(need: Need, mode: Mode, facts: Facts): 'busy' | 'way' | null {
  const clashing = facts.jobs.filter((job) => !fitsBeside(need, mode, job));
  if (clashing.length === 0) return null;
  const overlaps = clashing.some(
    ({ start, end }) => minutesBetween(need.end, start) < 0 && minutesBetween(end, need.start) < 0,
  );
  return overlaps ? 'busy' : 'way';
}

/** The first thing that stands against asking somebody; undefined: nothing does. */
function exclusion(need: Need, facts: Facts): Omit<Excluded, 'id' | 'name'> | undefined {
  if (facts.wish === 'never') return { code: 'never', until: null };
  if (facts.knows) return { code: 'knows', until: null };
  const [first] = hindrancesOf(facts, facts.lacking, need.day);
  if (first) return first;
  if (facts.awayUntil !== null) return { code: 'away', until: facts.awayUntil };
  if (facts.direction !== 'both') return { code: 'direction', until: null };
  if (need.gender !== null && facts.gender !== need.gender) return { code: 'gender', until: null };
  const mode = modeFor(need, facts);
  if (mode === undefined) return { code: 'mode', until: null };
  const travels = mode === 'on_site';
  if (
    travels &&
    outOfReach(need, facts) &&
    !need.modes.some((other) => other !== 'on_site' && facts.modes.includes(other))
  )
    return { code: 'radius', until: null };
  const clash = clashOf(need, modeOf(need, facts, mode), facts);
  if (clash !== null) return { code: clash, until: need.day };
  if (facts.mostJobsMonth !== null && facts.monthJobs >= facts.mostJobsMonth)
    return { code: 'month', until: need.day.with({ day: need.day.daysInMonth }) };
  return facts.asked === 'declined' ? { code: 'declined', until: null } : undefined;
}

/** On site only within reach; otherwise the next way both can. */
function modeOf(need: Need, facts: Facts, mode: Mode): Mode {
  if (mode !== 'on_site' || !outOfReach(need, facts)) return mode;
  return need.modes.find((other) => other !== 'on_site' && facts.modes.includes(other)) ?? mode;
}

const windowReasons = {
  arranged: { reason: { plus: false, code: 'by_arrangement' }, cost: 1 },
  fits: { reason: { plus: true, code: 'free' }, cost: 0 },
  outside: { reason: { plus: false, code: 'outside_window' }, cost: 3 },
} satisfies Record<WindowFit, { reason: Reason; cost: number }>;

/** Rest that is worth a word. */
const restedDays = 14;

function candidateOf(need: Need, facts: Facts): Candidate {
  const mode = modeOf(need, facts, modeFor(need, facts) ?? 'phone');
  const way = mode === 'on_site' ? wayMinutes(need.at, facts.at) : 0;
  const { reason, cost } = windowReasons[facts.window];
  const trained = need.topic === null || facts.topics.includes(need.topic);
  const rested = facts.lastJobOn === null ? restedDays : facts.lastJobOn.until(need.day, { largestUnit: 'days' }).days;
  const callOnly = facts.mostMessagesWeek !== null && facts.weekMessages >= facts.mostMessagesWeek;
  const all: (Reason | false)[] = [
    facts.wish === 'again' && { plus: true, code: 'again' },
    facts.level === 'good'
      ? { plus: false, code: 'level' }
      : facts.level === 'native' && { plus: true, code: 'native' },
    facts.variety !== '' && { plus: true, code: 'variety', text: facts.variety },
    reason,
    mode === 'on_site'
      ? { plus: way <= 30, code: 'way', number: way }
      : need.modes.includes('on_site')
        ? { plus: false, code: 'only_phone' }
        : { plus: true, code: 'no_way' },
    need.topic !== null && trained && { plus: true, code: 'trained', text: need.topic },
    rested >= restedDays && { plus: true, code: 'rested' },
    facts.monthJobs > 0 && { plus: false, code: 'month_jobs', number: facts.monthJobs },
    callOnly && { plus: false, code: 'messages' },
  ];
  return {
    id: facts.id,
    name: facts.name,
    mode,
    way,
    metres: mode === 'on_site' ? Math.round((kilometres(need, facts) ?? 0) * 1000) : 0,
    reasons: all.filter((one) => one !== false),
    mismatch:
      levelCost[facts.level] +
      cost +
      (trained ? 0 : 1) +
      (need.modes.includes('on_site') && mode !== 'on_site' ? 2 : 0),
    askedAlready: facts.asked === 'open',
    callOnly,
  };
}

/**
 * Who comes into question for a talk, best first, and who does not and why. Order: whom the family has asked for again; fit
 * (language, time, training); fair share by number of jobs this month and rest since the last; way; id. How somebody answered
 * before is no part of it.
 */
export function rankCandidates(
  need: Need,
  people: readonly Facts[],
): { candidates: Candidate[]; excluded: Excluded[] } {
  const excluded: Excluded[] = [];
  const ranked: { candidate: Candidate; facts: Facts }[] = [];
  for (const facts of people) {
    const reason = exclusion(need, facts);
    if (reason) excluded.push({ id: facts.id, name: facts.name, ...reason });
    else ranked.push({ candidate: candidateOf(need, facts), facts });
  }
  const rest = ({ lastJobOn }: Facts): number =>
    lastJobOn === null ? Number.NEGATIVE_INFINITY : lastJobOn.year * 400 + lastJobOn.dayOfYear;
  ranked.sort(
    (a, b) =>
      Number(b.facts.wish === 'again') - Number(a.facts.wish === 'again') ||
      a.candidate.mismatch - b.candidate.mismatch ||
      a.facts.monthJobs - b.facts.monthJobs ||
      rest(a.facts) - rest(b.facts) ||
      a.candidate.way - b.candidate.way ||
      (a.facts.id < b.facts.id ? -1 : 1),
  );
  return { candidates: ranked.map(({ candidate }) => candidate), excluded };
}
