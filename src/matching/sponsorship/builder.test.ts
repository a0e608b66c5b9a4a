// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { MatchingInputError } from '../instance/errors.ts';
import { sponsorshipsFromJson } from './builder.ts';
import { SponsorshipReader } from './reader.ts';
import type { SponsorshipJson } from './sponsorship.ts';

/** Two children, two sponsors, all of it right. */
const right: SponsorshipJson = {
  levels: ['language', 'minutes'],
  children: [
    { id: 'ada', weight: 3, slots: ['Mo 1', 'Di 2'] },
    { id: 'ben', weight: 0, slots: [] },
    { id: 'cem', weight: 2, slots: ['Di 2'] },
  ],
  sponsors: [
    { id: 'pia', maxChildren: 2, slots: ['Di 2', 'Mi 1'], groupSize: 2 },
    { id: 'rolf', maxChildren: 1, slots: ['Mo 1'] },
  ],
  arcs: [
    { child: 'ada', sponsor: 'pia', school: 'nord', cost: [0, 10] },
    { child: 'ada', sponsor: 'rolf', cost: [-1, 5] },
    { child: 'ben', sponsor: 'pia', cost: [0, 0] },
    { child: 'cem', sponsor: 'pia', school: 'sued', cost: [0, 20] },
  ],
};

/** What is wrong: fault and culprit of each problem. */
function faultsOf(json: unknown): string[] {
  try {
    sponsorshipsFromJson(json as SponsorshipJson);
    return [];
  } catch (error) {
    if (!(error instanceof MatchingInputError)) throw error;
    for (const { message } of error.problems) expect(message).toMatch(/[.)]$/);
    return error.problems.map(({ fault, culprit }) => `${fault} ${culprit}`);
  }
}
const change = (more: object): object => ({ ...right, ...more });

