// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatNumber } from '../../../web/format.ts';
import { monthText } from '../../interpreting/figures/split-words.ts';
import type { LessonLine, SmileFigures } from './queries.ts';

const height = 240;
const foot = 26;
const head = 22;
/** Of the room of a month the column takes so much. */
const column = 0.68;

interface Drawn {
  width: number;
  kind: 'wide' | 'narrow';
}

/** A column for each month: lessons that were held below, those that were not above. The table beside it has the same numbers. */
export function LessonChart({ months, width, kind }: { months: readonly LessonLine[] } & Drawn) {
  const most = Math.max(1, ...months.map(({ held, missed }) => held + missed));
  const room = width / Math.max(1, months.length);
  const tall = (count: number): number => Math.round((count / most) * (height - head - foot) * 10) / 10;
  const id = `treffen-${kind}`;
  return (
    <svg
      class={`hs-chart__svg hs-chart__svg--${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={id}
      aria-describedby={`${id}-zahlen`}
      focusable="false"
    >
      <title id={id}>Gehaltene und ausgefallene Treffen, Monat für Monat</title>
      <desc id={`${id}-zahlen`}>
        {months
          .map(({ month, held, missed }) => `${monthText(month)}: ${held} gehalten, ${missed} ausgefallen`)
          .join('; ')}
      </desc>
      <path class="hs-svg-axis" d={`M0 ${height - foot + 0.5}H${width}`} />
      {months.map(({ month, held, missed }, index) => {
        const x = Math.round((index + (1 - column) / 2) * room * 10) / 10;
        const wide = Math.round(room * column * 10) / 10;
        const middle = Math.round((index + 0.5) * room * 10) / 10;
        const top = height - foot - tall(held);
        return (
          <>
            <rect class="hs-svg-fill" x={x} y={top} width={wide} height={tall(held)} />
            <rect
              class="hs-svg-fill hs-svg-fill--compare"
              x={x}
              y={top - tall(missed)}
              width={wide}
              height={tall(missed)}
            />
            {held === 0 ? null : (
              <text class="hs-svg-text" x={middle} y={top - tall(missed) - 6} text-anchor="middle">
                {formatNumber(held)}
              </text>
            )}
            <text class="hs-svg-text hs-svg-text--muted" x={middle} y={height - 6} text-anchor="middle">
              {monthText(month).slice(0, kind === 'wide' ? 3 : 1)}
            </text>
          </>
        );
      })}
    </svg>
  );
}

/** The picture ends here; what lasts longer lasts longer. */
const mostDays = 548;
const start = 44;

/** Share of sponsorships that last longer than each day, as steps; running ones count as long as they have run. */
export function LastingChart({ steps, lasting, width, kind }: Pick<SmileFigures, 'steps' | 'lasting'> & Drawn) {
  const x = (day: number): number => Math.round((start + (day / mostDays) * (width - start - 8)) * 10) / 10;
  const y = (share: number): number => Math.round((head + (1 - share) * (height - head - foot)) * 10) / 10;
  const shown = steps.filter(({ day }) => day <= mostDays);
  const line = shown.map(({ day, share }) => `H${x(day)}V${y(share)}`).join('');
  const id = `dauer-${kind}`;
  return (
    <svg
      class={`hs-chart__svg hs-chart__svg--${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={id}
      aria-describedby={`${id}-zahlen`}
      focusable="false"
    >
      <title id={id}>So viele von hundert Patenschaften dauern länger</title>
      <desc id={`${id}-zahlen`}>
        {lasting.map(({ months, percent }) => `länger als ${months} Monate: ${percent} %`).join('; ')}
      </desc>
      {[0, 0.5, 1].map((share) => (
        <>
          <path class={share === 0 ? 'hs-svg-axis' : 'hs-svg-grid'} d={`M${start} ${y(share)}H${width - 8}`} />
          <text class="hs-svg-text hs-svg-text--muted" x={0} y={y(share) + 5}>
            {`${share * 100} %`}
          </text>
        </>
      ))}
      {[0, 6, 12, 18].map((months) => (
        <text
          class="hs-svg-text hs-svg-text--muted"
          x={x((months * 365) / 12)}
          y={height - 6}
          text-anchor={months === 0 ? 'start' : months === 18 ? 'end' : 'middle'}
        >
          {months === 0 ? 'Beginn' : `${months} Mon.`}
        </text>
      ))}
      <path class="hs-svg-line" d={`M${x(0)} ${y(1)}${line}H${x(mostDays)}`} />
    </svg>
  );
}
