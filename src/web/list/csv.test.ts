// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

const columns = [
  { label: 'Kind', text: (row: readonly string[]) => row[0] ?? '' },
  { label: 'Stand; heute', text: (row: readonly string[]) => row[1] ?? '' },
];
const body = (value: string): string =>
  new TextDecoder().decode(toCsv(columns.slice(0, 1), [[value]])).split('\r\n')[1] ?? '';

test('is what German Excel opens: BOM, semicolons, CRLF, quotes', () => {
  const bytes = toCsv(columns, [
    ['Ünal', 'sagt "ja"'],
    ['Zwei\nZeilen', 'a;b'],
  ]);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('Kind;"Stand; heute"\r\nÜnal;"sagt ""ja"""\r\n"Zwei\nZeilen";"a;b"\r\n');
});

test.each([
  '=1+1',
  '+49',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\rx',
  '  =1',
  '\u00a0=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '\u200b=1',
  '\n=1',
])('takes the sting out of %j', (value) => {
  expect(body(value).replace(/^"/, '')).toMatch(/^'/);
});

test.each(['Al-Hassan', '12', 'a=b', 'Straße 5'])('leaves %s alone', (value) => {
  expect(body(value)).toBe(value);
});
