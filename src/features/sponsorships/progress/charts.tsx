// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatShortDate } from '../../../web/format.ts';
import type { Instrument, Point } from './scale-rules.ts';

/** Three stairs and a ball on the one that is reached; the words beside it say the same. */
export function Stairs({ id, what, stage, stairs }: { id: string; what: string; stage: string; stairs: number }) {
  const steps = [1, 2, 3].map((n) => ({ n, x: 4 + (n - 1) * 30, height: 16 + (n - 1) * 18 }));
  const on = steps[stairs - 1];
  return (
    <svg viewBox="0 0 96 76" role="img" aria-labelledby={`treppe-${id}`} focusable="false">
      <title id={`treppe-${id}`}>{`${what} ${stage}: Stufe ${stairs} von 3`}</title>
      {steps.map(({ n, x, height }) => (
        <rect
          class={n <= stairs ? 'hs-svg-fill' : 'hs-svg-fill hs-svg-fill--none'}
          x={x}
          y={74 - height}
          width="28"
          height={height}
          rx="3"
        />
      ))}
      {on === undefined ? null : (
        <circle class="hs-svg-fill hs-svg-fill--over" cx={on.x + 14} cy={74 - on.height - 10} r="7" />
      )}
    </svg>
  );
}

/** "05/26" */
export const monthText = ({ month }: Pick<Point, 'month'>): string => formatShortDate(month).slice(3);

interface StepChartProps {
  id: string;
  area: string;
  instrument: Pick<Instrument, 'levels' | 'unit'>;
  /** Oldest first, at least one. */
  points: readonly Point[];
}

const [left, rowHeight, head, foot, width] = [64, 26, 14, 34, 352] as const;

/** One scale as steps: a level holds until the next observation. The pale bar is what few observations leave open (`pointsOf`). */
export function StepChart({ id, area, instrument: { levels, unit }, points }: StepChartProps) {
  const height = head + (levels.length - 1) * rowHeight + foot;
  const y = (level: number): number => head + (levels.length - level) * rowHeight;
  const first = points[0]?.month;
  const monthsTo = (point: Point): number => first?.until(point.month, { largestUnit: 'months' }).months ?? 0;
  const span = Math.max(1, ...points.map(monthsTo));
  const x = (point: Point): number => left + 12 + Math.round((monthsTo(point) / span) * (width - left - 40));
  const path = points
    .map((point, index) => (index === 0 ? `M${x(point)} ${y(point.level)}` : `H${x(point)}V${y(point.level)}`))
    .join('');
  // Letters of neighbouring months must not touch: every so many get theirs, the last one always.
  const shown = points.filter(
    (point, index) =>
      index === points.length - 1 || (index % Math.ceil(points.length / 4) === 0 && x(points.at(-1)!) - x(point) > 56),
  );
  const levelOf = (level: number): string => levels[level - 1] ?? '';
  return (
    <svg
      class="hs-chart__svg hs-chart__svg--small"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={id}
      aria-describedby={`${id}-zahlen`}
      focusable="false"
    >
      <title id={id}>{`${area}: ${unit} nach Monat, mit dem, was auch möglich wäre`}</title>
      <desc id={`${id}-zahlen`}>
        {points
          .map((point) => `${monthText(point)}: ${unit} ${levelOf(point.level)}, ${possible(levels, point)}`)
          .join('; ')}
      </desc>
      {levels.map((level, index) => (
        <>
          <path class="hs-svg-grid" d={`M${left} ${y(index + 1)}H${width}`} />
          <text class="hs-svg-text hs-svg-text--muted" x={left - 8} y={y(index + 1) + 5} text-anchor="end">
            {level.length > 7 ? `${level.slice(0, 6)}…` : level}
          </text>
        </>
      ))}
      {points.map((point) =>
        point.least === point.most ? null : (
          <path class="hs-svg-whisker" d={`M${x(point)} ${y(point.least)}V${y(point.most)}`} />
        ),
      )}
      <path class="hs-svg-line" d={path} />
      {points.map((point) => (
        <circle class="hs-svg-fill--paper" cx={x(point)} cy={y(point.level)} r="5" />
      ))}
      {shown.map((point) => (
        <text class="hs-svg-text hs-svg-text--muted" x={x(point)} y={height - 8} text-anchor="middle">
          {monthText(point)}
        </text>
      ))}
    </svg>
  );
}

/** "I bis III"; "nur II" where nothing else is. */
export function possible(levels: readonly string[], { least, most }: Pick<Point, 'least' | 'most'>): string {
  const [from, to] = [levels[least - 1] ?? '', levels[most - 1] ?? ''];
  return least === most ? `nur ${from}` : `möglich ${from} bis ${to}`;
}
