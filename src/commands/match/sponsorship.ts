// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  SponsorshipCheckError,
  type SponsorshipPlan,
  type Sponsorships,
  solveSponsorships,
} from '../../matching/index.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { neededText, onlyArgument, type PlainCommand, Refused } from '../command.ts';
import { readSponsorshipFile } from './instance-file.ts';
import { Entries, Items, resultPath, writeResult } from './result-file.ts';
import { blamedOnInput, numberOption, Progress, Stop } from './run.ts';
import { highsWithin, tellingOf } from './solve.ts';

/** Groups of one school can take HiGHS very long; without them nothing does. */
const SECONDS = 60;

/** Plans as far as time and Ctrl-C allow. @throws Refused when the numbers are too large, or the plan does not hold */
async function planWithin(
  path: string,
  instance: Sponsorships,
  stop: Stop,
  progress: Progress,
): Promise<SponsorshipPlan> {
  const highs = highsWithin(stop);
  try {
    return await solveSponsorships(instance, {
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
    throw error instanceof SponsorshipCheckError ? new Refused(error.message) : blamedOnInput(path, error);
  } finally {
    await highs.close();
    await stop.release();
  }
}

function summary({ assignment, unplaced, gap }: SponsorshipPlan, why: string): string {
  const total = assignment.length + unplaced.length;
  const placed = `${formatNumber(assignment.length)} von ${formatCount(total, 'Kind', 'Kindern')} mit Patenschaft, ${formatNumber(unplaced.length)} ohne.`;
  if (gap === null) return `${placed} Bewiesen optimal.`;
  return `${why}: Das ist der beste bekannte Plan, bewiesener Abstand zum Optimum je Ebene [${gap.join(', ')}]. ${placed}`;
}

export const sponsorshipCommand: PlainCommand = {
  name: 'match m3',
  usage: 'IN.json --out OUT.json [--time-limit SEKUNDEN]',
  help: 'Schlägt vor, welche Kinder welche Sprachpatin oder welchen Sprachpaten bekommen, bewiesen optimal. Strg-C hört auf und schreibt den besten bekannten Plan.',
  options: { out: { type: 'string' }, 'time-limit': { type: 'string' } },
  needs: 'settings',
  async run(input, io) {
    const path = resolve(io.cwd, onlyArgument(input, 'die Datei mit der Aufgabe'));
    const out = await resultPath(io.cwd, neededText(input, 'out'), path);
    const seconds = numberOption(input, 'time-limit', { otherwise: SECONDS, integer: false, from: 0 });
    const progress = new Progress(io);
    const { instance, inputHash } = await readSponsorshipFile(path, progress.read);
    const stop = new Stop(seconds);
    const plan = await planWithin(path, instance, stop, progress);
    await writeResult(out, {
      assignment: new Entries(plan.assignment.map(({ child, sponsor, slot }) => [child, { sponsor, slot }] as const)),
      unplaced: new Items(plan.unplaced),
      objective: plan.objective,
      status: plan.gap === null ? 'optimal' : { gap: plan.gap },
      certificate: plan.certificate,
      inputHash,
    });
    io.say(`${summary(plan, stop.why)}\nDas Ergebnis liegt in ${out}`);
  },
};
