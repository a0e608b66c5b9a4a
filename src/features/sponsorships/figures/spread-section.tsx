// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { formatCount, formatNumber } from '../../../web/format.ts';
import { type Column, DataTable, EmptyState } from '../../../web/list/index.ts';
import { canWords, type Stage, stageWords } from '../progress/words.ts';
import { type Spread, type SpreadLine, smallestGroup, spreadTimes } from './spread-rules.ts';

const looks: Readonly<Record<Stage, string>> = {
  not_yet: ' hs-svg-fill--none',
  with_help: ' hs-svg-fill--compare',
  alone: '',
};
export const hiddenWord = 'verborgen';
const valueText = (value: number | null): string => (value === null ? hiddenWord : formatNumber(value));
const lineText = ({ can, time }: Pick<SpreadLine, 'can' | 'time'>): string => `${canWords[can]}, ${spreadTimes[time]}`;

const [row, bar, gap, label] = [34, 22, 14, 26];

/** Two bars for each sentence, first and last; what is hidden has no colour. The table beside it has the same numbers. */
function SpreadChart({
  count,
  lines,
  width,
  kind,
}: {
  count: number;
  lines: readonly SpreadLine[];
  width: number;
  kind: 'wide' | 'narrow';
}) {
  const id = `koennen-${kind}`;
  const top = (index: number): number => Math.floor(index / 2) * (label + 2 * row + gap) + label + (index % 2) * row;
  const height = top(lines.length - 1) + row;
  const text = 84;
  const wide = (value: number): number => Math.round((value / count) * (width - text) * 10) / 10;
  return (
    <svg
      class={`hs-chart__svg hs-chart__svg--${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={id}
      aria-describedby={`${id}-zahlen`}
      focusable="false"
    >
      <title id={id}>Wie viele Kinder jeden Satz noch nicht, mit Hilfe oder allein können, am Anfang und zuletzt</title>
      <desc id={`${id}-zahlen`}>
        {lines
          .map(
            (line) =>
              `${lineText(line)}: ${codesOf(stageWords)
                .map((stage) => `${stageWords[stage]} ${valueText(line.stages[stage])}`)
                .join(', ')}`,
          )
          .join('; ')}
      </desc>
      {lines.map((line, index) => {
        let x = text;
        const y = top(index);
        return (
          <>
            {index % 2 === 0 ? (
              <text class="hs-svg-text" x={0} y={y - 8}>
                {canWords[line.can]}
              </text>
            ) : null}
            <text class="hs-svg-text hs-svg-text--muted" x={0} y={y + 16}>
              {spreadTimes[line.time]}
            </text>
            <rect class="hs-svg-fill hs-svg-fill--paper" x={text} y={y} width={width - text} height={bar} />
            {codesOf(stageWords).map((stage) => {
              const value = line.stages[stage];
              if (value === null || value === 0) return null;
              const at = x;
              x += wide(value);
              return <rect class={`hs-svg-fill${looks[stage]}`} x={at} y={y} width={wide(value)} height={bar} />;
            })}
          </>
        );
      })}
    </svg>
  );
}

const stageColumn = (stage: Stage): Column<SpreadLine> => ({
  ...{ key: stage, label: stageWords[stage], numeric: true },
  cell: ({ stages }) => valueText(stages[stage]),
  text: ({ stages }) => valueText(stages[stage]),
});
const columns: readonly Column<SpreadLine>[] = [
  { key: 'satz', label: 'Satz', cell: lineText, text: lineText },
  ...codesOf(stageWords).map(stageColumn),
];

const Key = ({ look, word }: { look: string; word: string }) => (
  <li>
    <svg class="hs-legend__key" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect class={`hs-svg-fill${look}`} x="0.5" y="0.5" width="15" height="15" />
    </svg>
    {word}
  </li>
);

/** What children can say, first and half a year later or more; no child and no group below five is told apart. */
export function SpreadSection({ spread: { children, lines } }: { spread: Spread }) {
  return (
    <section class="hs-section" aria-labelledby="koennen">
      <h2 class="kern-heading-medium" id="koennen">
        Was Kinder können
      </h2>
      {children === null ? (
        <p class="hs-text">
          {`Noch keine Zahlen: Sie stehen hier, sobald Patinnen und Paten bei mindestens ${smallestGroup} Kindern im Abstand von einem halben Jahr angekreuzt haben.`}
        </p>
      ) : (
        <>
          <p class="hs-text">
            {`${formatCount(children, 'Kind', 'Kinder')}, bei denen zwischen dem ersten und dem letzten Ankreuzen mindestens ein halbes Jahr liegt. Gruppen unter ${smallestGroup} Kindern sind ${hiddenWord}. Kein Vergleich von Kindern.`}
          </p>
          <figure class="hs-chart">
            <SpreadChart count={children} lines={lines} width={1216} kind="wide" />
            <SpreadChart count={children} lines={lines} width={344} kind="narrow" />
            <ul class="hs-legend">
              {codesOf(stageWords).map((stage) => (
                <Key look={looks[stage]} word={stageWords[stage]} />
              ))}
              <Key look=" hs-svg-fill--paper" word={hiddenWord} />
            </ul>
          </figure>
          <details class="hs-fold hs-fold-narrow">
            <summary>{`Als Tabelle, ${formatCount(lines.length, 'Zeile', 'Zeilen')}`}</summary>
            <DataTable
              caption="Was Kinder können"
              columns={columns}
              rows={lines}
              empty={<EmptyState sentence="Noch keine Zahlen." />}
            />
          </details>
        </>
      )}
    </section>
  );
}
