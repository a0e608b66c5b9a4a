// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path';
import { programVersion } from '../../features/operators/version.ts';
import { blockingPairs, deferredAcceptance, type Instance, lotteryNumbers, objectiveOf } from '../../matching/index.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { neededText, onlyArgument, type PlainCommand } from '../command.ts';
import { readInstanceFile } from './instance-file.ts';
import { Entries, Items, resultPath, writeResult } from './result-file.ts';
import { askOptimum, childrenText, Progress, warnOfFamilies } from './run.ts';
import { assignmentOf, unplacedOf } from './unplaced.ts';

function envyOf(instance: Instance, poolOf: Int32Array, lottery: Int32Array) {
  const { children, pairs, wasted } = blockingPairs(instance, poolOf, lottery);
  return { children, pairs, wasted };
}

function* numbersOf(instance: Instance, lottery: Int32Array): Generator<readonly [string, number]> {
  for (const [child, id] of instance.childIds.entries()) yield [id, lottery[child]!];
}

export const stableCommand: PlainCommand = {
  name: 'match stable',
  usage: 'IN.json --out OUT.json',
  help: 'Verteilt Kinder nach Vorrang und Los, ohne eines zu übergehen, und vergleicht mit dem Optimum.',
  options: { out: { type: 'string' } },
  needs: 'settings',
  async run(input, io) {
    const path = resolve(io.cwd, onlyArgument(input, 'die Datei mit der Aufgabe'));
    const out = await resultPath(io.cwd, neededText(input, 'out'), path);
    const progress = new Progress(io);
    const { instance, inputHash } = await readInstanceFile(path, progress.read);
    warnOfFamilies(io, instance);
    const best = await askOptimum(path, instance, progress, (flow) => flow.poolOf);
    const lottery = lotteryNumbers(instance.seed, instance.childIds);
    const { poolOf } = deferredAcceptance(instance, lottery);
    const objective = objectiveOf(instance, poolOf);
    const optimum = objectiveOf(instance, best);
    const blocking = { stable: envyOf(instance, poolOf, lottery), optimum: envyOf(instance, best, lottery) };
    await writeResult(out, {
      levels: instance.levels,
      objective,
      optimum: { objective: optimum, difference: objective.map((value, entry) => value - optimum[entry]!) },
      blocking,
      assignment: new Entries(assignmentOf(instance, poolOf)),
      unplaced: new Items(unplacedOf(instance, poolOf, 'lower-priority')),
      lottery: new Entries(numbersOf(instance, lottery)),
      seed: instance.seed,
      inputHash,
      solver: { name: 'herzstueck', version: programVersion() },
    });
    const without = poolOf.reduce((count, pool) => count + (pool < 0 ? 1 : 0), 0);
    const total = instance.childIds.length;
    io.say(
      `${formatNumber(total - without)} von ${formatCount(total, 'Kind', 'Kindern')} mit Platz, ${formatNumber(without)} ohne. ` +
        `Im Vorrang übergangen: hier ${childrenText(blocking.stable.children)}, im Optimum ${childrenText(blocking.optimum.children)}.\n` +
        `Das Ergebnis liegt in ${out}`,
    );
  },
};
