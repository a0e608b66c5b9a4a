// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path';
import {
  AnswerProof,
  type Flow,
  flowOf,
  flowToProve,
  type Instance,
  type InstanceChange,
  losePlaces,
  type MenuRow,
  type MoveMenu,
  menuForLostPlace,
  menuForLostPlaces,
  menuForWithdrawal,
  proposedRow,
  type Reoptimised,
  withdrawChild,
} from '../../matching/index.ts';
import { formatCount } from '../../web/format.ts';
import {
  type CommandInput,
  onlyArgument,
  optionText,
  type PlainCommand,
  printJson,
  Refused,
  UsageError,
} from '../command.ts';
import { readInstanceFile } from './instance-file.ts';
import { askOptimum, givenId, numberOption, Progress, warnOfFamilies } from './run.ts';
import { changesById, differenceText } from './why.ts';

/** What is to be lost: places under a limit (null: all), or a child. */
export type Loss =
  | { readonly kind: 'limit'; readonly limit: string; readonly places: number | null }
  | { readonly kind: 'child'; readonly child: string };

/** What was asked for. `maxMoved`: how many children may get another place in the menu; Infinity: no menu. @throws UsageError */
function readChange(input: CommandInput): { loss: Loss; maxMoved: number } {
  const limit = optionText(input, 'without-limit');
  const child = optionText(input, 'without-child');
  if (!limit === !child) throw new UsageError('Bitte genau eines angeben: --without-limit oder --without-child.');
  if (!limit && optionText(input, 'places') !== undefined) throw new UsageError('--places gehört zu --without-limit.');
  const maxMoved = numberOption(input, 'max-moved', { otherwise: Number.POSITIVE_INFINITY, integer: true, from: 0 });
  const places = numberOption(input, 'places', { otherwise: Number.NaN, integer: true, from: 1 });
  if (!limit) return { loss: { kind: 'child', child: child ?? '' }, maxMoved };
  return { loss: { kind: 'limit', limit, places: Number.isNaN(places) ? null : places }, maxMoved };
}

interface FoundLoss {
  /** Re-optimises; changes the flow. */
  lose(flow: Flow): Reoptimised;
  menu(flow: Flow, most: number): MoveMenu;
  /** The same as a change of the instance. */
  readonly change: InstanceChange;
  readonly name: string;
  readonly about: object;
}

/** Finds what is to be lost, before the long work. @throws Refused when it is not in the instance, or not so many places */
function lossIn(instance: Instance, loss: Loss): FoundLoss {
  if (loss.kind === 'child') {
    const child = givenId(instance.childIds, loss.child, 'Das Kind');
    return {
      lose: (flow) => withdrawChild(flow, child),
      menu: (flow, most) => menuForWithdrawal(flow, child, most),
      change: { absent: new Set([child]) },
      name: `„${loss.child}“`,
      about: { child: loss.child },
    };
  }
  const limit = givenId(instance.limitIds, loss.limit, 'Die Grenze');
  const cap = instance.cap[limit]!;
  const places = loss.places ?? cap;
  if (places > cap) throw new Refused(`„${loss.limit}“ hat nur ${formatCount(cap, 'Platz', 'Plätze')}.`);
  const name = `${formatCount(places, 'Platz', 'Plätze')} bei „${loss.limit}“`;
  return {
    lose: (flow) => losePlaces(flow, limit, places),
    menu: (flow, most) =>
      places === 1 ? menuForLostPlace(flow, limit, most) : menuForLostPlaces(flow, limit, places, { most }),
    change: { places: new Map([[limit, -places]]) },
    name,
    about: { limit: loss.limit, places },
  };
}

/** The change and its menu, both proven. @throws CertificateError */
function provenChange(flow: Flow, { lose, menu: menuOf, change }: FoundLoss, maxMoved: number) {
  const menu = maxMoved === Number.POSITIVE_INFINITY ? null : menuOf(flow, maxMoved);
  const proof = new AnswerProof(flow, change);
  const changed = lose(flow);
  proof.optimum(changed);
  if (changed.possible) for (const row of menu?.rows ?? []) proof.row(row);
  return { menu, changed };
}

const SHOWN = 20;

