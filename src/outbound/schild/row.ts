// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isIso6393, statisticLanguageKey } from '../../codes/languages.ts';
import { findState } from '../../codes/nationalities.ts';
import { formatPartialDate, type PartialDate } from '../../codes/partial-date.ts';
import { findPlaceKind, genderLetter, isVocationalKind } from '../../codes/pupil-keys.ts';
import type { SchoolForm } from '../../codes/school-forms.ts';
import { fitClassName, fitStreet, fitText } from './field.ts';
import type { SchildPupil, Warn } from './types.ts';

/** Column header and value; columns that are not set stay empty. */
export type SchildRow = Map<string, string>;

const EARLIEST_ENTRY_YEAR = 1900;

const pad = (n: number): string => String(n).padStart(2, '0');

/** TT.MM.JJJJ. Unknown parts become 01, see `writeBirth`. */
function schildDate(d: PartialDate): string {
  return `${pad(d.day ?? 1)}.${pad(d.month ?? 1)}.${d.year}`;
}

function writeNames(pupil: SchildPupil, row: SchildRow, warn: Warn): void {
  let familyName = pupil.familyName;
  if (familyName.includes('#')) {
    warn(
      'Nachname',
      'hash-removed',
      'Im Nachnamen steht jetzt ein Leerzeichen statt #, weil # in SchILD die Klasse abtrennt.',
    );
    familyName = familyName.replaceAll('#', ' ');
  }
  row.set('Nachname', fitText('Nachname', familyName, warn));
  row.set('Vorname', fitText('Vorname', pupil.givenNames, warn));
  writeSingleName(row, warn);
}

/** What stands for the name a person does not have. */
export const noName = '-';

/** SchILD demands both names. Who has only one gets a dash for the other, as schools write it themselves. */
function writeSingleName(row: SchildRow, warn: Warn): void {
  const missing = ['Nachname', 'Vorname'].filter((header) => row.get(header) === '');
  const [header] = missing;
  if (header === undefined || missing.length > 1) return;
  row.set(header, noName);
  warn(
    header,
    'name-single',
    `Das Kind hat nur einen Namen. SchILD verlangt auch einen ${header === 'Nachname' ? 'Nachnamen' : 'Vornamen'}, in der Datei steht dort: ${noName}`,
  );
}

/**
 * A partly known date is written as registers write it: 01 for what is unknown. SchILD takes only full dates and finds the
 * pupil again by name and date, so an empty column would lose the child; the warning tells the school what is known.
 */
function writeBirth(birth: PartialDate, row: SchildRow, warn: Warn): void {
  const written = schildDate(birth);
  row.set('Geburtsdatum', written);
  if (birth.month !== undefined && birth.day !== undefined) return;
  warn(
    'Geburtsdatum',
    'birth-date-partial',
    `Bekannt ist nur: ${formatPartialDate(birth)}. SchILD verlangt ein volles Datum, in der Datei steht ${written}. ` +
      'Berichtigen Sie es in SchILD, sobald das Datum bekannt ist.',
  );
}

/** SchILD's import knows m and w. For others the column stays empty: choosing one would put a false entry into the register. */
function writeGender(pupil: SchildPupil, row: SchildRow, warn: Warn): void {
  if (pupil.gender === 'm' || pupil.gender === 'f') {
    row.set('Geschlecht', genderLetter(pupil.gender));
    return;
  }
  const label = pupil.gender === 'd' ? 'divers' : 'ohne Angabe';
  warn(
    'Geschlecht',
    'gender-not-in-schild',
    `Das Geschlecht ist „${label}“. Die Importdatei kennt nur m und w, die Spalte bleibt leer. Tragen Sie das Geschlecht ` +
      'in SchILD ein. Nimmt SchILD die Zeile nicht an, legen Sie das Kind dort von Hand an.',
  );
}

