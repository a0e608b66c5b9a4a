// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstanceJson, instanceFromJson } from '../../matching/index.ts';
import { Refused } from '../command.ts';
import { readInstanceFile } from './instance-file.ts';

let folder = '';
let path = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herzstueck-instance-'));
  path = join(folder, 'in.json');
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array) {
  await writeFile(path, content);
  return await readInstanceFile(path);
}

async function refusal(content: string | Uint8Array): Promise<string> {
  try {
    await read(content);
  } catch (error) {
    expect(error).toBeInstanceOf(Refused);
    const { message } = error as Refused;
    expect(message.startsWith(`${path}: `)).toBe(true);
    return message.slice(path.length + 2);
  }
  return 'not refused';
}

const small: InstanceJson = {
  levels: ['minutes', 'wish'],
  children: [
    { id: 'b', weight: 2, family: 'f' },
    { id: 'a', weight: 1 },
  ],
  pools: [
    { id: 'y', limits: [], group: 'g' },
    { id: 'x', limits: ['school', 'district'] },
  ],
  limits: [
    { id: 'school', cap: 1, load: [{ above: 0, cost: [0, 1] }] },
    { id: 'district', cap: 5 },
  ],
  arcs: [
    { child: 'b', pool: 'x', cost: [5, -1], priority: 3 },
    { child: 'a', pool: 'y', cost: [7, 0] },
    { child: 'b', pool: 'y', cost: [4_000_000_000, 1] },
  ],
  frozen: [{ child: 'a', pool: 'y' }],
  seed: 42,
};

