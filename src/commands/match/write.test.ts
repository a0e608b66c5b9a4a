// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstanceJson } from '../../matching/index.ts';
import { matchFolder, small } from './match.fixture.ts';

let files: Awaited<ReturnType<typeof matchFolder>>;
beforeAll(async () => {
  files = await matchFolder();
  await writeFile(files.place('in.json'), JSON.stringify(small));
});
afterAll(() => files.remove());

describe('match m1, written carefully', () => {
  it('leaves two runs to the same file with one of the results, whole, and what lay beside it alone', async () => {
    await writeFile(files.place('both.json.part'), 'not ours');
    const runs = await Promise.all([1, 2, 3].map(() => files.call('m1', 'in.json', '--out', 'both.json')));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(files.readJson('both.json').status).toBe('optimal');
    expect(readFileSync(files.place('both.json.part'), 'utf8')).toBe('not ours');
    expect((await readdir(files.folder)).filter((name) => /^both.*-.*part$/.test(name))).toEqual([]);
  });

  it('with --stats tells the CPU time of each step in one line of JSON, and writes the same file', async () => {
    await files.call('m1', 'in.json', '--out', 'plain.json');
    const { code, stdout, stderr } = await files.call('m1', 'in.json', '--out', 'stats.json', '--stats');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const lines = stderr.trim().split('\n');
    const times: Record<string, unknown> = JSON.parse(lines.at(-1) ?? '');
    expect(lines.filter((line) => line.startsWith('{'))).toHaveLength(1);
    expect(Object.keys(times)).toEqual(['readCpuMs', 'prepareCpuMs', 'solveCpuMs', 'proofCpuMs']);
    for (const time of Object.values(times)) expect(time).toBeGreaterThan(0);
    expect(readFileSync(files.place('stats.json'), 'utf8')).toBe(readFileSync(files.place('plain.json'), 'utf8'));
  });

  it('does not claim the optimum in the certificate while siblings may be apart needlessly', async () => {
    const json: InstanceJson = {
      levels: ['minutes'],
      children: ['a', 'b', 'c', 'd'].map((id, at) => ({ id, weight: 1, family: at < 2 ? 'one' : 'two' })),
      pools: ['x', 'y'].map((id) => ({ id, limits: [id] })),
      limits: ['x', 'y'].map((id) => ({ id, cap: 2 })),
      arcs: ['a', 'b', 'c', 'd'].flatMap((child, at) =>
        ['x', 'y'].map((pool, other) => ({ child, pool, cost: [at % 2 === other ? 1 : 2] })),
      ),
    };
    await writeFile(files.place('families.json'), JSON.stringify(json));
    expect(await files.call('m1', 'families.json', '--out', 'cut.json', '--time-limit', '0')).toMatchObject({
      code: 0,
    });
    const cut = files.readJson('cut.json');
    if (cut.status !== 'optimal') expect(cut.certificate.proves).toBe('bound');
    expect(await files.call('m1', 'families.json', '--out', 'whole.json')).toMatchObject({ code: 0 });
    const { status, siblings, objective, certificate } = files.readJson('whole.json');
    expect({ status, apart: siblings.apart, objective }).toEqual({ status: 'optimal', apart: 0, objective: [0, 6] });
    expect(certificate.problems.length).toBe(certificate.proves === 'bound' ? 1 : 0);
  });
});
