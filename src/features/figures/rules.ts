// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** One code of a split with its true count. */
export interface Part {
  code: string;
  value: number;
}

/**
 * Which parts of a whole are not given out, when the whole and all other parts are. Parts below the minimum group are
 * hidden, zero is not. From the whole and the visible parts everybody can compute the sum of the hidden ones, so the next
 * smallest parts are hidden too until at least two are, and until any hidden part may be anything from one to the minimum
 * group. Where the parts do not suffice for that, all of them are hidden, zeros too.
 *
 * It protects one table against subtraction (complementary suppression). It does not protect against laying tables of
 * slightly different periods side by side: what leaves the centre as a series is to be rounded instead.
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
    return hidden < 2 || sum - hidden < minimumGroup - 1;
  };
  while (hidden < order.length && isOpen()) hidden += 1;
  return new Set((isOpen() ? parts : order.slice(0, hidden)).map(({ code }) => code));
}
