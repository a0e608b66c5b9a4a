// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path';
import { AnswerProof, arcOf, type Flow, type Instance, whyNot } from '../../matching/index.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { neededText, onlyArgument, type PlainCommand, printJson } from '../command.ts';
import { readInstanceFile } from './instance-file.ts';
import { askOptimum, givenId, Progress, warnOfFamilies } from './run.ts';

/** Names of the entries of a tuple, for people. */
const entryNames = (instance: Instance): readonly string[] => ['Gewicht der Kinder ohne Platz', ...instance.levels];

const more = (value: number): string => (value > 0 ? `${formatNumber(value)} mehr` : `${formatNumber(-value)} weniger`);

/** A difference level by level, most important first; levels without a difference are left out. */
export function differenceText(instance: Instance, tuple: readonly number[]): string {
  const parts = tuple.map((value, entry) => (value === 0 ? '' : `${entryNames(instance)[entry]}: ${more(value)}`));
  return parts.filter((part) => part !== '').join(', ') || 'kein Unterschied';
}

type Answer = ReturnType<typeof whyNot>;

interface Pair {
  readonly child: string;
  readonly pool: string;
  /** The pool of the child in the best placement, or null. */
  readonly current: string | null;
  /** The child is frozen there. */
  readonly frozen?: true;
}

function answerText(instance: Instance, { child, pool, current, frozen }: Pair, answer: Answer): string {
  const fixed = frozen ? ' Das ist fest eingeplant; gerechnet ist, als wäre es frei.' : '';
  const now = current === null ? `„${child}“ hat keinen Platz.` : `„${child}“ ist bei „${current}“.${fixed}`;
  if (current === pool) return now;
  if (!answer.possible)
    return `${now} „${pool}“ kommt nicht in Frage: Das Paar steht nicht in der Datei, oder dort sind andere fest eingeplant.`;
  const others = formatCount(answer.moved, 'anderes Kind hätte', 'andere Kinder hätten');
  const deciding = answer.delta.findIndex((value) => value !== 0);
  if (deciding < 0) return `${now} „${pool}“ wäre gleichwertig; ${others} dann einen anderen Platz.`;
  return [
    `${now} Mit „${pool}“ wäre im Ganzen: ${differenceText(instance, answer.delta)}.`,
    `Für das Kind selbst: ${differenceText(instance, answer.own)}.`,
    `Für andere: ${differenceText(instance, answer.others)}; ${others} einen anderen Platz.`,
    `Entscheidend ist: ${entryNames(instance)[deciding]}.`,
  ].join('\n');
}

/** Changes of places by id, `null` for no place. */
export function changesById(
  instance: Instance,
  changes: readonly { readonly child: number; readonly from: number; readonly to: number }[],
) {
  const poolId = (pool: number): string | null => instance.poolIds[pool] ?? null;
  return changes.map(({ child, from, to }) => ({
    child: instance.childIds[child]!,
    from: poolId(from),
    to: poolId(to),
  }));
}

function answerJson(instance: Instance, answer: Answer) {
  if (!answer.possible) return { possible: false };
  const { delta, own, others, moved, changes } = answer;
  return { possible: true, delta, own, others, moved, changes: changesById(instance, changes) };
}

/** The answer, proven, with the pool of the child in the best placement. @throws CertificateError */
function provenWhy(flow: Flow, force: { child: number; pool: number }): { answer: Answer; at: number } {
  const answer = whyNot(flow, force.child, force.pool);
  const { possible, delta, changes } = answer;
  if (arcOf(flow.instance, force.child, force.pool) >= 0)
    new AnswerProof(flow, { force }).optimum({ possible, extra: delta, changes });
  return { answer, at: flow.poolOf[force.child]! };
}

export const whyCommand: PlainCommand = {
  name: 'match why',
  usage: 'IN.json --child ID --pool ID [--json]',
  help: 'Rechnet genau aus, was sich änderte, wenn ein Kind an einer bestimmten Platzart wäre.',
  options: { child: { type: 'string' }, pool: { type: 'string' }, json: { type: 'boolean' } },
  needs: 'settings',
  async run(input, io) {
    const path = resolve(io.cwd, onlyArgument(input, 'die Datei mit der Aufgabe'));
    const child = neededText(input, 'child');
    const pool = neededText(input, 'pool');
    const progress = new Progress(io);
    const { instance, inputHash } = await readInstanceFile(path, progress.read);
    const childIndex = givenId(instance.childIds, child, 'Das Kind');
    const poolIndex = givenId(instance.poolIds, pool, 'Die Platzart');
    warnOfFamilies(io, instance);
    const force = { child: childIndex, pool: poolIndex };
    const { answer, at } = await askOptimum(path, instance, progress, (flow) => provenWhy(flow, force));
    const frozen = instance.frozenArc[childIndex]! >= 0 ? { frozen: true as const } : {};
    const pair: Pair = { child, pool, current: at < 0 ? null : instance.poolIds[at]!, ...frozen };
    const sentence = answerText(instance, pair, answer);
    if (input.values.json === true)
      printJson(io, { ...pair, ...answerJson(instance, answer), levels: instance.levels, sentence, inputHash });
    else io.out(`${sentence}\n`);
  },
};
