// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findSchoolForm, isClosedKey } from '../../codes/school-forms.ts';
import { denominationOfName } from './denomination.ts';
import type { RegisterFile, RegisterRow } from './register.ts';
import { type ChangedSchool, compareRegister, type RegisterComparison } from './register-compare.ts';
import { readRegister } from './register-limits.ts';
import { learnPlaces } from './register-places.ts';
import { decodeLines, splitFields } from './register-text.ts';

/** So many schools of each kind are told one by one; the counts say how many there are. */
export const LISTED = 50;
/** So many rows go into one statement: the embedded database works on the event loop. */
export const BATCH = 200;

/** A row on its way between processes: the day as text. */
export type SentRow = Omit<RegisterRow, 'operatingSince'> & { readonly operatingSince: string | null };
export type SentChange = Omit<ChangedSchool, 'before' | 'after'> & {
  readonly before: SentRow;
  readonly after: SentRow;
};

/** What an import would change: the first schools of each kind, how many there are, and all that close. */
export interface SentComparison {
  readonly new: SentRow[];
  readonly newCount: number;
  readonly changed: SentChange[];
  readonly changedCount: number;
  readonly closed: SentRow[];
  /** All of them; `listed` false: the school is missing from the file. */
  readonly closing: readonly { readonly number: string; readonly listed: boolean }[];
  readonly unchanged: number;
  readonly heldCount: number;
}

/** A school as the database sends it, as JSON. */
export interface HeldSchool {
  readonly number: string;
  readonly form: string;
  readonly name: string;
  readonly short_name: string;
  readonly postcode: string;
  readonly place: string;
  readonly street: string;
  readonly phone: string;
  readonly email: string;
  readonly homepage: string;
  readonly legal_form: string;
  readonly owner_number: string;
  readonly ags: string;
  readonly operating_key: string;
  readonly operating_since: string | null;
  readonly x: number | null;
  readonly y: number | null;
  readonly district_government: string | null;
  readonly closed_at: string | null;
}

const sent = (row: RegisterRow): SentRow => ({ ...row, operatingSince: row.operatingSince?.toString() ?? null });

/** A row as the database keeps it: the name in one line, no fax, empty texts as null. */
function asStored(row: RegisterRow): RegisterRow {
  const { phone, email, homepage, districtGovernment } = row;
  return {
    ...row,
    nameLines: [row.name],
    fax: null,
    phone: phone || null,
    email: email || null,
    homepage: homepage || null,
    districtGovernment: districtGovernment || null,
  };
}

/**
 * A school held as a row of the register. One that vanished from an earlier file counts as dissolved, so that its absence is
 * nothing new and its return is a change.
 */
function asRow(held: HeldSchool): RegisterRow {
  return asStored({
    number: held.number,
    form: held.form,
    name: held.name,
    nameLines: [],
    shortName: held.short_name,
    postcode: held.postcode,
    place: held.place,
    street: held.street,
    phone: held.phone,
    fax: null,
    email: held.email,
    homepage: held.homepage,
    legalForm: held.legal_form,
    ownerNumber: held.owner_number,
    ags: held.ags,
    operatingKey: held.closed_at !== null && !isClosedKey(held.operating_key) ? '9' : held.operating_key,
    operatingSince: held.operating_since === null ? null : Temporal.PlainDate.from(held.operating_since),
    x: held.x,
    y: held.y,
    districtGovernment: held.district_government,
  });
}

/** As the table `school` takes it. @param today ISO: a closed school without a day of its own is closed from then on */
const record = (row: RegisterRow, today: string) => ({
  number: row.number,
  form: row.form,
  name: row.name,
  short_name: row.shortName,
  postcode: row.postcode,
  place: row.place,
  street: row.street,
  phone: row.phone ?? '',
  email: row.email ?? '',
  homepage: row.homepage ?? '',
  legal_form: row.legalForm,
  owner_number: row.ownerNumber,
  ags: row.ags,
  operating_key: row.operatingKey,
  operating_since: row.operatingSince?.toString() ?? null,
  x: row.x,
  y: row.y,
  district_government: row.districtGovernment,
  denomination: findSchoolForm(row.form)?.denominational ? denominationOfName(row.name) : null,
  closed_at: isClosedKey(row.operatingKey) ? (row.operatingSince?.toString() ?? today) : null,
});