/** A postcode without a place is an error in SchILD; both without a street are none. */
function writeAddress(pupil: SchildPupil, row: SchildRow, warn: Warn): void {
  const address = pupil.address;
  if (address === undefined || address.place.trim() === '') {
    warn('Ort', 'address-absent', 'Die Datei enthält für dieses Kind keine Anschrift.');
    return;
  }
  row.set('PLZ', fitText('PLZ', address.postcode, warn));
  row.set('Ort', fitText('Ort', address.place, warn));
  if (address.street.trim() === '') {
    warn('Straße', 'street-absent', 'Eine Straße ist nicht bekannt. Die Datei enthält nur Postleitzahl und Ort.');
    return;
  }
  row.set('Straße', fitStreet(address.street, address.houseNumber, warn));
}

function stateKey(header: string, key: string, warn: Warn): string {
  if (findState(key) !== undefined) return key;
  warn(header, 'state-invalid', `„${key}“ ist kein Staatenschlüssel. Die Spalte „${header}“ bleibt leer.`);
  return '';
}

/** SchuelerBasisdaten.dat holds one nationality; the second has its place in SchuelerZusatzdaten.dat. */
function writeOrigin(pupil: SchildPupil, row: SchildRow, warn: Warn, today: Temporal.PlainDate): void {
  const [first, second] = [pupil.nationality1, pupil.nationality2].filter((key) => key !== undefined && key !== '');
  if (first !== undefined) row.set('1. Staatsang.', stateKey('1. Staatsang.', first, warn));
  if (second !== undefined && second !== first) {
    const name = findState(second)?.adjective ?? second;
    warn(
      '1. Staatsang.',
      'nationality-second',
      `Die Datei fasst nur eine Staatsangehörigkeit. Tragen Sie die zweite in SchILD nach: ${name}.`,
    );
  }
  if (pupil.birthCountry) row.set('Geburtsland Schüler', stateKey('Geburtsland Schüler', pupil.birthCountry, warn));
  writeEntryYear(pupil.entryYear, row, warn, today);
  writeLanguage(pupil.language, row, warn);
}

function writeEntryYear(year: number | undefined, row: SchildRow, warn: Warn, today: Temporal.PlainDate): void {
  if (year === undefined) return;
  if (Number.isInteger(year) && year >= EARLIEST_ENTRY_YEAR && year <= today.year) row.set('Zuzugsjahr', String(year));
  else warn('Zuzugsjahr', 'year-invalid', `Das Zuzugsjahr ${year} kann nicht stimmen. Die Spalte bleibt leer.`);
}

function writeLanguage(language: string | undefined, row: SchildRow, warn: Warn): void {
  if (language === undefined || language === '') return;
  if (isIso6393(language)) row.set('Verkehrssprache', statisticLanguageKey(language));
  else warn('Verkehrssprache', 'language-invalid', `„${language}“ ist kein Sprachcode. Die Spalte bleibt leer.`);
}

function writeKindergarten(pupil: SchildPupil, row: SchildRow, warn: Warn): void {
  const key = pupil.kindergartenYears;
  if (key === undefined) return;
  if ([0, 1, 2, 3, 4].includes(key)) row.set('Dauer Kindergartenbesuch', String(key));
  else {
    warn(
      'Dauer Kindergartenbesuch',
      'kindergarten-years-invalid',
      `Der Kindergartenbesuch ist mit ${key} angegeben, erlaubt sind 0 bis 4. Die Spalte bleibt leer.`,
    );
  }
}

/** The grade as the school's form counts it: years of the course at a Berufskolleg, where newcomers' classes are first years. */
function gradeAtForm(pupil: SchildPupil, form: SchoolForm): string {
  if (!form.vocational) return pupil.grade;
  if (isVocationalKind(pupil.placeKind)) return '01';
  return (
    new Map([
      ['11', '01'],
      ['12', '02'],
      ['13', '03'],
    ]).get(pupil.grade) ?? pupil.grade
  );
}

/** Last lesson day of the first half-year where it is set, by the first calendar year of the school year; else 31 January. */
const FIRST_HALF_ENDS: ReadonlyMap<number, string> = new Map([
  [2025, '2026-02-06'],
  [2026, '2027-02-12'],
  [2027, '2028-02-04'],
]);

