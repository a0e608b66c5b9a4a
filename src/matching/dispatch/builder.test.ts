// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { MatchingInputError } from '../instance/errors.ts';
import { dispatchFromJson } from './builder.ts';
import type { DispatchJson } from './dispatch.ts';
import { DispatchReader } from './reader.ts';

/** r and s fit v one after the other, when there is a way. */
const small: DispatchJson = {
  buffer: 10,
  travel: { 'x|y': 20 },
  requests: [
    { id: 'r', start: 0, end: 60, site: 'x', weight: 2 },
    { id: 's', start: 90, end: 120, site: 'y', weight: 1 },
  ],
  volunteers: [{ id: 'v', maxJobs: 2, minutesLeft: 90, monthJobs: 1 }],
  arcs: [
    { request: 'r', volunteer: 'v', cost: [0, 5] },
    { request: 's', volunteer: 'v', cost: [1, 7] },
  ],
  fairness: [0, 1],
  previous: [{ request: 'r', volunteer: 'v' }],
  seconds: 0.5,
};

function read(text: string) {
  const reader = new DispatchReader();
  reader.write(Buffer.from(text));
  return reader.finish();
}

/** What both ways of making an instance refuse, in lines. */
function refusal(json: unknown): string[] {
  const said = [() => dispatchFromJson(json as DispatchJson), () => read(JSON.stringify(json))].map((make) => {
    try {
      make();
    } catch (error) {
      expect(error).toBeInstanceOf(MatchingInputError);
      return (error as MatchingInputError).message.replaceAll(/ \(Zeile \d+, Zeichen \d+\)/g, '');
    }
    return '';
  });
  const [lines = [], fromBytes = []] = said.map((message) => message.split('\n').filter((line) => line !== ''));
  // In a file keys are refused in their order.
  expect(fromBytes.toSorted()).toEqual(lines.toSorted());
  return lines;
}

