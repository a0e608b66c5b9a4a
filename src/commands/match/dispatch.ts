// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Dispatch, DispatchCheckError, type DispatchPlan, solveDispatch } from '../../matching/index.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { neededText, onlyArgument, type PlainCommand, Refused } from '../command.ts';
import { readDispatchFile } from './instance-file.ts';
import { Entries, Items, resultPath, writeResult } from './result-file.ts';
import { numberOption, Progress, Stop } from './run.ts';
import { highsWithin, tellingOf } from './solve.ts';

/** Plans as far as time and Ctrl-C allow. @throws Refused when the plan does not hold: the program is wrong */
async function planWithin(instance: Dispatch, stop: Stop, progress: Progress): Promise<DispatchPlan> {
  const highs = highsWithin(stop);
  // Its thread gets ready while the first plan is made here.
  highs.start();
  try {
    return await solveDispatch(instance, {
      solveMip: tellingOf(
        highs.solve,
        progress,
        (seconds) => `Ein Plan steht, HiGHS sucht seit ${seconds} s den besten`,
      ),
      secondsLeft: () => stop.secondsLeft,
      goOn: async () => {
        progress.tell(() => 'Plan in Arbeit');
        await nextTurn();
        return !stop.requested;
      },
    });
  } catch (error) {
    throw error instanceof DispatchCheckError ? new Refused(error.message) : error;
  } finally {
    await highs.close();
    await stop.release();
  }
}

function summary({ assignment, unserved, gap }: DispatchPlan, why: string): string {
  const total = assignment.length + unserved.length;
  const served = `${formatNumber(assignment.length)} von ${formatCount(total, 'Anfrage', 'Anfragen')} vermittelt, ${formatNumber(unserved.length)} ohne.`;
  if (gap === null) return `${served} Bewiesen optimal.`;
  return `${why}: Das ist der beste bekannte Plan, bewiesener Abstand zum Optimum je Ebene [${gap.join(', ')}]. ${served}`;
}

export const dispatchCommand: PlainCommand = {
  name: 'match m2',
  usage: 'IN.json --out OUT.json [--time-limit SEKUNDEN]',
  help: 'Schlägt vor, welche Ehrenamtlichen welche Anfragen einer Woche dolmetschen, bewiesen optimal. Strg-C hört auf und schreibt den besten bekannten Plan.',
  options: { out: { type: 'string' }, 'time-limit': { type: 'string' } },
  needs: 'settings',
  async run(input, io) {
    const path = resolve(io.cwd, onlyArgument(input, 'die Datei mit der Aufgabe'));
    const out = await resultPath(io.cwd, neededText(input, 'out'), path);
    const seconds = numberOption(input, 'time-limit', { otherwise: Number.POSITIVE_INFINITY, integer: false, from: 0 });
    const progress = new Progress(io);
    const { instance, inputHash } = await readDispatchFile(path, progress.read);
    const stop = new Stop(Math.min(seconds, instance.seconds));
    const plan = await planWithin(instance, stop, progress);
    await writeResult(out, {
      assignment: new Entries(plan.assignment.map(({ request, volunteer }) => [request, volunteer] as const)),
      unserved: new Items(plan.unserved),
      objective: plan.objective,
      status: plan.gap === null ? 'optimal' : { gap: plan.gap },
      inputHash,
    });
    io.say(`${summary(plan, stop.why)}\nDas Ergebnis liegt in ${out}`);
  },
};
