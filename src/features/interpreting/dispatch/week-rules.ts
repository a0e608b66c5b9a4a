// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { DispatchArcJson, DispatchJson, DispatchPlan, VolunteerJson } from '../../../matching/index.ts';
import type { InterpretingRequest } from '../queries.ts';
import { bufferMinutes, type Candidate, type Excluded, type Facts, type Need, wayMinutes } from './fact-rules.ts';

/** An open request of the week, and who comes into question for it. */
export interface WeekRequest {
  request: InterpretingRequest;
  need: Need;
  /** Everybody who speaks the language. */
  people: readonly Facts[];
  candidates: readonly Candidate[];
  excluded: readonly Excluded[];
}

/** The Monday of the week a day is in. */
export const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 });

const hoursOfWeek = 168;

/**
 * What it weighs that nobody comes to a talk: 200, and 1 more for each hour it is nearer than a week, so that what is near is
 * served first, and one request never stands for two. Own choice.
 */
export function urgency(start: Temporal.Instant, now: Temporal.Instant): number {
  const hours = Math.max(0, Math.floor(now.until(start).total('hours')));
  return 200 + Math.max(0, hoursOfWeek - hours);
}

/** Cost of the first, second … job somebody has in a month: each one costs one more than the one before, up to the twelfth. Own choice. */
export const fairness = Array.from({ length: 12 }, (_, jobs) => jobs);

/** More than level, time, training and mode together: where a family wants the same person again, it comes before all that. */
const notAgain = 10;

const minuteOf = (at: Temporal.Instant): number => Math.round(at.epochMilliseconds / 60_000);

/** Talks at one point have one site; a place that is not known is a site of its own. */
const siteOf = ({ request, need }: WeekRequest): string =>
  need.at === null ? (request.modes.includes('on_site') ? request.id : 'nowhere') : `${need.at.x},${need.at.y}`;

function travelOf(all: readonly WeekRequest[]): Record<string, number> {
  const sites = [...new Map(all.map((one) => [siteOf(one), one.need])).entries()];
  const travel: Record<string, number> = {};
  for (const [at, [from, a]] of sites.entries())
    for (const [to, b] of sites.slice(at + 1))
      travel[`${from}|${to}`] = from === 'nowhere' || to === 'nowhere' ? 0 : wayMinutes(a.at, b.at);
  return travel;
}

function arcsOf({ request, candidates }: WeekRequest): DispatchArcJson[] {
  const isAgain = ({ reasons }: Candidate): boolean => reasons.some(({ code }) => code === 'again');
  const extra = candidates.some(isAgain) ? notAgain : 0;
  return candidates.map((one) => ({
    request: request.id,
    volunteer: one.id,
    cost: [isAgain(one) ? 0 : one.mismatch + extra, one.way],
  }));
}

/**
 * The best a volunteer may still do in the months of the week. A week in two months counts the month with more room: who promises
 * is held to each month's own number.
 */
function volunteersOf(all: readonly WeekRequest[]): VolunteerJson[] {
  const found = new Map<string, { id: string; maxJobs: number; monthJobs: number }>();
  for (const { people, candidates } of all) {
    const ids = new Set(candidates.map(({ id }) => id));
    for (const { id, mostJobsMonth, monthJobs } of people) {
      if (!ids.has(id)) continue;
      const left = mostJobsMonth === null ? Number.POSITIVE_INFINITY : Math.max(0, mostJobsMonth - monthJobs);
      const known = found.get(id);
      found.set(id, {
        id,
        maxJobs: Math.max(left, known?.maxJobs ?? 0),
        monthJobs: Math.max(monthJobs, known?.monthJobs ?? 0),
      });
    }
  }
  return [...found.values()].map(({ id, maxJobs, monthJobs }) => ({
    id,
    monthJobs,
    ...(maxJobs === Number.POSITIVE_INFINITY ? {} : { maxJobs }),
  }));
}

/**
 * The open requests of a week as an instance of model M2. What is promised already is no part of it: those jobs take time, and
 * who has them does not come into question then. Who is asked and has not answered stays with the request it was asked for, as
 * far as that can be (`previous`). Ways between two talks count as if both were on site where they may be.
 */
