// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { reviewTarget } from './list.fixture.ts';
import { checkRow, LONGEST_CELL, mappingProblems, outcomeOf, proposeMapping } from './rules.ts';
import { listTarget } from './target.ts';

const { fields } = reviewTarget;

describe('the mapping of columns', () => {
  it.each([
    [
      'by label and synonym, however written',
      ['AKTEN-NUMMER', 'faellig am *', 'zusta\u0308ndig'],
      ['number', 'due', 'role'],
    ],
    ['each field once, the first column first', ['Nr.', 'Aktennummer', 'Frist'], ['number', null, 'due']],
    ['nothing for what is not known', ['', 'Bemerkung', 'Grund'], [null, null, null]],
  ])('is proposed %s', (_, headings, expected) => {
    expect(proposeMapping(fields, headings)).toEqual(expected);
  });

  it('follows what was chosen before what a name suggests', () => {
    const headings = ['Nr.', 'Vorgang', 'Frist', 'Zuständig'];
    expect(proposeMapping(fields, headings, [undefined, 'number', null, 'gone'])).toEqual([
      null,
      'number',
      null,
      'role',
    ]);
  });

  it('is refused with all that is wrong with it', () => {
    expect(mappingProblems(fields, ['number', 'due', null])).toEqual([]);
    expect(mappingProblems(fields, [null, null])).toEqual([expect.stringContaining('mindestens eine Spalte')]);
    expect(mappingProblems(fields, ['number', 'number', 'toString'])).toEqual([
      expect.stringContaining('das es nicht gibt'),
      expect.stringContaining('„Aktennummer“ ist mehreren Spalten'),
      expect.stringContaining('Für „Fällig am“ ist keine Spalte'),
    ]);
  });

  it('cannot be told by a target whose headings are not apart', () => {
    for (const label of ['GRUND', 'Nr'])
      expect(() => listTarget({ ...reviewTarget, fields: { ...fields, role: { ...fields.role, label } } })).toThrow(
        label,
      );
  });
});

describe('a row', () => {
  const check = (...cells: (string | number | boolean | Temporal.PlainDate | null)[]) =>
    checkRow(reviewTarget, ['number', 'due', 'role'], { line: 7, cells });

  it.each(['#N/A', '#BEZUG!', '########', 'x'.repeat(LONGEST_CELL + 1)])('with %.9s has no value there', (text) => {
    expect(check(1, '1.2.2026', text)).toEqual({ line: 7, reasons: [expect.stringMatching(/^Zuständig: .+\.$/)] });
  });

  it('that says nothing where something is there changes nothing', () => {
    const row = check(1, '1.2.2026', ' ');
    const held = (due: string) =>
      new Map([
        [
          reviewTarget.identify({ number: '1' } as never),
          { number: '1', due: Temporal.PlainDate.from(due), role: 'head' },
        ],
      ]);
    expect(outcomeOf(row, held('2026-02-01'))).toMatchObject({ outcome: 'same', changes: [] });
    expect(outcomeOf(row, held('2026-02-02'))).toMatchObject({ outcome: 'changed', changes: [{ field: 'due' }] });
    expect(outcomeOf(row, new Map())).toMatchObject({ outcome: 'new' });
  });
});