function changeText(instance: Instance, name: string, { possible, extra, changes }: Reoptimised): string {
  if (!possible) return `Ohne ${name} geht es nicht: Dort sind Kinder fest eingeplant.`;
  const moves = changesById(instance, changes)
    .slice(0, SHOWN)
    .map(({ child, from, to }) => `  „${child}“: ${from ?? 'ohne Platz'} → ${to ?? 'ohne Platz'}`);
  const rest = changes.length - moves.length;
  const moved = formatCount(changes.length, 'Kind hätte', 'Kinder hätten');
  return [
    `Ohne ${name} wäre im Ganzen: ${differenceText(instance, extra)}. ${moved} einen anderen Platz.`,
    ...moves,
    ...(rest > 0 ? [`  … und ${rest} weitere`] : []),
  ].join('\n');
}

/** The table of ways with few moves, for a person. */
function menuText(instance: Instance, { rows, fewest }: MoveMenu, proposed: MenuRow | null, maxMoved: number): string {
  if (rows.length === 0)
    return `Mit höchstens ${formatCount(maxMoved, 'Umzug', 'Umzügen')} geht es nicht${fewest === null ? '' : `; mindestens ${formatCount(fewest, 'Kind muss', 'Kinder müssen')} umziehen`}.`;
  const lines = rows.map((row) => {
    const proven = row.gap.some((value) => value !== 0)
      ? `, bis auf höchstens ${differenceText(instance, row.gap)}`
      : '';
    const mark = row === proposed ? ' (vorgeschlagen)' : '';
    return `  ${formatCount(row.moved, 'Umzug', 'Umzüge')}: ${differenceText(instance, row.extra)}${proven}${mark}`;
  });
  return ['Zur Wahl, wenige Umzüge zuerst:', ...lines].join('\n');
}

export const changeCommand: PlainCommand = {
  name: 'match change',
  usage: 'IN.json (--without-limit ID [--places ZAHL] | --without-child ID) [--max-moved ZAHL] [--json]',
  help: 'Rechnet aus, was der Wegfall von Plätzen oder eines Kindes nach sich zieht, auch mit höchstens so vielen Umzügen.',
  options: {
    'without-limit': { type: 'string' },
    places: { type: 'string' },
    'without-child': { type: 'string' },
    'max-moved': { type: 'string' },
    json: { type: 'boolean' },
  },
  needs: 'settings',
  async run(input, io) {
    const path = resolve(io.cwd, onlyArgument(input, 'die Datei mit der Aufgabe'));
    const { loss, maxMoved } = readChange(input);
    const progress = new Progress(io);
    const { instance, inputHash } = await readInstanceFile(path, progress.read);
    const found = lossIn(instance, loss);
    const { name, about } = found;
    warnOfFamilies(io, instance);
    // Rows of the menu between few moves and the optimum are not proven by prices, so the flow has to be exact by itself.
    const begin = maxMoved === Number.POSITIVE_INFINITY ? flowToProve : flowOf;
    const ask = (flow: Flow) => provenChange(flow, found, maxMoved);
    const { menu, changed } = await askOptimum(path, instance, progress, ask, begin);
    const { possible, extra, changes } = changed;
    const proposed = menu && possible ? proposedRow(menu, extra) : null;
    const sentence = changeText(instance, name, changed);
    if (input.values.json !== true) {
      const table = menu && possible ? `\n${menuText(instance, menu, proposed, maxMoved)}` : '';
      return io.out(`${sentence}${table}\n`);
    }
    const moves = changesById(instance, changes);
    const told = possible ? { extra, moved: moves.length, changes: moves } : {};
    printJson(io, {
      ...about,
      possible,
      ...told,
      ...(menu && possible ? menuJson(instance, menu, proposed) : {}),
      levels: instance.levels,
      sentence,
      inputHash,
    });
  },
};

/** The rows of the menu; `gap` only where a cheaper way with as few moves is not excluded. */
function menuJson(instance: Instance, { rows, fewest }: MoveMenu, proposed: MenuRow | null): object {
  return {
    menu: rows.map(({ moved, extra, changes, gap }) => ({
      moved,
      extra,
      status: gap.some((value) => value !== 0) ? { gap } : 'optimal',
      changes: changesById(instance, changes),
    })),
    fewestMoves: fewest,
    proposed: proposed?.moved ?? null,
  };
}