export function weekInstance(all: readonly WeekRequest[], now: Temporal.Instant): DispatchJson {
  return {
    buffer: bufferMinutes,
    travel: travelOf(all),
    requests: all.map((one) => ({
      id: one.request.id,
      start: minuteOf(one.need.start),
      end: minuteOf(one.need.end),
      site: siteOf(one),
      weight: urgency(one.need.start, now),
    })),
    volunteers: volunteersOf(all),
    arcs: all.flatMap(arcsOf),
    fairness,
    previous: all.flatMap(({ request, candidates }) => {
      const asked = candidates.find(({ askedAlready }) => askedAlready);
      return asked === undefined ? [] : [{ request: request.id, volunteer: asked.id }];
    }),
  };
}

/** Why a request stays without anybody: what to look for when people are sought. */
export type Gap = 'language' | 'time' | 'place' | 'papers' | 'wish' | 'needed' | 'stopped';

const groups: Readonly<Record<Excluded['code'], Gap>> = {
  ...{ direction: 'language', away: 'time', busy: 'time', way: 'time', month: 'time', paused: 'time', tax_cap: 'time' },
  ...{ radius: 'place', mode: 'place', state: 'papers', age: 'papers', conduct: 'papers', confidentiality: 'papers' },
  ...{ data_protection: 'papers', training: 'papers', gender: 'wish', never: 'wish', knows: 'wish', declined: 'wish' },
};

/** How many of those who speak the language each reason keeps away, the most frequent first. */
export function gapCounts(excluded: readonly Excluded[]): { gap: Gap; people: number }[] {
  const counts = new Map<Gap, number>();
  for (const { code } of excluded) counts.set(groups[code], (counts.get(groups[code]) ?? 0) + 1);
  return [...counts].map(([gap, people]) => ({ gap, people })).toSorted((a, b) => b.people - a.people);
}

/** A request with who is proposed, or why nobody is. */
export interface ProposedRow {
  request: InterpretingRequest;
  proposed: Candidate | null;
  /** Main reason why nobody is proposed, and of how many people which; empty while somebody is. */
  gaps: { gap: Gap; people: number }[];
}

/** The plan in the order of the requests. @param all the requests it was made of */
export function proposedRows(all: readonly WeekRequest[], plan: DispatchPlan): ProposedRow[] {
  const who = new Map(plan.assignment.map(({ request, volunteer }) => [request, volunteer]));
  const why = new Map(plan.unserved.map(({ request, reason }) => [request, reason]));
  return all.map(({ request, candidates, excluded }) => {
    const proposed = candidates.find(({ id }) => id === who.get(request.id)) ?? null;
    if (proposed !== null) return { request, proposed, gaps: [] };
    const reason = why.get(request.id);
    if (reason === 'stopped') return { request, proposed, gaps: [{ gap: 'stopped', people: 0 }] };
    if (candidates.length > 0) return { request, proposed, gaps: [{ gap: 'needed', people: candidates.length }] };
    const counts = gapCounts(excluded);
    return { request, proposed, gaps: counts.length === 0 ? [{ gap: 'language', people: 0 }] : counts };
  });
}

/** What is missing in a week: languages with the requests nobody is proposed for, the most first. */
export function missingIn(rows: readonly ProposedRow[]): { language: string; requests: number; gaps: Gap[] }[] {
  const found = new Map<string, { language: string; requests: number; gaps: Gap[] }>();
  for (const { request, proposed, gaps } of rows) {
    const first = gaps[0];
    if (proposed !== null || first === undefined) continue;
    const one = found.get(request.language) ?? { language: request.language, requests: 0, gaps: [] };
    const all = one.gaps.includes(first.gap) ? one.gaps : [...one.gaps, first.gap];
    found.set(request.language, { ...one, requests: one.requests + 1, gaps: all });
  }
  return [...found.values()].toSorted((a, b) => b.requests - a.requests || (a.language < b.language ? -1 : 1));
}
