// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { parseRegister } from './register.ts';
import { textBytes as bytes, registerColumns as COLUMNS, registerLine as line } from './register-line.fixture.ts';

const HEAD = ['sep=;', `${COLUMNS};`];
const parse = (...rows: string[]) => parseRegister(bytes(...HEAD, ...rows));

describe('parseRegister reads', () => {
  it('a whole row', () => {
    const { rows, errorCount, warningCount } = parse(line());
    expect([errorCount, warningCount]).toEqual([0, 0]);
    expect(rows).toHaveLength(1);
    expect({ ...rows[0], operatingSince: rows[0]?.operatingSince?.toString() }).toEqual({
      number: '199001',
      form: '02',
      name: 'Apfelbaumschule Städt. Gem. Grundschule',
      nameLines: ['Apfelbaumschule', 'Städt. Gem. Grundschule', '- Primarstufe -'],
      shortName: 'Musterstadt, GG Apfelbaumschule',
      postcode: '52399',
      place: 'Musterstadt',
      street: 'Hauptstr. 1; Hof',
      phone: '02421 123',
      fax: null,
      email: '199001@schule.example',
      homepage: null,
      legalForm: '1',
      ownerNumber: '10100',
      ags: '05358008',
      operatingKey: '1',
      operatingSince: '1974-08-01',
      x: 323000,
      y: 5631000,
      districtGovernment: null,
    });
  });

  it('without the first line, without the trailing semicolon, with a byte-order mark, with Windows line ends', () => {
    for (const head of [[COLUMNS], ['sep=;', COLUMNS], [`${COLUMNS};`], HEAD]) {
      expect(parseRegister(bytes(...head, line()))).toMatchObject({ errorCount: 0, rows: [{ number: '199001' }] });
    }
    expect(parseRegister(bytes(`\uFEFF${HEAD[0]}`, HEAD[1]!, line()))).toMatchObject({ errorCount: 0, rows: [{}] });
    const windows = new TextEncoder().encode([...HEAD, line(), ''].join('\r\n'));
    expect(parseRegister(windows)).toMatchObject({ errorCount: 0, rows: [{ y: 5631000 }] });
  });

  it('an additional column Bezirksregierung anywhere', () => {
    for (const columns of [`Bezirksregierung;${COLUMNS}`, `${COLUMNS};Bezirksregierung`]) {
      const file = parseRegister(bytes('sep=;', columns, line({ Bezirksregierung: 'Köln' }, columns)));
      expect(file).toMatchObject({ errorCount: 0, rows: [{ districtGovernment: 'Köln', x: 323000 }] });
    }
  });

  it('quotes inside a field and words cut at the end of a name line', () => {
    const { rows } = parse(
      line({
        Schulbezeichnung_1: 'Schule "Am Bach" m. Teil-',
        Schulbezeichnung_2: 'standort Süd',
        Schulbezeichnung_3: '',
      }),
    );
    expect(rows[0]?.name).toBe('Schule "Am Bach" m. Teilstandort Süd');
    const kept = parse(
      line({ Schulbezeichnung_1: 'Sport-', Schulbezeichnung_2: 'und Kunstschule', Schulbezeichnung_3: '' }),
    );
    expect(kept.rows[0]?.name).toBe('Sport- und Kunstschule');
  });

  it('right coordinates under an empty EPSG without complaint', () => {
    expect(parse(line({ EPSG: 'null' }))).toMatchObject({ warningCount: 0, rows: [{ x: 323000 }] });
  });
});

