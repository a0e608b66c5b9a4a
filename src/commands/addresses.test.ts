// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { testDatabases } from '../../tests/helpers/database.ts';
import { parseAddresses } from './address-file.ts';
import { importAddresses } from './addresses.ts';
import { openTestProgram } from './context.fixture.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = 'Straßenname;Hausnummer;Adressierungszusatz;Postleitzahl;Ostwert;Nordwert';

describe('parseAddresses', () => {
  it('reads street, number, suffix, postcode and position, in any order of columns, with the zone in front or not', () => {
    const { rows, errorCount } = parseAddresses(
      bytes(`${header}\nBeispielstr.;12; A;52349;32322600,5;5631100\n\nMusterweg;7;;52349;322700;5631200.25\n`),
    );
    expect(errorCount).toBe(0);
    expect(rows).toEqual([
      { postcode: '52349', streetKey: 'BEISPIELSTR', houseNumber: '12a', x: 322_600.5, y: 5_631_100 },
      { postcode: '52349', streetKey: 'MUSTERWEG', houseNumber: '7', x: 322_700, y: 5_631_200.25 },
    ]);
    expect(parseAddresses(bytes('north;east;plz;hnr;strasse\n5631200;322700;52349;7;Musterweg')).rows).toHaveLength(1);
  });

  it('names the line and column of everything that is wrong', () => {
    const { errors } = parseAddresses(
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
    expect(parseAddresses(bytes('Name;Vorname\na;b')).errors[0]?.message).toContain('Straßenname');
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
});
