// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  checkCertificate,
  type Instance,
  type Packing,
  type PoolFlow,
  packLevels,
  type Solution,
  solutionOf,
  solve,
  solveFlow,
} from '../../src/matching/index.ts';
import { networkSimplex } from '../../src/matching/proof/network-simplex.ts';
import { type Contest, type Goal, Took } from '../measure.ts';
import { type NrwOptions, nrwLike } from './instances.ts';
import type { Lemon } from './lemon.ts';
import { networkOf } from './network.ts';
import { highsPeer, munkresPeer } from './peers.ts';

const COLD = fileURLToPath(new URL('./cold.ts', import.meta.url));

/** How often: small instances take a millisecond and need the compiler's attention first. */
export function repetitions(children: number): { warmUp: number; n: number } {
  if (children <= 1000) return { warmUp: 20, n: 41 };
  return children <= 20_000 ? { warmUp: 3, n: 9 } : { warmUp: 1, n: 5 };
}

const options = (id: string, instance: Instance, goal: Goal | undefined) => ({
  id,
  ...repetitions(instance.childIds.length),
  ...(goal ? { goal } : {}),
});

/** The objective in the packed costs, exactly. */
const packed = ({ unit }: Packing, objective: readonly number[]): bigint =>
  objective.reduce((sum, value, entry) => sum + BigInt(value) * BigInt(unit[entry]!), 0n);

function agree(id: string, ours: bigint, peer: bigint): void {
  if (ours !== peer) throw new Error(`${id}: our optimum costs ${ours}, the peer's ${peer}.`);
}

/** @throws unless the certificate of the solution is valid and its cost the peer's */
function check(
  id: string,
  instance: Instance,
  packing: Packing | null,
  solution: Solution | null,
  peer: bigint | null,
): void {
  if (solution === null) throw new Error(`${id}: nothing was solved.`);
  const { valid, problems } = checkCertificate(instance, solution);
  if (!valid) throw new Error(`${id}: the certificate is not valid. ${problems.join(' ')}`);
  if (packing !== null && peer !== null) agree(id, packed(packing, solution.objective), peer);
}

/** Our solver against LEMON's network simplex on the same instance with the same packed costs, each from scratch. */
export async function againstLemon(lemon: Lemon, id: string, instance: Instance, goal?: Goal): Promise<Contest> {
  // Costs for chains of up to 200, as `flowToProve` has them for wide levels; the certificate is checked after the run.
  const packing = packLevels(instance, 200);
  const network = networkOf(instance, packing);
  const note = lemon.refuses(network);
  const peer = note === null ? lemon.start(await lemon.write(network)) : null;
  let flow: PoolFlow | null = null;
  let cost: bigint | null = null;
  return {
    ...options(id, instance, goal),
    ours: async () => {
      flow = solveFlow(instance, packing);
    },
    peer:
      peer &&
      (async () => {
        const run = await peer.run();
        cost = run.cost;
        return new Took(run.milliseconds);
      }),
    after: async () => check(id, instance, packing, flow && solutionOf(flow), cost),
    close: async () => peer?.close(),
    ...(note === null ? {} : { note }),
  };
}

/** Our network simplex against LEMON's, on the same network. */
export async function simplexAgainstLemon(lemon: Lemon, id: string, instance: Instance, goal?: Goal): Promise<Contest> {
  const { supply, source, target, upper, cost } = networkOf(instance, packLevels(instance));
  const peer = lemon.missing === null ? lemon.start(await lemon.write({ supply, source, target, upper, cost })) : null;
  const network = {
    nodes: supply.length,
    supply: Float64Array.from(supply),
    tail: source,
    head: target,
    capacity: Float64Array.from(upper),
    cost,
  };
  let ours = Number.NaN;
  let theirs: bigint | null = null;
  return {
    ...options(id, instance, goal),
    ours: async () => {
      const found = networkSimplex(network);
      if (found.status !== 'optimal') throw new Error(`${id}: ${found.status}`);
      ours = found.cost;
    },
    peer:
      peer &&
      (async () => {
        const run = await peer.run();
        theirs = run.cost;
        return new Took(run.milliseconds);
      }),
    after: async () => {
      if (theirs !== null) agree(id, BigInt(ours), theirs);
    },
    close: async () => peer?.close(),
    ...(lemon.missing === null ? {} : { note: lemon.missing }),
  };
}

/** The first solve of a fresh process, ours against LEMON's. */
export async function cold(lemon: Lemon, id: string, nrw: NrwOptions, goal?: Goal): Promise<Contest> {
  const instance = nrwLike(nrw);
  const packing = packLevels(instance);
  const path = lemon.missing === null ? await lemon.write(networkOf(instance, packing)) : null;
  const run = promisify(execFile);
  let objective: number[] = [];
  let cost: bigint | null = null;
  return {
    id,
    warmUp: 0,
    n: nrw.children <= 20_000 ? 7 : 3,
    ...(goal ? { goal } : {}),
    ours: async () => {
      const { stdout } = await run(process.execPath, [COLD, JSON.stringify(nrw)]);
      const answer = JSON.parse(stdout) as { milliseconds: number; valid: boolean; objective: number[] };
      if (!answer.valid) throw new Error(`${id}: the certificate is not valid.`);
      objective = answer.objective;
      return new Took(answer.milliseconds);
    },
    peer:
      path === null
        ? null
        : async () => {
            const peer = lemon.start(path);
            const { milliseconds, cost: found } = await peer.run();
            cost = found;
            await peer.close();
            return new Took(milliseconds);
          },
    after: async () => {
      if (cost !== null) agree(id, packed(packing, objective), cost);
    },
    ...(lemon.missing === null ? {} : { note: lemon.missing }),
  };
}

/** Three levels one after the other against the last of them alone. */
export function levels(id: string, nrw: NrwOptions, goal?: Goal): Contest {
  const [three, one] = [nrwLike({ ...nrw, levels: 3 }), nrwLike({ ...nrw, levels: 1 })];
  let solution: Solution | null = null;
  return {
    ...options(id, three, goal),
    ours: async () => {
      solution = solve(three);
    },
    peer: async () => solve(one),
    after: async () => check(id, three, null, solution, null),
  };
}

/** Our solver against a package from npm. */
export async function againstPackage(
  id: string,
  instance: Instance,
  peer: 'highs-lp' | 'highs-mip' | 'munkres',
): Promise<Contest> {
  const packing = packLevels(instance);
  const work =
    peer === 'munkres'
      ? await munkresPeer(instance, packing)
      : await highsPeer(instance, packing, peer === 'highs-mip');
  let solution: Solution | null = null;
  let cost = 0n;
  return {
    ...options(id, instance, undefined),
    n: 11,
    ours: async () => {
      solution = solve(instance);
    },
    peer: async () => {
      cost = BigInt(work());
    },
    after: async () => check(id, instance, packing, solution, cost),
  };
}
