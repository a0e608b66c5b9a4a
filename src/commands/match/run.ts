// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import {
  type Certificate,
  CertificateError,
  certified,
  checkCertificate,
  type Flow,
  flowToProve,
  type Instance,
  indexOfId,
  LevelFlow,
  MatchingInputError,
  provenFlow,
  type Solution,
  solutionOf,
  solvedByLevels,
} from '../../matching/index.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { type CommandInput, type CommandIo, optionText, Refused, UsageError } from '../command.ts';
import type { OnRead } from './instance-file.ts';

/** Children handled between two looks at signals and clock. */
const SLICE = 500;
const EVERY_MS = 2000;
// npm hands on the signal that the terminal has already sent, so one Ctrl-C may arrive twice within milliseconds.
const ONE_PRESS_MS = 300;

/** `1 Kind`, `2 Kinder`. */
export const childrenText = (count: number): string => formatCount(count, 'Kind', 'Kinder');

/** Says how far a long run has come: nothing in the first two seconds, then a line every two. */
export class Progress {
  private readonly io: CommandIo;
  private last = performance.now();

  constructor(io: CommandIo) {
    this.io = io;
  }

  tell(sentence: () => string): void {
    const now = performance.now();
    if (now - this.last < EVERY_MS) return;
    this.last = now;
    this.io.say(sentence());
  }

  readonly read: OnRead = (bytes, total) =>
    this.tell(() => `Gelesen: ${Math.round(bytes / 1e6)} von ${Math.round(total / 1e6)} MB`);
}

/** Hears the first Ctrl-C and the end of the time that was given. */
export class Stop {
  private readonly deadline: number;
  private signalled: number | null = null;
  private readonly waiting: (() => void)[] = [];
  private readonly onSignal = (): void => {
    if (this.signalled !== null) return;
    this.signalled = performance.now();
    for (const told of this.waiting) told();
  };

  /** @param seconds from now on; Infinity for no limit */
  constructor(seconds: number) {
    this.deadline = performance.now() + seconds * 1000;
    process.on('SIGINT', this.onSignal);
  }

  get requested(): boolean {
    return this.signalled !== null || this.secondsLeft === 0;
  }

  /** Until the time is up; never below 0. */
  get secondsLeft(): number {
    return Math.max(0, (this.deadline - performance.now()) / 1000);
  }

  /** Tells at the first Ctrl-C, for work that cannot look at `requested` itself. */
  onStop(told: () => void): void {
    this.waiting.push(told);
  }

  /** Why the result is not the optimum. */
  get why(): string {
    if (this.signalled !== null) return 'Abgebrochen';
    return this.secondsLeft === 0 ? 'Die Zeit ist um' : 'Der Beweis ist nicht zu Ende gekommen';
  }

  /** From now on a further Ctrl-C ends the process as if nobody listened, also in the middle of a computation. */
  async release(): Promise<void> {
    if (this.signalled !== null) await sleep(Math.max(0, this.signalled + ONE_PRESS_MS - performance.now()));
    process.off('SIGINT', this.onSignal);
  }
}

/** What can be computed in slices: a `Flow`. */
export interface Sliced {
  readonly handled: number;
  advance(children: number): boolean;
}

/** Computes until all children are through or it has to stop. @returns whether all are through */
export async function runInSlices(
  flow: Sliced,
  { total, stop, progress }: { total: number; stop: Pick<Stop, 'requested'>; progress: Pick<Progress, 'tell'> },
): Promise<boolean> {
  while (!flow.advance(SLICE)) {
    progress.tell(() => `${formatNumber(flow.handled)} von ${formatNumber(total)} Kindern`);
    await nextTurn();
    if (stop.requested) return false;
  }
  return true;
}

/** An error to be thrown on: with every sentence as `Refused` when the input is at fault, or a proof has failed. */
export function blamedOnInput(path: string, error: unknown): unknown {
  if (error instanceof MatchingInputError) return new Refused(`${path}: ${error.message}`);
  return error instanceof CertificateError ? new Refused(error.message) : error;
}

/** What a proof gives. @throws Refused when it fails: the program is wrong, and nothing of the answer may be told */
function proving<T>(path: string, proof: () => T): T {
  try {
    return proof();
  } catch (error) {
    throw blamedOnInput(path, error);
  }
}

/**
 * The solution of a flow that is through, checked by code that shares nothing with the solver.
 * @param solved told when the solution is there and the proof begins
 * @throws Refused when the check does not hold: the program is wrong
 */
export function provenSolution(
  path: string,
  flow: Flow,
  solved: () => void,
): { solution: Solution; certificate: Certificate } {
  const solution = solutionOf(flow);
  solved();
  return proving(path, () => {
    const certificate = checkCertificate(flow.instance, solution);
    if (certificate.valid) return { solution, certificate };
    const again = solutionOf(provenFlow(flow.instance, flow));
    return { solution: again, certificate: certified(flow.instance, again) };
  });
}

/**
 * Solves to the end, asks about the optimum and proves the answer; when the proof does not hold, once more level by level.
 * Ctrl-C ends the process: there is no half answer.
 * @param ask answers and proves; may change the flow. Throws CertificateError when the proof does not hold
 * @param begin `flowOf` for answers that prices cannot prove in whole
 * @throws Refused when the numbers of one level are too large, or the last proof does not hold
 */
export async function askOptimum<T>(
  path: string,
  instance: Instance,
  progress: Progress,
  ask: (flow: Flow) => T,
  begin: (instance: Instance) => Flow = flowToProve,
): Promise<T> {
  const flow = begin(instance);
  await advanceAll(path, flow, { total: instance.childIds.length, stop: { requested: false }, progress });
  return proving(path, () => {
    const solved = provenFlow(instance, flow);
    try {
      return ask(solved);
    } catch (error) {
      if (!(error instanceof CertificateError) || solved instanceof LevelFlow) throw error;
      return ask(solvedByLevels(instance));
    }
  });
}

/** As `runInSlices`. @throws Refused when the numbers of one level are too large */
export async function advanceAll(
  path: string,
  flow: Sliced,
  run: { total: number; stop: Pick<Stop, 'requested'>; progress: Pick<Progress, 'tell'> },
): Promise<boolean> {
  try {
    return await runInSlices(flow, run);
  } catch (error) {
    throw blamedOnInput(path, error);
  }
}

/** Says that a computation leaves out siblings, when there are any. */
export function warnOfFamilies(io: CommandIo, instance: Instance): void {
  if (instance.familyIds.length > 0) io.say('Diese Rechnung lässt Geschwister außer Acht.');
}

/** Number of an id that was given as an option. @throws Refused */
export function givenId(ids: readonly string[], id: string, what: string): number {
  const index = indexOfId(ids, id);
  if (index < 0) throw new Refused(`${what} „${id}“ gibt es in dieser Datei nicht.`);
  return index;
}

/** A number that was given as an option, or `otherwise`. @throws UsageError */
export function numberOption(
  input: CommandInput,
  name: string,
  { otherwise, integer, from }: { otherwise: number; integer: boolean; from: number },
): number {
  const text = optionText(input, name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  const right = /^\d+(\.\d+)?$/.test(text) && value >= from && (!integer || Number.isSafeInteger(value));
  if (!right) throw new UsageError(`--${name} muss eine ${integer ? 'ganze ' : ''}Zahl ab ${from} sein.`);
  return value;
}
