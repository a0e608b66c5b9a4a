// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PlaceKindKey, Stage } from '../../../codes/school-forms.ts';
import type { Ages } from '../../../codes/usual-place.ts';
import type { Position, WalkingEstimate } from '../../../matching/index.ts';
import type { Denomination } from '../../schools/denomination.ts';

/**
 * What may count when schools are ranked for a child. Nationality, language and religion are not here and must not be
 * added; the only exception is a denominational school the family itself wishes or does not wish (§ 26 SchulG NRW).
 */
export interface RankingChild {
  /** Official key of the Jahrgang: 01–10, E1–E3, EF, Q1, Q2, 11–13; null when none is set: the stage decides. */
  readonly grade: string | null;
  readonly placeKind: PlaceKindKey;
  readonly stage: Stage;
  /** Possible ages in completed years; null or missing = unknown, no rule applies. */
  readonly ages?: Ages | null;
  readonly position: Position | null;
  /** Schools that brothers and sisters attend. */
  readonly siblingsAt: readonly string[];
  /** The family's own wish; 'none' = no denominational school; null or missing = nothing said, no rule applies. */
  readonly denominationalWish?: Denomination | 'none' | null;
  /** Longest way the family or the centre accepts, estimated walking metres. */
  readonly maxMetres?: number;
}

/** Places of one kind as a school reported them. */
export interface ReportedPlaces {
  /** null = for all grades of the school (groups across grades). */
  readonly grade: string | null;
  readonly kind: PlaceKindKey;
  readonly capacity: number;
  readonly taken: number;
  /** Offered to somebody and not yet answered. */
  readonly held: number;
  readonly blocked: boolean;
  readonly blockedReason: string | null;
  readonly reportedAt: Temporal.PlainDate;
  readonly reportedBy: string;
}

/** A school that could be considered. */
export interface SchoolOption {
  readonly number: string;
  readonly name: string;
  readonly form: string;
  readonly operatingKey: string;
  /** Key of the register: 1 = public, 2 = private owner. */
  readonly legalForm: string;
  readonly x: number | null;
  readonly y: number | null;
  readonly denomination?: Denomination | null;
  readonly places: readonly ReportedPlaces[];
}

/** What decides between schools with a free place. */
export type Criterion = 'distance' | 'owner' | 'sibling' | 'wish' | 'estimate' | 'freshness';

/** Settings of the centre. */
export interface RankingSettings {
  readonly today: Temporal.PlainDate;
  /** First criterion first; the school number always comes last. */
  readonly order: readonly Criterion[];
  /** A school a sibling attends counts as this many metres nearer. */
  readonly siblingLiftM: number;
}

/** A school with a free place for this child. */
export interface RankedSchool {
  /** 1 = first; each rank is given once. */
  readonly rank: number;
  readonly number: string;
  readonly name: string;
  readonly form: string;
  readonly free: number;
  /** Age in days of the youngest report the free places rest on. */
  readonly reportedDaysAgo: number;
  /** „vor 12 Tagen gemeldet“ */
  readonly reportedText: string;
  readonly reportedBy: string;
  readonly distance: WalkingEstimate | null;
  readonly siblingThere: boolean;
  /** The way may be long enough for travel costs: a sentence to say once for all schools it is true of; null if not. */
  readonly transport: string | null;
  /** An Ersatzschule: it decides itself whom it admits, so it must be asked. */
  readonly privateOwner: boolean;
  /** Schools whose way cannot be told apart from this one's. */
  readonly equalTo: readonly string[];
  /** Why it stands here, sentences for the page. */
  readonly reasons: readonly string[];
}

/** Rules that exclude a school. */
export type ExclusionRule =
  | 'not_placement_target'
  | 'special_school'
  | 'form_without_grade'
  | 'age'
  | 'no_place_reported'
  | 'no_free_place'
  | 'blocked'
  | 'too_far'
  | 'denominational_wish';

/** One reason why a school is out: the rule, the value it looked at, a sentence for the page. */
export interface Exclusion {
  readonly rule: ExclusionRule;
  readonly datum: string;
  readonly text: string;
}

/** A school that is out, with all reasons. */
export interface ExcludedSchool {
  readonly number: string;
  readonly name: string;
  readonly form: string;
  readonly distance: WalkingEstimate | null;
  readonly reasons: readonly Exclusion[];
}
