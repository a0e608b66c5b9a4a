// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { isClosedKey } from '../../codes/school-forms.ts';
import type { RegisterRow } from './register.ts';

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

/** Whether the row is a Schulamt, a Bezirksregierung or the ministry rather than a school. */
export function isAuthority(row: Pick<RegisterRow, 'form'>): boolean {
  return row.form === '0A';
}

function comparable(value: RegisterRow[keyof RegisterRow]): string | number | null {
  if (Array.isArray(value)) return value.join('\n');
  return value instanceof Temporal.PlainDate ? value.toString() : (value as string | number | null);
}

/** The fields in which two entries of one school differ. */
function differingFields(before: RegisterRow, after: RegisterRow): (keyof RegisterRow)[] {
  const fields = codesOf(after);
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
  const result: { new: RegisterRow[]; changed: ChangedSchool[]; closed: RegisterRow[]; unchanged: number } = {
    new: [],
    changed: [],
    closed: [],
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
