// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MatchingFault, MatchingInputError } from '../instance/errors.ts';
import { cancelCycles, expectRight, network, reference } from './network.fixture.ts';
import type { Network } from './network.ts';
import { networkSimplex } from './network-simplex.ts';

const amounts = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(0), fc.constant(Number.POSITIVE_INFINITY));

/** Networks of up to `most` nodes; the last node takes what the others send out. */
const networks = (most: number, arcsPerNode: number, costs: fc.Arbitrary<number>, caps = amounts) =>
  fc.integer({ min: 1, max: most }).chain((nodes) => {
    const node = fc.nat(nodes - 1);
    const arc = fc.record({ from: node, to: node, cap: caps, cost: costs });
    return fc
      .record({
        supply: fc.array(fc.constantFrom(0, 0, 0, 1, -1, 3, -2), { minLength: nodes - 1, maxLength: nodes - 1 }),
        arcs: fc.array(arc, { minLength: nodes, maxLength: arcsPerNode * nodes, size: 'max' }),
        lowers: fc.option(fc.infiniteStream(fc.constantFrom(0, 0, 0, 0, 0, 1)), { nil: undefined }),
      })
      .map(({ supply, arcs, lowers }) => {
        const last = -supply.reduce<number>((sum, value) => sum + value, 0);
        const bounded = arcs.map((one) => (lowers ? { ...one, lower: lowers.next().value } : one));
        return network([...supply, last], bounded);
      });
  });

