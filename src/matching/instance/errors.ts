// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What can be wrong with an instance; each kind has its sentence in `MatchingInputError`. */
export type MatchingFault =
  | 'shape'
  | 'unknown-key'
  | 'double-key'
  | 'not-an-integer'
  | 'negative'
  | 'unknown-id'
  | 'double-id'
  | 'double-arc'
  | 'level-count'
  | 'overlapping-limits'
  | 'concave-load'
  | 'frozen-twice'
  | 'frozen-without-arc'
  | 'frozen-over-capacity'
  | 'end-before-start'
  | 'falling-fairness'
  | 'missing-way'
  | 'ambiguous-way'
  | 'previous-twice'
  | 'slots-on-some'
  | 'keep-twice'
  | 'keep-never'
  | 'keep-without-arc'
  | 'keep-slot'
  | 'keep-over-capacity'
  | 'overflow';

/** One thing that is wrong: its kind, where it is (`children[3].weight`, `arc a → x`) and what to do, in German. */
export interface InputProblem {
  readonly fault: MatchingFault;
  readonly culprit: string;
  readonly message: string;
}

const SHOWN = 20;
const LONGEST = 300;

/** Text of a stranger for a terminal: no control characters, not endless. */
function tame(text: string): string {
  const clean = text.replaceAll(/\p{Cc}/gu, '·');
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)} …` : clean;
}

/** A wrong value as it is named in a message. */
export const nameOf = (value: unknown): string =>
  value !== null && typeof value === 'object' ? (Array.isArray(value) ? 'eine Liste' : 'ein Objekt') : String(value);

/** The instance cannot be solved as it stands. Names every culprit (the first twenty; `count` says how many there are). */
export class MatchingInputError extends Error {
  readonly problems: readonly InputProblem[];
  readonly count: number;

  constructor(problems: readonly InputProblem[], count = problems.length) {
    const more = count > problems.length ? `\n… und ${count - problems.length} weitere` : '';
    super(problems.map(({ message }) => message).join('\n') + more);
    this.name = 'MatchingInputError';
    this.problems = problems;
    this.count = count;
  }
}

/** The bytes that were given are no JSON text of an instance; says in German what and where. */
export class InstanceTextError extends Error {
  override name = 'InstanceTextError';
}

/** Collects problems and throws them together. */
export class ProblemList {
  private readonly problems: InputProblem[] = [];
  private count = 0;

  add(fault: MatchingFault, culprit: string, message: string): void {
    this.count += 1;
    if (this.problems.length < SHOWN) this.problems.push({ fault, culprit: tame(culprit), message: tame(message) });
  }

  get empty(): boolean {
    return this.count === 0;
  }

  /** @throws MatchingInputError when anything was added */
  throwIfAny(): void {
    if (this.count > 0) throw new MatchingInputError(this.problems, this.count);
  }
}

/** A child, pool, limit or count was given that cannot be: a fault of the caller, not of the input. */
export class NoSuchNumberError extends RangeError {
  override name = 'NoSuchNumberError';
}

/** @throws NoSuchNumberError unless it is the number of one of the ids */
export function checkNumber(what: 'child' | 'pool' | 'limit', number: number, ids: readonly string[]): void {
  if (!Number.isInteger(number) || number < 0 || number >= ids.length)
    throw new NoSuchNumberError(`there is no ${what} ${number}, only 0 to ${ids.length - 1}`);
}

/** @throws NoSuchNumberError unless it is a count: an integer from 0 on, or Infinity where there need be no end */
export function checkCount(what: 'places' | 'moves', count: number): void {
  const endless = what === 'moves' && count === Number.POSITIVE_INFINITY;
  if (!endless && !(Number.isSafeInteger(count) && count >= 0))
    throw new NoSuchNumberError(`${count} ${what} cannot be`);
}

/** @throws NoSuchNumberError unless there is a pool of the instance, or -1, for each of its children */
export function checkPlacement(
  { childIds, poolIds }: { readonly childIds: readonly string[]; readonly poolIds: readonly string[] },
  poolOf: Int32Array,
): void {
  if (poolOf.length !== childIds.length)
    throw new NoSuchNumberError(`a placement of ${poolOf.length} children, but there are ${childIds.length}`);
  for (const pool of poolOf) if (pool !== -1) checkNumber('pool', pool, poolIds);
}
