// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { MatchingInputError } from '../../src/matching/index.ts';
import { type Contest, type Goal, measure, type Row, summary, unmeasured } from '../measure.ts';
import { againstLemon, againstPackage, cold, levels, simplexAgainstLemon } from './against.ts';
import { lostPlace, siblingsProven, whyNotPage } from './answers.ts';
import { dispatchAgain, dispatchAnswer, dispatchProven } from './dispatch.ts';
import { hostile, type NrwOptions, nrwLike, siblings } from './instances.ts';
import { Lemon } from './lemon.ts';
import { oneToOne, withGroups, withSlots } from './sponsorships.ts';

/** A contest that is made only when its row is wanted: instances are large. */
interface Planned {
  readonly id: string;
  readonly make: () => Promise<Contest> | Contest;
}

const ratio = (below: number): Goal => ({ of: 'ratio', below });
const median = (below: number): Goal => ({ of: 'median', below });

const SIZES = [500, 5000, 50_000];
const LARGE = 5000;
const named = ({ children, pools, seatsPerChild, seed }: NrwOptions): string =>
  `${children}x${pools}.t${Math.round(100 * seatsPerChild)}.s${seed}`;

/** The NRW-like instances: a size, tight and loose, and so many seeds. */
function family(children: number, seeds: number, tightness = [1.02, 1.15]): NrwOptions[] {
  const seedList = Array.from({ length: seeds }, (_, seed) => seed + 1);
  return tightness.flatMap((seatsPerChild) =>
    seedList.map((seed) => ({ children, pools: children / 10, seatsPerChild, seed })),
  );
}

const small = (): NrwOptions => ({ children: 500, pools: 50, seatsPerChild: 1.02, seed: 1 });

/** All contests against LEMON in the NRW-like family, with the goals on time. */
function nrw(lemon: Lemon): Planned[] {
  const goals: Record<number, Goal> = { 5000: median(60), 50000: median(2000) };
  return SIZES.flatMap((children) =>
    family(children, children > LARGE ? 2 : 3).map((options) => {
      const id = `matching.nrw.${named(options)}`;
      return { id, make: () => againstLemon(lemon, id, nrwLike(options), goals[children]) };
    }),
  );
}

function others(lemon: Lemon): Planned[] {
  const planned: Planned[] = Object.entries(hostile).map(([name, make]) => {
    const id = `matching.hostile.${name}`;
    return { id, make: () => againstLemon(lemon, id, make()) };
  });
  for (const children of SIZES) {
    for (const options of family(children, 1)) {
      const id = `matching.layered.${named(options)}`;
      const goal = ratio(children < LARGE ? 2 : 1.1);
      planned.push({ id, make: () => againstLemon(lemon, id, nrwLike({ ...options, layered: true }), goal) });
    }
    for (const options of family(children, 1, [1.02])) {
      const name = named(options);
      const three = `matching.levels.${name}`;
      planned.push({ id: three, make: () => levels(three, options, ratio(1.25)) });
      const exact = `matching.levels.lemon.${name}`;
      planned.push({ id: exact, make: () => againstLemon(lemon, exact, nrwLike({ ...options, levels: 3 })) });
      const fresh = `matching.cold.${name}`;
      planned.push({ id: fresh, make: () => cold(lemon, fresh, options) });
      const simplex = `matching.ns.${name}`;
      planned.push({ id: simplex, make: () => simplexAgainstLemon(lemon, simplex, nrwLike(options), ratio(3.5)) });
    }
  }
  for (const children of SIZES)
    for (const options of family(children, 1)) {
      const lost = `matching.lost-place.${named(options)}`;
      planned.push({ id: lost, make: () => lostPlace(lost, nrwLike(options), ratio(1 / 200)) });
      const why = `matching.why-not-page.${named(options)}`;
      planned.push({ id: why, make: () => whyNotPage(why, nrwLike(options), ratio(1 / 2)) });
    }
  for (const seed of [1, 2, 3, 4, 5]) {
    const id = `matching.siblings.500x50.s${seed}`;
    planned.push({ id, make: () => siblingsProven(id, siblings(500, 50, seed), median(1500)) });
  }
  for (const [id, peer] of [
    ['matching.highs.500x50.lp', 'highs-lp'],
    ['matching.highs.500x50.mip', 'highs-mip'],
    ['matching.munkres.500x50', 'munkres'],
  ] as const)
    planned.push({ id, make: () => againstPackage(id, nrwLike(small()), peer) });
  return planned;
}

