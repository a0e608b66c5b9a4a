// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { type SchildPupil, writeBasisdaten } from './basisdaten.ts';
import { getColumn } from './columns.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const address = { street: 'Bornstraße', houseNumber: '2', postcode: '45999', place: 'Neustädt' };
const jan: SchildPupil = {
  id: 'jan',
  familyName: 'Nowak',
  givenNames: 'Jan',
  birth: { year: 2012, month: 1, day: 2 },
  gender: 'm',
  address,
  firstSchoolDay: Temporal.PlainDate.from('2026-11-30'),
  grade: '09',
  placeKind: 'regular',
  compulsorySchool: true,
};

/** Columns of the one row, and the warnings. */
function written(changes: Partial<SchildPupil>, ...headers: string[]) {
  const { file, warnings, refused } = writeBasisdaten(
    [{ ...jan, ...changes }],
    { number: '199999', form: 'GE' },
    today,
  );
  const cells = new TextDecoder('windows-1252')
    .decode(file ?? new Uint8Array())
    .split('\r\n')[1]
    ?.split('|');
  return {
    cells: headers.map((header) => cells?.[getColumn(header).position - 1]),
    warnings: warnings.map(({ column, code }) => `${column}: ${code}`),
    messages: warnings.map(({ message }) => message),
    refused,
  };
}

it.each([
  [{ familyName: '' }, ['-', 'Jan'], 'Nachname', 'Nachnamen'],
  [{ givenNames: '' }, ['Nowak', '-'], 'Vorname', 'Vornamen'],
])('writes a dash for the name a child does not have: %j', (changes, cells, column, word) => {
  const row = written(changes, 'Nachname', 'Vorname');
  expect(row.cells).toEqual(cells);
  expect(row.warnings).toEqual([`${column}: name-single`]);
  expect(row.messages[0]).toBe(
    `Das Kind hat nur einen Namen. SchILD verlangt auch einen ${word}, in der Datei steht dort: -`,
  );
  expect(row.refused).toEqual([]);
});

it('refuses a child without a name, or with one that has no Latin letter', () => {
  for (const changes of [
    { familyName: '', givenNames: '' },
    { familyName: 'Иван', givenNames: '' },
    { familyName: 'Nowak', givenNames: 'Иван' },
  ])
    expect(written(changes).refused).toHaveLength(1);
});

it('keeps postcode and place where there is no street', () => {
  const row = written({ address: { ...address, street: '', houseNumber: '' } }, 'PLZ', 'Ort', 'Straße');
  expect(row.cells).toEqual(['45999', 'Neustädt', '']);
  expect(row.warnings).toEqual(['Straße: street-absent']);
});

it('shortens a long street, never its number', () => {
  const street = 'Professor-Doktor-Erdachtus-von-Musterhausen-Allee am Ufer';
  const row = written({ address: { ...address, street, houseNumber: '117 a-c' } }, 'Straße');
  expect(row.cells).toEqual(['Professor-Doktor-Erdachtus-von-Musterhause 117 a-c']);
  expect(row.cells[0]?.length).toBeLessThanOrEqual(50);
  expect(row.warnings).toEqual(['Straße: truncated']);
  expect(row.messages[0]).toContain('117 a-c');
});

it('warns once of a sign in a street that is also too long', () => {
  const row = written({ address: { ...address, street: 'Ş'.repeat(60), houseNumber: '7ş' } }, 'Straße');
  expect(row.cells).toEqual([`${'S'.repeat(47)} 7s`]);
  expect(row.warnings).toEqual(['Straße: characters-replaced', 'Straße: truncated']);
});
