// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatNumber } from '../../web/format.ts';
import type { Group } from './groups.ts';

const barWidth = 160;

/** How many wait, and how many of them longer than the target; one scale for all bars of a table. */
export function WaitingBar({ group, most, id }: { group: Group; most: number; id: string }) {
  const width = (count: number): number => Math.round((count / Math.max(most, 1)) * barWidth * 10) / 10;
  const inTime = width(group.count - group.late);
  return (
    <svg
      class="hs-minibar"
      viewBox={`0 0 ${barWidth} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={id}
      focusable="false"
    >
      <title id={id}>{`${group.label}: ${group.count}, davon ${group.late} über dem Ziel`}</title>
      <rect class="hs-svg-fill" x="0" y="0" width={inTime} height="12" />
      <rect class="hs-svg-fill hs-svg-fill--over" x={inTime} y="0" width={width(group.late)} height="12" />
    </svg>
  );
}

/** How long half of them take, and the target as a line; days on one scale for all. */
export function SpanBar({ label, median, target, most, id }: SpanBarProps) {
  const at = (days: number): number => Math.round((days / Math.max(most, 1)) * (barWidth - 2) * 10) / 10;
  const over = target !== null && median !== null && median > target;
  const said = median === null ? 'noch keine Hälfte' : `${median} Tage`;
  return (
    <svg
      class="hs-minibar"
      viewBox={`0 0 ${barWidth} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={id}
      focusable="false"
    >
      <title id={id}>{`${label}: ${said}${target === null ? '' : `, Ziel ${target} Tage`}`}</title>
      <rect
        class={`hs-svg-fill${over ? ' hs-svg-fill--over' : ''}`}
        x="0"
        y="2"
        width={median === null ? 0 : at(median)}
        height="8"
      />
      {target === null ? null : <path class="hs-svg-line hs-svg-line--goal" d={`M${at(target) + 1} 0V12`} />}
    </svg>
  );
}

interface SpanBarProps {
  label: string;
  median: number | null;
  target: number | null;
  most: number;
  id: string;
}

const rowHeight = 52;
const numberRoom = 56;

/**
 * A bar for each part of the way: how many wait for it, and how many of them longer than the target. Letters stay 15 px, so it
 * is drawn once for each of two widths.
 */
export function WayChart({
  groups,
  width,
  kind,
}: {
  groups: readonly Group[];
  width: number;
  kind: 'wide' | 'narrow';
}) {
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const long = (count: number): number => Math.round((count / most) * (width - numberRoom) * 10) / 10;
  const id = `weg-${kind}`;
  return (
    <svg
      class={`hs-chart__svg hs-chart__svg--${kind}`}
      viewBox={`0 0 ${width} ${groups.length * rowHeight}`}
      role="img"
      aria-labelledby={id}
      aria-describedby={`${id}-zahlen`}
      focusable="false"
    >
      <title id={id}>Worauf Kinder warten, und wie viele davon länger als das Ziel</title>
      <desc id={`${id}-zahlen`}>
        {groups
          .map(({ label, count, late }) => `${label}: ${formatNumber(count)}, davon ${formatNumber(late)}`)
          .join('; ')}
      </desc>
      {groups.map((group, index) => {
        const top = index * rowHeight;
        const inTime = long(group.count - group.late);
        return (
          <>
            <text class="hs-svg-text" x="0" y={top + 15}>
              {group.label}
            </text>
            <rect class="hs-svg-fill" x="0" y={top + 22} width={inTime} height="18" />
            <rect class="hs-svg-fill hs-svg-fill--over" x={inTime} y={top + 22} width={long(group.late)} height="18" />
            <text class="hs-svg-text hs-svg-text--strong" x={long(group.count) + 8} y={top + 36}>
              {formatNumber(group.count)}
            </text>
          </>
        );
      })}
    </svg>
  );
}
