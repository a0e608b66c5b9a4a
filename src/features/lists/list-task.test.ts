// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { createFileReading } from '../../files/reading.ts';
import type { CellValue, SheetFormat } from '../../outbound/spreadsheet/cells.ts';
import { writeSheet } from '../../outbound/spreadsheet/write.ts';
import { listLimits, listTask } from './list-task.ts';
import { LONGEST_CELL } from './rules.ts';

const known = ['Aktennummer', 'Fällig am'];
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const open = (bytes: Uint8Array, sheet: number | null = null) => listTask(bytes).open(known, sheet);
const sheetOf = (headings: string[], rows: CellValue[][], format: SheetFormat = 'xlsx') =>
  writeSheet({ name: 'Akten', headings, rows }, format);

describe('a list in hand', () => {
  it('is read in a process of its own', async () => {
    const pids: number[] = [];
    const files = createFileReading({ onWorker: (pid) => pids.push(pid) });
    const bytes = await sheetOf(['Aktennummer', 'Fällig am'], [[1, Temporal.PlainDate.from('2026-12-01')]]);
    const read = await files.read('list', bytes, async (ask) => [
      await ask('open', known, null),
      await ask('rows', 0, 200),
      await ask('rows', 1, 200),
    ]);
    await files.close();
    expect(read).toEqual([
      expect.objectContaining({ format: 'xlsx', sheets: ['Akten'], sheet: 0, headingLine: 1, rowCount: 1 }),
      [{ line: 2, cells: [1, { day: '2026-12-01' }] }],
      [],
    ]);
    expect(pids).toHaveLength(1);
    expect(pids).not.toContain(process.pid);
  });

  it('has its headings below titles, and says what was taken for its separator', async () => {
    const read = await open(text('Übersicht 2026;;\n;;\nFÄLLIG AM;Akten-Nummer;\n1.2.2026;1;x\n;;\n2.2.2026;2;\n'));
    expect(read).toEqual({
      format: 'csv',
      guessed: { encoding: 'utf-8', delimiter: ';' },
      sheets: [''],
      sheet: 0,
      headingLine: 3,
      headings: ['FÄLLIG AM', 'Akten-Nummer', ''],
      rowCount: 2,
    });
  });

  it.each([
    ['nothing', '', 'keine Zeilen'],
    ['headings alone', 'Aktennummer;Fällig am\n', 'keine Zeilen'],
    ['too many rows', 'a;b\n'.repeat(listLimits.rows + 1), 'mehr als 20.000 Zeilen'],
    ['too many rows in quotes', `a;b\n${'"x\ny";1\n'.repeat(listLimits.rows)}`, 'mehr als 20.000 Zeilen'],
    ['too many columns', `${'a;'.repeat(201)}a\n1;2\n`, 'mehr als 200 Spalten'],
    ['one endless row', 'x'.repeat(listLimits.rowBytes + 1), 'zu lang'],
    ['a million empty cells', `a;b\n${';'.repeat(1_000_000)}\n`, 'zu lang'],
  ])('of %s is refused with one sentence', async (_, content, sentence) => {
    expect(await open(text(content))).toEqual({
      problem: expect.stringMatching(new RegExp(`^[^.]+${sentence}.*\\.$`)),
    });
  });

  it('with a sheet that is not there is refused', async () => {
    const bytes = await sheetOf(['Aktennummer'], [[1]]);
    for (const sheet of [1, -1])
      expect(await open(bytes, sheet)).toEqual({ problem: expect.stringContaining('gibt es') });
  });

  it('of one text a thousand times is told in small pieces', async () => {
    const long = 'x'.repeat(30_000);
    const task = listTask(
      await sheetOf(
        ['a', 'b', 'c', 'd', 'e'],
        Array.from({ length: 200 }, () => Array(5).fill(long)),
      ),
    );
    await task.open(known, null);
    const batch = task.rows(0, 200);
    expect(batch.length).toBeGreaterThan(1);
    expect(JSON.stringify(batch).length).toBeLessThan(300_000);
    expect(batch[0]?.cells[0]).toHaveLength(LONGEST_CELL + 1);
  });
});
