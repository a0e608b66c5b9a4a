// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstanceJson } from '../../matching/index.ts';
import { crowd, matchFolder, small } from './match.fixture.ts';

let files: Awaited<ReturnType<typeof matchFolder>>;
beforeAll(async () => {
  files = await matchFolder();
});
afterAll(() => files.remove());

describe('match m1', () => {
  it('writes the optimum with its proof', async () => {
    await writeFile(files.place('in.json'), JSON.stringify(small));
    const { code, stdout, stderr } = await files.call('m1', 'in.json', '--out', 'out.json');
    expect(stderr).toBe(
      `2 von 5 Kindern mit Platz, 3 ohne. Bewiesen optimal.\nDas Ergebnis liegt in ${files.place('out.json')}\n`,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(files.readJson('out.json')).toEqual({
      levels: ['minutes'],
      objective: [3, 12],
      status: 'optimal',
      assignment: { a: 'y', b: 'x' },
      unplaced: [
        { child: 'c', reason: 'no-pair', sentence: expect.stringContaining('keine Platzart') },
        { child: 'd', reason: 'no-places', sentence: expect.stringContaining('keinen einzigen Platz') },
        { child: 'e', reason: 'taken', sentence: expect.stringContaining('Kinder, die sonst') },
      ],
      prices: { closed: expect.any(Array), lx: expect.any(Array), ly: expect.any(Array) },
      certificate: expect.objectContaining({ valid: true, primal: [3, 12], dual: [3, 12] }),
      inputHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      seed: 3,
      solver: { name: 'herzstueck', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
    expect(statSync(files.place('out.json')).mode & 0o777).toBe(0o600);
    expect(await readdir(files.folder)).not.toContain('out.json.part');
  });

  it('writes every id as it is, in order', async () => {
    const ids = ['__proto__', 'constructor', '9', '10', '"\n\\', 'ä👧🏽', '\ud800'];
    const json: InstanceJson = {
      levels: [],
      children: ids.map((id) => ({ id, weight: 1 })),
      pools: ids.map((id) => ({ id, limits: [id] })),
      limits: ids.map((id) => ({ id, cap: 1 })),
      arcs: ids.map((id) => ({ child: id, pool: id, cost: [] })),
    };
    await writeFile(files.place('ids.json'), JSON.stringify(json));
    expect(await files.call('m1', 'ids.json', '--out', 'ids.out.json')).toMatchObject({ code: 0 });
    const { assignment, prices, unplaced } = files.readJson('ids.out.json');
    expect(unplaced).toEqual([]);
    expect(Object.entries(assignment).every(([child, pool]) => child === pool)).toBe(true);
    expect(Object.keys(assignment).sort()).toEqual([...ids].sort());
    expect(Object.keys(prices).sort()).toEqual([...ids].sort());
    const text = readFileSync(files.place('ids.out.json'), 'utf8');
    const places = [...ids].sort().map((id) => text.indexOf(`\n${JSON.stringify(id)}:`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('stops when the time is up and says how good the result is', async () => {
    const json = crowd(2000);
    await writeFile(files.place('crowd.json'), JSON.stringify(json));
    const { code, stderr } = await files.call('m1', 'crowd.json', '--out', 'part.json', '--time-limit', '0');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Die Zeit ist um: Das ist die beste'),
    });
    const { status, assignment, unplaced, objective } = files.readJson('part.json');
    expect(status).toEqual({ gap: [expect.any(Number), expect.any(Number)] });
    expect(Object.keys(assignment).length).toBeGreaterThanOrEqual(500);
    expect(Object.keys(assignment).length + unplaced.length).toBe(2000);

    expect(await files.call('m1', 'crowd.json', '--out', 'whole.json')).toMatchObject({ code: 0 });
    const best = files.readJson('whole.json');
    expect(best.status).toBe('optimal');
    const compare = (a: number[], b: number[]) =>
      a.map((value, at) => value - b[at]!).find((value) => value !== 0) ?? 0;
    expect(compare(best.objective, objective)).toBeLessThanOrEqual(0);
  });
});

describe('match', () => {
  it.each([
    [['m1'], 'genau eine Angabe'],
    [['m1', 'in.json'], '--out fehlt'],
    [['m1', 'in.json', 'more.json', '--out', 'out.json'], 'genau eine Angabe'],
    [['m1', 'in.json', '--out', 'out.json', '--time-limit', 'soon'], '--time-limit muss eine Zahl'],
    [['m1', 'in.json', '--out', 'out.json', '--time-limit=-1'], '--time-limit muss eine Zahl'],
    [['m1', 'in.json', '--out', 'out.json', '--frob'], '--frob'],
    [['stable', 'in.json'], '--out fehlt'],
    [['why', 'in.json', '--child', 'a'], '--pool fehlt'],
    [['why', 'in.json', '--pool', 'x'], '--child fehlt'],
    [['change', 'in.json'], 'genau eines'],
    [['change', 'in.json', '--without-limit', 'lx', '--without-child', 'a'], 'genau eines'],
    [['change', 'in.json', '--without-child', 'a', '--places', '2'], '--places gehört zu --without-limit'],
    [['change', 'in.json', '--without-limit', 'lx', '--places', '0'], '--places muss eine ganze Zahl ab 1'],
    [['change', 'in.json', '--without-limit', 'lx', '--max-moved', '1.5'], '--max-moved muss eine ganze Zahl ab 0'],
  ])('%j is called the wrong way', async (argv, part) => {
    const { code, stdout, stderr } = await files.call(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(part);
    expect(stderr).toContain(`Aufruf: herzstueck match ${argv[0]} IN.json`);
  });

  it('refuses what it cannot read or write before the work begins', async () => {
    await mkdir(files.place('folder'));
    await symlink(files.place('in.json'), files.place('link.json'));
    for (const [out, part] of [
      ['in.json', 'würde die Eingabe überschreiben'],
      [join('nowhere', 'out.json'), 'gibt es nicht'],
      [join('in.json', 'out.json'), 'gibt es nicht'],
      ['folder', 'ist keine Datei'],
      ['link.json', 'würde die Eingabe überschreiben'],
    ] as const) {
      const { code, stderr } = await files.call('m1', 'in.json', '--out', out);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(part) });
    }
    await writeFile(files.place('huge.json'), JSON.stringify({ ...small, children: [{ id: 'a', weight: 2 ** 52 }] }));
    expect(await files.call('m1', 'huge.json', '--out', 'out.json')).toMatchObject({ code: 1 });
    await writeFile(
      files.place('huge.json'),
      JSON.stringify({ ...small, children: small.children.map((child) => ({ ...child, weight: 2 ** 51 })) }),
    );
    const { code, stderr } = await files.call('m1', 'huge.json', '--out', 'out.json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('einer Ebene sind zu groß') });
  });
});

describe('match stable', () => {
  it('writes the placement by priority and lottery beside the figures of the best one', async () => {
    // The one place at x goes to b by priority; the best placement gives it to a, whose other way is far.
    const json: InstanceJson = {
      levels: ['minutes'],
      children: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 1 },
      ],
      pools: [
        { id: 'x', limits: ['lx'] },
        { id: 'y', limits: ['ly'] },
      ],
      limits: [
        { id: 'lx', cap: 1 },
        { id: 'ly', cap: 1 },
      ],
      arcs: [
        { child: 'a', pool: 'x', cost: [5], priority: 1 },
        { child: 'a', pool: 'y', cost: [60], priority: 1 },
        { child: 'b', pool: 'x', cost: [5], priority: 2 },
        { child: 'b', pool: 'y', cost: [10], priority: 2 },
      ],
      seed: 42,
    };
    await writeFile(files.place('stable.in.json'), JSON.stringify(json));
    const { code, stderr } = await files.call('stable', 'stable.in.json', '--out', 'stable.json');
    expect(stderr).toContain(
      '2 von 2 Kindern mit Platz, 0 ohne. Im Vorrang übergangen: hier 0 Kinder, im Optimum 1 Kind.',
    );
    expect(code).toBe(0);
    expect(files.readJson('stable.json')).toEqual({
      levels: ['minutes'],
      objective: [0, 65],
      optimum: { objective: [0, 15], difference: [0, 50] },
      blocking: { stable: { children: 0, pairs: 0, wasted: 0 }, optimum: { children: 1, pairs: 1, wasted: 0 } },
      assignment: { a: 'y', b: 'x' },
      unplaced: [],
      lottery: { a: expect.any(Number), b: expect.any(Number) },
      seed: 42,
      inputHash: expect.stringMatching(/^sha256:/),
      solver: expect.any(Object),
    });
  });
});

describe('siblings', () => {
  it('are kept together by match m1, and the result says what that rests on', async () => {
    const json: InstanceJson = {
      levels: ['minutes'],
      children: ['a', 'b', 'c', 'd'].map((id) => ({ id, weight: 1, ...(id < 'c' ? { family: 'f' } : {}) })),
      pools: ['x', 'y'].map((id) => ({ id, limits: [id] })),
      limits: ['x', 'y'].map((id) => ({ id, cap: 2 })),
      arcs: ['a', 'b', 'c', 'd'].flatMap((child, at) => [
        { child, pool: 'x', cost: [at % 2 === 0 ? 1 : 9] },
        { child, pool: 'y', cost: [at % 2 === 0 ? 9 : 1] },
      ]),
    };
    await writeFile(files.place('family.json'), JSON.stringify(json));
    const { code, stderr } = await files.call('m1', 'family.json', '--out', 'family.out.json');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Geschwister: 0 Trennungen. Bewiesen'),
    });
    const { assignment, siblings, status, objective } = files.readJson('family.out.json');
    expect(assignment.a).toBe(assignment.b);
    expect({ siblings, status, objective }).toEqual({
      siblings: { apart: 0, gap: 0, proof: expect.any(String) },
      status: 'optimal',
      objective: [0, 20],
    });
  });
});

describe('questions about the best placement', () => {
  /** b has x, a has y, e has nothing; a would rather be at x. */
  const ask = async (...argv: string[]) => {
    const [command = '', ...options] = argv;
    await writeFile(files.place('ask.json'), JSON.stringify(small));
    return await files.call(command, 'ask.json', ...options);
  };
  const inputHash = expect.stringMatching(/^sha256:/);

  it('match why: what another place would mean, for the child and for others', async () => {
    const said = await ask('why', '--child', 'a', '--pool', 'x');
    expect(said).toMatchObject({ code: 0, stderr: '' });
    expect(said.stdout).toBe(
      '„a“ ist bei „y“. Mit „x“ wäre im Ganzen: minutes: 3 mehr.\n' +
        'Für das Kind selbst: minutes: 4 weniger.\n' +
        'Für andere: minutes: 7 mehr; 1 anderes Kind hätte einen anderen Platz.\n' +
        'Entscheidend ist: minutes.\n',
    );
    const { stdout } = await ask('why', '--child', 'a', '--pool', 'x', '--json');
    expect(JSON.parse(stdout)).toEqual({
      child: 'a',
      pool: 'x',
      current: 'y',
      possible: true,
      delta: [0, 3],
      own: [0, -4],
      others: [0, 7],
      moved: 1,
      changes: [
        { child: 'a', from: 'y', to: 'x' },
        { child: 'b', from: 'x', to: 'y' },
      ],
      levels: ['minutes'],
      sentence: said.stdout.trim(),
      inputHash,
    });
  });

  it('match why: a pair that cannot be, and a child without a place', async () => {
    const { stdout } = await ask('why', '--child', 'c', '--pool', 'x', '--json');
    const sentence = expect.stringContaining('„c“ hat keinen Platz. „x“ kommt nicht in Frage');
    expect(JSON.parse(stdout)).toEqual({
      ...{ child: 'c', pool: 'x', current: null, possible: false },
      ...{ levels: ['minutes'], sentence, inputHash },
    });
    const { stdout: other } = await ask('why', '--child', 'e', '--pool', 'y');
    expect(other).toContain('Für das Kind selbst: Gewicht der Kinder ohne Platz: 1 weniger, minutes: 50 mehr.');
  });

  it('match change: what the loss of places or of a child entails', async () => {
    const { stdout } = await ask('change', '--without-limit', 'lx', '--json');
    expect(JSON.parse(stdout)).toEqual({
      ...{ limit: 'lx', places: 1, possible: true, extra: [1, -2], moved: 2 },
      changes: [
        { child: 'a', from: 'y', to: null },
        { child: 'b', from: 'x', to: 'y' },
      ],
      levels: ['minutes'],
      sentence: expect.stringContaining('Ohne 1 Platz bei „lx“ wäre im Ganzen: Gewicht der Kinder ohne Platz: 1 mehr'),
      inputHash,
    });
    expect((await ask('change', '--without-child', 'b')).stdout).toBe(
      'Ohne „b“ wäre im Ganzen: Gewicht der Kinder ohne Platz: 1 weniger, minutes: 46 mehr. 2 Kinder hätten einen anderen Platz.\n' +
        '  „a“: y → x\n  „e“: ohne Platz → y\n',
    );
  });

  it('match change --max-moved: the choice between few moves and a small extra cost', async () => {
    const { stdout } = await ask('change', '--without-limit', 'lx', '--max-moved', '3', '--json');
    const answer = JSON.parse(stdout);
    expect(answer.menu).toEqual([
      { moved: 1, extra: [2, -3], status: 'optimal', changes: [{ child: 'b', from: 'x', to: null }] },
      { moved: 2, extra: [1, -2], status: 'optimal', changes: expect.any(Array) },
    ]);
    expect(answer).toMatchObject({ fewestMoves: 1, proposed: 2, extra: [1, -2], moved: 2 });
    expect((await ask('change', '--without-limit', 'lx', '--max-moved', '1')).stdout).toContain(
      'Zur Wahl, wenige Umzüge zuerst:\n  1 Umzug: Gewicht der Kinder ohne Platz: 2 mehr',
    );
    expect((await ask('change', '--without-limit', 'lx', '--max-moved', '0')).stdout).toContain(
      'Mit höchstens 0 Umzügen geht es nicht',
    );
  });

  it.each([
    [['why', '--child', 'nobody', '--pool', 'x'], 'Das Kind „nobody“ gibt es in dieser Datei nicht.'],
    [['why', '--child', 'a', '--pool', 'nowhere'], 'Die Platzart „nowhere“ gibt es in dieser Datei nicht.'],
    [['change', '--without-limit', 'x'], 'Die Grenze „x“ gibt es in dieser Datei nicht.'],
    [['change', '--without-limit', 'lx', '--places', '2'], '„lx“ hat nur 1 Platz.'],
    [['change', '--without-child', 'nobody'], 'Das Kind „nobody“ gibt es in dieser Datei nicht.'],
  ])('%j is refused', async (argv, sentence) => {
    expect(await ask(...argv)).toMatchObject({ code: 1, stdout: '', stderr: `${sentence}\n` });
  });
});
