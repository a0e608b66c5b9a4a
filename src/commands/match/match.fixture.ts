// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstanceJson } from '../../matching/index.ts';
import { readSettings } from '../../settings.ts';
import { keptIo } from '../context.fixture.ts';
import { runCommandLine } from '../run.ts';

/** A folder for the files of a test, and the commands run in it. */
export async function matchFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'herzstueck-match-'));
  const place = (name: string): string => join(folder, name);
  return {
    folder,
    place,
    readJson: (name: string) => JSON.parse(readFileSync(place(name), 'utf8')),
    async call(...argv: string[]) {
      const io = keptIo(folder);
      const nobody = () => Promise.reject(new Error('no database is needed'));
      const code = await runCommandLine(['match', ...argv], io, () => readSettings({}), nobody);
      return { ...io, code };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Two schools with one place each; c has nowhere to go, d only where there is no place. */
export const small: InstanceJson = {
  levels: ['minutes'],
  children: [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 2 },
    { id: 'c', weight: 1 },
    { id: 'd', weight: 1 },
    { id: 'e', weight: 1 },
  ],
  pools: [
    { id: 'x', limits: ['lx'] },
    { id: 'y', limits: ['ly'] },
    { id: 'none', limits: ['closed'] },
  ],
  limits: [
    { id: 'lx', cap: 1 },
    { id: 'ly', cap: 1 },
    { id: 'closed', cap: 0 },
  ],
  arcs: [
    { child: 'a', pool: 'x', cost: [5] },
    { child: 'a', pool: 'y', cost: [9] },
    { child: 'b', pool: 'x', cost: [3] },
    { child: 'b', pool: 'y', cost: [10] },
    { child: 'd', pool: 'none', cost: [1] },
    { child: 'e', pool: 'y', cost: [50] },
  ],
  seed: 3,
};

/** More children than fit into a few slices and into their places; limits that nest keep the work in slices. */
export function crowd(children: number): InstanceJson {
  const pools = Array.from({ length: 20 }, (_, pool) => `p${pool}`);
  return {
    levels: ['minutes'],
    children: Array.from({ length: children }, (_, child) => ({ id: `c${child}`, weight: 1 })),
    pools: pools.map((id) => ({ id, limits: [id, 'all'] })),
    limits: [...pools.map((id) => ({ id, cap: Math.floor(children / 22) })), { id: 'all', cap: children - 700 }],
    arcs: Array.from({ length: children * 4 }, (_, arc) => ({
      child: `c${arc >> 2}`,
      pool: `p${((arc >> 2) * 7 + (arc & 3) * 3) % 20}`,
      cost: [(arc * 37) % 101],
    })),
  };
}