/** The weeks of interpreters: a small centre, and a large one. */
function dispatch(): Planned[] {
  const [small, large] = [
    { requests: 40, volunteers: 130 },
    { requests: 300, volunteers: 200 },
  ];
  const id = (what: string, { requests, volunteers }: typeof small): string =>
    `matching.dispatch.${what}.${requests}x${volunteers}`;
  const proven = (size: typeof small, below: number): Planned => ({
    id: id('proven', size),
    make: () => dispatchProven(id('proven', size), size, 20, median(below)),
  });
  return [
    proven(small, 200),
    proven(large, 1000),
    { id: id('answer', small), make: () => dispatchAnswer(id('answer', small), small, 20, { of: 'p95', below: 150 }) },
    { id: id('answer', large), make: () => dispatchAnswer(id('answer', large), large, 20, { of: 'p95', below: 150 }) },
    { id: id('again', small), make: () => dispatchAgain(id('again', small), small, 20) },
    { id: id('again', large), make: () => dispatchAgain(id('again', large), large, 20) },
  ];
}

/** Language sponsorships: one to one, with lessons, and with groups as a county has them. */
function sponsorships(): Planned[] {
  const id = (what: string): string => `matching.sponsorships.${what}`;
  const county = { children: 115, sponsors: 60, schools: 30, groups: 3 };
  const large = { children: 1000, sponsors: 1200, schools: 40 };
  return [
    { id: id('flow.1000x1000'), make: () => oneToOne(id('flow.1000x1000'), 1000, 'flow', ratio(0.15)) },
    { id: id('plan.1000x1000'), make: () => oneToOne(id('plan.1000x1000'), 1000, 'plan') },
    { id: id('slots.1000x1200'), make: () => withSlots(id('slots.1000x1200'), large, median(1000)) },
    { id: id('groups.115x60'), make: () => withGroups(id('groups.115x60'), county, median(5000)) },
  ];
}

const geometricMean = (ratios: number[]): number =>
  Math.exp(ratios.reduce((sum, one) => sum + Math.log(one), 0) / ratios.length);
const largest = (ratios: number[]): number => Math.max(...ratios);

/** The rows that sum up: how we stand against LEMON, with the goals of the placement core. */
function summaries(rows: readonly Row[]): (Row | null)[] {
  const nrwRows = rows.filter(({ id }) => id.startsWith('matching.nrw.'));
  const large = nrwRows.filter(({ id }) => Number.parseInt(id.slice('matching.nrw.'.length), 10) >= LARGE);
  const hostileRows = rows.filter(({ id }) => id.startsWith('matching.hostile.'));
  return [
    summary('matching.nrw.mean', large, geometricMean, 0.45),
    summary('matching.nrw.worst', nrwRows, largest, 0.8),
    summary('matching.hostile.worst', hostileRows, largest, 1.5),
  ];
}

/** Whatever the core cannot solve at all gets a line that says so. */
async function measured(id: string, make: Planned['make']): Promise<Row> {
  try {
    return await measure(await make());
  } catch (error) {
    if (error instanceof MatchingInputError) return unmeasured(id, error.message);
    throw error;
  }
}

/** Measures the placement core; tells `keep` each row as it is done. */
export async function runMatching(wanted: (id: string) => boolean, keep: (row: Row) => void): Promise<void> {
  const lemon = await Lemon.compile();
  const rows: Row[] = [];
  try {
    for (const { id, make } of [...nrw(lemon), ...others(lemon), ...dispatch(), ...sponsorships()]) {
      if (!wanted(id)) continue;
      const row = await measured(id, make);
      rows.push(row);
      keep(row);
    }
  } finally {
    await lemon.close();
  }
  for (const row of summaries(rows)) if (row !== null && wanted(row.id)) keep(row);
}
