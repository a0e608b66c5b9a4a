// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { InstitutionKind } from '../institutions/words.ts';
import { type Occasion, type Outcome, occasions, outcomes } from './words.ts';

/** What is asked of a talk to say whether the service helps, and who pays. */
export interface AskedTalk {
  /** 'private': a person, no institution. */
  requester: InstitutionKind | 'private';
  occasion: Occasion;
  /** A right is won or lost by what is said. */
  legalConsequence: boolean;
  /** Somebody of the institution whose trade it is takes part. */
  professionalPresent: boolean;
  /** The institution can pay itself. */
  institutionPays: boolean;
}

/** true or false: only then; null: either. */
type Either = boolean | null;

/** A row of "Wann hilft der Dienst, wann nicht". Empty lists fit everything. */
export interface OccasionRule {
  /** "R03": said on the phone, kept with each request it decided. */
  code: string;
  occasions: readonly Occasion[];
  requesters: readonly AskedTalk['requester'][];
  legalConsequence: Either;
  professionalPresent: Either;
  institutionPays: Either;
  outcome: Outcome;
  /** Why, one sentence for who asks. */
  reason: string;
  /** What else helps, one sentence; never empty where the service does not help. */
  alternative: string;
  /** Where it is laid down. */
  source: string;
}

/** What the table says about a talk; `rule` is undefined where no row fits: then the coordination decides. */
export interface Decision {
  outcome: Outcome | null;
  rule: OccasionRule | undefined;
}

const order = Object.keys(outcomes) as Outcome[];
const strictness = (outcome: Outcome): number => order.indexOf(outcome);
const either = (wanted: Either, given: boolean): boolean => wanted === null || wanted === given;

/** Does this row speak about this talk? */
export const fits = (rule: OccasionRule, talk: AskedTalk): boolean =>
  (rule.occasions.length === 0 || rule.occasions.includes(talk.occasion)) &&
  (rule.requesters.length === 0 || rule.requesters.includes(talk.requester)) &&
  either(rule.legalConsequence, talk.legalConsequence) &&
  either(rule.professionalPresent, talk.professionalPresent) &&
  either(rule.institutionPays, talk.institutionPays);

/**
 * Of the rows that fit the strictest decides, whatever their order; of two that are as strict the one with the lower code.
 * So a row that somebody adds can never open what another one closes: money of the state is for low-threshold talks alone
 * (StädteRegion Aachen 2023/0121).
 */
export function decide(rules: readonly OccasionRule[], talk: AskedTalk): Decision {
  const [rule] = rules
    .filter((one) => fits(one, talk))
    .toSorted((a, b) => strictness(b.outcome) - strictness(a.outcome) || (a.code < b.code ? -1 : 1));
  return { outcome: rule?.outcome ?? null, rule };
}

/** What is wrong with a row as such: one that closes a door says what else helps. */
export const lacksAlternative = ({ outcome, alternative }: Pick<OccasionRule, 'outcome' | 'alternative'>): boolean =>
  outcome === 'excluded' && alternative.trim() === '';

/** Rows and talks name occasions by their codes. */
export const allOccasions = Object.keys(occasions) as Occasion[];