describe('sponsorshipsFromJson', () => {
  it('takes children, sponsors and lessons in the order of their ids, pairs that must not be left out', () => {
    const turned = change({
      children: right.children.toReversed(),
      sponsors: right.sponsors.toReversed(),
      arcs: right.arcs.toReversed(),
      never: [{ child: 'ada', sponsor: 'pia' }],
    }) as SponsorshipJson;
    const instance = sponsorshipsFromJson(turned);
    expect(instance).toMatchObject({
      childIds: ['ada', 'ben', 'cem'],
      sponsorIds: ['pia', 'rolf'],
      slotIds: ['Di 2', 'Mi 1', 'Mo 1'],
      hasSlots: true,
    });
    expect([...instance.arcStart]).toEqual([0, 1, 2, 3]);
    expect([...instance.arcSponsor]).toEqual([1, 0, 0]);
    expect([...instance.groupSize]).toEqual([2, 1]);
    const { json: _own, ...columns } = instance;
    const { json: _other, ...same } = sponsorshipsFromJson(change({ never: turned.never }) as SponsorshipJson);
    expect(columns.arcCost).toEqual(same.arcCost);
    expect(columns.childSlots).toEqual(same.childSlots);
  });

  it('takes an instance in which nobody names lessons, and one in which there is nobody', () => {
    const plain = change({
      children: right.children.map(({ slots: _, ...child }) => child),
      sponsors: right.sponsors.map(({ slots: _, ...sponsor }) => sponsor),
    });
    expect(faultsOf(plain)).toEqual([]);
    expect(faultsOf({ levels: [], children: [], sponsors: [], arcs: [] })).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['no object', [], ['shape levels', 'shape children', 'shape sponsors', 'shape arcs']],
    [
      'levels that are no names',
      change({ levels: ['a', ''] }),
      ['shape levels', ...Array(4).fill(expect.stringMatching(/^level-count arcs/))],
    ],
    ['a level that comes twice', change({ levels: ['a', 'a'] }), ['double-id levels']],
    [
      'an unknown key',
      change({ childs: [], arcs: [{ ...right.arcs[0], prio: 1 }] }),
      ['unknown-key prio', 'unknown-key childs'],
    ],
    ['an id that comes twice', change({ sponsors: [...right.sponsors, right.sponsors[0]] }), ['double-id pia']],
    [
      'a lesson that comes twice',
      change({ children: [{ id: 'ada', weight: 1, slots: ['Mo 1', 'Mo 1'] }], arcs: [] }),
      ['double-id children[0]'],
    ],
    ['a pair that comes twice', change({ arcs: [...right.arcs, right.arcs[0]] }), ['double-arc arc ada → pia']],
    [
      'unknown ids',
      change({ arcs: [{ child: 'dua', sponsor: 'udo', cost: [0, 0] }], never: [{ child: 'eli', sponsor: 'pia' }] }),
      ['unknown-id eli', 'unknown-id dua', 'unknown-id udo'],
    ],
    [
      'numbers',
      change({
        children: [{ id: 'ada', weight: -1, slots: [] }],
        sponsors: [{ id: 'pia', maxChildren: 1.5, groupSize: -2, slots: [] }],
        arcs: [{ child: 'ada', sponsor: 'pia', cost: [0.5, '1'] }],
      }),
      [
        'negative children[0].weight',
        'not-an-integer sponsors[0].maxChildren',
        'negative sponsors[0].groupSize',
        'not-an-integer arcs[0]',
        'not-an-integer arcs[0]',
      ],
    ],
    ['too few costs', change({ arcs: [{ child: 'ada', sponsor: 'pia', cost: [1] }] }), ['level-count arcs[0]']],
    ['costs that are no list', change({ arcs: [{ child: 'ada', sponsor: 'pia', cost: 1 }] }), ['shape arcs[0]']],
    [
      'lessons that are none',
      change({ children: [{ id: 'ada', weight: 1, slots: 'Mo' }], arcs: [] }),
      ['shape children[0]'],
    ],
    [
      'lessons of some only',
      change({
        children: [...right.children, { id: 'dua', weight: 1 }],
        sponsors: [...right.sponsors, { id: 'udo', maxChildren: 1 }],
      }),
      ['slots-on-some dua', 'slots-on-some udo'],
    ],
    [
      'weights and costs that cannot be added up exactly',
      change({
        children: [
          { id: 'ada', weight: 2 ** 53 - 1, slots: [] },
          { id: 'cem', weight: 1, slots: [] },
        ],
        arcs: [
          { child: 'ada', sponsor: 'pia', cost: [2 ** 53 - 1, 0] },
          { child: 'cem', sponsor: 'pia', cost: [-9, 0] },
        ],
      }),
      ['overflow weight', 'overflow language'],
    ],
    [
      'a pair that is to stay and must not be',
      change({ keep: [{ child: 'ada', sponsor: 'pia' }], never: [{ child: 'ada', sponsor: 'pia' }] }),
      ['keep-never keep ada → pia'],
    ],
    [
      'a pair that is to stay without arc',
      change({ keep: [{ child: 'cem', sponsor: 'rolf' }] }),
      ['keep-without-arc keep cem → rolf'],
    ],
    [
      'a pair that is to stay without time',
      change({ keep: [{ child: 'ben', sponsor: 'pia' }] }),
      ['keep-slot keep ben → pia'],
    ],
    [
      'a pair that is to stay in a lesson not both have',
      change({ keep: [{ child: 'ada', sponsor: 'pia', slot: 'Mi 1' }] }),
      ['keep-slot keep ada → pia'],
    ],
    [
      'a child that is to stay twice',
      change({
        keep: [
          { child: 'ada', sponsor: 'pia' },
          { child: 'ada', sponsor: 'rolf' },
        ],
      }),
      ['keep-twice ada'],
    ],
    [
      'more children who are to stay than somebody takes',
      change({
        sponsors: [{ ...right.sponsors[0], maxChildren: 1 }, right.sponsors[1]],
        keep: [
          { child: 'ada', sponsor: 'pia' },
          { child: 'cem', sponsor: 'pia' },
        ],
      }),
      ['keep-over-capacity pia'],
    ],
    [
      'two schools in the only lesson',
      change({
        keep: [
          { child: 'ada', sponsor: 'pia' },
          { child: 'cem', sponsor: 'pia', slot: 'Di 2' },
        ],
      }),
      ['keep-over-capacity pia'],
    ],
    [
      'a lesson where nobody names any',
      {
        levels: [],
        children: [{ id: 'ada', weight: 1 }],
        sponsors: [{ id: 'pia', maxChildren: 1 }],
        arcs: [{ child: 'ada', sponsor: 'pia', cost: [] }],
        keep: [{ child: 'ada', sponsor: 'pia', slot: 'Mo 1' }],
      },
      ['keep-slot keep ada → pia'],
    ],
  ])('refuses %s', (_, json, faults) => {
    expect(faultsOf(json)).toEqual(faults);
  });

  it('finds lessons for all who stay though the first that comes to mind is wrong', () => {
    const keep = ['ada', 'ben', 'cem'].map((child) => ({ child, sponsor: 'pia' }));
    const json: SponsorshipJson = {
      levels: [],
      children: [
        { id: 'ada', weight: 1, slots: ['a', 'b'] },
        { id: 'ben', weight: 1, slots: ['a', 'b'] },
        { id: 'cem', weight: 1, slots: ['a', 'c'] },
      ],
      sponsors: [{ id: 'pia', maxChildren: 3, slots: ['a', 'b', 'c'] }],
      arcs: keep.map((pair) => ({ ...pair, cost: [] })),
      keep,
    };
    const { slotIds, keptAt } = sponsorshipsFromJson(json);
    expect([...keptAt].map((slot) => slotIds[slot])).toEqual(['a', 'b', 'c']);
  });
});

describe('SponsorshipReader', () => {
  const read = (text: string) => {
    const reader = new SponsorshipReader();
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += 7) reader.write(bytes.subarray(at, at + 7));
    return reader.finish();
  };

  it('makes the same of bytes in pieces', () => {
    expect(read(JSON.stringify(right))).toEqual(sponsorshipsFromJson(right));
  });

  it('refuses keys that come twice, beside everything else that is wrong', () => {
    const text = '{"levels":[],"children":[{"id":"a","id":"b","weight":-1}],"sponsors":[],"arcs":[]}';
    expect(() => read(text)).toThrow(/„id“ steht zweimal(.|\n)*nicht negativ/);
  });
});
