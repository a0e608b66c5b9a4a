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