describe('an instance of M2', () => {
  it('is read from bytes as from objects', () => {
    expect(read(JSON.stringify(small))).toEqual(dispatchFromJson(small));
    expect(dispatchFromJson(small)).toMatchObject({
      requestIds: ['r', 's'],
      seconds: 0.5,
      previous: Int32Array.of(0, -1),
    });
  });

  it('names all culprits at once', () => {
    const wrong = {
      ...small,
      buffer: -1,
      travel: { 'x|y': 1.5, xy: 3 },
      requests: [
        ...small.requests,
        { id: 'r', start: 5, end: 9, site: 'x', weight: -1 },
        { id: 't', start: 60, end: 60, site: 'x', weight: 2 ** 53 },
        { id: '', start: '0', end: 9, site: 7, weight: 1 },
        3,
      ],
      volunteers: [...small.volunteers, { id: 'w', maxJobs: -1, minutesLeft: null, monthJobs: 0.5 }],
      arcs: [
        ...small.arcs,
        { request: 'r', volunteer: 'v', cost: [0, 5] },
        { request: 'z', volunteer: 'v', cost: [0, 5] },
        { request: 'r', volunteer: 'u', cost: [-1, 5] },
        { request: 's', volunteer: 'w', cost: [1] },
      ],
      fairness: [0, 3, 2],
      previous: [
        { request: 'r', volunteer: 'v' },
        { request: 'r', volunteer: 'w' },
        { request: 'q', volunteer: 'v' },
      ],
      seconds: -1,
    };
    const lines: string[] = [];
    // The first twenty are named, so in three portions.
    for (const parts of [
      { ...wrong, arcs: [], previous: [], volunteers: small.volunteers },
      { ...small, arcs: wrong.arcs, volunteers: wrong.volunteers },
      { ...small, volunteers: [...small.volunteers, { id: 'w' }], previous: wrong.previous },
    ])
      lines.push(...refusal(parts));
    expect(lines).toEqual([
      'buffer darf nicht negativ sein, ist aber -1.',
      'travel „x|y“ muss eine ganze Zahl sein, nicht 1.5.',
      'travel: „xy“ nennt keinen Weg von|nach.',
      'requests[5] muss ein Objekt sein, nicht 3.',
      'requests[2].weight darf nicht negativ sein, ist aber -1.',
      'requests[3].weight muss eine ganze Zahl sein, nicht 9007199254740992.',
      'Die Anfrage „t“ endet (60), bevor sie beginnt (60). end muss größer sein als start.',
      'requests[4].id muss ein Text sein und darf nicht leer sein.',
      'requests[4].site muss ein Text sein und darf nicht leer sein.',
      'requests[4].start muss eine ganze Zahl sein, nicht 0.',
      'Die Anfrage „r“ steht zweimal in der Liste.',
      'fairness darf nicht fallen: fairness[2] ist 2, der Eintrag davor 3.',
      'seconds muss eine Zahl ab 0 sein, nicht -1.',
      'volunteers[1].maxJobs darf nicht negativ sein, ist aber -1.',
      'volunteers[1].minutesLeft muss eine ganze Zahl sein, nicht null.',
      'volunteers[1].monthJobs muss eine ganze Zahl sein, nicht 0.5.',
      'arcs[3] nennt „z“, das steht nicht in requests.',
      'arcs[4].cost[0] darf nicht negativ sein, ist aber -1.',
      'arcs[4] nennt „u“, das steht nicht in volunteers.',
      'arcs[5].cost braucht genau zwei Zahlen: [Abweichung, Weg].',
      'arc r → v steht zweimal in arcs.',
      'Die Anfrage „r“ steht zweimal in previous.',
      'previous[2] nennt „q“, das steht nicht in requests.',
    ]);
  });

  it('is refused when it is something else altogether', () => {
    for (const json of [
      {},
      { buffer: [], travel: [], requests: {}, volunteers: 7, arcs: null, fairness: 'x', previous: 1 },
    ]) {
      const lines = refusal(json);
      for (const part of ['buffer', 'travel', 'requests', 'volunteers', 'arcs', 'fairness'])
        expect(
          lines.filter((line) => line.startsWith(`${part} muss `)),
          part,
        ).toHaveLength(1);
    }
    for (const text of ['', '[]', '7 ', '"x"', '{"arcs":[', '{"arcs":[],"arcs":[]}', `{"a":${'['.repeat(600)}`])
      expect(() => read(text), text).toThrow(/leer|beginnen|bricht|zweimal|verschachtelt/);
  });

  it('may have no key that is not known or comes twice', () => {
    expect(refusal({ ...small, previos: [], requests: small.requests.map((one) => ({ ...one, wieght: 1 })) })).toEqual(
      expect.arrayContaining([
        'Einen Teil „previos“ gibt es nicht. Gemeint ist wohl „previous“.',
        'Die Angabe „wieght“ gibt es in requests nicht. Gemeint ist wohl „weight“.',
      ]),
    );
    const text = JSON.stringify(small);
    expect(() => read(text.replace('"x|y":20', '"x|y":20,"x|y":2'))).toThrow('travel nennt „x|y“ zweimal');
    expect(() => read(text.replace('"weight":2', '"weight":2,"weight":2'))).toThrow('„weight“ steht zweimal in einem');
  });

  it('takes any text as an id or a site', () => {
    const ids = ['__proto__', 'constructor', '10', '9', '"\\\n', '孩子'];
    const json: DispatchJson = {
      ...small,
      travel: Object.fromEntries(ids.flatMap((a) => ids.map((b) => [`${a}|${b}`, 1]))),
      requests: ids.map((id, at) => ({ id, start: 100 * at, end: 100 * at + 50, site: id, weight: 1 })),
      volunteers: ids.map((id) => ({ id })),
      arcs: ids.flatMap((request) => ids.map((volunteer) => ({ request, volunteer, cost: [0, 0] as const }))),
      previous: [],
    };
    expect(dispatchFromJson(json).requestIds).toEqual([...ids].sort());
    expect(read(JSON.stringify(json))).toEqual(dispatchFromJson(json));
  });

  it('may not hold numbers whose sum is no longer exact', () => {
    const large = Number.MAX_SAFE_INTEGER;
    expect(refusal({ ...small, requests: small.requests.map((one) => ({ ...one, weight: large })) })[0]).toContain(
      '„weight“',
    );
    expect(refusal({ ...small, fairness: [0, large] })[0]).toContain('„fairness“');
    expect(refusal({ ...small, volunteers: [{ id: 'v', monthJobs: large }] })[0]).toContain('„monthJobs“');
    expect(refusal({ ...small, buffer: large })[0]).toContain('„start, end, buffer“');
    expect(refusal({ ...small, arcs: small.arcs.map((arc) => ({ ...arc, cost: [0, large] })) })[0]).toContain(
      '„cost[1]“',
    );
  });
});

describe('a way that is missing', () => {
  const noWay = { ...small, travel: {} };
  it('is refused where one volunteer could have both requests', () => {
    expect(refusal(noWay)).toEqual(['In travel fehlt der Weg „x|y“: „v“ käme für „r“ und danach für „s“ in Frage.']);
    expect(refusal({ ...small, travel: { 'y|x': 30 } })).toEqual([]);
  });

  it.each([
    ['nobody is possible for both', { arcs: small.arcs.slice(1) }],
    ['who is possible may have one only', { volunteers: [{ id: 'v', maxJobs: 1 }] }],
    ['who is possible has no minutes for both', { volunteers: [{ id: 'v', minutesLeft: 89 }] }],
    ['there is no time for any way', { buffer: 31 }],
    ['both are at the same site', { requests: small.requests.map((one) => ({ ...one, site: 'x' })) }],
  ])('does not matter when %s', (_, change) => {
    expect(refusal({ ...noWay, ...change })).toEqual([]);
  });

  it('is not taken from one that means another', () => {
    const sites = ['a', 'b|c', 'a|b', 'c'];
    const requests = sites.map((site, at) => ({ id: `q${at}`, start: 100 * at, end: 100 * at + 9, site, weight: 1 }));
    const pairs = [
      ['q0', 'v'],
      ['q1', 'v'],
      ['q2', 'w'],
      ['q3', 'w'],
    ];
    const arcs = pairs.map(([request, volunteer]) => ({ request, volunteer, cost: [0, 0] }));
    const json = {
      buffer: 0,
      travel: { 'a|b|c': 5 },
      requests,
      volunteers: [{ id: 'v' }, { id: 'w' }],
      arcs,
      fairness: [],
    };
    expect(refusal(json)).toEqual([expect.stringContaining('kann zweierlei heißen')]);
  });
});
