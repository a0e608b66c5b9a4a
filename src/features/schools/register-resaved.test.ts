// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { parseRegister } from './register.ts';
import { textBytes as bytes, registerColumns as COLUMNS, registerLine as line } from './register-line.fixture.ts';

const HEAD = ['sep=;', `${COLUMNS};`];
const parse = (...rows: string[]) => parseRegister(bytes(...HEAD, ...rows));

describe('parseRegister reads a register that was saved again', () => {
  const original = parse(line(), line({ Schulnummer: '199002', Ort: 'Köln', Schulform: '0A' })).rows;
  const expectSame = (file: ReturnType<typeof parseRegister>) => {
    expect(file).toMatchObject({ errorCount: 0, warningCount: 0 });
    expect(JSON.stringify(file.rows)).toBe(JSON.stringify(original));
  };
  const rows = [...HEAD, line(), line({ Schulnummer: '199002', Ort: 'Köln', Schulform: '0A' })];
  const text = rows.join('\r\n');

  it('in Windows-1252 and in UTF-16 of both kinds, with and without byte-order mark', () => {
    expectSame(parseRegister(Buffer.from(text, 'latin1')));
    for (const start of ['\uFEFF', '']) {
      const little = Buffer.from(start + text, 'utf16le');
      expectSame(parseRegister(little));
      expectSame(parseRegister(Buffer.from(little).swap16()));
    }
  });

  it('with rows of separators anywhere, empty columns at the end and a widened hint', () => {
    const empty = ';'.repeat(25);
    const wide = [
      `"sep=;"${empty}`,
      empty,
      ...rows.slice(1).flatMap((row) => [`${row};;;`, '"";"" ;']),
      empty,
      ';;',
      '',
    ];
    expectSame(parseRegister(bytes(...wide)));
  });

  it('with tabs or commas', () => {
    for (const delimiter of ['\t', ',']) {
      const [header = '', ...data] = rows.slice(1);
      const saved = data.map((row) => row.replaceAll('";"', `"${delimiter}"`));
      expectSame(parseRegister(bytes(header.replaceAll(';', delimiter), ...saved)));
    }
  });

  it('without leading zeros and quotes, with days and numbers rewritten', () => {
    const changes = { Schulform: '2', Gemeindeschluessel: '5358008', Telefonvorwahl: '2421', Strasse: 'Hof' };
    const resaved = (day: string, east: string, north: string) =>
      parse(line({ ...changes, Schulbetriebsdatum: day, UTMRechtswert: east, UTMHochwert: north }).replaceAll('"', ''));
    const expected = parse(line({ Strasse: 'Hof' })).rows;
    for (const day of ['1.8.1974', '1974-08-01', '1974-08-01 00:00:00', '01.08.1974 00:00', '27242']) {
      const file = resaved(day, '323.000', '5.631.000');
      expect([file.errors, file.warnings]).toEqual([[], []]);
      expect(JSON.stringify(file.rows)).toBe(JSON.stringify(expected));
    }
  });
});
