// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { RegisterRow } from './register.ts';

/** What an authority of form 0A is. */
export type AuthorityKind = 'school_authority' | 'district_government' | 'ministry';

/** A school whose entry differs from the one held. */
export interface ChangedSchool {
  readonly number: string;
  readonly before: RegisterRow;
  readonly after: RegisterRow;
  /** Names of the fields of RegisterRow that differ. */
  readonly fields: (keyof RegisterRow)[];
}

/** What an import would change. */
export interface RegisterComparison {
  readonly new: RegisterRow[];
  readonly changed: ChangedSchool[];
  readonly closed: RegisterRow[];
  readonly unchanged: number;
}

// Forms a child can be placed at: no authorities, no teacher-training offices, no Ergänzungsschulen (70, 71), no
// schulischer Lernort (81), no Klinikschule (83: children come with their stay in hospital), no form that ended before 2020.
const SCHOOL_FORMS = new Set('02 04 06 08 10 13 14 15 16 17 18 19 20 25 30 85 87 88'.split(' '));
// 0 and 2 close later, 6 is like 1 outside the official statistics; 3 has not opened, 4 rests, 5 and 9 are dissolved.
const OPEN_KEYS = new Set('0126');
const CLOSED_KEYS = new Set('459');

/** Is this school dissolved or at rest by its key? */
export const isClosedKey = (operatingKey: string): boolean => CLOSED_KEYS.has(operatingKey);

/** Whether the row is a Schulamt, a Bezirksregierung or the ministry rather than a school. */
export function isAuthority(row: Pick<RegisterRow, 'form'>): boolean {
  return row.form === '0A';
}

/** Which authority a row of form 0A is, by its name; null for schools and for authorities of another name. */
export function authorityKind(row: Pick<RegisterRow, 'form' | 'name'>): AuthorityKind | null {
  if (!isAuthority(row)) return null;
  if (row.name.startsWith('Schulamt')) return 'school_authority';
  if (row.name.startsWith('Bezirksregierung')) return 'district_government';
  return row.name.startsWith('Ministerium') ? 'ministry' : null;
}

/** Whether children can be placed here: a real school form, in operation (operating key 0, 1, 2 or 6). */
export function isPlacementTarget(row: Pick<RegisterRow, 'form' | 'operatingKey'>): boolean {
  return SCHOOL_FORMS.has(row.form) && OPEN_KEYS.has(row.operatingKey);
}

function comparable(value: RegisterRow[keyof RegisterRow]): string | number | null {
  if (Array.isArray(value)) return value.join('\n');
  return value instanceof Temporal.PlainDate ? value.toString() : (value as string | number | null);
}

/** The fields in which two entries of one school differ. */
function differingFields(before: RegisterRow, after: RegisterRow): (keyof RegisterRow)[] {
  const fields = Object.keys(after) as (keyof RegisterRow)[];
  return fields.filter((field) => comparable(before[field]) !== comparable(after[field]));
}

/**
 * Says what importing a register would change.
 * `closed` holds schools that turned to operating key 4, 5 or 9 (their new row) and schools no longer listed (their old row);
 * a dissolved school that has dropped out of the list is nothing new and counts as unchanged.
 * @param existing the entries held, by school number
 */
export function compareRegister(
  existing: ReadonlyMap<string, RegisterRow>,
  incoming: readonly RegisterRow[],
): RegisterComparison {
  const result = {
    new: [] as RegisterRow[],
    changed: [] as ChangedSchool[],
    closed: [] as RegisterRow[],
    unchanged: 0,
  };
  const listed = new Set<string>();
  for (const after of incoming) {
    listed.add(after.number);
    const before = existing.get(after.number);
    if (!before) {
      result.new.push(after);
      continue;
    }
    const fields = differingFields(before, after);
    if (fields.length === 0) result.unchanged += 1;
    else if (isClosedKey(after.operatingKey) && !isClosedKey(before.operatingKey)) result.closed.push(after);
    else result.changed.push({ number: after.number, before, after, fields });
  }
  for (const before of existing.values()) {
    if (listed.has(before.number)) continue;
    if (before.operatingKey === '9' || before.operatingKey === '5') result.unchanged += 1;
    else result.closed.push(before);
  }
  return result;
}
