// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { plainLine } from '../../codes/characters.ts';
import { legalParameter } from '../../codes/legal.ts';
import { comparePartial, isAfter, type PartialDate, shortYear, wholeDate } from '../../codes/partial-date.ts';
import { readWrittenDate } from '../../codes/written-date.ts';

/** A school in Germany a child went to before it came to this centre. */
export interface EarlierSchool {
  /** Name and place, as typed or from the register. */
  name: string;
  /** Where it is in the register of NRW. */
  schoolNumber: string | null;
  /** Kreis or city; '' when unknown. */
  district: string;
  /** Two letters, `codes/federal-states.ts`. */
  federalState: string | null;
  from: PartialDate | null;
  /** Null: unknown. */
  to: PartialDate | null;
  /** Since when the child got Erstförderung there; null: none, or unknown. */
  supportSince: PartialDate | null;
}

/** How many schools a form has room for. */
export const earlierSchoolSlots = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * Reads a time people know in part (`readWrittenDate`): "2024", "09/2024", "2.9.2024". Nothing typed is null.
 * @param label the field's label, for the sentence in `error`
 */
export function readMonth(
  text: string,
  label: string,
  today: Temporal.PlainDate,
): { value: PartialDate | null } | { error: string } {
  if (plainLine(text) === '') return { value: null };
  const written = readWrittenDate(text);
  if ('date' in written) {
    const { date } = written;
    if (isAfter(date, wholeDate(today))) return { error: `„${label}“: Die Angabe liegt in der Zukunft.` };
    return { value: date };
  }
  if (written.fault === 'impossible') return { error: `„${label}“: ${written.message}` };
  if (written.fault === 'short_year') return { error: `„${label}“: ${shortYear}` };
  return { error: `„${label}“: Bitte schreiben Sie Monat und Jahr, zum Beispiel 09/2024, oder nur das Jahr.` };
}

/** Which entries of a school contradict each other or the child's birth: field of the form and sentence. */
export function contradictions(
  { from, to, supportSince }: Pick<EarlierSchool, 'from' | 'to' | 'supportSince'>,
  birth: PartialDate | null,
): { field: 'von' | 'bis' | 'foerderung'; message: string }[] {
  const found: ReturnType<typeof contradictions> = [];
  const times = [
    ['von', from, '„Von“'],
    ['bis', to, '„Bis“'],
    ['foerderung', supportSince, '„Erstförderung seit“'],
  ] as const;
  for (const [field, time, label] of times)
    if (time && birth && isAfter(birth, time))
      found.push({ field, message: `${label} liegt vor der Geburt des Kindes. Bitte prüfen Sie die Angabe.` });
  const add = (field: 'bis' | 'foerderung', message: string) => {
    if (!found.some((one) => one.field === field)) found.push({ field, message });
  };
  if (from && to && isAfter(from, to)) add('bis', '„Bis“ liegt vor „Von“. Bitte prüfen Sie beide Angaben.');
  if (from && supportSince && isAfter(from, supportSince))
    add('foerderung', 'Die Erstförderung kann nicht vor dem ersten Tag an dieser Schule beginnen.');
  if (to && supportSince && isAfter(supportSince, to))
    add('foerderung', 'Die Erstförderung kann nicht nach dem letzten Tag an dieser Schule beginnen.');
  return found;
}

/**
 * Since when the child gets Erstförderung and when the two years end: they go on when it moves to another school or Kreis
 * (BASS 13-63 Nr. 3). Undefined when nothing is known of it.
 */
export function supportClock(
  schools: readonly Pick<EarlierSchool, 'supportSince'>[],
  on: Temporal.PlainDate,
): { since: PartialDate; until: PartialDate } | undefined {
  const [since] = schools.flatMap((school) => (school.supportSince ? [school.supportSince] : [])).sort(comparePartial);
  if (!since) return undefined;
  const months = legalParameter('germanSupportMonths', on).value;
  if (since.month === undefined) return { since, until: { year: since.year + Math.floor(months / 12) } };
  const end = Temporal.PlainYearMonth.from({ year: since.year, month: since.month }).add({ months });
  return { since, until: { year: end.year, month: end.month } };
}