describe('readInstanceFile', () => {
  it('reads what JSON.parse and the builder read, and the hash of the bytes', async () => {
    const text = JSON.stringify(small, null, 2);
    const { instance, inputHash } = await read(text);
    expect(instance).toEqual(instanceFromJson(small));
    expect(inputHash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  });

  it('reads the parts in any order, levels and limits last too', async () => {
    const keys = Object.keys(small) as (keyof InstanceJson)[];
    const expected = instanceFromJson(small);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(keys, { minLength: keys.length }), async (order) => {
        const { instance } = await read(JSON.stringify(Object.fromEntries(order.map((key) => [key, small[key]]))));
        expect(instance).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses every key it does not know or has seen, at each level, with the place and what may be meant', async () => {
    const text = JSON.stringify(
      {
        ...small,
        frozn: [{ arcs: [] }],
        children: [{ id: 'b', weight: 2, wieght: 2, famly: 'f' }, ...small.children.slice(1)],
        pools: [{ id: 'y', limits: [], colour: { deep: [1] } }, ...small.pools.slice(1)],
        limits: [{ id: 'school', cap: 1, load: [{ above: 0, cost: [0, 1], Cost: 3 }] }, ...small.limits.slice(1)],
        arcs: small.arcs.map((arc) => ({ ...arc, prio: 1 })),
        frozen: [{ child: 'a', pool: 'y', kind: 'regular' }],
      },
      null,
      1,
    );
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    const refused = await refusal(text);
    const all = 'levels, seed, children, pools, limits, arcs, frozen';
    expect(all.split(', ').sort()).toEqual(Object.keys(small).sort());
    expect(refused.split('\n').sort()).toEqual(
      [
        `Die Angabe „wieght“ gibt es in children nicht (Zeile ${lineOf('"wieght"')}, Zeichen 4). Gemeint ist wohl „weight“.`,
        `Die Angabe „famly“ gibt es in children nicht (Zeile ${lineOf('"famly"')}, Zeichen 4). Gemeint ist wohl „family“.`,
        `Die Angabe „colour“ gibt es in pools nicht (Zeile ${lineOf('"colour"')}, Zeichen 4). Möglich sind: id, limits, group.`,
        `Die Angabe „Cost“ gibt es in load nicht (Zeile ${lineOf('"Cost"')}, Zeichen 6). Gemeint ist wohl „cost“.`,
        `Die Angabe „prio“ gibt es in arcs nicht (Zeile ${lineOf('"prio"')}, Zeichen 4). Möglich sind: child, pool, cost, priority.`,
        `Die Angabe „kind“ gibt es in frozen nicht (Zeile ${lineOf('"kind"')}, Zeichen 4). Möglich sind: child, pool.`,
        `Einen Teil „frozn“ gibt es nicht (Zeile ${lineOf('"frozn"')}, Zeichen 2). Gemeint ist wohl „frozen“.`,
      ].sort(),
    );
    const twice = JSON.stringify(small)
      .replaceAll('"weight":2', '"weight":2,"weight":3')
      .replaceAll('"cap":1', '"cap":1,"\\u0063ap":1')
      .replaceAll('"above":0', '"above":0,"above":0')
      .replaceAll('"priority":3', '"priority":3,"priority":3')
      .replaceAll('{"child":"a","pool":"y"}', '{"child":"a","pool":"y","child":"b"}')
      .replaceAll('"group":"g"', '"group":"g","group":"g"');
    const doubles = (await refusal(twice)).split('\n');
    expect(doubles.map((line) => line.replace(/ \(Zeile 1, Zeichen \d+\)/, '')).sort()).toEqual(
      ['above“ steht zweimal in einem Eintrag von load.', 'cap“ steht zweimal in einem Eintrag von limits.']
        .concat('child“ steht zweimal in einem Eintrag von frozen.', 'group“ steht zweimal in einem Eintrag von pools.')
        .concat(
          'priority“ steht zweimal in einem Eintrag von arcs.',
          'weight“ steht zweimal in einem Eintrag von children.',
        )
        .map((line) => `„${line}`),
    );
  });

  it('takes any text as an id, also one that objects give a meaning to', async () => {
    const ids = [
      '__proto__',
      'constructor',
      'toString',
      '10',
      '9',
      '„Ä"\\\n',
      '孩子',
      '👧🏽',
      '\ud800',
      ' ',
      'a'.repeat(70_000),
    ];
    const json: InstanceJson = {
      levels: ['__proto__'],
      limits: ids.map((id) => ({ id, cap: 1 })),
      pools: ids.map((id) => ({ id, limits: [id] })),
      children: ids.map((id) => ({ id, weight: 1, family: id })),
      arcs: ids.map((id) => ({ child: id, pool: id, cost: [1] })),
    };
    const { instance } = await read(JSON.stringify(json));
    expect(instance).toEqual(instanceFromJson(json));
    expect([...instance.childIds].sort()).toEqual([...ids].sort());
    expect(await refusal(`{"__proto__":{"arcs":1},${JSON.stringify(json).slice(1)}`)).toContain('„__proto__“');
  });

  it('keeps characters whole that lie across two pieces of the file', async () => {
    const child = { id: '孩'.repeat(200_000), weight: 1 };
    const { instance } = await read(JSON.stringify({ ...small, children: [...small.children, child] }));
    expect(instance.childIds.at(-1)).toBe(child.id);
  });

  it('tells how far it is', async () => {
    const text = JSON.stringify(small) + ' '.repeat(1_000_000);
    await writeFile(path, text);
    const told: number[] = [];
    await readInstanceFile(path, (bytes, total) => {
      expect(total).toBe(text.length);
      told.push(bytes);
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(text.length);
  });
});

describe('a file that is no instance', () => {
  it.each([
    ['', 'Die Datei ist leer.'],
    [' \n', 'Die Datei ist leer.'],
    ['[]', 'Die Datei muss mit einem Objekt { … } beginnen (Zeile 1, Zeichen 1).'],
    ['7', 'Die Datei bricht mitten im JSON ab (Zeile 1, Zeichen 2). Ist sie vollständig?'],
    [
      '{"levels":["a"],\n "arcs":[{"child":"a"',
      'Die Datei bricht mitten im JSON ab (Zeile 2, Zeichen 22). Ist sie vollständig?',
    ],
    ['{"levels":["a"],\n "arcs":[,]}', 'Die Datei ist kein gültiges JSON (Zeile 2, Zeichen 10).'],
    ['{"levels":["a"],\n "arcs":[x]}', 'Die Datei ist kein gültiges JSON (Zeile 2, Zeichen 10).'],
    ['{"levels":["a"]}\n\n{}', 'Die Datei ist kein gültiges JSON (Zeile 3, Zeichen 1).'],
    ['{"seed":NaN}', 'Die Datei ist kein gültiges JSON (Zeile 1, Zeichen 9).'],
    ['{"seed":01}', 'Die Datei ist kein gültiges JSON (Zeile 1, Zeichen 10).'],
    ['{"arcs":[],\n"arcs":[]}', 'arcs steht zweimal in der Datei (Zeile 2, Zeichen 1).'],
  ])('%j is refused with one sentence', async (text, sentence) => {
    expect(await refusal(text)).toBe(sentence);
  });

  it('is named with the line, also far behind the beginning', async () => {
    const arcs = Array.from({ length: 40_000 }, () => '{"note":"Jugend"}').join(',\n');
    expect(await refusal(`{"other":[\n${arcs},\n}`)).toBe('Die Datei ist kein gültiges JSON (Zeile 40002, Zeichen 1).');
  });

  it('that is not UTF-8 is refused', async () => {
    expect(await refusal(Buffer.from('{"levels":["Stra\u00dfe"]}', 'latin1'))).toBe(
      'Die Datei ist kein gültiges UTF-8 (Zeile 1, Zeichen 17).',
    );
  });

  it('and one with wrong or missing parts names them all', async () => {
    const wrong = { levels: 'minutes', seed: '7', children: {}, pools: [3], arcs: null, frozen: { a: { child: 'a' } } };
    const message = await refusal(JSON.stringify(wrong));
    for (const part of ['levels', 'seed', 'children', 'pools[0]', 'limits', 'arcs', 'frozen'])
      expect(message, part).toContain(`${part}${part === 'pools[0]' ? '.id' : ''} muss `);
    expect(message.split('\n')).toHaveLength(7);
  });

  it('and one with faulty elements names the culprits', async () => {
    const message = await refusal(
      JSON.stringify({
        ...small,
        children: [...small.children, { id: 'c', weight: -1 }, { id: 'a', weight: 1 }],
        arcs: [...small.arcs, { child: 'z', pool: 'x', cost: [1, 1] }, { child: 'a', pool: 'x', cost: [1] }],
      }),
    );
    for (const part of ['„c“ darf nicht negativ', '„a“ steht zweimal', '„z“, es fehlt', '2 Ebenen, 1 Kosten'])
      expect(message).toContain(part);
  });

  it('and levels that come after the arcs must be as many as their costs', async () => {
    expect(await refusal(JSON.stringify({ ...small, levels: ['one'] }))).toContain('1 Ebenen, 2 Kosten');
    const { levels, ...others } = small;
    expect(await refusal(JSON.stringify({ ...others, levels: [...levels, 'third'] }))).toBe(
      'levels passt nicht zu cost in arcs: 3 Ebenen, 2 Kosten.',
    );
  });

  it('and one that cannot be read is refused', async () => {
    await expect(readInstanceFile(join(folder, 'none.json'))).rejects.toThrow(
      new Refused(`${join(folder, 'none.json')} gibt es nicht.`),
    );
    await expect(readInstanceFile(folder)).rejects.toThrow(new Refused(`${folder} ist ein Ordner, keine Datei.`));
  });
});
