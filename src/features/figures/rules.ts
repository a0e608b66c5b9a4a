// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** One code of a split with its true count. */
export interface Part {
  code: string;
  value: number;
}

/**
 * Which parts of a whole are not given out, when the whole and all other parts are. Parts below the minimum group are
 * hidden, zero is not. From the whole and the visible parts everybody can compute the sum of the hidden ones, and whoever
 * knows this rule knows that none of them is larger than the smallest visible one. So the next smallest parts are hidden
 * too until at least two are, until their sum leaves each of them room from one to the minimum group, and until they need
 * not all be near the smallest visible part. Where the parts do not suffice for that, all of them are hidden, zeros too.
 *
 * It protects one table against subtraction (complementary suppression). It does not protect against laying tables of
 * slightly different periods, or of figures of which one contains the other, side by side: what leaves the centre as a
 * series is to be rounded instead.
 * @returns the codes to hide
 */
export function suppressedCodes(parts: readonly Part[], minimumGroup: number): Set<string> {
  const order = parts
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => a.value - b.value || (a.code < b.code ? -1 : 1));
  let hidden = order.filter(({ value }) => value < minimumGroup).length;
  if (hidden === 0) return new Set();
  const isOpen = (): boolean => {
    const sum = order.slice(0, hidden).reduce((total, { value }) => total + value, 0);
    const most = (order[hidden]?.value ?? Number.POSITIVE_INFINITY) - 1;
    return hidden < 2 || sum - hidden < minimumGroup - 1 || sum - 1 > (hidden - 1) * most;
  };
  while (hidden < order.length && isOpen()) hidden += 1;
  return new Set((isOpen() ? parts : order.slice(0, hidden)).map(({ code }) => code));
}

/**
 * The parts that are named at all. Where every value is hidden, a code that stands there only because something was counted
 * (no municipality known, one that has gone to another centre) would tell so: with a whole of one it would be that one.
 * @param known codes that are named even with nothing to count
 */
export const namedParts = (
  parts: readonly Part[],
  hidden: ReadonlySet<string>,
  known: readonly string[],
): readonly Part[] => {
  if (hidden.size < parts.length || hidden.size === 0) return parts;
  // One part alone is the whole, which is given out: hiding it would hide nothing, so it is not named at all.
  const named = parts.filter(({ code }) => known.includes(code));
  return named.length > 1 ? named : [];
};
