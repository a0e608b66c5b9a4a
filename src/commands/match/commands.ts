// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path';
import { programVersion } from '../../features/operators/version.ts';
import type { Instance, Solution } from '../../matching/index.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { neededText, onlyArgument, type PlainCommand } from '../command.ts';
import { changeCommand } from './change.ts';
import { dispatchCommand } from './dispatch.ts';
import { type InstanceFile, readInstanceFile } from './instance-file.ts';
import { Entries, Items, resultPath, writeResult } from './result-file.ts';
import { numberOption, Progress, Stop } from './run.ts';
import { type Outcome, solveWithin } from './solve.ts';
import { sponsorshipCommand } from './sponsorship.ts';
import { stableCommand } from './stable.ts';
import { CpuTimes } from './stats.ts';
import { assignmentOf, unplacedOf } from './unplaced.ts';
import { whyCommand } from './why.ts';

function* pricesOf(instance: Instance, { price }: Solution): Generator<readonly [string, number[]]> {
  for (const [limit, id] of instance.limitIds.entries()) yield [id, price.map((column) => column[limit]!)];
}

/** The result file, in the order of its keys. */
function resultParts({ instance, inputHash }: InstanceFile, outcome: Outcome) {
  const { solution, certificate, gap, siblings } = outcome;
  return {
    levels: instance.levels,
    objective: solution.objective,
    status: gap === null ? ('optimal' as const) : { gap, ...(siblings ? { siblings: siblings.gap } : {}) },
    ...(siblings ? { siblings } : {}),
    assignment: new Entries(assignmentOf(instance, solution.poolOf)),
    unplaced: new Items(unplacedOf(instance, solution.poolOf, gap === null || gap[0] === 0 ? 'taken' : 'stopped')),
    prices: new Entries(pricesOf(instance, solution)),
    certificate,
    inputHash,
    seed: instance.seed,
    solver: { name: 'herzstueck', version: programVersion() },
  };
}

function summary(instance: Instance, { solution, gap, siblings }: Outcome, why: string): string {
  const total = instance.childIds.length;
  const without = solution.poolOf.reduce((count, pool) => count + (pool < 0 ? 1 : 0), 0);
  const placed = `${formatNumber(total - without)} von ${formatCount(total, 'Kind', 'Kindern')} mit Platz, ${formatNumber(without)} ohne.`;
  const apart = siblings ? ` Geschwister: ${formatCount(siblings.apart, 'Trennung', 'Trennungen')}.` : '';
  if (gap === null) return `${placed}${apart} Bewiesen optimal.`;
  const [unplaced, ...levels] = gap;
  const most = [unplaced, ...(siblings?.gap ? [`${siblings.gap} bei Geschwistern`] : []), ...levels].join(', ');
  return `${why}: Das ist die beste bekannte Lösung, bewiesener Abstand zum Optimum je Ebene [${most}]. ${placed}${apart}`;
}

const solveCommand: PlainCommand = {
  name: 'match m1',
  usage: 'IN.json --out OUT.json [--time-limit SEKUNDEN] [--stats]',
  help: 'Verteilt Kinder auf Plätze, bewiesen optimal. Strg-C hört auf und schreibt die beste bekannte Lösung.',
  options: { out: { type: 'string' }, 'time-limit': { type: 'string' }, stats: { type: 'boolean' } },
  needs: 'settings',
  async run(input, io) {
    const path = resolve(io.cwd, onlyArgument(input, 'die Datei mit der Aufgabe'));
    const out = await resultPath(io.cwd, neededText(input, 'out'), path);
    const seconds = numberOption(input, 'time-limit', { otherwise: Number.POSITIVE_INFINITY, integer: false, from: 0 });
    const progress = new Progress(io);
    const times = new CpuTimes();
    const file = await readInstanceFile(path, progress.read);
    times.ended('read');
    const stop = new Stop(seconds);
    try {
      const outcome = await solveWithin(path, file.instance, { stop, progress, times });
      await writeResult(out, resultParts(file, outcome));
      io.say(`${summary(file.instance, outcome, stop.why)}\nDas Ergebnis liegt in ${out}`);
      if (input.values.stats === true) io.say(JSON.stringify(times.milliseconds));
    } finally {
      await stop.release();
    }
  },
};

/** The commands of the placement core. None needs a database. */
export const matchCommands: readonly PlainCommand[] = [
  solveCommand,
  whyCommand,
  changeCommand,
  stableCommand,
  dispatchCommand,
  sponsorshipCommand,
];
