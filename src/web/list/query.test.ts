// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listQuery, pageCount, withParams } from './query.ts';

const spec = {
  sorts: ['name', 'wait'],
  defaultSort: { key: 'wait', direction: 'desc' },
  filters: { status: ['offen', 'fertig'], q: 'text' },
} as const;
const read = (url: string) => listQuery(url, spec);

test('starts with the default sort and the first page', () => {
  expect(read('/faelle')).toEqual({
    page: 1,
    sort: { key: 'wait', direction: 'desc' },
    filters: { status: undefined, q: undefined },
    limit: 50,
    offset: 0,
    filtered: false,
    baseUrl: '/faelle',
  });
});

test('reads page, sort and filters and builds a clean base URL', () => {
  const query = read('https://ki.example/faelle?seite=3&sort=-name&status=offen&q=%20M%C3%BCller%20&fremd=1');
  expect(query.offset).toBe(100);
  expect(query.sort).toEqual({ key: 'name', direction: 'desc' });
  expect(query.filters).toEqual({ status: 'offen', q: 'Müller' });
  expect(query.filtered).toBe(true);
  expect(query.baseUrl).toBe('/faelle?status=offen&q=M%C3%BCller&sort=-name');
});

test.each(['seite=0', 'seite=-1', 'seite=1e9', 'seite=abc', 'sort=__proto__', 'sort=-', 'status=constructor', 'q='])(
  'ignores junk: %s',
  (junk) => {
    expect(read(`/faelle?${junk}`)).toEqual(read('/faelle'));
  },
);

test('never throws, and pages stay in reach', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), fc.string(), (search, page) => {
      const query = read(`/faelle?${search}&seite=${encodeURIComponent(page.toWellFormed())}`);
      return query.page >= 1 && query.page <= 100_000;
    }),
  );
});

test('changes single parameters of a path', () => {
  expect(withParams('/a?x=1&y=2', { x: undefined, z: 'ä' })).toBe('/a?y=2&z=%C3%A4');
  expect(withParams('/a?x=1', { x: undefined })).toBe('/a');
  expect([pageCount(0), pageCount(50), pageCount(51)]).toEqual([1, 1, 2]);
});
