// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellValue, guarded, type SheetFormat, unguarded } from './cells.ts';
import { readSheets, sheetLimits } from './read.ts';
import { writeSheet } from './write.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const headings = ['Name', 'Tag', 'Zahl'];
const rows: CellValue[][] = [
  ['Gülşen Çağlar; „Zitat“', day('2015-02-28'), 3.5],
  ['Zeile\nzwei', day('1899-12-31'), -4],
  ['Ω', day('2026-03-29'), 0],
];
const bytesOf = (format: SheetFormat, some: CellValue[][] = rows) =>
  writeSheet({ name: 'Liste', headings, rows: some }, format);

describe.each(['xlsx', 'ods'] as const)('a sheet as %s', (format) => {
  it('comes back as it was, days as days', async () => {
    const { sheets, format: found } = await readSheets(await bytesOf(format, rows.toSpliced(1, 1)));
    expect(found).toBe(format);
    expect(sheets[0]?.rows.map((row) => row.map(String))).toEqual(
      [headings, ...rows.toSpliced(1, 1)].map((row) => row.map(String)),
    );
    expect(sheets[0]?.rows[1]?.[1]).toBeInstanceOf(Temporal.PlainDate);
  });

  it('takes no formula from a text', async () => {
    const wrong = ['=1+1', '+49 2421', '-x', '@x', '\tx'];
    const { sheets } = await readSheets(
      await bytesOf(
        format,
        wrong.map((text) => [text, null, null]),
      ),
    );
    expect(sheets[0]?.rows.slice(1).map(([cell]) => String(cell).trim())).toEqual(wrong.map((text) => `'${text}`));
  });

  it('that is broken is refused with one sentence', async () => {
    const bytes = await bytesOf(format);
    await expect(readSheets(bytes.subarray(0, bytes.length / 2))).rejects.toThrow('beschädigt oder keine Tabelle');
  });
});

describe('a sheet as CSV', () => {
  it('is written as German Excel reads it, and read back', async () => {
    const bytes = await bytesOf('csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text).toMatch(/^\uFEFFName;Tag;Zahl\r\n"Gülşen Çağlar; „Zitat“";28\.02\.2015;3,5\r\n/);
    const { sheets, guessed } = await readSheets(bytes);
    expect(guessed).toEqual({ encoding: 'utf-8', delimiter: ';' });
    expect(sheets[0]?.rows[2]).toEqual(['Zeile\nzwei', '31.12.1899', '-4']);
  });

  it.each([
    ['windows-1252', ';', new Uint8Array([0x4d, 0xfc, 0x3b, 0x62, 0x0a, 0x31, 0x3b, 0x32])],
    ['utf-8', '\t', new TextEncoder().encode('Mü\tb\n1\t2')],
    ['utf-8', ',', new TextEncoder().encode('Mü,b\n1,2')],
  ])('says what it took for: %s %j', async (encoding, delimiter, bytes) => {
    expect(await readSheets(bytes)).toEqual({
      format: 'csv',
      sheets: [
        {
          name: '',
          rows: [
            ['Mü', 'b'],
            ['1', '2'],
          ],
        },
      ],
      guessed: { encoding, delimiter },
    });
  });
});

describe('a guarded text', () => {
  it('is what a spreadsheet might run, and comes back as it was given', () => {
    const wrong = ['=1', '+49', '-x', '@x', '\tx', '\nx', '  =1', '\u200b=1', '＝1', '%x', "'=1", "''+1"];
    for (const text of wrong) expect([text, guarded(text)]).toEqual([text, `'${text}`]);
    for (const text of ['', 'x', "'x", "O'=x", "'", '1-2']) expect([text, guarded(text)]).toEqual([text, text]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', ' ', 'x', '\t', '+') }), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});

describe('the separator of a CSV file', () => {
  it.each([
    [';', 'Liste der Kinder, Düren, Stand 1.9.2026, vorläufig\nName;Tag\nA;1\nB;2'],
    [';', 'Liste\n\nName;Betrag\nA;1,50\nB;2'],
    [',', 'Liste; vorläufig\nName,Tag\nA,1'],
    [',', 'Name,Bemerkung\nA,eins; zwei; drei; vier\nB,x'],
    ['\t', 'Name\tOrt, Straße\nA\tB, C'],
  ])('is %j below a title and beside commas in texts: %j', async (delimiter, text) => {
    expect((await readSheets(new TextEncoder().encode(text))).guessed?.delimiter).toBe(delimiter);
  });
});

describe('a file that is no sheet of ours', () => {
  it('is refused before it is unpacked', async () => {
    await expect(readSheets(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).rejects.toThrow('als .xlsx');
    await expect(readSheets(new Uint8Array(sheetLimits.bytes + 1))).rejects.toThrow('höchstens 20 MB');
    const many = new TextEncoder().encode(`${'a;'.repeat(200_001)}\n`);
    await expect(readSheets(many)).rejects.toThrow('höchstens 200.000');
  });
});
