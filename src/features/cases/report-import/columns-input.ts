// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { GENDERS } from '../../../codes/pupil-keys.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import { accommodations, channels, custodyLabels, denominations, relations } from '../../families/rules.ts';
import { headingWords } from '../../lists/headings.ts';
import type { ListFields, RowOf } from '../../lists/target.ts';
import { paperLabels } from '../counselling/words.ts';
import {
  genders,
  homes,
  labels,
  languages,
  papers,
  parents,
  states,
  type Words,
  wordsOf,
  yes,
} from './column-words.ts';

/** A cell as the form would have got it: everything is text there. */
const cell = z.unknown().transform((value): string => {
  if (value instanceof Temporal.PlainDate) return formatShortDate(value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  return String(value);
});

/** A column of a list of reports. */
interface ReportColumn {
  readonly label: string;
  readonly synonyms?: readonly string[];
  readonly required?: true;
  /** Words it takes; any text without. */
  readonly words?: Words;
  /** Several words may stand in it, with commas between. */
  readonly many?: true;
  /** What the template says of it. */
  readonly says: string;
}

const seeSheet = 'Name wie im Blatt „Erlaubte Werte“';
const yesNo = 'ja oder leer';
const text = 'Text';
const elsewhere = 'nur wenn die Person nicht bei der Familie wohnt';
const guardian = (n: number): Record<string, ReportColumn> => ({
  [`g${n}_nachname`]: { label: `Sorgeberechtigt ${n}: Familienname`, says: text },
  [`g${n}_vornamen`]: { label: `Sorgeberechtigt ${n}: Vornamen`, says: text },
  [`g${n}_art`]: {
    label: `Sorgeberechtigt ${n}: Verhältnis`,
    words: labels(relations),
    says: Object.values(relations).join(', '),
  },
  [`g${n}_sorge`]: {
    label: `Sorgeberechtigt ${n}: Sorgerecht`,
    words: labels(custodyLabels),
    says: `${Object.values(custodyLabels).join(', ')}; leer = ja`,
  },
  [`g${n}_telefon`]: { label: `Sorgeberechtigt ${n}: Telefon`, says: text },
  [`g${n}_email`]: { label: `Sorgeberechtigt ${n}: E-Mail`, says: text },
  [`g${n}_strasse`]: { label: `Sorgeberechtigt ${n}: Straße und Hausnummer`, says: elsewhere },
  [`g${n}_plz`]: { label: `Sorgeberechtigt ${n}: Postleitzahl`, says: elsewhere },
  [`g${n}_ort`]: { label: `Sorgeberechtigt ${n}: Ort`, says: elsewhere },
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
  eltern: {
    label: 'Die Eltern',
    synonyms: ['Eltern', 'Unbegleitet'],
    words: parents,
    says: 'zusammen, getrennt, unbegleitet',
  },
  ...guardian(1),
  ...guardian(2),
  briefe_an: {
    label: 'Briefe gehen an Sorgeberechtigt',
    words: wordsOf([
      ['1', '1'],
      ['2', '2'],
    ]),
    says: '1 oder 2; leer = alle mit Sorgerecht',
  },
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
  papiere: {
    label: 'Papiere gesehen',
    words: papers,
    many: true,
    says: `${Object.values(paperLabels).join(', ')}; mehrere mit Komma; keine Kopien`,
  },
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
    'eltern',
    'briefe_an',
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
export function formOf(row: ReportRow): {
  form: Record<string, string>;
  /** Fields of which several may be ticked. */
  ticks: Record<string, string[]>;
  errors: FieldError[];
} {
  const errors: FieldError[] = [];
  const ticks: Record<string, string[]> = {};
  const form: Record<string, string> = { nachname: '', vornamen: '', geburtsdatum: '' };
  for (const [key, { label, words, many }] of Object.entries(columns)) {
    const typed = said(row, key);
    if (typed === '' || key === 'gruppe') continue;
    for (const one of many ? typed.split(/[,;]/).filter((word) => word.trim() !== '') : [typed]) {
      const code = words ? words.get(headingWords(one)) : one;
      if (code === undefined)
        errors.push({
          field: key,
          message: `„${one.trim().slice(0, 40)}“ kennen wir nicht. Erlaubt: ${columns[key]?.says ?? label}.`,
        });
      else if (many) ticks[key] = [...(ticks[key] ?? []), code];
      else if (code !== '') form[key] = code;
    }
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
  return { form, ticks, errors };
}

/** The heading of the column a field of the form stands in; '' for none. */
export const columnLabel = (field: string): string => columns[field]?.label ?? '';

/** What the template shows: each column with what it takes. */
export const templateColumns: readonly { label: string; required: boolean; says: string }[] = Object.values(
  columns,
).map(({ label, required = false, says }) => ({ label, required, says }));
