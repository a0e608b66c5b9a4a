// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Instance, InstanceBuilder, type LoadStep } from '../../src/matching/index.ts';

/** A drawn instance: small lists as objects, the arcs in columns; becomes an `Instance` or its JSON. */
export interface Drawn {
  readonly levels: readonly string[];
  readonly seed: number;
  readonly weight: Int32Array;
  /** Per child the number of its family, or -1. */
  readonly family: Int32Array;
  readonly pools: readonly { readonly id: string; readonly limits: readonly string[]; readonly group?: string }[];
  readonly limits: readonly { readonly id: string; readonly cap: number; readonly load?: readonly LoadStep[] }[];
  /** Arcs of child i: `arcStart[i]` to `arcStart[i + 1]`, without the end. */
  readonly arcStart: Int32Array;
  readonly arcPool: Int32Array;
  /** One array per level. */
  readonly arcCost: readonly Int32Array[];
}

/** Ids of equal length, so that their order is that of the numbers. */
export const idOf = (letter: string, number: number): string => `${letter}${String(number).padStart(6, '0')}`;

const childOf = (drawn: Drawn, child: number) => {
  const id = idOf('k', child);
  const weight = drawn.weight[child]!;
  return drawn.family[child]! < 0 ? { id, weight } : { id, weight, family: idOf('f', drawn.family[child]!) };
};

const costOf = (drawn: Drawn, arc: number): number[] => drawn.arcCost.map((column) => column[arc]!);

export function toInstance(drawn: Drawn): Instance {
  const builder = new InstanceBuilder();
  builder.setLevels(drawn.levels);
  builder.setSeed(drawn.seed);
  for (const limit of drawn.limits) builder.addLimit(limit);
  for (const pool of drawn.pools) builder.addPool(pool);
  for (let child = 0; child < drawn.weight.length; child += 1) {
    const from = childOf(drawn, child);
    builder.addChild(from);
    for (let arc = drawn.arcStart[child]!; arc < drawn.arcStart[child + 1]!; arc += 1)
      builder.addArc({ child: from.id, pool: drawn.pools[drawn.arcPool[arc]!]!.id, cost: costOf(drawn, arc) });
  }
  return builder.build();
}

/** The JSON of `herzstueck match`, one line per entry, so that it can be written piece by piece. */
export function* jsonLines(drawn: Drawn): Generator<string> {
  yield `{"levels":${JSON.stringify(drawn.levels)},"seed":${drawn.seed},`;
  yield* list('limits', drawn.limits, ',');
  yield* list('pools', drawn.pools, ',');
  yield* list('children', children(drawn), ',');
  yield* list('arcs', arcs(drawn), '');
  yield '}';
}

function* list(name: string, items: Iterable<object>, after: string): Generator<string> {
  yield `"${name}":[`;
  let before: string | null = null;
  for (const item of items) {
    if (before !== null) yield `${before},`;
    before = JSON.stringify(item);
  }
  if (before !== null) yield before;
  yield `]${after}`;
}

function* children(drawn: Drawn): Generator<object> {
  for (let child = 0; child < drawn.weight.length; child += 1) yield childOf(drawn, child);
}

function* arcs(drawn: Drawn): Generator<object> {
  for (let child = 0; child < drawn.weight.length; child += 1)
    for (let arc = drawn.arcStart[child]!; arc < drawn.arcStart[child + 1]!; arc += 1)
      yield { child: idOf('k', child), pool: drawn.pools[drawn.arcPool[arc]!]!.id, cost: costOf(drawn, arc) };
}
