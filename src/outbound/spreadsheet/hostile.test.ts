// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { strictWorkbook, zipOf } from './packed.fixture.ts';
import { readSheets } from './read.ts';
import { unpackedLimits } from './unpacked.ts';
import { writeSheet } from './write.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const columnOf = async (bytes: Uint8Array) => (await readSheets(bytes)).sheets[0]?.rows.map(([cell]) => cell);
const workbook = () =>
  writeSheet({ name: 'Liste', headings: ['Name'], rows: Array.from({ length: 400 }, () => ['Gülşen Çağlar']) }, 'xlsx');

/** Where a signature stands in a file, each time. */
function placesOf(bytes: Uint8Array, signature: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length - 4 }, (_, at) => at).filter((at) => view.getUint32(at, true) === signature);
}
/** The workbook with other sizes claimed in its directory, for its largest part or for all. */
async function claiming(change: (size: number, largest: boolean) => number): Promise<Uint8Array> {
  const bytes = await workbook();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = placesOf(bytes, 0x02014b50).map((at) => at + 24);
  const largest = Math.max(...places.map((at) => view.getUint32(at, true)));
  for (const at of places) {
    const size = view.getUint32(at, true);
    view.setUint32(at, change(size, size === largest), true);
  }
  return bytes;
}

describe('what a packed file says of its size', () => {
  it('is within the limits for a workbook', async () => {
    expect(await columnOf(await claiming((size) => size))).toHaveLength(401);
  });

  it.each([
    ['more than may be', (size: number, largest: boolean) => (largest ? unpackedLimits.bytes : size)],
    ['a hundred times what is packed', (size: number, largest: boolean) => (largest ? 2_000_000 : size)],
    ['nothing, which is no limit', (size: number, largest: boolean) => (largest ? 0 : size)],
  ])('is refused before it is unpacked: %s', async (_, change) => {
    await expect(claiming(change).then(readSheets)).rejects.toThrow('beim Entpacken zu groß');
  });

  it.each([
    ['less than there is', (size: number, largest: boolean) => (largest ? 20 : size)],
    ['as in files of more than 4 GB', (size: number, largest: boolean) => (largest ? 0xffffffff : size)],
  ])('is found out: %s', async (_, change) => {
    await expect(claiming(change).then(readSheets)).rejects.toThrow('beschädigt oder keine Tabelle');
  });

  it.each([10, 12, 16])('cannot be told elsewhere: %i', async (field) => {
    const bytes = await workbook();
    const [end = 0] = placesOf(bytes, 0x06054b50);
    bytes.fill(0xff, end + field, end + field + (field === 10 ? 2 : 4));
    await expect(readSheets(bytes)).rejects.toThrow('beschädigt oder keine Tabelle');
  });
});

describe('days of workbooks', () => {
  it('are the same by either date base', async () => {
    const write = (dateSystem: '1900' | '1904') =>
      writeXlsx({
        sheets: [
          {
            name: 'Liste',
            columns: [{ header: 'Tag', key: '0', numFmt: 'dd.mm.yyyy' }],
            data: [{ 0: new Date(Date.UTC(2015, 1, 28)) }, { 0: new Date(Date.UTC(1904, 1, 29)) }],
          },
        ],
        dateSystem,
      });
    for (const dateSystem of ['1900', '1904'] as const)
      expect((await columnOf(await write(dateSystem)))?.map(String)).toEqual(['Tag', '2015-02-28', '1904-02-29']);
  });

  it('are read from Strict Open XML', async () => {
    const read = await columnOf(
      strictWorkbook([
        ['str', 'Tag'],
        ['d', '2015-02-28'],
        ['d', '2015-02-28T00:00:00.000'],
        ['d', '2015-02-31'],
      ]),
    );
    expect(read?.[1]).toBeInstanceOf(Temporal.PlainDate);
    expect(read?.map(String)).toEqual(['Tag', '2015-02-28', '2015-02-28', '2015-02-31']);
  });

  it('stay apart from years written as numbers', async () => {
    const rows = [[day('2015-02-28')], [2010]];
    expect(await columnOf(await writeSheet({ name: 'Liste', headings: ['Tag'], rows }, 'xlsx'))).toEqual([
      'Tag',
      day('2015-02-28'),
      '2010',
    ]);
  });
});

describe('a file that means harm', () => {
  it.each([
    ['a ZIP file that is no workbook', zipOf({ 'a.txt': 'a' })],
    ['a workbook without parts', zipOf({})],
    ['a text that begins like a ZIP file', new TextEncoder().encode('PK und mehr, das kein Archiv ist')],
  ])('is refused in one sentence: %s', async (_, bytes) => {
    await expect(readSheets(bytes)).rejects.toThrow('beschädigt oder keine Tabelle');
  });

  it('brings no entities of its own', async () => {
    const grown = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const doctype = `<!DOCTYPE worksheet [<!ENTITY l0 "lol">${grown}]>`;
    const cells = await columnOf(
      strictWorkbook(
        [
          ['str', 'Tag'],
          ['str', '&l9;'],
        ],
        doctype,
      ),
    ).catch(String);
    expect(JSON.stringify(cells).length).toBeLessThan(100);
  });

  it('cells at the ends cost nothing', async () => {
    const text = `Name;;;\n${';'.repeat(900)}\n`.repeat(2).concat(`${';'.repeat(999)}\n`.repeat(1_000));
    const [sheet] = (await readSheets(new TextEncoder().encode(text))).sheets;
    expect(sheet?.rows).toEqual([['Name'], [], ['Name']]);
  });
});
