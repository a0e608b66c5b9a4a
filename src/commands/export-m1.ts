// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { LeftOut, M1Export } from '../features/placement/common/instance.ts';
import { exportWaiting } from '../features/placement/common/queries.ts';
import { MatchingInputError } from '../matching/index.ts';
import { NotFound } from '../refusals.ts';
import { formatCount } from '../web/format.ts';
import {
  type CommandIo,
  neededText,
  optionText,
  type ProgramCommand,
  printJson,
  Refused,
  UsageError,
} from './command.ts';
import { writePrivate } from './match/result-file.ts';

const REASONS: Readonly<Record<LeftOut['rule'], string>> = {
  no_recommendation: 'noch ohne Empfehlung',
  under_way: 'bei einer Schule oder der Behörde, ohne gehaltenen Platz',
  held_place_excluded: 'mit einem gehaltenen Platz, den die Regeln nicht vorschlagen würden',
};

function readSeed(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('--seed braucht eine ganze Zahl ab 0 mit höchstens neun Stellen.');
  return Number(text);
}

/** JSON with one line per child, pool, pair …, so that a pair can be found with the tools at hand. */
function inLines(value: object): string {
  const parts = Object.entries(value).map(([name, part]) => {
    const isList = Array.isArray(part) && typeof part[0] === 'object';
    const text = isList ? `[\n${part.map((entry) => JSON.stringify(entry)).join(',\n')}\n]` : JSON.stringify(part);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${parts.join(',\n')}}\n`;
}

/** The file beside the instance: "IN.json" has "IN.excluded.json". */
const besideOf = (file: string): string => `${file.replace(/\.json$/i, '')}.excluded.json`;

async function writeFiles(texts: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of texts) await writePrivate(file, [text]);
}

/** The folder of a file, made if need be; the file itself may not be a folder. @throws Refused */
async function readyFor(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch {
    throw new Refused(`Den Ordner ${dirname(file)} gibt es nicht, und er kann nicht angelegt werden.`);
  }
  const present = await stat(file).catch(() => null);
  if (present !== null && !present.isFile()) throw new Refused(`${file} ist keine Datei. Bitte bei --out eine Datei.`);
}

function summary({ instance, excluded, leftOut, steps }: M1Export) {
  const pairs = new Set(excluded.flatMap(({ child, pools }) => pools.map((pool) => `${child} ${pool}`)));
  return {
    children: instance.children.length,
    families: new Set(instance.children.flatMap(({ family }) => family ?? [])).size,
    pools: instance.pools.length,
    places: instance.limits.reduce((sum, { cap }) => sum + cap, 0),
    arcs: instance.arcs.length,
    frozen: instance.frozen?.length ?? 0,
    excludedPairs: pairs.size,
    leftOut: leftOut.length,
    steps,
  };
}

function tell(io: CommandIo, counts: ReturnType<typeof summary>, leftOut: readonly LeftOut[], files: string[]): void {
  const [file, beside] = files;
  if (counts.children === 0) io.say('In diesem Zentrum wartet kein Kind, für das ein Platz gesucht werden kann.');
  const children = formatCount(counts.children, 'Kind', 'Kinder');
  const pools = formatCount(counts.pools, 'Platzart', 'Platzarten');
  io.say(`Die Aufgabe liegt in ${file}: ${children}, ${pools}, ${formatCount(counts.arcs, 'Paar', 'mögliche Paare')}.`);
  io.say(`Ausgeschlossene Paare mit Regel und Wert liegen in ${beside}`);
  for (const [rule, why] of Object.entries(REASONS)) {
    const count = leftOut.filter((one) => one.rule === rule).length;
    if (count > 0) io.say(`Nicht dabei: ${formatCount(count, 'Kind', 'Kinder')} ${why}.`);
  }
  io.say('Die Dateien nennen keine Namen, aber Schulwege verraten Wohnungen. Bitte schützen Sie sie wie Akten.');
}

export const exportM1Command: ProgramCommand = {
  name: 'export m1',
  usage: '--centre dueren --out DATEI [--seed 0]',
  help: 'Schreibt die gemeinsame Platzsuche aller wartenden Kinder eines Zentrums als Aufgabe, ohne Namen.',
  options: { centre: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string' } },
  needs: 'program',
  async run(input, io, context) {
    const centre = neededText(input, 'centre');
    const file = resolve(io.cwd, neededText(input, 'out'));
    const seed = readSeed(optionText(input, 'seed'));
    await readyFor(file);
    await readyFor(besideOf(file));
    try {
      const made = await exportWaiting(context, centre, seed);
      const beside = besideOf(file);
      const { instance, excluded, leftOut, steps } = made;
      const notes = { centre, day: context.clock.today().toString(), steps, leftOut, excluded };
      // The instance last: where it lies, its side file lies too.
      await writeFiles(
        new Map([
          [beside, inLines(notes)],
          [file, inLines(instance)],
        ]),
      );
      const counts = summary(made);
      tell(io, counts, leftOut, [file, beside]);
      printJson(io, { file, excluded: beside, ...counts });
    } catch (error) {
      const expected = error instanceof NotFound || error instanceof MatchingInputError;
      throw expected ? new Refused(error.message) : error;
    }
  },
};
