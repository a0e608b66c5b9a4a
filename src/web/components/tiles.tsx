// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatNumber, formatShortDate } from '../format.ts';

/** The last weeks of a figure, one number a week. */
export interface Trend {
  /** What the picture shows, for those who hear it: "Wartende Kinder". */
  title: string;
  /** Head of its column in the table of the same numbers. */
  column: string;
  /** As many as `days` of `Tiles`, oldest first. */
  counts: readonly number[];
}

/** A figure that leads to the list of what it counts. */
export interface Tile {
  label: string;
  href: string;
  /** null: not known, which is not nothing. */
  count: number | null;
  /** A sentence without full stop: "9 mehr als vor 4 Wochen". */
  change?: string | undefined;
  /** over: somebody is needed; calm: only to know. */
  tone?: 'over' | 'calm' | undefined;
  /** Without one the tile has no picture. */
  trend?: Trend | undefined;
}

const width = 200;
const height = 40;
const edge = 3;
const top = 7.4;

/** Points of a line over the whole width; 0 at the bottom, the largest number near the top. */
function sparkPoints(counts: readonly number[]): [x: number, y: number][] {
  const most = Math.max(...counts, 1);
  const step = counts.length > 1 ? (width - 2 * edge) / (counts.length - 1) : 0;
  return counts.map((count, index) => [
    Math.round((edge + index * step) * 10) / 10,
    Math.round((height - (count / most) * (height - top)) * 10) / 10,
  ]);
}

function Spark({ trend, id, over }: { trend: Trend; id: string; over: boolean }) {
  const points = sparkPoints(trend.counts);
  const line = points.map((point) => point.join(',')).join(' ');
  const look = over ? '--over' : '';
  const [first = 0, last = 0] = [trend.counts.at(0), trend.counts.at(-1)];
  const title = `${trend.title}, ${trend.counts.length} Wochen: von ${formatNumber(first)} auf ${formatNumber(last)}`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={id}
      focusable="false"
    >
      <title id={id}>{title}</title>
      <polygon
        class={`hs-svg-area${over ? ` hs-svg-area${look}` : ''}`}
        points={`${points[0]?.[0] ?? 0},${height} ${line} ${points.at(-1)?.[0] ?? 0},${height}`}
      />
      <polyline class={`hs-svg-line${over ? ` hs-svg-line${look}` : ''}`} points={line} />
      <path class="hs-svg-axis" d={`M0 ${height - 0.5}H${width}`} />
    </svg>
  );
}

function TileItem({ tile, id }: { tile: Tile; id: string }) {
  const over = tile.tone === 'over' && (tile.count ?? 0) > 0;
  const look = over ? ' hs-tile--over' : tile.tone === undefined ? '' : ' hs-tile--calm';
  return (
    <li class={`hs-tile${look}`}>
      <h3 class="hs-tile__label">
        <a class="hs-tile__link" href={tile.href}>
          {tile.label}
        </a>
      </h3>
      {tile.count === null ? (
        <p class="hs-tile__number hs-tile__number--none">keine Angabe</p>
      ) : (
        <p class="hs-tile__number">{formatNumber(tile.count)}</p>
      )}
      {tile.change === undefined ? null : <p class="hs-tile__change">{tile.change}</p>}
      {tile.trend === undefined ? null : <Spark trend={tile.trend} id={id} over={over} />}
    </li>
  );
}

/**
 * Three to six figures, each with a small picture of the last weeks and a link to what it counts; below them the same numbers as
 * a table.
 * @param days what the numbers of each trend stand for
 */
export function Tiles({
  tiles,
  days,
  heading,
}: {
  tiles: readonly Tile[];
  days: readonly Temporal.PlainDate[];
  heading: string;
}) {
  const trends = tiles.flatMap(({ trend }) => trend ?? []);
  return (
    <section class="hs-section" aria-labelledby="zahlen">
      <h2 class="kern-sr-only" id="zahlen">
        {heading}
      </h2>
      <ul class="hs-tiles">
        {tiles.map((tile, index) => (
          <TileItem tile={tile} id={`zahl-${index + 1}`} />
        ))}
      </ul>
      {trends.length === 0 ? null : (
        <details class="hs-fold">
          <summary>{`Die letzten ${days.length} Wochen als Tabelle`}</summary>
          <section class="hs-scroll" tabindex={0} aria-label="Tabelle: Zahlen der letzten Wochen">
            <table class="hs-plain">
              <caption class="kern-sr-only">Zahlen der letzten Wochen</caption>
              <thead>
                <tr>
                  <th scope="col">Stand</th>
                  {trends.map((trend) => (
                    <th scope="col" class="hs-num">
                      {trend.column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {days.map((day, index) => (
                  <tr>
                    <th scope="row">{formatShortDate(day)}</th>
                    {trends.map((trend) => (
                      <td class="hs-num">{formatNumber(trend.counts[index] ?? 0)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
    </section>
  );
}
