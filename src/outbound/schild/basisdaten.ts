// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PartialDate } from '../../codes/partial-date.ts';
import { findSchoolForm, type SchoolForm } from '../../codes/school-forms.ts';
import { BASISDATEN_COLUMNS, getColumn } from './columns.ts';
import { noName, type SchildRow, toRow } from './row.ts';
import type { SchildPupil, SchildRefusal, SchildSchool, SchildWarning, Warn } from './types.ts';
import { encodeWindows1252 } from './windows1252.ts';

export type { SchildPupil, SchildRefusal, SchildSchool, SchildWarning, SchildWarningCode } from './types.ts';

/** SchILD recognises the file by exactly this name. */
export const BASISDATEN_FILE_NAME = 'SchuelerBasisdaten.dat';

const LINE_END = '\r\n';

type Entry = { readonly pupil: string; readonly row: SchildRow };
type Export = { entries: Entry[]; warnings: SchildWarning[]; refused: SchildRefusal[] };

const warnFor =
  (pupil: string, warnings: SchildWarning[]): Warn =>
  (column, code, message) => {
    warnings.push({ pupil, column, code, message });
  };

function hasBirth(pupil: SchildPupil): pupil is SchildPupil & { readonly birth: PartialDate } {
  return pupil.birth !== null;
}

/**
 * Refuses a name without one Latin letter: SchILD would file the child under question marks. A name the child does not have
 * is the dash of `toRow`.
 */
function findNameProblem(row: SchildRow): string | undefined {
  for (const header of ['Nachname', 'Vorname']) {
    const name = row.get(header) ?? '';
    if (name !== noName && !/\p{L}/u.test(name)) {
      return `Der ${header} fehlt oder enthält keine lateinischen Buchstaben. SchILD verlangt ihn. Ergänzen Sie ihn und exportieren Sie erneut.`;
    }
  }
  return undefined;
}

function isAfter(birth: PartialDate, today: Temporal.PlainDate): boolean {
  const earliest = Temporal.PlainDate.from({ year: birth.year, month: birth.month ?? 1, day: birth.day ?? 1 });
  return Temporal.PlainDate.compare(earliest, today) > 0;
}

function addPupil(pupil: SchildPupil, form: SchoolForm, today: Temporal.PlainDate, result: Export): void {
  const refuse = (message: string) => result.refused.push({ pupil: pupil.id, message });
  if (!hasBirth(pupil)) {
    refuse(
      'Das Geburtsdatum fehlt. SchILD verlangt es. Tragen Sie wenigstens das Jahr ein und exportieren Sie erneut.',
    );
    return;
  }
  if (isAfter(pupil.birth, today)) {
    refuse('Das Geburtsdatum liegt in der Zukunft. Berichtigen Sie es und exportieren Sie erneut.');
    return;
  }
  const warnings: SchildWarning[] = [];
  const row = toRow(pupil, form, today, warnFor(pupil.id, warnings));
  const problem = findNameProblem(row);
  if (problem !== undefined) {
    refuse(problem);
    return;
  }
  result.entries.push({ pupil: pupil.id, row });
  result.warnings.push(...warnings);
}

/** What SchILD identifies a pupil by; upper and lower case are one. */
function identity({ row }: Entry): string {
  return ['Nachname', 'Vorname', 'Geburtsdatum'].map((header) => row.get(header)?.toLowerCase()).join('|');
}

/** Adds "#Klasse" to the family name, which is cut to leave room for it. */
function addClassSuffix({ pupil, row }: Entry, warnings: SchildWarning[]): void {
  const suffix = `#${row.get('Klasse') ?? ''}`;
  const name = row.get('Nachname') ?? '';
  const room = getColumn('Nachname').maxLength - suffix.length;
  const written = name.slice(0, room).trimEnd() + suffix;
  row.set('Nachname', written);
  warnFor(pupil, warnings)(
    'Nachname',
    'same-name-suffix',
    `Ein weiteres Kind in dieser Datei hat denselben Namen und dasselbe Geburtsdatum. Damit SchILD beide unterscheidet, steht in der Datei: ${written}`,
  );
}

/**
 * Keeps apart pupils of one name and birth date: SchILD makes one record of them unless the family name carries "#Klasse".
 * Without different classes nothing keeps them apart, so all of them are refused rather than one silently lost.
 */
function separateNamesakes(result: Export): void {
  for (const group of Map.groupBy(result.entries, identity).values()) {
    if (group.length < 2) continue;
    const classes = new Set(group.map(({ row }) => (row.get('Klasse') ?? '').toLowerCase()));
    if (classes.size === group.length && !classes.has('')) {
      for (const entry of group) addClassSuffix(entry, result.warnings);
      continue;
    }
    const ids = new Set(group.map((entry) => entry.pupil));
    result.entries = result.entries.filter((entry) => !group.includes(entry));
    result.warnings = result.warnings.filter((warning) => !ids.has(warning.pupil));
    for (const { pupil } of group) {
      result.refused.push({
        pupil,
        message:
          'Ein weiteres Kind in dieser Datei hat denselben Namen und dasselbe Geburtsdatum. SchILD würde beide zu einem ' +
          'Datensatz machen. Tragen Sie für jedes Kind eine andere Klasse ein und exportieren Sie erneut.',
      });
    }
  }
}

function toLine(row: SchildRow): string {
  return BASISDATEN_COLUMNS.map(({ header }) => row.get(header) ?? '').join('|');
}

/**
 * Writes SchuelerBasisdaten.dat for the receiving school, so that it need not type its newcomers again: one header line and
 * one line per pupil with status 0 (Neuaufnahme), 58 columns parted by "|" without quotes, Windows-1252, every line ended
 * with CRLF (SchILD-NRW help text "Schnittstelle SchILD"). `today` is the day of the export.
 *
 * Rules: nothing is invented and nothing changed silently. A value SchILD cannot hold is written as near as possible or left
 * empty, with a warning that names the column; a pupil SchILD would misfile is refused with the reason, namely one without
 * birth date or Latin name and namesakes that nothing keeps apart. `file` is null when no pupil is left.
 *
 * @throws RangeError when the school number is not six digits, or the school form or a place kind does not exist.
 */
export function writeBasisdaten(
  pupils: readonly SchildPupil[],
  school: SchildSchool,
  today: Temporal.PlainDate,
): { file: Uint8Array | null; warnings: SchildWarning[]; refused: SchildRefusal[] } {
  if (!/^\d{6}$/.test(school.number)) throw new RangeError(`not a school number: ${school.number}`);
  const form = findSchoolForm(school.form);
  if (form === undefined) throw new RangeError(`not a school form: ${school.form}`);
  const result: Export = { entries: [], warnings: [], refused: [] };
  for (const pupil of pupils) addPupil(pupil, form, today, result);
  separateNamesakes(result);
  const header = BASISDATEN_COLUMNS.map((column) => column.header).join('|');
  const lines = [header, ...result.entries.map(({ row }) => toLine(row))];
  const file = result.entries.length === 0 ? null : encodeWindows1252(lines.join(LINE_END) + LINE_END).bytes;
  return { file, warnings: result.warnings, refused: result.refused };
}
