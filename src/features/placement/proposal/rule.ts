// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PlaceKindKey } from '../../../codes/school-forms.ts';
import type { Readings } from './facts.ts';

/** The readings a rule holds for; one it does not name may be any. */
export type Conditions = { readonly [K in keyof Readings]?: readonly Readings[K][] };

/**
 * What a rule sets. Grade: by age; the first of the Berufskolleg; the first of the gymnasiale Oberstufe; none. Support:
 * a year for learning to read; the time from the start; what is left of the time that runs; until the school year ends.
 */
export interface Outcome {
  readonly grade?: 'by_age' | 'vocational' | 'upper' | 'none';
  readonly shift?: 'one_lower' | 'one_higher';
  readonly kind?: PlaceKindKey | 'none';
  readonly support?: 'literacy' | 'full' | 'rest' | 'school_year';
}

/**
 * One row of the decision table. Of the rules in force that hold for a child, the first that sets a grade decides the
 * grade, and so on for each column; a remark is said when its rule has decided something, or sets nothing.
 */
export interface Rule {
  /** Never given to another rule: kept with recommendations and counted in figures. */
  readonly id: string;
  /** What it says, for people; `{name}` stands for a value of `words.ts`. */
  readonly sentence: string;
  /** Said of the child, beside the proposal. */
  readonly remark?: string;
  readonly source: string;
  /** First and last day, ISO; without a last day it is in force. */
  readonly validFrom: string;
  readonly validUntil?: string;
  /** The named source itself was read for this table; else it stands there after others, or is a choice of ours. */
  readonly verified: boolean;
  readonly when: Conditions;
  readonly sets: Outcome;
}
