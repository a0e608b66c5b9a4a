// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatNumber } from '../../../web/format.ts';
import type { TalkGroup } from './groups.ts';

const barWidth = 160;

/** How many of the talks of a line were filled and how many not; one scale for all bars of a table. */
export function FilledBar({ group, most, id }: { group: TalkGroup; most: number; id: string }) {
  const width = (count: number): number => Math.round((count / Math.max(most, 1)) * barWidth * 10) / 10;
  const filled = width(group.filled);
  return (
    <svg
      class="hs-minibar"
      viewBox={`0 0 ${barWidth} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={id}
      focusable="false"
    >
      <title id={id}>{`${group.label}: ${group.filled} besetzt, ${group.unfilled} nicht besetzt`}</title>
      <rect class="hs-svg-fill" x="0" y="0" width={filled} height="12" />
      <rect class="hs-svg-fill hs-svg-fill--over" x={filled} y="0" width={width(group.unfilled)} height="12" />
    </svg>
  );
}

const height = 240;
const foot = 26;
const head = 22;
/** Of the room of a month the column takes so much. */
const column = 0.68;

/** "Januar 2026" as "Jan", or "J" where there is little room. */
const shortMonth = (label: string, kind: 'wide' | 'narrow'): string => label.slice(0, kind === 'wide' ? 3 : 1);

/**
 * A column for each month: filled below, then not filled, then what was called off, turned away or is still open. The table beside
 * it has the same numbers. Letters stay 15 px, so it is drawn once for each of two widths.
 */
export function MonthChart({
  months,
  width,
  kind,
}: {
  months: readonly TalkGroup[];
  width: number;
  kind: 'wide' | 'narrow';
}) {
  const most = Math.max(1, ...months.map(({ requests }) => requests));
  const room = width / Math.max(1, months.length);
  const tall = (count: number): number => Math.round((count / most) * (height - head - foot) * 10) / 10;
  const id = `monate-${kind}`;
  return (
    <svg
      class={`hs-chart__svg hs-chart__svg--${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={id}
      aria-describedby={`${id}-zahlen`}
      focusable="false"
    >
      <title id={id}>Anfragen nach dem Monat des Gesprächs, und was aus ihnen wurde</title>
      <desc id={`${id}-zahlen`}>
        {months
          .map((one) => `${one.label}: ${one.requests}, davon ${one.filled} besetzt, ${one.unfilled} nicht besetzt`)
          .join('; ')}
      </desc>
      <path class="hs-svg-axis" d={`M0 ${height - foot + 0.5}H${width}`} />
      {months.map((one, index) => {
        const x = Math.round((index + (1 - column) / 2) * room * 10) / 10;
        const wide = Math.round(room * column * 10) / 10;
        const middle = Math.round((index + 0.5) * room * 10) / 10;
        const parts = [
          { look: '', count: one.filled },
          { look: ' hs-svg-fill--over', count: one.unfilled },
          { look: ' hs-svg-fill--compare', count: Math.max(0, one.requests - one.filled - one.unfilled) },
        ];
        let below = height - foot;
        return (
          <>
            {parts.map(({ look, count }) => {
              below -= tall(count);
              return <rect class={`hs-svg-fill${look}`} x={x} y={below} width={wide} height={tall(count)} />;
            })}
            {one.requests === 0 ? null : (
              <text class="hs-svg-text" x={middle} y={below - 6} text-anchor="middle">
                {formatNumber(one.requests)}
              </text>
            )}
            <text class="hs-svg-text hs-svg-text--muted" x={middle} y={height - 6} text-anchor="middle">
              {shortMonth(one.label, kind)}
            </text>
          </>
        );
      })}
    </svg>
  );
}