describe('parseRegister warns', () => {
  it('about missing positions and positions outside NRW, and keeps the school', () => {
    const file = parse(
      line({ UTMRechtswert: '' }),
      line({ Schulnummer: '199002', UTMHochwert: '4000000' }),
      line({ Schulnummer: '199003', EPSG: 'EPSG:31467' }),
    );
    expect(file).toMatchObject({ errorCount: 0, warningCount: 3 });
    expect(file.rows.map((row) => [row.x, row.y])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(file.warnings[0]).toEqual({
      line: 3,
      column: 'UTMRechtswert',
      message: 'Für die Schule 199001 fehlt die Lage. Sie erscheint ohne Entfernung.',
    });
    expect(file.warnings.map((warning) => warning.line)).toEqual([3, 4, 5]);
  });
});

describe('parseRegister refuses', () => {
  const only = (file: ReturnType<typeof parseRegister>) => {
    expect(file.errorCount).toBe(1);
    return file.errors[0]!;
  };

  it('a missing header', () => {
    expect(only(parseRegister(bytes('sep=;', line())))).toEqual({
      line: 2,
      message: 'Die Kopfzeile mit den Spaltennamen fehlt. Laden Sie das Verzeichnis noch einmal unverändert herunter.',
    });
  });

  it('a header without needed columns, naming them', () => {
    const columns = COLUMNS.replace(';PLZ', '').replace(';Gemeindeschluessel', '');
    expect(only(parseRegister(bytes('sep=;', columns, line({}, columns))))).toEqual({
      line: 2,
      message: 'In der Kopfzeile fehlen diese Spalten: PLZ, Gemeindeschluessel.',
    });
  });

  it('a column given twice', () => {
    expect(only(parseRegister(bytes(`${COLUMNS};Ort`, line()))).message).toContain(
      '„ort“ kommt in der Kopfzeile zweimal vor',
    );
  });

  it.each([
    [
      'fields missing',
      line()
        .slice(0, 100)
        .replace(/;"[^"]*$/, ''),
    ],
    ['a quote open', line().slice(0, -3)],
  ])('a cut last line with %s', (_, cut) => {
    const file = parse(line(), cut);
    expect(only(file)).toEqual({
      line: 4,
      message: 'Die letzte Zeile ist abgeschnitten. Laden Sie das Verzeichnis noch einmal vollständig herunter.',
    });
    expect(file.rows).toHaveLength(1);
  });

  it('damaged lines in the middle, each on its own', () => {
    const file = parse('"199002";"02', '"199003";"02"', line({ Schulnummer: '199004' }).concat(';"x"'), line());
    expect(file.errors).toEqual([
      { line: 3, message: 'Ein Anführungszeichen fehlt oder steht an der falschen Stelle.' },
      { line: 4, message: 'Die Zeile hat nur 2 von 23 Feldern.' },
      { line: 5, message: 'Die Zeile hat 24 statt 23 Feldern.' },
    ]);
    expect(file.rows).toHaveLength(1);
  });

  it('a number given twice, naming both lines', () => {
    expect(only(parse(line(), line({ Schulnummer: '199002' }), line()))).toEqual({
      line: 5,
      column: 'Schulnummer',
      message: 'Die Schulnummer 199001 steht zweimal im Verzeichnis: in Zeile 3 und in Zeile 5.',
    });
  });

  it('wrong codes, all of a line at once', () => {
    const file = parse(
      line({
        Schulnummer: '1990',
        Schulform: 'ZZ',
        Schulbetriebsschluessel: '7',
        Gemeindeschluessel: '535800',
        Schulbetriebsdatum: '31.02.2020',
      }),
    );
    expect(file.errors.map((error) => [error.line, error.column])).toEqual([
      [3, 'Schulnummer'],
      [3, 'Schulform'],
      [3, 'Schulbetriebsschluessel'],
      [3, 'Gemeindeschluessel'],
      [3, 'Schulbetriebsdatum'],
    ]);
    expect(file.errors[0]?.message).toBe('Eine Schulnummer hat genau 6 Ziffern, hier steht „1990“.');
    expect(file.rows).toEqual([]);
  });

  it('many errors with all counted and 50 listed', () => {
    const file = parse(...Array.from({ length: 70 }, () => line({ Schulform: 'ZZ' })));
    expect([file.errorCount, file.errors.length]).toEqual([70, 50]);
  });

  it.each([
    ['an empty file', '', 'Die Datei ist leer.'],
    ['a web page', '<!DOCTYPE html><html></html>', 'Das ist eine Internetseite'],
    ['a PDF', '%PDF-1.7 …', 'Das ist eine PDF-Datei.'],
    ['an xlsx', 'PK\x03\x04…', 'Das ist eine Excel- oder ZIP-Datei.'],
    ['a list of pupils', 'Nachname;Vorname;Geburtsdatum\nMuster;Mia;01.01.2015', 'Das ist eine Liste mit Personen'],
    ['another table', 'a;b\n1;2', 'Das ist nicht das Schulverzeichnis'],
    [
      'the list of school owners',
      'SchulNr;RegSchl;PLZ;Ort;Strasse;Telefon\n1;2;3;4;5;6',
      'Das ist nicht das Schulverzeichnis',
    ],
    ['a header alone', `sep=;\n${COLUMNS};\n`, 'Das Verzeichnis enthält keine Schule.'],
  ])('%s', (_, text, message) => {
    expect(only(parseRegister(new TextEncoder().encode(text))).message).toContain(message);
  });

  it('damaged UTF-8 and the encodings of DOS and old Macs, naming the first line that cannot be read', () => {
    const text = [...HEAD, line({ Schulbezeichnung_2: 'Gem. Grundschule' }), line()].join('\n');
    const cut = Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]);
    const encoded = (ä: number) => Buffer.from(text.replace('Städt', `St${String.fromCharCode(ä)}dt`), 'latin1');
    for (const damaged of [cut, encoded(0x84), encoded(0x8a)]) {
      expect(only(parseRegister(damaged))).toMatchObject({ message: expect.stringContaining('nicht lesbar') });
    }
    expect(only(parseRegister(encoded(0x84))).line).toBe(4);
  });

  it('what a spreadsheet program put in the place of a content, and leading zeros lost in single rows only', () => {
    for (const damage of ['#NAME?', '#WERT!', '########', '2,34567E+11', '10. Dez']) {
      const file = parse(line({ Schulbezeichnung_2: damage }));
      expect(only(file)).toMatchObject({ line: 3, column: 'Schulbezeichnung_2' });
      expect(only(file).message).toContain(`ersetzt durch „${damage}“`);
    }
    const single = parse(line(), line({ Schulnummer: '199002', Gemeindeschluessel: '5358008' }));
    expect(only(single)).toMatchObject({ line: 4, column: 'Gemeindeschluessel' });
  });

  it('days that could be another day', () => {
    for (const day of ['8/1/1974', '01.08.74', '31.02.2020', '1974-13-01', '99'])
      expect(only(parse(line({ Schulbetriebsdatum: day }))).message).toContain('kein Datum');
  });
});

it('parses a register of full size', () => {
  const rows = Array.from({ length: 5507 }, (_, index) => line({ Schulnummer: String(100_000 + index) }));
  const file = bytes(...HEAD, ...rows);
  expect(parseRegister(file).rows).toHaveLength(5507);
});
