// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { LANGUAGES } from '../../../codes/languages.ts';

import { STATES } from '../../../codes/nationalities.ts';
import { GENDERS } from '../../../codes/pupil-keys.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import { accommodations, channels, denominations, relations } from '../../families/rules.ts';
import { headingWords } from '../../lists/headings.ts';
import type { ListFields, RowOf } from '../../lists/target.ts';

/** A cell as the form would have got it: everything is text there. */
const cell = z.unknown().transform((value): string => {
  if (value instanceof Temporal.PlainDate) return formatShortDate(value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  return String(value);
});

/** A word of a column that stands for a code, as headings are compared. */
type Words = ReadonlyMap<string, string>;
const wordsOf = (pairs: readonly (readonly [word: string, code: string])[]): Words =>
  new Map(pairs.toReversed().map(([word, code]) => [headingWords(word), code]));

const yes: Words = wordsOf([
  ...['ja', 'j', 'x', '1', 'wahr'].map((word) => [word, 'ja'] as const),
  ...['nein', 'n', '0', 'falsch', '-'].map((word) => [word, ''] as const),
]);
const genders = wordsOf([
  ...GENDERS.flatMap(({ code, letter, label }) => [[letter, code] as const, [label, code] as const]),
  ['ohne', 'none'],
  ['x', 'none'],
]);
/** "Arabisch" for "Arabisch (ohne nähere Angabe)"; a name with several kinds and none of them general has to be whole. */
const languages = wordsOf(
  LANGUAGES.flatMap(({ code, name }) => {
    const plain = name.replace(/ \(.*/, '');
    const kinds = LANGUAGES.filter((one) => one.name.replace(/ \(.*/, '') === plain);
    const general = kinds.length === 1 || name.endsWith('(ohne nähere Angabe)');
    return [[name, code] as const, [code, code] as const, ...(general ? [[plain, code] as const] : [])];
  }),
);
const states = wordsOf(
  STATES.flatMap(({ key, iso2, name, adjective }) =>
    [name, key, iso2, adjective].filter(Boolean).map((word) => [word, key] as const),
  ),
);
const labels = (of: Readonly<Record<string, string>>): Words =>
  wordsOf(Object.entries(of).map(([code, word]) => [word, code]));
const homes = wordsOf([
  ...Object.entries(accommodations).map(([code, word]) => [word, code] as const),
  ['privat', 'private'],
  ['GU', 'shared'],
  ['ZUE', 'reception'],
]);

/** A column of a list of reports. */
interface ReportColumn {
  readonly label: string;
  readonly synonyms?: readonly string[];
  readonly required?: true;
  /** Words it takes; any text without. */
  readonly words?: Words;
  /** What the template says of it. */
  readonly says: string;
}

const seeSheet = 'Name wie im Blatt „Erlaubte Werte“';
const yesNo = 'ja oder leer';
const text = 'Text';
const guardian = (n: number): Record<string, ReportColumn> => ({
  [`g${n}_nachname`]: { label: `Sorgeberechtigt ${n}: Familienname`, says: text },
  [`g${n}_vornamen`]: { label: `Sorgeberechtigt ${n}: Vornamen`, says: text },
  [`g${n}_art`]: {
    label: `Sorgeberechtigt ${n}: Verhältnis`,
    words: labels(relations),
    says: Object.values(relations).join(', '),
  },
  [`g${n}_telefon`]: { label: `Sorgeberechtigt ${n}: Telefon`, says: text },
  [`g${n}_email`]: { label: `Sorgeberechtigt ${n}: E-Mail`, says: text },
});

/** Columns by the field of the form they fill. `gruppe` is of the list alone: rows with the same number are one family. */
const columns: Readonly<Record<string, ReportColumn>> = {
  gruppe: {
    label: 'Familie Nr.',
    synonyms: ['Familiennummer', 'Familie', 'Familienverbund'],
    says: 'gleiche Nummer = Geschwister; dann genügen die Angaben zur Familie in der ersten Zeile',
  },
  nachname: { label: 'Familienname', synonyms: ['Nachname', 'Name'], says: 'Familienname oder Vornamen' },
  vornamen: { label: 'Vornamen', synonyms: ['Vorname'], says: 'Familienname oder Vornamen' },
  rufname: { label: 'Rufname', says: text },
  geburtsname: { label: 'Geburtsname', says: text },
  geburtsdatum: {
    label: 'Geburtsdatum',
    synonyms: ['Geb.-Datum', 'Geburtstag', 'geboren am', 'geb.'],
    required: true,
    says: '07.03.2014, 03/2014, 2014 oder unbekannt',
  },
  geschlecht: {
    label: 'Geschlecht',
    required: true,
    words: genders,
    says: GENDERS.map(({ letter, label }) => `${letter} (${label})`).join(', '),
  },
  sprache1: {
    label: 'Erste Sprache',
    synonyms: ['Sprache', 'Muttersprache'],
    required: true,
    words: languages,
    says: seeSheet,
  },
  sprache2: { label: 'Zweite Sprache', words: languages, says: seeSheet },
  staat1: { label: 'Staatsangehörigkeit', synonyms: ['Nationalität'], words: states, says: seeSheet },
  staat2: { label: 'Zweite Staatsangehörigkeit', words: states, says: seeSheet },
  geburtsort: { label: 'Geburtsort', says: text },
  geburtsland: { label: 'Geburtsland', words: states, says: seeSheet },
  einreise: { label: 'Einreise nach Deutschland', synonyms: ['Einreisedatum', 'Einreise'], says: 'TT.MM.JJJJ' },
  zuzug: {
    label: 'Zuzug in die Gemeinde',
    synonyms: ['Einzugsdatum', 'Einzug', 'Zuzugsdatum', 'Zuzug', 'Tag des Einzugs'],
    says: 'TT.MM.JJJJ',
  },
  bekenntnis: {
    label: 'Wunsch nach einer Bekenntnisschule',
    words: labels(denominations),
    says: `${Object.values(denominations).join(', ')}; nur wenn die Familie es wünscht`,
  },
  familiensprache: {
    label: 'Sprache für Gespräche und Briefe',
    synonyms: ['Familiensprache'],
    words: languages,
    says: `${seeSheet}; leer = erste Sprache des Kindes`,
  },
  weg: {
    label: 'Am besten zu erreichen mit',
    synonyms: ['Kontaktweg'],
    words: labels(channels),
    says: `${Object.values(channels).join(', ')}; leer = Brief`,
  },
  telefon: { label: 'Telefon', synonyms: ['Telefonnummer', 'Handy'], says: text },
  email: { label: 'E-Mail', synonyms: ['Mail', 'E-Mail-Adresse'], says: text },
  dolmetschen: { label: 'Dolmetschen nötig', synonyms: ['Dolmetscher'], words: yes, says: yesNo },
  ...guardian(1),
  ...guardian(2),
  strasse: { label: 'Straße', says: text },
  hausnummer: { label: 'Hausnummer', synonyms: ['Hausnr.', 'Nr.'], says: text },
  plz: { label: 'Postleitzahl', synonyms: ['PLZ'], says: 'fünf Ziffern' },
  ort: { label: 'Ort', synonyms: ['Wohnort'], says: text },
  ags: {
    label: 'Gemeindeschlüssel',
    synonyms: ['AGS'],
    says: 'acht Ziffern; nur nötig, wenn Postleitzahl und Ort die Gemeinde nicht angeben',
  },
  unterkunft: {
    label: 'Unterkunft',
    words: homes,
    says: `${Object.values(accommodations).join(', ')}; leer = Privatwohnung`,
  },
  auskunftssperre: { label: 'Auskunftssperre', words: yes, says: yesNo },
  notiz: { label: 'Hinweis für die Beratung', synonyms: ['Hinweis', 'Bemerkung'], says: 'keine Gesundheitsdaten' },
};

/** The fields a list of reports can fill. */
export const reportListFields: ListFields = Object.fromEntries(
  Object.entries(columns).map(([key, { label, synonyms = [], required = false }]) => [
    key,
    { label, synonyms, required: required && 'column', cell },
  ]),
);
export type ReportRow = RowOf<ListFields>;

const said = (row: Partial<ReportRow>, key: string): string => {
  const value = row[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** "Mira Al-Erfunden": how a row is called; '' where it has no name. */
export const rowName = (row: Partial<ReportRow>): string =>
  [said(row, 'vornamen'), said(row, 'nachname')].filter(Boolean).join(' ');

/** The number a family has in the list; '' for none. */
export const rowFamily = (row: ReportRow): string => headingWords(said(row, 'gruppe'));

/** By what a row is recognised when it comes again: the child, and where it lives. Who has no name is recognised by all of the row. */
export const rowIdentity = (row: ReportRow): string => {
  const name = headingWords(rowName(row));
  if (name === '') return JSON.stringify(row);
  return JSON.stringify([
    name,
    ...['geburtsdatum', 'plz', 'strasse', 'hausnummer'].map((key) => headingWords(said(row, key))),
  ]);
};

const ofFamily = (key: string): boolean =>
  /^g\d_/.test(key) ||
  [
    'familiensprache',
    'weg',
    'telefon',
    'email',
    'dolmetschen',
    'strasse',
    'hausnummer',
    'plz',
    'ort',
    'ags',
    'unterkunft',
    'auskunftssperre',
  ].includes(key);

/** A row of a family with what its first row says of the family where it says nothing itself. */
export const withFamilyOf = (row: ReportRow, first: ReportRow): ReportRow =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value === null && ofFamily(key) ? (first[key] ?? null) : value]),
  );

/** Whether two rows say the same address. */
export const sameAddress = (one: ReportRow, other: ReportRow): boolean =>
  ['plz', 'strasse', 'hausnummer'].every((key) => headingWords(said(one, key)) === headingWords(said(other, key)));

/**
 * A row as the form of a report would be sent, and what no form could say: words no code is known for. What such lists leave out
 * is what the form starts with.
 */
export function formOf(row: ReportRow): { form: Record<string, string>; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const form: Record<string, string> = { nachname: '', vornamen: '', geburtsdatum: '' };
  for (const [key, { label, words }] of Object.entries(columns)) {
    const typed = said(row, key);
    if (typed === '' || key === 'gruppe') continue;
    const code = words ? words.get(headingWords(typed)) : typed;
    if (code === undefined)
      errors.push({
        field: key,
        message: `„${typed.slice(0, 40)}“ kennen wir nicht. Erlaubt: ${columns[key]?.says ?? label}.`,
      });
    else if (code !== '') form[key] = code;
  }
  if (headingWords(form['geburtsdatum'] ?? '') === 'unbekannt') {
    form['geburtsdatum'] = '';
    form['geburtsdatum_unbekannt'] = 'ja';
  }
  const wrong = new Set(errors.map(({ field }) => field));
  if (!wrong.has('familiensprache')) form['familiensprache'] ??= form['sprache1'] ?? '';
  form['weg'] ??= 'letter';
  form['unterkunft'] ??= 'private';
  form['fall'] = 'ja';
  return { form, errors };
}

/** The heading of the column a field of the form stands in; '' for none. */
export const columnLabel = (field: string): string => columns[field]?.label ?? '';

/** What the template shows: each column with what it takes. */
export const templateColumns: readonly { label: string; required: boolean; says: string }[] = Object.values(
  columns,
).map(({ label, required = false, says }) => ({ label, required, says }));
