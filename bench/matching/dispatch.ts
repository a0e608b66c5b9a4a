// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import {
  type DispatchJson,
  type DispatchPair,
  type DispatchPlan,
  dispatchFromJson,
  proposeDispatch,
  solveDispatch,
} from '../../src/matching/index.ts';
import { createHighs, type Highs } from '../../src/outbound/highs/solver.ts';
import { type Contest, type Goal, quantile } from '../measure.ts';
import { loadPlainHighs, PlainProgram } from './dispatch-peer.ts';
import { week } from './weeks.ts';

interface Size {
  readonly requests: number;
  readonly volunteers: number;
}

const weeks = (size: Size, count: number): DispatchJson[] =>
  Array.from({ length: count }, (_, at) => week({ ...size, seed: at + 1 }));

/** A plan that is proven, from the JSON on. */
async function proven(json: DispatchJson, highs: Highs): Promise<DispatchPlan> {
  const plan = await solveDispatch(dispatchFromJson(json), { solveMip: highs.solve });
  if (plan.gap !== null) throw new Error(`not proven: ${plan.gap.join()}`);
  return plan;
}

/** Goes through a list again and again. */
function inTurn<T>(list: readonly T[]): () => T {
  let turn = -1;
  return () => {
    turn += 1;
    return list[turn % list.length]!;
  };
}

/** From JSON to proof, another week each time, against HiGHS on the plain model, level by level. */
export async function dispatchProven(id: string, size: Size, instances: number, goal: Goal): Promise<Contest> {
  const [highs, plain] = [createHighs(), await loadPlainHighs()];
  const list = weeks(size, instances);
  const [next, nextOfPeer] = [inTurn(list), inTurn(list.map((json) => new PlainProgram(json)))];
  let [ours, peers] = ['', ''];
  return {
    id,
    n: instances,
    warmUp: 3,
    goal,
    ours: async () => {
      ours = (await proven(next(), highs)).objective.join();
    },
    peer: async () => {
      peers = nextOfPeer().solve(plain).join();
    },
    after: async () => {
      if (ours !== peers) throw new Error(`${id}: ${ours} instead of ${peers}.`);
    },
    close: () => highs.close(),
    note: 'each proven, the same objective as the peer',
  };
}

/** The first answer, without proof; the note says how often as much weight is served as in the optimum. */
export async function dispatchAnswer(id: string, size: Size, instances: number, goal: Goal): Promise<Contest> {
  const highs = createHighs();
  const list: { json: DispatchJson; least: number }[] = [];
  for (const json of weeks(size, instances)) list.push({ json, least: (await proven(json, highs)).objective[0]! });
  await highs.close();
  const next = inTurn(list);
  const answers = list.map(({ json, least }) => proposeDispatch(dispatchFromJson(json)).objective[0] === least);
  return {
    id,
    n: 2 * instances,
    warmUp: 3,
    goal,
    ours: async () => proposeDispatch(dispatchFromJson(next().json)),
    peer: null,
    note: `no peer: as much weight served as in the optimum in ${answers.filter(Boolean).length} of ${instances}`,
  };
}

/** Somebody who has a job calls off the week; nobody else has been told anything else than the plan. */
async function cancelled(json: DispatchJson, highs: Highs): Promise<{ json: DispatchJson; previous: DispatchPair[] }> {
  const { assignment } = await proven(json, highs);
  const busiest = Map.groupBy(assignment, ({ volunteer }) => volunteer);
  const [gone = ''] = [...busiest].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const arcs = json.arcs.filter(({ volunteer }) => volunteer !== gone);
  return { json: { ...json, arcs }, previous: assignment.filter(({ volunteer }) => volunteer !== gone) };
}

const movedOf = (previous: readonly DispatchPair[], { assignment }: DispatchPlan): number => {
  const now = new Map(assignment.map(({ request, volunteer }) => [request, volunteer]));
  return previous.filter(({ request, volunteer }) => now.get(request) !== volunteer).length;
};

/** One cancellation, planned again with what people were told, against planning anew without; both proven. */
export async function dispatchAgain(id: string, size: Size, instances: number): Promise<Contest> {
  const highs = createHighs();
  const events: Awaited<ReturnType<typeof cancelled>>[] = [];
  for (const json of weeks(size, instances)) events.push(await cancelled(json, highs));
  const moved = { ours: [] as number[], peer: [] as number[] };
  const [next, nextOfPeer] = [inTurn(events), inTurn(events)];
  const contest: Contest = {
    id,
    n: instances,
    warmUp: 0,
    goal: { of: 'ratio', below: 1 },
    ours: async () => {
      const { json, previous } = next();
      moved.ours.push(movedOf(previous, await proven({ ...json, previous }, highs)));
    },
    peer: async () => {
      const { json, previous } = nextOfPeer();
      moved.peer.push(movedOf(previous, await proven(json, highs)));
    },
    close: async () => {
      const text = (list: number[]): string => `${quantile(list, 0.5)} in the median, ${Math.max(...list)} at most`;
      contest.note = `others moved: ${text(moved.ours)}; planned anew ${text(moved.peer)}`;
      await highs.close();
    },
  };
  return contest;
}
