// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { crc32 } from 'node:zlib';

const bytesOf = (...numbers: readonly (readonly [size: 2 | 4, value: number])[]): Buffer =>
  Buffer.concat(
    numbers.map(([size, value]) => {
      const part = Buffer.alloc(size);
      part.writeUIntLE(value, 0, size);
      return part;
    }),
  );

/** A ZIP file of texts, packed as they are (APPNOTE 4.3). */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const offset = local.reduce((sum, part) => sum + part.length, 0);
    const sizes = [
      [4, crc32(data)],
      [4, data.length],
      [4, data.length],
      [2, name.length],
      [2, 0],
    ] as const;
    const how = [
      [2, 20],
      [2, 0],
      [2, 0],
      [4, 0],
    ] as const;
    local.push(bytesOf([4, 0x04034b50], ...how, ...sizes), Buffer.from(name), data);
    directory.push(
      bytesOf([4, 0x02014b50], [2, 20], ...how, ...sizes, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      Buffer.from(name),
    );
  }
  const body = Buffer.concat(local);
  const entries = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const end = bytesOf(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, entries.length],
    [4, body.length],
    [2, 0],
  );
  return new Uint8Array(Buffer.concat([body, entries, end]));
}

const strict = 'http://purl.oclc.org/ooxml/';
const packages = 'http://schemas.openxmlformats.org/package/2006/';
const relations = (target: string, type: string) =>
  `<Relationships xmlns="${packages}relationships"><Relationship Id="rId1" Type="${strict}officeDocument/relationships/${type}" Target="${target}"/></Relationships>`;

/** A workbook as Excel saves "Strict Open XML": other namespaces, and days as ISO text (`t="d"`). @param cells of column A, with their type @param doctype before the sheet */
export const strictWorkbook = (
  cells: readonly (readonly [type: 'd' | 'str', value: string])[],
  doctype = '',
): Uint8Array =>
  zipOf({
    '[Content_Types].xml': `<Types xmlns="${packages}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': relations('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': `<workbook xmlns="${strict}spreadsheetml/main" xmlns:r="${strict}officeDocument/relationships" conformance="strict"><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml', 'worksheet'),
    'xl/worksheets/sheet1.xml': `${doctype}<worksheet xmlns="${strict}spreadsheetml/main"><sheetData>${cells
      .map(([type, value], n) => `<row r="${n + 1}"><c r="A${n + 1}" t="${type}"><v>${value}</v></c></row>`)
      .join('')}</sheetData></worksheet>`,
  });
