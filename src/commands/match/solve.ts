// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  bestKnown,
  type Certificate,
  checkCertificate,
  flowToProve,
  type Instance,
  type MipSolver,
  packLevels,
  SIBLING_LEVEL,
  type SiblingProgress,
  type SiblingStatus,
  type SiblingTuple,
  type Solution,
  solveSiblings,
} from '../../matching/index.ts';
import { createHighs, type Highs } from '../../outbound/highs/solver.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { advanceAll, blamedOnInput, type Progress, provenSolution, type Stop } from './run.ts';
import type { CpuTimes } from './stats.ts';

/** A placement as far as the computation came. */
export interface Outcome {
  readonly solution: Solution;
  /** `proves`: the optimum, or with families or a gap only the bound in `dual`; `problems` then says so. */
  readonly certificate: Certificate & { readonly proves: 'optimum' | 'bound' };
  /** How far the objective may be from the optimum, per entry of the tuple; null when it is the optimum. */
  readonly gap: readonly number[] | null;
  /** Only with families. `apart`: pool groups beyond the first, all families together; `gap`: how many may be too many. */
  readonly siblings?: { readonly apart: number; readonly gap: number; readonly proof: string | null };
}

interface Run {
  readonly stop: Stop;
  readonly progress: Progress;
  readonly times: CpuTimes;
}

const MIP_SECONDS = 20;
/** So much of the time that was given HiGHS may go on when it does not end by itself; then its thread is ended. */
const GRACE_MS_PER_SECOND = 50;
const MOST_GRACE_MS = 2000;
/** How often a line about HiGHS may be due. */
const EVERY_MS = 1000;

/** HiGHS, whose thread is ended a little after the time is up, or at once with Ctrl-C. */
export function highsWithin(stop: Stop): Highs {
  const highs = createHighs({ graceMs: Math.min(MOST_GRACE_MS, GRACE_MS_PER_SECOND * stop.secondsLeft) });
  // A program that is being solved in the thread does not ask whether to go on.
  stop.onStop(() => void highs.close());
  return highs;
}

async function solveFlow(path: string, instance: Instance, run: Run): Promise<Outcome> {
  const { stop, progress, times } = run;
  const flow = flowToProve(instance);
  times.ended('prepare');
  const finished = await advanceAll(path, flow, { stop, progress, total: instance.childIds.length });
  await stop.release();
  if (finished) {
    const { solution, certificate } = provenSolution(path, flow, () => times.ended('solve'));
    times.ended('proof');
    return { solution, certificate: { ...certificate, proves: 'optimum' }, gap: null };
  }
  times.ended('solve');
  const { solution, gap } = bestKnown(flow);
  const certificate = boundOnly(checkCertificate(instance, solution), 'Die Rechnung wurde vorher beendet.');
  times.ended('proof');
  return { solution, certificate, gap: gap.some((value) => value !== 0) ? gap : null };
}

const PROOFS = {
  flow: 'Dass es nicht besser geht, zeigen die Preise: Auch ohne Rücksicht auf Geschwister geht es nicht besser.',
  lagrangian: 'Dass es nicht besser geht, zeigt die Schranke mit ganzen Familien.',
  mip: 'Dass es nicht besser geht, hat HiGHS gezeigt.',
};

/** A certificate whose prices bound the optimum without reaching it; where siblings count, that they reach it is not all. */
function boundOnly(certificate: Certificate, why: string, isOptimal = false): Outcome['certificate'] {
  if (certificate.valid && isOptimal) return { ...certificate, proves: 'optimum' };
  if (!certificate.feasible) throw new Error(`The placement is not feasible. ${certificate.problems.join(' ')}`);
  const sentence = `Die Preise beweisen nur die untere Schranke in „dual“. ${why}`;
  return { ...certificate, proves: 'bound', problems: [sentence] };
}

/** What a search has found so far: how many solutions, separations, and how many of these may be too many. */
function knownText({ flows, best, gap }: SiblingProgress, { levels }: Instance): string {
  const own = levels.indexOf(SIBLING_LEVEL);
  const apartOf = (tuple: SiblingTuple): number => (own < 0 ? tuple.apart : tuple.objective[own + 1]!);
  const apart = formatCount(apartOf(best), 'Trennung', 'Trennungen');
  const tooMany = formatNumber(Math.max(0, apartOf(gap)));
  return `${formatCount(flows, 'Lösung', 'Lösungen')} verglichen, ${apart}, davon höchstens ${tooMany} zu viel`;
}

/** The same solver, which says while it computes how many seconds it does so already and may do so yet. */
export function tellingOf(
  solveMip: MipSolver,
  progress: Pick<Progress, 'tell'>,
  sentence: (seconds: number, atMost: number) => string,
): MipSolver {
  return async (model, limit) => {
    const begun = performance.now();
    const timer = setInterval(() => {
      progress.tell(() => sentence(Math.round((performance.now() - begun) / 1000), Math.ceil(limit.seconds)));
    }, EVERY_MS);
    try {
      return await solveMip(model, limit);
    } finally {
      clearInterval(timer);
    }
  };
}

/** The same solver for siblings, with what is known so far. */
export const telling = (solveMip: MipSolver, progress: Pick<Progress, 'tell'>, known: () => string): MipSolver =>
  tellingOf(
    solveMip,
    progress,
    (seconds, atMost) => `Geschwister: HiGHS rechnet seit ${seconds} s, höchstens ${atMost} s; bisher ${known()}`,
  );

const gapOf = (status: SiblingStatus) => (status.status === 'gap' ? status.gap : null);

async function solveWithFamilies(path: string, instance: Instance, { stop, progress, times }: Run): Promise<Outcome> {
  const highs = highsWithin(stop);
  let known = 'noch keine Lösung';
  try {
    const packing = packLevels(instance);
    times.ended('prepare');
    const solved = await solveSiblings(instance, packing, {
      solveMip: telling(highs.solve, progress, () => known),
      mipSeconds: MIP_SECONDS,
      secondsLeft: () => stop.secondsLeft,
      goOn: async () => {
        progress.tell(() => `Geschwister: ${known}`);
        await nextTurn();
        return !stop.requested;
      },
      onProgress: async (now) => {
        known = knownText(now, instance);
        progress.tell(() => `Geschwister: ${known}`);
        await nextTurn();
        return !stop.requested;
      },
    });
    times.ended('solve');
    const gap = gapOf(solved.status);
    const proof = solved.status.status === 'optimal' ? solved.status.proof : null;
    const certificate = boundOnly(
      checkCertificate(instance, solved),
      proof ? PROOFS[proof] : 'Der Abstand in „status“ ist noch offen.',
      proof !== null,
    );
    times.ended('proof');
    return {
      solution: solved,
      certificate,
      gap: gap?.objective ?? null,
      siblings: { apart: solved.apart, gap: gap?.apart ?? 0, proof },
    };
  } catch (error) {
    throw blamedOnInput(path, error);
  } finally {
    await highs.close();
    await stop.release();
  }
}

/** Solves an instance as far as time and Ctrl-C allow. @throws Refused when its levels do not fit together */
export function solveWithin(path: string, instance: Instance, run: Run): Promise<Outcome> {
  return instance.familyIds.length > 0 ? solveWithFamilies(path, instance, run) : solveFlow(path, instance, run);
}
