// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { type Part, suppressedCodes } from '../../figures/rules.ts';
import { type Can, canWords, type Stage, stageWords } from '../progress/words.ts';

/** Fewer children than this are never told apart, as in the register of figures. */
export const smallestGroup = 5;
/** Days that lie between the first ticks of a child and the last at least: half a year. */
export const spreadDays = 182;

export const spreadTimes = { first: 'am Anfang', last: 'zuletzt' } as const;
export type SpreadTime = keyof typeof spreadTimes;

/** So many children were at this stage of a sentence at this time. */
export interface StageCount {
  can: Can;
  time: SpreadTime;
  stage: Stage;
  count: number;
}

/** One sentence at one time: children at each stage; null: hidden. */
export interface SpreadLine {
  can: Can;
  time: SpreadTime;
  stages: Readonly<Record<Stage, number | null>>;
}

/** What children can say, first and last. */
export interface Spread {
  /** How many were looked at; null: fewer than the smallest group, then no line is told. */
  children: number | null;
  lines: SpreadLine[];
}

/**
 * Stages of children without any group that is too small, and without one that can be computed from the whole and the others.
 * Never a ranking: it counts children by sentence and stage and says nothing of one of them.
 */
export function spreadOf(children: number, counts: readonly StageCount[]): Spread {
  if (children < smallestGroup) return { children: null, lines: [] };
  const lines = codesOf(canWords).flatMap((can) =>
    codesOf(spreadTimes).map((time): SpreadLine => {
      const parts = codesOf(stageWords).map((stage): Part => {
        const found = counts.find((one) => one.can === can && one.time === time && one.stage === stage);
        return { code: stage, value: found?.count ?? 0 };
      });
      const hidden = suppressedCodes(parts, smallestGroup);
      const shown = (stage: Stage): number | null =>
        hidden.has(stage) ? null : (parts.find(({ code }) => code === stage)?.value ?? 0);
      return { can, time, stages: { not_yet: shown('not_yet'), with_help: shown('with_help'), alone: shown('alone') } };
    }),
  );
  return { children, lines };
}
