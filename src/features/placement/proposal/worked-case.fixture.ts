// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { parsePartialDate } from '../../../codes/partial-date.ts';
import type { PlaceKindKey } from '../../../codes/school-forms.ts';
import type { ProposalFacts } from './facts.ts';

/** One child as a head of a centre would tell it, with what the table has to propose. Facts left out are unknown. */
export interface WorkedCase {
  /** Birth date as typed; '' = unknown. */
  born: string;
  /** Day of the report, or the earliest start: ISO. */
  on: string;
  knows: Partial<Omit<ProposalFacts, 'birth' | 'supportSince'>>;
  /** Begin of Erstförderung at a school in Germany: month and year. */
  supportSince?: string;
  grade: string | null;
  kind: PlaceKindKey | null;
  /** Last day or month of the support, ISO as far as known. */
  until?: string;
  /** Every rule that took part: grade, kind, support, remarks. */
  rules: string;
  why: string;
}

export const latin = { literacy: 'latin', germanLevel: 'none' } as const;
/** Five years of school, reads Latin script, no German. */
export const usual = { ...latin, schoolYears: 5, gapMonths: 0 } as const;
export const illiterate = { literacy: 'none', germanLevel: 'none' } as const;

/** The facts of a worked case as the table takes them. */
export function factsOf({ born, on, knows, supportSince }: WorkedCase): ProposalFacts {
  const day = Temporal.PlainDate.from(on);
  const date = (text: string) => {
    const read = parsePartialDate(text, day);
    if ('error' in read) throw new Error(read.error);
    return read;
  };
  return {
    ...{ way: 'placement', germanLevel: null, literacy: null, schoolYears: null, gapMonths: null },
    ...knows,
    birth: born === '' ? null : date(born),
    supportSince: supportSince === undefined ? null : date(supportSince),
  };
}
