// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { testDatabases } from '../../tests/helpers/database.ts';
import { derivePosition } from '../features/families/position.ts';
import { type AddressProblem, type BuildingPosition, readAddresses } from './address-file.ts';
import { importAddresses } from './addresses.ts';
import { openTestProgram } from './context.fixture.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hkde5Header =
  'nba;oid;qua;landschl;land;regbezschl;regbez;kreisschl;kreis;gmdschl;gmd;ottschl;ott;strschl;str;hnr;adz;zone;ostwert;nordwert;postplz;postonm;postonmzus;postott';
const gebref = (number: string, suffix = '', more = ';2026-01-02') =>
  `N;DENW000000000001;A;05;NRW;3;Köln;58;Düren;008;Düren;0000;;01234;Beispielstraße;${number};${suffix};32;32322600,125;5631100,500${more}`;
const hkde5 = (number: string, suffix = '') => gebref(number, suffix, ';52349;Düren;;Mitte');
const old = (number: string, suffix: string, more: string) =>
  `N;DENW000000000001;A;05;3;58;008;0000;01234;${number};${suffix};32322600,125;5631100,500;Beispielstraße${more}`;
const header = 'Straßenname;Hausnummer;Adressierungszusatz;Postleitzahl;Ostwert;Nordwert';

const parse = (content: Uint8Array) => {
  const read = [...readAddresses(content)];
  const errors = read.filter((one): one is AddressProblem => one !== null && 'message' in one);
  const rows = read.filter((one): one is BuildingPosition => one !== null && !('message' in one));
  return { rows, errors, errorCount: errors.length, passed: read.filter((one) => one === null).length };
};
const nothing = { ags: '', streetNumber: '' };

describe('readAddresses', () => {
  it('reads street, number, suffix, postcode and position, in any order of columns, with the zone in front or not', () => {
    const { rows, errorCount } = parse(
      bytes(`${header}\nBeispielstr.;12; A;52349;32322600,5;5631100\n\nMusterweg;7;;52349;322700;5631200.25\n`),
    );
    expect(errorCount).toBe(0);
    expect(rows).toEqual([
      { ...nothing, postcode: '52349', streetKey: 'BEISPIELSTR', houseNumber: '12a', x: 322_600.5, y: 5_631_100 },
      { ...nothing, postcode: '52349', streetKey: 'MUSTERWEG', houseNumber: '7', x: 322_700, y: 5_631_200.25 },
    ]);
    expect(parse(bytes('north;east;plz;hnr;strasse\n5631200;322700;52349;7;Musterweg')).rows).toHaveLength(1);
  });

  it('names the line and column of everything that is wrong', () => {
    const { errors } = parse(
      bytes(
        `${header}\nWeg;x;;52349;322600;5631100\nWeg;1;;5234;322600;5631100\nWeg;1;;52349;9;5631100\nWeg;1;;52349;322600;\n`,
      ),
    );
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Hausnummer'],
      [3, 'Postleitzahl'],
      [4, 'Ostwert'],
      [5, 'Nordwert'],
    ]);
    expect(parse(bytes('Name;Vorname\na;b')).errors[0]?.message).toContain('Straßenname');
  });

  it.each([
    ['HK-DE 5.2', [hkde5Header, hkde5('12', 'A'), hkde5('14')], '52349'],
    ['HK-DE 5.2 without header', [hkde5('12', 'A'), hkde5('14')], '52349'],
    ['HK-DE until 4.2', [old('12', 'A', ';52349;Düren;;'), old('14', '', ';52349;Düren;;Mitte')], '52349'],
    ['gebref.txt', [gebref('12', 'A'), gebref('14')], ''],
    ['gebref.txt until 2019', [old('12', 'A', ';2019-07-01'), old('14', '', ';2019-07-01')], ''],
  ])('reads %s', (_, rows, postcode) => {
    const expected = {
      rows: ['12a', '14'].map((houseNumber) => ({
        ...{ ags: '05358008', postcode, streetKey: 'BEISPIELSTRASSE', streetNumber: '01234', houseNumber },
        ...{ x: 322_600.125, y: 5_631_100.5 },
      })),
      errorCount: 0,
    };
    expect(parse(bytes(rows.join('\n')))).toMatchObject(expected);
    // As a spreadsheet program saves it again.
    const resaved = ['sep=;', ...rows.map((row) => `${row.replaceAll(';0', ';')};;`), ';;;;', ''].join('\r\n');
    const short = { ...expected, rows: expected.rows.map((row) => ({ ...row, streetNumber: '1234' })) };
    expect(parse(Buffer.from(resaved, 'latin1'))).toMatchObject(short);
    expect(parse(Buffer.from(`\uFEFF${resaved.replaceAll(';', '\t')}`, 'utf16le'))).toMatchObject(short);
  });

  it('passes over other Länder, buildings torn down and numbers that are not official', () => {
    const rows = [
      ...[hkde5Header, hkde5('1'), hkde5('2').replace(';05;NRW', ';07;RP'), hkde5('3').replace(/^N/, 'L')],
      ...[hkde5('4').replace(';A;', ';C;'), hkde5(''), '# Kommentar'],
    ];
    expect(parse(bytes(rows.join('\n')))).toMatchObject({ rows: [{ houseNumber: '1' }], errorCount: 0, passed: 4 });
  });

  it('says of other files what they are and what can be read', () => {
    const message = (content: string | Uint8Array) => {
      const { rows, errors } = parse(typeof content === 'string' ? bytes(content) : content);
      expect([rows.length, errors.length]).toEqual([0, 1]);
      return errors[0]?.message ?? '';
    };
    expect(message('G;05;3;58;008;Düren\nG;05;3;58;024;Jülich')).toContain('Entschlüsselungsdatei');
    expect(message('a;b;c\n1;2;3')).toContain('Dieses Format kennen wir nicht. Lesbar sind Hauskoordinaten (HK-DE)');
    expect(message(hkde5Header.replace('str;hnr', 'x1;x2'))).toBe(
      'In der Kopfzeile fehlen diese Spalten: Straßenname, Hausnummer.',
    );
    expect(message('PK\x03\x04')).toContain('ZIP-Datei');
    expect(message('')).toBe('Die Datei ist leer.');
    expect(message(Buffer.concat([bytes(`${header}\nStraße`), Buffer.from([0xc3])]))).toContain('nicht lesbar');
  });
});