/** Rows as JSON arrays of at most `BATCH`. */
function batches(rows: readonly unknown[]): string[] {
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += BATCH) texts.push(JSON.stringify(rows.slice(at, at + BATCH)));
  return texts;
}

/** Lines of the file in which these school numbers stand. */
function linesOf(bytes: Uint8Array, numbers: ReadonlySet<string>): Map<string, number> {
  const decoded = decodeLines(bytes);
  const lines = new Map<string, number>();
  if ('problem' in decoded) return lines;
  decoded.lines.forEach((text, index) => {
    const number = splitFields(text, decoded.delimiter)?.find((field) => numbers.has(field.trim()));
    if (number !== undefined && !lines.has(number.trim())) lines.set(number.trim(), index + 1);
  });
  return lines;
}

const nothing: RegisterComparison = { new: [], changed: [], closed: [], unchanged: 0 };

/** One register in hand, in the process that reads files: everything that takes time in proportion to its size. */
export function registerTask(bytes: Uint8Array) {
  let file: RegisterFile = { rows: [], errors: [], errorCount: 0, warnings: [], warningCount: 0 };
  let held = new Map<string, RegisterRow>();
  let comparison = nothing;
  const isListed = (() => {
    let listed: Set<string> | undefined;
    return (number: string): boolean => {
      listed ??= new Set(file.rows.map((row) => row.number));
      return listed.has(number);
    };
  })();
  return {
    /** Reads the file: what is wrong with it, without its rows. */
    read: (): Omit<RegisterFile, 'rows'> => {
      file = readRegister(bytes);
      const { rows: _, ...told } = file;
      return told;
    },
    /** Takes schools of the register held, a JSON array of HeldSchool. */
    hold: (schools: string): void => {
      for (const school of JSON.parse(schools) as HeldSchool[]) held.set(school.number, asRow(school));
    },
    /** The file against everything held since the last time. */
    compare: (): SentComparison => {
      const heldCount = held.size;
      comparison = compareRegister(held, file.rows.map(asStored));
      held = new Map();
      const { new: added, changed, closed, unchanged } = comparison;
      return {
        new: added.slice(0, LISTED).map(sent),
        newCount: added.length,
        changed: changed.slice(0, LISTED).map((one) => ({ ...one, before: sent(one.before), after: sent(one.after) })),
        changedCount: changed.length,
        closed: closed.slice(0, LISTED).map(sent),
        closing: closed.map(({ number }) => ({ number, listed: isListed(number) })),
        unchanged,
        heldCount,
      };
    },
    /** Lines of the file in which these schools stand. */
    linesOf: (numbers: readonly string[]): Map<string, number> => linesOf(bytes, new Set(numbers)),
    /** What is to be written by the comparison, as JSON arrays for the table `school`. @param today ISO */
    records: (today: string): string[] => {
      const written = [
        ...comparison.new,
        ...comparison.changed.map(({ after }) => after),
        ...comparison.closed.filter((row) => isListed(row.number)),
      ];
      return batches(written.map((row) => record(row, today)));
    },
    /** Municipalities and postcodes as this register shows them, as JSON arrays; the AGS of all municipalities. */
    places: (): { municipalities: string[]; postcodes: string[]; ags: string[] } => {
      const { municipalities, postcodes } = learnPlaces(file.rows.filter((row) => /^05\d{6}$/.test(row.ags)));
      return {
        municipalities: batches(municipalities),
        postcodes: batches(postcodes),
        ags: municipalities.map(({ ags }) => ags),
      };
    },
  };
}
