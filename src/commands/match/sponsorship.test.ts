// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SponsorshipJson } from '../../matching/index.ts';
import { matchFolder } from './match.fixture.ts';

const example = readFileSync(join(import.meta.dirname, '../../../docs/examples/five-needs.json'), 'utf8');
const needs = JSON.parse(example) as SponsorshipJson;
let files: Awaited<ReturnType<typeof matchFolder>>;
beforeAll(async () => {
  files = await matchFolder();
});
afterAll(() => files.remove());

async function call(json: unknown, ...options: string[]) {
  await writeFile(files.place('in.json'), typeof json === 'string' ? json : JSON.stringify(json));
  return await files.call('m3', 'in.json', '--out', 'out.json', ...options);
}

describe('match m3', () => {
  it('writes the best plan with its proof, who is left and why', async () => {
    const { code, stdout, stderr } = await call(example);
    expect(stderr).toBe(
      `4 von 5 Kindern mit Patenschaft, 1 ohne. Bewiesen optimal.\nDas Ergebnis liegt in ${files.place('out.json')}\n`,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(files.readJson('out.json')).toEqual({
      assignment: {
        amal: { sponsor: 'pia', slot: 'Di 3' },
        bilal: { sponsor: 'pia', slot: 'Di 3' },
        chen: { sponsor: 'rolf', slot: 'Di 3' },
        emil: { sponsor: 'pia', slot: 'Do 2' },
      },
      unplaced: [{ child: 'dana', reason: 'no-common-time' }],
      objective: [2, 1, 67],
      status: 'optimal',
      certificate: {
        valid: true,
        feasible: true,
        primal: [2, 1, 67],
        dual: [2, 1, 67],
        problems: [],
        proves: 'optimum',
      },
      inputHash: `sha256:${createHash('sha256').update(example).digest('hex')}`,
    });
    expect(statSync(files.place('out.json')).mode & 0o777).toBe(0o600);
    expect((await readdir(files.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('leaves a lesson empty of names where nobody names any', async () => {
    const plain = {
      ...needs,
      children: needs.children.map(({ slots: _, ...child }) => child),
      sponsors: needs.sponsors.map(({ slots: _, ...sponsor }) => sponsor),
    };
    expect(await call(plain)).toMatchObject({ code: 0 });
    expect(files.readJson('out.json')).toMatchObject({ assignment: { amal: { sponsor: 'pia', slot: null } } });
  });

  it('keeps pairs, counts what they cost, and makes none that must not be', async () => {
    const keep = [{ child: 'amal', sponsor: 'rolf' }];
    const never = [{ child: 'bilal', sponsor: 'pia' }];
    expect(await call({ ...needs, keep, never })).toMatchObject({ code: 0 });
    expect(files.readJson('out.json')).toMatchObject({
      assignment: { amal: { sponsor: 'rolf', slot: 'Di 3' }, chen: { sponsor: 'pia' }, emil: { sponsor: 'pia' } },
      unplaced: [
        { child: 'bilal', reason: 'no-candidate' },
        { child: 'dana', reason: 'no-common-time' },
      ],
      objective: [6, 2, 45],
      status: 'optimal',
    });
  });

  it('writes ids as they are, also those that objects give a meaning to', async () => {
    const ids = ['__proto__', 'constructor', '10', '9', 'ä👧🏽'];
    const json: SponsorshipJson = {
      levels: [],
      children: ids.map((id) => ({ id, weight: 1, slots: [id] })),
      sponsors: ids.map((id) => ({ id, maxChildren: 2, slots: [id], groupSize: 2 })),
      arcs: ids.map((id) => ({ child: id, sponsor: id, school: id, cost: [] })),
    };
    expect(await call(json)).toMatchObject({ code: 0 });
    const assignment = Object.entries(files.readJson('out.json').assignment as object);
    expect(assignment.toSorted()).toEqual(ids.map((id) => [id, { sponsor: id, slot: id }]).toSorted());
  });

  it('stops when the time is up and says how good the plan is', async () => {
    // Schools in one lesson: no single flow decides them.
    const slots = ['Mo 1'];
    const kids = Array.from({ length: 9 }, (_, at) => ({ id: `k${at}`, weight: 5 + (at % 2), slots }));
    const json: SponsorshipJson = {
      levels: [],
      children: kids,
      sponsors: ['p', 'q'].map((id) => ({ id, maxChildren: 3, slots, groupSize: 3 })),
      arcs: kids.flatMap(({ id }, at) =>
        ['p', 'q'].map((sponsor) => ({ child: id, sponsor, school: `g${at % 4}`, cost: [] })),
      ),
    };
    expect(await call(json)).toMatchObject({ code: 0 });
    expect(files.readJson('out.json').status).toBe('optimal');
    expect(files.readJson('out.json').certificate).toMatchObject({ valid: false, feasible: true, proves: 'bound' });
    const { code, stderr } = await call(json, '--time-limit', '0');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Die Zeit ist um: Das ist der beste'),
    });
    const { status, objective } = files.readJson('out.json');
    expect(status.gap).toHaveLength(1);
    expect(status.gap[0]).toBeGreaterThan(0);
    expect(status.gap[0]).toBeLessThanOrEqual(objective[0]);
  });

  it('refuses what is wrong with every culprit by name, and writes nothing', async () => {
    const wrong = {
      ...needs,
      sponsors: [...needs.sponsors, { id: 'udo', maxChildren: -1 }],
      arcs: [...needs.arcs, { child: 'eli', sponsor: 'niemand', cost: [0] }],
      never: [{ child: 'amal', sponsor: 'pia' }],
      keep: [
        { child: 'amal', sponsor: 'pia' },
        { child: 'chen', sponsor: 'rolf', slot: 'Do 2' },
        { child: 'dana', sponsor: 'pia' },
      ],
    };
    await writeFile(files.place('out.json'), 'what was there');
    const { code, stdout, stderr } = await call(wrong);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const part of [
      'darf nicht negativ sein',
      '„udo“ fehlt slots',
      '„eli“',
      '„niemand“',
      'passt nicht zu levels',
      'keep amal → pia: Dieses Paar steht auch in never',
      'keep chen → rolf: Die Stunde „Do 2“ haben nicht beide',
      'keep dana → pia: Dieses Paar steht nicht in arcs',
    ])
      expect(stderr).toContain(part);
    expect(readFileSync(files.place('out.json'), 'utf8')).toBe('what was there');
    for (const [text, part] of [
      ['', 'Die Datei ist leer'],
      ['{"children":[', 'bricht mitten im JSON ab'],
      ['nein', 'kein gültiges JSON'],
      ['['.repeat(9), 'mit einem Objekt'],
      ['{"levels":[],"levels":[]}', 'levels steht zweimal'],
    ])
      expect(await call(text)).toMatchObject({ code: 1, stderr: expect.stringContaining(part!) });
  });

  it.each([
    [['m3'], 'genau eine Angabe'],
    [['m3', 'in.json'], '--out fehlt'],
    [['m3', 'in.json', '--out', 'out.json', '--time-limit', 'soon'], '--time-limit muss eine Zahl'],
  ])('%j is called the wrong way', async (argv, part) => {
    const { code, stderr } = await files.call(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(part);
    expect(stderr).toContain('Aufruf: herzstueck match m3 IN.json');
  });
});
