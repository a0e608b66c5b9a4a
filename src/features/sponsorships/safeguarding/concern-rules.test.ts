// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { routeOf } from './concern-rules.ts';

const office = { person: 'p', deputy: 'd', heads: ['h', 'i'], third: 't' };
const empty = { person: null, deputy: null, heads: ['h'], third: null };
const everybody = ['p', 'd', 'h', 'i', 't', 'x'];

it.each([
  ['nobody is concerned', office, [], everybody, 'p d h'],
  ['the person is concerned', office, ['p'], everybody, 'd h i'],
  ['the deputy is concerned', office, ['d'], everybody, 'p h i'],
  ['a head is concerned', office, ['h'], everybody, 'p d i'],
  ['both are concerned', office, ['p', 'd'], everybody, 'h i t'],
  ['both and a head are concerned', office, ['p', 'd', 'h'], everybody, 'i t -'],
  ['both and every head are concerned', office, ['p', 'd', 'h', 'i'], everybody, 't - -'],
  ['all are concerned', office, ['p', 'd', 'h', 'i', 't'], everybody, undefined],
  ['every head is concerned', office, ['h', 'i'], everybody, 'p d t'],
  ['the person has left', office, [], ['d', 'h', 'i', 't'], 'd h i'],
  ['nothing is set', empty, [], everybody, 'h - -'],
  ['nothing is set and the head is concerned', empty, ['h'], everybody, undefined],
  ['one head is the person', { ...office, person: 'h' }, [], everybody, 'h d i'],
])('when %s, a report goes to nobody it names', (_, of, passed, working, expected) => {
  const route = routeOf(of, new Set(working), new Set(passed));
  expect(route && `${route.reader} ${route.deputy ?? '-'} ${route.head ?? '-'}`).toBe(expected);
});
