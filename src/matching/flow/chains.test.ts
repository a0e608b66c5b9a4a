// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { menuForLostPlace, menuForLostPlaces, menuForWithdrawal } from '../change/move-menu.ts';
import { gainPlaces, losePlaces, returnChild, withdrawChild } from '../change/reoptimise.ts';
import { placeValue, whatWouldHelp, whyNot } from '../change/why-not.ts';
import { instanceFromJson } from '../instance/builder.ts';
import { type Instance, type InstanceJson, indexOfId } from '../instance/instance.ts';
import { checkCertificate } from '../proof/certificate.ts';
import { chain, widened } from './chains.fixture.ts';
import { LevelFlow } from './level-flow.ts';
import { PoolFlow } from './pool-flow.ts';
import { type Flow, solutionOf, solve, solvedFlow } from './solution.ts';

const WIDE = 2 ** 25;
/** Each chain in one number, and with levels around it that do not fit into one. */
const kinds = [
  {
    kind: 'in one number',
    flow: PoolFlow,
    make: (json: InstanceJson) => json,
    of: (tuple: readonly number[]) => tuple,
  },
  {
    kind: 'level by level',
    flow: LevelFlow,
    make: (json: InstanceJson) => widened(json, WIDE),
    of: ([weight = 0, , first = 0, second = 0]: readonly number[]) => [weight, first, second],
  },
];

const child = (instance: Instance, id: string) => indexOfId(instance.childIds, id);
const pool = (instance: Instance, id: string) => indexOfId(instance.poolIds, id);
const limit = (instance: Instance, id: string) => indexOfId(instance.limitIds, id);

describe.each(kinds)('chains of hundreds of movers, $kind', ({ flow: expectedFlow, make, of }) => {
  const flowFor = (json: InstanceJson): Flow => {
    const flow = solvedFlow(instanceFromJson(make(json)));
    expect(flow).toBeInstanceOf(expectedFlow);
    return flow;
  };

  it.each([402, 900])('why not: %i children', (children) => {
    const flow = flowFor(chain(children, 'z in X'));
    const { instance } = flow;
    const answer = whyNot(flow, child(instance, 'z'), pool(instance, 'p0'));
    expect(of(answer.delta)).toEqual([0, 0, children - 1]);
    expect(answer.moved).toBe(children - 1);
    const help = whatWouldHelp(flow, child(instance, 'z'), pool(instance, 'p0'));
    expect(of(help.withOneMorePlace)).toEqual([0, 0, 0]);
    expect(help.onePlaceIsEnough).toBe(true);
  });

  it.each([402, 900])('the placement: %i children, proven', (children) => {
    const instance = instanceFromJson(make(chain(children, 'z beside')));
    const solution = solve(instance);
    expect(of(solution.objective)).toEqual([0, 0, children - 1]);
    expect(checkCertificate(instance, solution)).toMatchObject({ valid: true, problems: [] });
  });

  it('the value of a place', () => {
    const flow = flowFor(chain(402, 'z in X'));
    const at = (id: string) => placeValue(flow, limit(flow.instance, id));
    // Without X z goes to p0 and everybody moves on; one place less in p0 moves all c.
    expect(of(at('X').loss!)).toEqual([0, 0, 401]);
    expect(of(at('p0').loss!)).toEqual([0, 0, 401]);
    expect(of(at('p0').gain)).toEqual([0, 0, 0]);
    const sister = flowFor(chain(402, 'z beside'));
    const value = placeValue(sister, limit(sister.instance, 'p0'));
    expect(of(value.gain)).toEqual([0, 0, 401]);
    expect(of(value.loss!)).toEqual([0, 1, -401 + 401]);
  });

  it('changes: places and children that come and go', () => {
    const flow = flowFor(chain(402, 'z in X'));
    const { instance } = flow;
    const lost = losePlaces(flow, limit(instance, 'X'), 1);
    expect(of(lost.extra)).toEqual([0, 0, 401]);
    expect(lost.changes).toHaveLength(402);
    expect(of(solutionOf(flow).objective)).toEqual([0, 0, 401]);
    expect(of(withdrawChild(flow, child(instance, 'z')).extra)).toEqual([0, 0, -401]);
    expect(of(returnChild(flow, child(instance, 'z')).extra)).toEqual([0, 0, 401]);
    expect(of(gainPlaces(flow, limit(instance, 'X'), 1).extra)).toEqual([0, 0, -401]);
  });

  it('the menu: few moves at a price, all moves for the best', () => {
    const flow = flowFor(chain(402, 'z in X'));
    const { instance } = flow;
    const { rows, fewest } = menuForLostPlace(flow, limit(instance, 'X'), 500);
    expect(rows.map(({ moved, extra }) => [moved, of(extra)])).toEqual([
      [1, [1, 0, 0]],
      [402, [0, 0, 401]],
    ]);
    expect(fewest).toBe(1);
    expect(menuForLostPlace(flow, limit(instance, 'X'), 401).rows).toHaveLength(1);
    const sister = flowFor(chain(402, 'z beside'));
    const gone = menuForWithdrawal(sister, child(instance, 'z'), 500);
    expect(gone.rows.at(-1)).toMatchObject({ moved: 401 });
    expect(of(gone.rows.at(-1)!.extra)).toEqual([0, 0, -401]);
  });

  it('the menu for several places: the rows of the hull', () => {
    const json = chain(402, 'z in X');
    const two = { ...json, limits: json.limits.map((one) => (one.id === 'X' ? { ...one, cap: 2 } : one)) };
    const flow = flowFor({
      ...two,
      children: [...two.children, { id: 'zz', weight: 1 }],
      arcs: [...two.arcs, { child: 'zz', pool: 'X', cost: [0, 0] }],
    });
    const { rows } = menuForLostPlaces(flow, limit(flow.instance, 'X'), 2, { most: 500 });
    expect([rows[0]!.moved, of(rows[0]!.extra)]).toEqual([2, [2, 0, 0]]);
    expect([rows.at(-1)!.moved, of(rows.at(-1)!.extra)]).toEqual([403, [1, 0, 401]]);
  });
});