describe.each(testDatabases)('importAddresses on %s', (kind) => {
  it('writes all or nothing, and a later file moves a building', async () => {
    const { context, close } = await openTestProgram(kind);
    const file = (x: string) => bytes(`${header}\nMusterweg;7;;52349;${x};5631200\n`);
    expect(await importAddresses(context, file('falsch'))).toMatchObject({ written: 0, errorCount: 1 });
    expect(await context.database.db.selectFrom('building_position').selectAll().execute()).toEqual([]);
    await importAddresses(context, file('322600'));
    await importAddresses(context, file('322700'));
    expect(await context.database.db.selectFrom('building_position').select('x').execute()).toEqual([{ x: 322_700 }]);
    await close();
  });

  it('finds a house by municipality, postcode or both, and tells streets of one name apart', async () => {
    const { context, close } = await openTestProgram(kind);
    const at = async (houseNumber: string, { ags = '05358008', postcode = '52349' } = {}) => {
      const found = await context.database.db
        .transaction()
        .execute((tx) => derivePosition(tx, { street: 'Beispielstr.', houseNumber, postcode, ags, manual: null }));
      return found?.source === 'building' ? found.x : undefined;
    };
    const moved = (row: string, x: number) => row.replace('32322600,125', `32${x}`);
    const rows = [
      ...[moved(gebref('1'), 322_001), moved(gebref('2'), 322_002), moved(gebref('3'), 322_003)],
      ...[moved(gebref('3').replace('01234', '09999'), 329_003), moved(gebref('1').replace(';008;', ';024;'), 309_001)],
    ];
    expect(await importAddresses(context, bytes(rows.join('\n')))).toMatchObject({ written: 5, errorCount: 0 });
    expect(await at('1')).toBe(322_001);
    expect(await at('1', { postcode: '52351' })).toBe(322_001);
    expect(await at('1', { ags: '05358024' })).toBe(309_001);
    // Two streets of one name in one municipality: which one is meant cannot be told.
    expect(await at('3')).toBeUndefined();
    // A file that names the postcode too tells them apart, and counts before the one that does not.
    const both = [hkde5Header, moved(hkde5('3'), 322_103), moved(hkde5('3').replace('52349', '52351'), 329_103)];
    await importAddresses(context, bytes(both.join('\n')));
    expect([await at('3'), await at('3', { postcode: '52351' })]).toEqual([322_103, 329_103]);
    const table = `${header}\nBeispielstraße;2;;52349;322902;5631200\nBeispielstraße;4;;52349;322904;5631200\n`;
    await importAddresses(context, bytes(table));
    expect(await at('4')).toBe(322_904);
    await close();
  });

  it('keeps the areas of the active centres only, where a file names the municipality', async () => {
    const { context, close } = await openTestProgram(kind);
    await context.database.db.updateTable('centre').set({ active: true }).where('key', '=', 'dueren').execute();
    const far = gebref('2').replace(';58;Düren;008', ';15;Köln;000');
    expect(await importAddresses(context, bytes([gebref('1'), far].join('\n')))).toMatchObject({
      written: 1,
      passed: 1,
    });
    await close();
  });
});
