// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { reportInput } from '../cases/report-input.ts';
import { parseFamilyForm } from './between-fields.ts';
import { childInput, closedFamilyInput } from './input.ts';
import { reportFields } from './report.fixture.ts';

const today = Temporal.PlainDate.from('2026-11-23');

function errors(changes: Record<string, string>): Record<string, string> {
  const parsed = parseFamilyForm(reportInput(today), reportFields(changes), today);
  return parsed.ok ? {} : Object.fromEntries(parsed.state.errors.map(({ field, message }) => [field, message]));
}

it('asks for a name also where the fields of the name are left out', () => {
  const { nachname: _, vornamen: __, ...nameless } = reportFields();
  const parsed = parseFamilyForm(reportInput(today), nameless, today);
  expect(parsed.ok ? [] : parsed.state.errors.map(({ field }) => field)).toContain('nachname');
});

const entry = '„Einreise nach Deutschland“';
const move = '„Zuzug in die Gemeinde“';

it.each([
  [
    { geburtsdatum: '07.03.2014', einreise: '06.03.2014' },
    { einreise: `${entry} liegt vor der Geburt. Bitte prüfen Sie die Angabe.` },
  ],
  [
    { geburtsdatum: '00.05.2014', einreise: '30.04.2014' },
    { einreise: `${entry} liegt vor der Geburt. Bitte prüfen Sie die Angabe.` },
  ],
  [{ einreise: '24.11.2026' }, { einreise: `${entry} liegt in der Zukunft. Bitte prüfen Sie die Angabe.` }],
  [
    { geburtsdatum: '2014', zuzug: '31.12.2013' },
    { zuzug: `${move} liegt vor der Geburt. Bitte prüfen Sie die Angabe.` },
  ],
  [
    { einreise: '10.04.2025', zuzug: '9.4.2025' },
    { zuzug: `${move} liegt vor der Einreise nach Deutschland. Bitte prüfen Sie die Angabe.` },
  ],
  [
    { zuzug: '24.02.2027' },
    { zuzug: `${move} liegt mehr als drei Monate in der Zukunft. Bitte prüfen Sie die Angabe.` },
  ],
  [
    { geburtsdatum: '2014', einreise: '2.2.2013', zuzug: '1.1.2013' },
    {
      einreise: `${entry} liegt vor der Geburt. Bitte prüfen Sie die Angabe.`,
      zuzug: `${move} liegt vor der Geburt. Bitte prüfen Sie die Angabe.`,
    },
  ],
])('refuses %j', (changes, expected) => {
  expect(errors(changes)).toEqual(expected);
});

it.each([
  { geburtsdatum: '07.03.2014', einreise: '07.03.2014', zuzug: '07.03.2014' },
  { geburtsdatum: '2014', einreise: '01.01.2014' },
  { einreise: '23.11.2026', zuzug: '23.02.2027' },
  { geburtsdatum: '', geburtsdatum_unbekannt: 'ja', einreise: '01.01.1990' },
])('takes %j', (changes) => {
  expect(errors(changes)).toEqual({});
});

it('says the same when a child is changed', () => {
  const body = {
    nachname: 'A',
    vornamen: '',
    geburtsdatum: '2014',
    geschlecht: 'f',
    sprache1: 'ukr',
    einreise: '1.1.2013',
  };
  const parsed = parseFamilyForm(childInput(today), body, today);
  expect(parsed.ok ? [] : parsed.state.errors.map(({ field }) => field)).toEqual(['einreise']);
});

it('lists all errors in the order of the page', () => {
  const fields = Object.keys(
    errors({ nachname: '', vornamen: '', einreise: '1.1.2030', weg: 'mail', plz: '1', g1_telefon: '12', sprache1: '' }),
  );
  expect(fields).toEqual(['nachname', 'sprache1', 'einreise', 'email', 'g1_telefon', 'plz']);
});

it.each([
  [{ g2_strasse: 'Fernweg 1' }, ['g2_nachname', 'g2_plz', 'g2_ort']],
  [{ g1_strasse: 'Fernweg 1', g1_plz: '52428', g1_ort: 'Jülich' }, []],
  [{ g1_strasse: 'Fernweg 1', g1_plz: '52428', g1_ort: 'Jülich', auskunftssperre: 'ja' }, ['g1_strasse']],
  [{ g1_strasse: 'Amt 1', g1_plz: '52428', g1_ort: 'Jülich', g1_art: 'guardian', auskunftssperre: 'ja' }, []],
  [{ briefe_an: '1' }, []],
  [{ briefe_an: '2' }, ['briefe_an']],
  [{ briefe_an: '1', g1_sorge: 'no' }, ['briefe_an']],
  [{ briefe_an: '5', eltern: 'wer weiß', g1_sorge: 'halb' }, ['briefe_an', 'eltern', 'g1_sorge']],
])('knows of persons with custody %j', (changes, fields) => {
  expect(Object.keys(errors(changes as Record<string, string>)).sort()).toEqual(fields.toSorted());
});

it('lets no parent have another address beside a closed one', () => {
  const { strasse: _, hausnummer: __, plz: ___, ort: ____, unterkunft: _____, ...closed } = reportFields();
  const { nachname, vornamen, geburtsdatum, geschlecht, sprache1, staat1, bekenntnis, fall, ...family } = closed;
  expect([nachname, vornamen, geburtsdatum, geschlecht, sprache1, staat1, bekenntnis, fall]).not.toContain(undefined);
  const typed = { ...family, g1_strasse: 'Fernweg 1', g1_plz: '52428', g1_ort: 'Jülich' };
  const parsed = parseFamilyForm(closedFamilyInput, typed, today);
  expect(parsed.ok ? [] : parsed.state.errors.map(({ field }) => field)).toEqual(['g1_strasse']);
});
