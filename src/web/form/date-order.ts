// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isAfter, type PartialDate } from '../../codes/partial-date.ts';
import type { FieldError } from './state.ts';

/** A date somebody typed and the bound it has to keep. Null dates are not known and bind nothing. */
export interface DateRule {
  field: string;
  /** The field's label. */
  label: string;
  date: PartialDate | null;
  notBefore?: PartialDate | null;
  notAfter?: PartialDate | null;
  /** What is wrong when it does not: "liegt vor der Geburt". */
  says: string;
}

const isBroken = ({ date, notBefore, notAfter }: DateRule): boolean =>
  date !== null && ((notBefore && isAfter(notBefore, date)) || (notAfter && isAfter(date, notAfter)) || false);

/**
 * Dates that cannot be in this order, whatever their unknown parts are: one sentence a field, the first rule it breaks.
 */
export function dateOrderErrors(rules: readonly DateRule[]): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const rule of rules.filter(isBroken)) {
    const { field, label, says } = rule;
    if (!errors.has(field)) errors.set(field, { field, message: `„${label}“ ${says}. Bitte prüfen Sie die Angabe.` });
  }
  return [...errors.values()];
}
