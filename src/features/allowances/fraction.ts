// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** An exact number: amounts are added without loss and rounded once. The denominator is above 0. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

export const whole = (n: number | bigint): Fraction => ({ over: BigInt(n), under: 1n });

/** A number as it is written: 12.3 is 123/10, not the nearest binary number. @throws RangeError when it is not finite */
export function exactly(n: number): Fraction {
  if (!Number.isFinite(n)) throw new RangeError(`not a finite number: ${n}`);
  const [, sign, units, digits = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(n)) ?? [];
  const over = BigInt(`${sign}${units}${digits}`);
  const shift = Number(power) - digits.length;
  return shift >= 0 ? whole(over * 10n ** BigInt(shift)) : { over, under: 10n ** BigInt(-shift) };
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under });

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

/** @param b not 0 */
export const dividedBy = (a: Fraction, b: Fraction): Fraction =>
  b.over < 0n
    ? { over: -a.over * b.under, under: a.under * -b.over }
    : { over: a.over * b.under, under: a.under * b.over };

/** Below 0, 0, above 0: a is smaller, equal, larger. */
export const compare = (a: Fraction, b: Fraction): number => {
  const left = a.over * b.under;
  const right = b.over * a.under;
  return left < right ? -1 : left > right ? 1 : 0;
};

const floor = ({ over, under }: Fraction): bigint => {
  const quotient = over / under;
  return over % under < 0n ? quotient - 1n : quotient;
};

/** The next whole number that is not smaller. */
export const ceiling = ({ over, under }: Fraction): bigint => -floor({ over: -over, under });

/** Rounded to the nearest whole number, halves up (kaufmännisch for amounts of 0 and more). */
export const roundHalfUp = (a: Fraction): number => Number(floor(plus(a, { over: 1n, under: 2n })));
