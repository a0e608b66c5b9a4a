// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import * as door from '../index.ts';
import { type Flow, instanceFromJson, LevelFlow, NoSuchNumberError, packLevels, solveFlow } from '../index.ts';

/** Two children, two pools, one limit. */
const instance = instanceFromJson({
  levels: ['minutes'],
  children: ['a', 'b'].map((id) => ({ id, weight: 1 })),
  pools: ['x', 'y'].map((id) => ({ id, limits: ['l'] })),
  limits: [{ id: 'l', cap: 1 }],
  arcs: ['a', 'b'].flatMap((child) => ['x', 'y'].map((pool) => ({ child, pool, cost: [1] }))),
});

function solvedByLevels(): LevelFlow {
  const flow = new LevelFlow(instance);
  while (!flow.advance(1));
  return flow;
}

const none = [-1, 2, 1.5, Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number];
const noCount = [-1, 0.5, Number.NaN, undefined as unknown as number];

/** Every answer with a number for child, pool or limit that is wrong, the others right. */
const asked: readonly (readonly [
  name: string,
  wrong: readonly number[],
  ask: (flow: Flow, number: number) => unknown,
])[] = [
  ['whyNot, child', none, (flow, number) => door.whyNot(flow, number, 0)],
  ['whyNot, pool', none, (flow, number) => door.whyNot(flow, 0, number)],
  ['whatWouldHelp, child', none, (flow, number) => door.whatWouldHelp(flow, number, 0)],
  ['whatWouldHelp, pool', none, (flow, number) => door.whatWouldHelp(flow, 0, number)],
  ['placeValue', [...none, 1], (flow, number) => door.placeValue(flow, number)],
  ['losePlaces, limit', [...none, 1], (flow, number) => door.losePlaces(flow, number, 1)],
  ['losePlaces, places', noCount, (flow, number) => door.losePlaces(flow, 0, number)],
  ['gainPlaces, limit', [...none, 1], (flow, number) => door.gainPlaces(flow, number, 1)],
  ['gainPlaces, places', noCount, (flow, number) => door.gainPlaces(flow, 0, number)],
  ['withdrawChild', none, (flow, number) => door.withdrawChild(flow, number)],
  ['returnChild', none, (flow, number) => door.returnChild(flow, number)],
  ['menuForLostPlace, limit', [...none, 1], (flow, number) => door.menuForLostPlace(flow, number, 2)],
  ['menuForLostPlace, moves', noCount, (flow, number) => door.menuForLostPlace(flow, 0, number)],
  ['menuForWithdrawal, child', none, (flow, number) => door.menuForWithdrawal(flow, number, 2)],
  ['menuForWithdrawal, moves', noCount, (flow, number) => door.menuForWithdrawal(flow, 0, number)],
  ['menuForLostPlaces, limit', [...none, 1], (flow, number) => door.menuForLostPlaces(flow, number, 1, { most: 2 })],
  ['menuForLostPlaces, places', noCount, (flow, number) => door.menuForLostPlaces(flow, 0, number, { most: 2 })],
  ['menuForLostPlaces, moves', noCount, (flow, number) => door.menuForLostPlaces(flow, 0, 1, { most: number })],
];

describe.each([
  ['in one number', () => solveFlow(instance, packLevels(instance))],
  ['level by level', solvedByLevels],
] as const)('a question about numbers that are none, %s', (_, solved) => {
  it.each(asked)('%s: throws, and leaves the flow as it was', (_name, wrong, ask) => {
    const flow = solved();
    const before = [...flow.poolOf];
    for (const number of wrong) expect(() => ask(flow, number), String(number)).toThrow(NoSuchNumberError);
    expect([...flow.poolOf]).toEqual(before);
    expect(() => ask(solved(), 0)).not.toThrow();
  });
});

it('a placement with pools that are none, or too few children, has no objective and no blocking pairs', () => {
  const lottery = door.lotteryNumbers(0, instance.childIds);
  for (const poolOf of [[0, 2], [0, -2], [0], [0, 0, 0]].map((pools) => Int32Array.from(pools))) {
    expect(() => door.objectiveOf(instance, poolOf)).toThrow(NoSuchNumberError);
    expect(() => door.blockingPairs(instance, poolOf, lottery)).toThrow(NoSuchNumberError);
  }
  expect(door.objectiveOf(instance, Int32Array.of(0, -1))).toEqual([1, 1]);
});
