// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  bestKnown,
  type Certificate,
  checkCertificate,
  flowOf,
  type Instance,
  packLevels,
  type SiblingStatus,
  type Solution,
  solveSiblings,
} from '../matching/index.ts';
import { createHighs } from '../outbound/highs/solver.ts';
import { formatCount } from '../web/format.ts';
import { advanceAll, blamedOnInput, type Progress, provenSolution, type Stop } from './match-run.ts';

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
}

const MIP_SECONDS = 20;

async function solveFlow(path: string, instance: Instance, run: Run): Promise<Outcome> {
  const flow = flowOf(instance);
  const finished = await advanceAll(path, flow, { ...run, total: instance.childIds.length });
  await run.stop.release();
  if (finished) {
    const { solution, certificate } = provenSolution(path, flow);
    return { solution, certificate: { ...certificate, proves: 'optimum' }, gap: null };
  }
  const { solution, gap } = bestKnown(flow);
  const certificate = boundOnly(checkCertificate(instance, solution), 'Die Rechnung wurde vorher beendet.');
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

const gapOf = (status: SiblingStatus) => (status.status === 'gap' ? status.gap : null);

async function solveWithFamilies(path: string, instance: Instance, { stop, progress }: Run): Promise<Outcome> {
  const highs = createHighs();
  // A program that is being solved in the thread does not ask whether to go on.
  stop.onStop(() => void highs.close());
  try {
    const solved = await solveSiblings(instance, packLevels(instance), {
      solveMip: highs.solve,
      mipSeconds: Math.min(MIP_SECONDS, stop.secondsLeft),
      onProgress: async ({ flows, best }) => {
        const apart = formatCount(best.apart, 'Trennung', 'Trennungen');
        progress.tell(() => `Geschwister: ${formatCount(flows, 'Lösung', 'Lösungen')} verglichen, ${apart}`);
        await nextTurn();
        return !stop.requested;
      },
    });
    const gap = gapOf(solved.status);
    const proof = solved.status.status === 'optimal' ? solved.status.proof : null;
    return {
      solution: solved,
      certificate: boundOnly(
        checkCertificate(instance, solved),
        proof ? PROOFS[proof] : 'Der Abstand in „status“ ist noch offen.',
        proof !== null,
      ),
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