describe('networkSimplex', () => {
  it('agrees with cycle cancelling on small networks of every kind, and proves each answer', () => {
    const seen = { optimal: 0, infeasible: 0, unbounded: 0 };
    const check = (net: Network): void => {
      const result = networkSimplex(net);
      const expected = reference(net);
      seen[result.status] += 1;
      expect(result.status).toBe(expected.status);
      expectRight(net, result);
      if (result.status === 'optimal') expect(result.cost).toBe(expected.cost);
    };
    fc.assert(fc.property(networks(7, 4, fc.integer({ min: -2, max: 9 })), check), { seed: 1, numRuns: 4000 });
    fc.assert(fc.property(networks(5, 6, fc.integer({ min: -9, max: 9 })), check), { seed: 2, numRuns: 2000 });
    fc.assert(fc.property(networks(9, 5, fc.constantFrom(0, 1)), check), { seed: 3, numRuns: 1000 });
    expect(Math.min(seen.optimal, seen.infeasible, seen.unbounded)).toBeGreaterThan(500);
  });

  it('proves its answers on larger networks', () => {
    const seen = { optimal: 0, infeasible: 0, unbounded: 0 };
    const caps = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(Number.POSITIVE_INFINITY));
    const costs = fc.integer({ min: 0, max: 300 }).map((cost) => (cost === 0 ? -20 : cost));
    fc.assert(
      fc.property(networks(80, 8, costs, caps), (net) => {
        const result = networkSimplex(net);
        seen[result.status] += 1;
        expectRight(net, result);
      }),
      { seed: 4, numRuns: 200 },
    );
    expect(seen.optimal).toBeGreaterThan(50);
  });

  it('stays exact with costs of 2^48, where no artificial cost is both large enough and exact', () => {
    const huge = fc.integer({ min: -(2 ** 48), max: 2 ** 48 });
    const caps = fc.integer({ min: 0, max: 6 });
    const seen = { optimal: 0, infeasible: 0, unbounded: 0 };
    fc.assert(
      fc.property(networks(8, 5, huge, caps), (net) => {
        const result = networkSimplex(net);
        seen[result.status] += 1;
        expect(result.status).toBe(cancelCycles(net, false).shortfall > 0 ? 'infeasible' : 'optimal');
        expectRight(net, result);
      }),
      { seed: 5, numRuns: 1000 },
    );
    expect(Math.min(seen.optimal, seen.infeasible)).toBeGreaterThan(100);
  });

  it('finds the only way although it is dearer than the artificial arcs', () => {
    const step = 2 ** 49 + 1;
    const chain = Array.from({ length: 7 }, (_, at) => ({ from: at, to: at + 1, cap: 1, cost: step }));
    const net = network([1, 0, 0, 0, 0, 0, 0, -1], chain);
    const result = networkSimplex(net);
    expect(result.status).toBe('optimal');
    expect(result.cost).toBe(7 * step);
    expectRight(net, result);
  });

  it('refuses paths and flows that would be rounded', () => {
    const chain = [0, 1, 2].map((at) => ({ from: at, to: at + 1, cap: 1, cost: 2 ** 51 }));
    expect(faultsOf(network([1, 0, 0, -1], chain))).toEqual(['overflow cost']);
    const most = Number.MAX_SAFE_INTEGER;
    const flood = [
      { from: 0, to: 1, cap: most, cost: -1 },
      { from: 0, to: 1, cap: most, cost: -2 },
      { from: 1, to: 0, cap: Number.POSITIVE_INFINITY, cost: 0 },
    ];
    expect(faultsOf(network([0, 0], flood))).toEqual(['overflow capacity']);
  });

  it.each([
    ['nothing at all', [], [], 'optimal', 0],
    ['a node alone', [0], [], 'optimal', 0],
    ['supply without a way', [1, -1], [], 'infeasible', 0],
    ['a loop that pays', [0], [{ from: 0, to: 0, cap: 3, cost: -2 }], 'optimal', -6],
    ['a loop that pays for ever', [0], [{ from: 0, to: 0, cap: Infinity, cost: -2 }], 'unbounded', 0],
    ['a loop that costs', [0], [{ from: 0, to: 0, cap: Infinity, cost: 2 }], 'optimal', 0],
    ['a loop that must run', [0], [{ from: 0, to: 0, lower: 2, cap: 5, cost: 3 }], 'optimal', 6],
    ['bounds that contradict each other', [0], [{ from: 0, to: 0, lower: 2, cap: 1, cost: 3 }], 'infeasible', 0],
    ['a place of capacity zero', [1, -1], [{ from: 0, to: 1, cap: 0, cost: -5 }], 'infeasible', 0],
    [
      'parallel arcs, cheapest first',
      [3, -3],
      [5, 1, 3].map((cost) => ({ from: 0, to: 1, cap: 1 + (cost & 2), cost })),
      'optimal',
      // One unit at 1, two of the three at 3.
      7,
    ],
    [
      'unbounded somewhere, but infeasible elsewhere',
      [1, -1, 0],
      [{ from: 2, to: 2, cap: Infinity, cost: -1 }],
      'infeasible',
      0,
    ],
  ] as const)('%s', (_, supply, arcs, status, cost) => {
    const net = network(supply, arcs);
    const result = networkSimplex(net);
    expect(result.status).toBe(status);
    if (status === 'optimal') expect(result.cost).toBe(cost);
    expectRight(net, result);
  });

  it.each<[string, Network, string]>([
    ['supply of NaN', network([Number.NaN], []), 'not-an-integer supply[0]'],
    ['supply that does not sum to zero', network([2, -1], []), 'shape supply'],
    ['too few supplies', { ...network([], []), nodes: 2 }, 'shape supply'],
    ['half a unit of cost', network([0], [{ from: 0, to: 0, cap: 1, cost: 0.5 }]), 'not-an-integer cost[0]'],
    ['endless cost', network([0], [{ from: 0, to: 0, cap: 1, cost: Infinity }]), 'not-an-integer cost[0]'],
    ['a cost of 2^52', network([0], [{ from: 0, to: 0, cap: 1, cost: 2 ** 52 }]), 'overflow cost[0]'],
    ['capacity of NaN', network([0], [{ from: 0, to: 0, cap: Number.NaN, cost: 0 }]), 'not-an-integer capacity[0]'],
    ['negative capacity', network([0], [{ from: 0, to: 0, cap: -1, cost: 0 }]), 'negative capacity[0]'],
    ['negative lower', network([0], [{ from: 0, to: 0, lower: -1, cap: 1, cost: 0 }]), 'negative lower[0]'],
    ['unknown head', network([0], [{ from: 0, to: 1, cap: 1, cost: 0 }]), 'unknown-id arc[0]'],
    ['unknown tail', network([0], [{ from: -1, to: 0, cap: 1, cost: 0 }]), 'unknown-id arc[0]'],
    ['a missing column', { ...network([0], []), cost: new Float64Array(1) }, 'shape cost'],
    ['supplies beyond 2^53', network([2 ** 52, 2 ** 52, -(2 ** 53 - 1), -1], []), 'overflow supply'],
  ])('refuses %s', (_, net, fault) => {
    expect(faultsOf(net)).toEqual([fault]);
  });
});

function faultsOf(net: Network): `${MatchingFault} ${string}`[] {
  try {
    networkSimplex(net);
  } catch (error) {
    if (error instanceof MatchingInputError)
      return error.problems.map(({ fault, culprit }) => `${fault} ${culprit}` as const);
    throw error;
  }
  return [];
}
