// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceFromJson } from './builder.ts';
import { MatchingInputError } from './errors.ts';
import type { InstanceJson } from './instance.ts';
import { InstanceReader } from './reader.ts';

function read(text: string, cut: number) {
  const reader = new InstanceReader();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += cut) reader.write(bytes.subarray(at, at + cut));
  return reader.finish();
}

/** The instance, or every fault with its culprit. */
function outcome(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof MatchingInputError)) throw error;
    return error.problems.map(({ fault, culprit }) => `${fault}: ${culprit}`).sort();
  }
}

const ids = ['a', 'bb', 'ä', 'a"', '', '0', 'a\nb', 'x'.repeat(40)];
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 50 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(2 ** 40, -(2 ** 53), 1.5, '7', null, true, [], {}, [1], { id: 'a' }),
  },
);
const id = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: value });
const arc = fc.record(
  { child: id, pool: id, cost: fc.oneof(fc.array(value, { minLength: 1, maxLength: 2 }), value), priority: value },
  { requiredKeys: [] },
);

describe('InstanceReader', () => {
  it('reads arcs as JSON.parse and the builder do, right and wrong ones, however they are written and cut', () => {
    const others = {
      levels: ['minutes'],
      children: ids.filter((one) => one !== '').map((one) => ({ id: one, weight: 1 })),
      pools: ids.filter((one) => one !== '').map((one) => ({ id: one, limits: [] })),
      limits: [],
    };
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: arc }, { weight: 1, arbitrary: value }), { maxLength: 6 }),
        fc.constantFrom(0, 1, '\t', '\r'),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        (arcs, indent, cut, keyOrder) => {
          const turned = arcs.map((one) =>
            keyOrder && typeof one === 'object' && one !== null && !Array.isArray(one)
              ? Object.fromEntries(Object.entries(one).reverse())
              : one,
          );
          const json = { ...others, arcs: turned } as unknown as InstanceJson;
          // A carriage return is no indent JSON.stringify would keep.
          const text =
            indent === '\r'
              ? JSON.stringify(json, null, 1).replaceAll('\n', '\r\n')
              : JSON.stringify(json, null, indent);
          expect(outcome(() => read(text, cut))).toEqual(outcome(() => instanceFromJson(json)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['"cost":[01]', 'kein gültiges JSON'],
    ['"cost":[1,]', 'kein gültiges JSON'],
    ['"cost":[1 2]', 'kein gültiges JSON'],
    ['"cost":[-]', 'kein gültiges JSON'],
    ['"cost":[1],', 'kein gültiges JSON'],
    ['"cost":[1e400]', 'muss eine ganze Zahl sein, nicht Infinity'],
    ['"cost":[1.5]', 'muss eine ganze Zahl sein, nicht 1.5'],
    ['"cost":[9007199254740993]', 'muss eine ganze Zahl sein, nicht 9007199254740992'],
    ['"cost":[1],"cost":[1]', '„cost“ steht zweimal in einem Eintrag von arcs (Zeile 1, Zeichen 140).'],
    ['"cost":[1],"costs":[1]', 'Gemeint ist wohl „cost“.'],
  ])('does not read past a fault in an arc: %s', (part, sentence) => {
    const text = `{"levels":["m"],"children":[{"id":"a","weight":1}],"pools":[{"id":"x","limits":[]}],"limits":[],"arcs":[{"child":"a","pool":"x",${part}}]}`;
    for (const cut of [1, 7, 1000]) expect(() => read(text, cut)).toThrow(sentence);
  });

  it('names keys that are not known at instanceFromJson too', () => {
    const json = {
      levels: ['m'],
      children: [{ id: 'a', weight: 1, name: 'A' }],
      pools: [],
      limits: [{ id: 'l', cap: 1, load: [{ above: 0, costs: [1], cost: [1] }] }],
      arcs: [],
      frozn: [],
    };
    const keys = ['Einen Teil „frozn“', 'Die Angabe „name“ gibt es in children', 'Die Angabe „costs“ gibt es in load'];
    for (const key of keys) expect(() => instanceFromJson(json)).toThrow(key);
  });
});
