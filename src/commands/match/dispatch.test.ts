// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DispatchJson } from '../../matching/index.ts';
import { matchFolder } from './match.fixture.ts';

const example = readFileSync(join(import.meta.dirname, '../../../docs/examples/four-requests.json'), 'utf8');
const week = JSON.parse(example) as DispatchJson;
let files: Awaited<ReturnType<typeof matchFolder>>;
beforeAll(async () => {
  files = await matchFolder();
});
afterAll(() => files.remove());

async function call(json: unknown, ...options: string[]) {
  await writeFile(files.place('in.json'), typeof json === 'string' ? json : JSON.stringify(json));
  return await files.call('m2', 'in.json', '--out', 'out.json', ...options);
}

describe('match m2', () => {
  it('writes the best plan, who is left and why', async () => {
    const { code, stdout, stderr } = await call(example);
    expect(stderr).toBe(
      `3 von 4 Anfragen vermittelt, 1 ohne. Bewiesen optimal.\nDas Ergebnis liegt in ${files.place('out.json')}\n`,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(files.readJson('out.json')).toEqual({
      assignment: { aufnahme: 'lale', beratung: 'omid', elternabend: 'lale' },
      unserved: [{ request: 'dari', reason: 'no-candidate' }],
      objective: [1, 0, 0, 4, 65],
      status: 'optimal',
      inputHash: `sha256:${createHash('sha256').update(example).digest('hex')}`,
    });
    expect(statSync(files.place('out.json')).mode & 0o777).toBe(0o600);
    expect((await readdir(files.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('keeps pairs of the plan before, and counts those that cannot stay', async () => {
    const previous = [
      { request: 'elternabend', volunteer: 'omid' },
      { request: 'dari', volunteer: 'sofia' },
    ];
    expect(await call({ ...week, previous })).toMatchObject({ code: 0 });
    expect(files.readJson('out.json')).toMatchObject({
      assignment: { aufnahme: 'lale', beratung: 'lale', elternabend: 'omid' },
      objective: [1, 1, 1, 4, 65],
    });
  });

  it('writes ids as they are, also those that objects give a meaning to', async () => {
    const ids = ['__proto__', 'constructor', '10', '9', 'ä👧🏽'];
    const json: DispatchJson = {
      ...week,
      requests: ids.map((id, at) => ({ id, start: at, end: at + 1, site: 'kita', weight: 1 })),
      volunteers: ids.map((id) => ({ id })),
      arcs: ids.map((id) => ({ request: id, volunteer: id, cost: [0, 0] })),
    };
    expect(await call(json)).toMatchObject({ code: 0 });
    const assignment = Object.entries(files.readJson('out.json').assignment as object);
    expect(assignment.toSorted()).toEqual(ids.map((id) => [id, id]).toSorted());
  });

  it.each([
    ['in the call', week, ['--time-limit', '0']],
    ['in the file', { ...week, seconds: 0 }, []],
  ])('stops when the time %s is up and says how good the plan is', async (_, json, options) => {
    const { code, stderr } = await call(json, ...options);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Die Zeit ist um: Das ist der beste'),
    });
    const { status, objective, unserved } = files.readJson('out.json');
    expect(status.gap).toHaveLength(5);
    expect(status.gap.every((one: number, level: number) => one >= 0 && one <= objective[level])).toBe(true);
    for (const { request, reason } of unserved) expect(reason).toBe(request === 'dari' ? 'no-candidate' : 'stopped');
  });

  it('refuses what is wrong with every culprit by name, and writes nothing', async () => {
    const wrong = {
      ...week,
      travel: {},
      fairness: [1, 0],
      requests: [...week.requests, { id: 'dari', start: 5, end: 5, site: 'amt', weight: 1 }],
      arcs: [...week.arcs, { request: 'tigrinya', volunteer: 'niemand', cost: [0, 0] }],
    };
    await writeFile(files.place('out.json'), 'what was there');
    const { code, stdout, stderr } = await call(wrong);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const part of [
      '„dari“ endet',
      '„dari“ steht zweimal',
      '„tigrinya“',
      '„niemand“',
      'nicht fallen',
      '„kita|schule“',
    ])
      expect(stderr).toContain(part);
    expect(readFileSync(files.place('out.json'), 'utf8')).toBe('what was there');
    for (const [text, part] of [
      ['', 'Die Datei ist leer'],
      ['{"requests":[', 'bricht mitten im JSON ab'],
      ['nein', 'kein gültiges JSON'],
      ['['.repeat(9), 'mit einem Objekt'],
      [`{"a":${'['.repeat(1000)}`, 'zu tief verschachtelt'],
    ])
      expect(await call(text)).toMatchObject({ code: 1, stderr: expect.stringContaining(part!) });
  });

  it.each([
    [['m2'], 'genau eine Angabe'],
    [['m2', 'in.json'], '--out fehlt'],
    [['m2', 'in.json', '--out', 'out.json', '--time-limit', 'soon'], '--time-limit muss eine Zahl'],
  ])('%j is called the wrong way', async (argv, part) => {
    const { code, stderr } = await files.call(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(part);
    expect(stderr).toContain('Aufruf: herzstueck match m2 IN.json');
  });
});
