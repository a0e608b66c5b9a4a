// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, it } from 'vitest';
import { needs } from '../../bench/matching/needs.ts';
import { type SponsorshipJson, solveSponsorships, sponsorshipsFromJson } from '../../src/matching/index.ts';
import { createHighs } from '../../src/outbound/highs/solver.ts';

const highs = createHighs();
afterAll(() => highs.close());

interface Row {
  readonly terms: readonly (readonly [column: number, value: number])[];
  readonly upper: number;
}

/** The model as it stands in the text, nothing left out and nothing fixed: x per pair and lesson, y per lesson and school. */
function textbook({ children, sponsors, arcs }: SponsorshipJson) {
  const columns: { arc: number; child: string; sponsor: string; slot: string; school: string }[] = [];
  for (const [arc, { child, sponsor, school = '' }] of arcs.entries()) {
    const [own, other] = [children.find(({ id }) => id === child)!, sponsors.find(({ id }) => id === sponsor)!];
    for (const slot of own.slots!) if (other.slots!.includes(slot)) columns.push({ arc, child, sponsor, slot, school });
  }
  const rows: Row[] = [];
  const numbered = [...columns.entries()];
  const ones = (of: typeof numbered): [number, number][] => of.map(([column]) => [column, 1]);
  for (const of of Map.groupBy(numbered, ([, { child }]) => child).values()) rows.push({ terms: ones(of), upper: 1 });
  let count = columns.length;
  for (const { id, maxChildren, groupSize = 1 } of sponsors) {
    const own = numbered.filter(([, { sponsor }]) => sponsor === id);
    rows.push({ terms: ones(own), upper: maxChildren });
    for (const lesson of Map.groupBy(own, ([, { slot }]) => slot).values()) {
      const schools: [number, number][] = [];
      for (const group of Map.groupBy(lesson, ([, { school }]) => school).values()) {
        schools.push([count, 1]);
        rows.push({ terms: [...ones(group), [count, -groupSize]], upper: 0 });
        count += 1;
      }
      rows.push({ terms: schools, upper: 1 });
    }
  }
  return { columns, rows, count };
}

/** Minimises level by level, each under the ones before. */
async function byHighs(json: SponsorshipJson): Promise<number[]> {
  const { columns, rows, count } = textbook(json);
  const weight = new Map(json.children.map((child) => [child.id, child.weight]));
  const costs = [
    columns.map(({ child }) => -weight.get(child)!),
    ...json.levels.map((_, level) => columns.map(({ arc }) => json.arcs[arc]!.cost[level]!)),
  ];
  const found: number[] = [];
  for (const cost of costs) {
    const all = [...rows];
    for (const [before, least] of found.entries())
      all.push({ terms: costs[before]!.map((value, column) => [column, value] as const), upper: least });
    const start = [0];
    for (const { terms } of all) start.push(start.at(-1)! + terms.length);
    const result = await highs.solve(
      {
        columns: count,
        rows: all.length,
        cost: Float64Array.from({ length: count }, (_, column) => cost[column] ?? 0),
        lower: new Float64Array(count),
        upper: new Float64Array(count).fill(1),
        integer: new Uint8Array(count).fill(1),
        rowLower: new Float64Array(all.length).fill(Number.NEGATIVE_INFINITY),
        rowUpper: Float64Array.from(all, ({ upper }) => upper),
        start: Int32Array.from(start),
        index: Int32Array.from(all.flatMap(({ terms }) => terms.map(([column]) => column))),
        value: Float64Array.from(all.flatMap(({ terms }) => terms.map(([, value]) => value))),
      },
      { seconds: 600 },
    );
    expect(result.status).toBe('optimal');
    found.push(Math.round(cost.reduce((sum, value, column) => sum + value * result.values![column]!, 0)));
  }
  const total = [...weight.values()].reduce((sum, one) => sum + one, 0);
  return [total + found[0]!, ...found.slice(1)];
}

it('HiGHS on the plain model, level by level, comes to the same objective where groups of schools compete', async () => {
  let programs = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const json = needs({ children: 60, sponsors: 16 + (seed % 5), schools: 8, seed, groups: 3 });
    const plan = await solveSponsorships(sponsorshipsFromJson(json), { solveMip: highs.solve });
    expect({ seed, objective: plan.objective, gap: plan.gap }).toEqual({
      seed,
      objective: await byHighs(json),
      gap: null,
    });
    programs += plan.certificate.proves === 'bound' ? 1 : 0;
  }
  // Else the flow alone would have been enough.
  expect(programs).toBeGreaterThan(3);
});