/** School year (from 1 August, § 7 SchulG) by its first calendar year, and half-year 1 or 2: SchILD's "Abschnitt". */
function section(day: Temporal.PlainDate): { year: number; half: 1 | 2 } {
  const year = day.month >= 8 ? day.year : day.year - 1;
  const end = Temporal.PlainDate.from(FIRST_HALF_ENDS.get(year) ?? `${year + 1}-01-31`);
  return { year, half: Temporal.PlainDate.compare(day, end) > 0 ? 2 : 1 };
}

/** Klassenart at general schools, Schulgliederung at the Berufskolleg; a kind that the form does not have stays empty. */
function writePlaceKind(pupil: SchildPupil, form: SchoolForm, row: SchildRow, warn: Warn): void {
  const kind = findPlaceKind(pupil.placeKind);
  if (kind === undefined) throw new RangeError(`unknown place kind: ${pupil.placeKind}`);
  const misplaced = (column: string) =>
    warn(
      column,
      'place-kind-not-at-form',
      `„${kind.label}“ gibt es in der Schulstatistik nicht für die Schulform ${form.name}. Die Spalte „${column}“ bleibt leer.`,
    );
  if (kind.track !== undefined) {
    if (form.vocational) row.set('Schulgliederung', kind.track);
    else misplaced('Schulgliederung');
  } else if (kind.classKind === 'DF' && !form.classKinds.includes('DF')) misplaced('Klassenart');
  else if (kind.classKind !== undefined && form.classKinds.includes(kind.classKind)) {
    row.set('Klassenart', kind.classKind);
  }
}

function writePlace(pupil: SchildPupil, form: SchoolForm, row: SchildRow, warn: Warn): void {
  const { year, half } = section(pupil.firstSchoolDay);
  row.set('Aufnahmedatum', schildDate(pupil.firstSchoolDay));
  row.set('Jahr', String(year));
  row.set('Abschnitt', String(half));
  row.set('Jahrgang', fitText('Jahrgang', gradeAtForm(pupil, form), warn));
  if (form.grades.length > 0 && !form.grades.includes(pupil.grade)) {
    warn(
      'Jahrgang',
      'grade-not-at-form',
      `Die Schulform ${form.name} hat den Jahrgang ${pupil.grade} nicht. Prüfen Sie ihn.`,
    );
  }
  if (pupil.className) row.set('Klasse', fitClassName(pupil.className, warn));
  writePlaceKind(pupil, form, row, warn);
}

/**
 * The answers SchILD insists on and the centre must not or cannot give. All are "N", the state of a new record in SchILD:
 * the language course of § 36 SchulG precedes school entry in NRW, and severe disability and autism are health data that
 * only the school's own procedure (AO-SF) establishes.
 */
const FIXED_ANSWERS: readonly (readonly [header: string, value: string])[] = [
  ['Status', '0'],
  ['Verpflichtung Sprachförderkurs', 'N'],
  ['Teilnahme Sprachförderkurs', 'N'],
  ['Schwerstbehinderung', 'N'],
  ['Autist', 'N'],
];

/**
 * Turns one pupil with a birth date into the named columns of SchuelerBasisdaten.dat, telling `warn` of every value that was
 * changed, completed or left out. "Schulpflicht erf." asks whether compulsory schooling is fulfilled, so it is "N" for a pupil
 * who still has to attend. Confession (Art. 9 GDPR), parents' countries of birth and former schools are not passed on here.
 *
 * @throws RangeError for a place kind that does not exist.
 */
export function toRow(
  pupil: SchildPupil & { readonly birth: PartialDate },
  form: SchoolForm,
  today: Temporal.PlainDate,
  warn: Warn,
): SchildRow {
  const row: SchildRow = new Map(FIXED_ANSWERS);
  writeNames(pupil, row, warn);
  writeBirth(pupil.birth, row, warn);
  writeGender(pupil, row, warn);
  writeAddress(pupil, row, warn);
  writeOrigin(pupil, row, warn, today);
  writePlace(pupil, form, row, warn);
  writeKindergarten(pupil, row, warn);
  row.set('Schulpflicht erf.', pupil.compulsorySchool ? 'N' : 'J');
  return row;
}
