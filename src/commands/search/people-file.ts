// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { PartialDate } from '../../codes/partial-date.ts';
import { daysInMonth } from '../../codes/written-date.ts';
import { type CommandIo, Refused } from '../command.ts';

/** A person of a file, with the file's own id; in a file of queries the id of the same person, or none. */
export interface FilePerson {
  id: string;
  givenNames: string;
  familyName: string;
  birth: PartialDate | null;
}

const columns = ['id', 'given', 'family', 'birth'] as const;
/** Lists of people to measure with are larger than what the room of the spreadsheets takes. @throws Refused */
function readRows(file: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true });
  } catch (error) {
    if (error instanceof CsvError)
      throw new Refused(
        `„${file}“ ist keine CSV-Datei mit Kommas: Zeile ${error['lines'] ?? '?'} lässt sich nicht lesen.`,
      );
    throw error;
  }
}

/** More is a wrong file. */
const mostShownErrors = 5;

/** A date as it is written, also one that no calendar has: a digit wrong is what is looked for. Undefined: no date at all. */
function readBirth(text: string): PartialDate | null | undefined {
  if (text === '') return null;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? undefined : { year: Number(year), month: Number(month), day: Number(day) };
}

/** What of a birth date a register can hold: of a day that does not exist the month, of a year that cannot be nothing. */
export function keptBirth(birth: PartialDate | null): PartialDate | null {
  if (!birth || birth.year < 1900 || birth.year > 2200) return null;
  const { year, month = 0, day = 0 } = birth;
  if (month < 1 || month > 12) return { year };
  return day < 1 || day > daysInMonth(year, month) ? { year, month } : birth;
}

/**
 * Reads people from a CSV file: UTF-8, comma, a header with id, given, family and birth (yyyy-mm-dd; empty: unknown).
 * @throws Refused with all that is wrong with it
 */
export async function readPeople(io: CommandIo, file: string): Promise<FilePerson[]> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch(() => {
    throw new Refused(`Die Datei „${file}“ lässt sich nicht lesen. Bitte prüfen Sie den Namen.`);
  });
  const [header = [], ...rows] = readRows(file, text);
  const names = header.map((name) =>
    String(name ?? '')
      .trim()
      .toLowerCase(),
  );
  const missing = columns.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Refused(
      `In „${file}“ fehlen die Spalten ${missing.join(', ')}. Erwartet wird die Kopfzeile id,given,family,birth.`,
    );
  const errors: string[] = [];
  const people = rows.flatMap((row, index): FilePerson[] => {
    const cell = (name: (typeof columns)[number]): string => String(row[names.indexOf(name)] ?? '').trim();
    if (row.every((value) => String(value ?? '').trim() === '')) return [];
    const birth = readBirth(cell('birth'));
    if (birth === undefined)
      errors.push(
        `Zeile ${index + 2}: Das Geburtsdatum „${cell('birth')}“ ist kein Datum; bitte jjjj-mm-tt schreiben.`,
      );
    return [{ id: cell('id'), givenNames: cell('given'), familyName: cell('family'), birth: birth ?? null }];
  });
  if (errors.length > 0) {
    const more = errors.length > mostShownErrors ? [`und ${errors.length - mostShownErrors} weitere Zeilen`] : [];
    throw new Refused(
      [`„${file}“ lässt sich so nicht verwenden.`, ...errors.slice(0, mostShownErrors), ...more].join('\n'),
    );
  }
  return people;
}
