// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import { formatShortDate } from '../../web/format.ts';
import { type BurnPoint, usedPercent } from './rules.ts';

const barWidth = 160;

/** How much of the amount is spent and promised, of 100 percent. */
export function UsedBar({ sums, id, label }: UsedBarProps) {
  const percent = usedPercent(sums);
  const { amountCents, spentCents, promisedCents } = sums;
  if (percent === null || amountCents === null) return null;
  const width = (cents: number): number =>
    amountCents === 0 ? 0 : Math.round((cents / amountCents) * barWidth * 10) / 10;
  return (
    <svg
      class="hs-minibar"
      viewBox={`0 0 ${barWidth} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={id}
      focusable="false"
    >
      <title id={id}>{`${label}: ${percent} % ausgegeben oder zugesagt`}</title>
      <rect class="hs-svg-fill hs-svg-fill--compare" x="0" y="0" width={barWidth} height="12" />
      <rect class="hs-svg-fill" x="0" y="0" width={width(spentCents)} height="12" />
      <rect
        class="hs-svg-fill hs-svg-fill--over"
        x={width(spentCents)}
        y="0"
        width={width(promisedCents)}
        height="12"
      />
    </svg>
  );
}

interface UsedBarProps {
  sums: { amountCents: number | null; spentCents: number; promisedCents: number };
  label: string;
  id: string;
}

const height = 220;
const foot = 24;

interface BurnProps {
  fromOn: Temporal.PlainDate;
  toOn: Temporal.PlainDate;
  amountCents: number;
  points: readonly BurnPoint[];
  width: number;
  kind: 'wide' | 'narrow';
}

/**
 * What is left of the amount at the end of each month: the line falls. Dashed: an even pace from the first day to the last. The
 * table beside it has the same numbers. Letters stay 15 px, so it is drawn once for each of two widths.
 */
export function BurnChart({ fromOn, toOn, amountCents, points, width, kind }: BurnProps) {
  const days = Math.max(1, fromOn.until(toOn, { largestUnit: 'days' }).days);
  const round = (n: number): number => Math.round(n * 10) / 10;
  const x = (on: Temporal.PlainDate): number => round((fromOn.until(on, { largestUnit: 'days' }).days / days) * width);
  const top = 20;
  const y = (left: number): number =>
    round(top + (1 - Math.max(0, left) / Math.max(1, amountCents)) * (height - top - foot));
  const left = points.map((point) => ({
    at: x(point.until),
    all: y(amountCents - point.spentCents - point.promisedCents),
    spent: y(amountCents - point.spentCents),
  }));
  const line = (pick: (one: (typeof left)[number]) => number): string =>
    [`M0 ${y(amountCents)}`, ...left.map((one) => `L${one.at} ${pick(one)}`)].join('');
  const id = `verlauf-${kind}`;
  const last = points.at(-1);
  const rest = last ? amountCents - last.spentCents - last.promisedCents : amountCents;
  return (
    <svg
      class={`hs-chart__svg hs-chart__svg--${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={id}
      aria-describedby={`${id}-zahlen`}
      focusable="false"
    >
      <title id={id}>Was vom Betrag noch frei ist</title>
      <desc id={`${id}-zahlen`}>
        {`Am ${formatShortDate(fromOn)} ${formatCents(amountCents)}, zuletzt ${formatCents(rest)} frei.`}
      </desc>
      <path class="hs-svg-axis" d={`M0 ${height - foot}H${width}`} />
      <path class="hs-svg-line hs-svg-line--goal" d={`M0 ${y(amountCents)}L${width} ${y(0)}`} />
      <path class="hs-svg-line hs-svg-line--compare" d={line(({ spent }) => spent)} />
      <path class="hs-svg-line" d={line(({ all }) => all)} />
      <text class="hs-svg-text" x="0" y="14">
        {formatCents(amountCents)}
      </text>
      <text class="hs-svg-text hs-svg-text--muted" x="0" y={height - 6}>
        {formatShortDate(fromOn)}
      </text>
      <text class="hs-svg-text hs-svg-text--muted" x={width} y={height - 6} text-anchor="end">
        {formatShortDate(toOn)}
      </text>
    </svg>
  );
}
