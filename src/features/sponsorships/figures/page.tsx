// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Tiles } from '../../../web/components/index.ts';
import { optionsOf, Select } from '../../../web/form/index.ts';
import { formatCount, formatDate, formatDays, formatNumber } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ExportLink, FilterBar } from '../../../web/list/index.ts';
import { spanLabels } from '../../figures/sponsorship-queries.ts';
import { type Period, yearParts } from '../../interpreting/figures/period-rules.ts';
import { monthText } from '../../interpreting/figures/split-words.ts';
import { LastingChart, LessonChart } from './charts.tsx';
import type { SmileQuery } from './input.ts';
import { smileFiguresPath, smileFiguresSheetPath } from './paths.ts';
import type { LastingLine, LessonLine, SmileFigures } from './queries.ts';
import { endingWords, missedWords } from './split-words.ts';
import { SpreadSection } from './spread-section.tsx';

export interface SmileFiguresProps {
  frame: Frame;
  query: SmileQuery;
  year: number;
  years: readonly number[];
  period: Period;
  figures: SmileFigures;
  today: Temporal.PlainDate;
}

function Lead({ period, figures: { total, people } }: Pick<SmileFiguresProps, 'period' | 'figures'>) {
  if (people.pupils === 0) return <>{`Im Zeitraum ${period.text} lief keine Patenschaft.`}</>;
  const met = `${formatCount(total.held, 'Treffen', 'Treffen')} mit ${formatCount(total.hours, 'Stunde', 'Stunden')}`;
  return (
    <>
      <strong>{formatCount(people.pupils, 'Kind', 'Kinder')}</strong>
      {` hatten im Zeitraum ${period.text} eine Patenschaft. Eingetragen sind ${met}; geplante Treffen zählen nicht.`}
    </>
  );
}

function Filters({ query, year, years, period }: SmileFiguresProps) {
  return (
    <FilterBar
      action={smileFiguresPath}
      folded={false}
      active={query.filtered}
      baseUrl={query.baseUrl}
      set={query.filtered ? [{ label: period.text, href: smileFiguresPath }] : []}
      end={<ExportLink href={query.baseUrl.replace(smileFiguresPath, smileFiguresSheetPath)}>Excel</ExportLink>}
    >
      <Select
        name="jahr"
        label="Jahr"
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        value={String(year)}
        placeholder=""
      />
      <Select
        name="zeitraum"
        label="Zeitraum"
        options={optionsOf(yearParts)}
        value={query.filters.zeitraum ?? ''}
        placeholder="ganzes Jahr"
        required={false}
      />
    </FilterBar>
  );
}

function SmileTiles({ figures: { people, total } }: Pick<SmileFiguresProps, 'figures'>) {
  return (
    <Tiles
      heading="Auf einen Blick"
      days={[]}
      tiles={[
        { label: 'Kinder mit Patenschaft', href: '#treffen', count: people.pupils, tone: 'calm' },
        { label: 'Ehrenamtliche mit Patenschaft', href: '#dauer', count: people.sponsors, tone: 'calm' },
        {
          ...{ label: 'gehaltene Treffen', href: '#treffen', count: total.held, tone: 'calm' },
          change: `${formatNumber(total.missed)} sind ausgefallen`,
        },
        {
          ...{ label: 'Kinder warten heute', href: '#wartezeit', count: people.waiting },
          tone: people.waiting > 0 ? 'over' : 'calm',
        },
      ]}
    />
  );
}

const numbers = <T,>(key: string, label: string, text: (row: T) => string): Column<T> => ({
  ...{ key, label, text },
  numeric: true,
  cell: text,
});

const monthColumns: readonly Column<LessonLine>[] = [
  { key: 'monat', label: 'Monat', cell: ({ month }) => monthText(month), text: ({ month }) => monthText(month) },
  numbers('gehalten', 'Gehalten', ({ held }) => formatNumber(held)),
  numbers('ausgefallen', 'Ausgefallen', ({ missed }) => formatNumber(missed)),
  numbers('stunden', 'Stunden', ({ hours }) => formatNumber(hours)),
];

const Key = ({ look, label }: { look: string; label: string }) => (
  <li>
    <svg class="hs-legend__key" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect class={`hs-svg-fill${look}`} x="0.5" y="0.5" width="15" height="15" />
    </svg>
    {label}
  </li>
);

const nothing = <EmptyState sentence="In diesem Zeitraum ist noch nichts eingetragen." />;

function MonthSection({ months }: { months: readonly LessonLine[] }) {
  return (
    <section class="hs-section" aria-labelledby="treffen">
      <h2 class="kern-heading-medium" id="treffen">
        Treffen Monat für Monat
      </h2>
      <figure class="hs-chart">
        <LessonChart months={months} width={1216} kind="wide" />
        <LessonChart months={months} width={344} kind="narrow" />
        <ul class="hs-legend">
          <Key look="" label="gehalten" />
          <Key look=" hs-svg-fill--compare" label="ausgefallen" />
        </ul>
      </figure>
      <details class="hs-fold hs-fold-narrow">
        <summary>{`Als Tabelle, ${formatCount(months.length, 'Zeile', 'Zeilen')}`}</summary>
        <DataTable caption="Treffen Monat für Monat" columns={monthColumns} rows={months} empty={nothing} />
      </details>
    </section>
  );
}

interface Line {
  label: string;
  count: number;
}
const linesOf = (counts: readonly { code: string; count: number }[], words: Readonly<Record<string, string>>): Line[] =>
  counts
    .map(({ code, count }) => ({ label: words[code] ?? code, count }))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'de'));

function CountTable({ heading, first, rows }: { heading: string; first: string; rows: readonly Line[] }) {
  const columns: readonly Column<Line>[] = [
    { key: 'was', label: first, cell: ({ label }) => label, text: ({ label }) => label },
    numbers('anzahl', 'Anzahl', ({ count }) => formatNumber(count)),
  ];
  return (
    <div>
      <h3 class="kern-heading-small">{heading}</h3>
      <DataTable caption={heading} columns={columns} rows={rows} empty={<EmptyState sentence="Keine." />} />
    </div>
  );
}

/** Bands of days in their own order. */
export const bandLines = (counts: readonly { code: string; count: number }[]): Line[] =>
  Object.entries(spanLabels).flatMap(([code, label]) => {
    const count = counts.find((one) => one.code === code)?.count ?? 0;
    return count === 0 ? [] : [{ label, count }];
  });

const lastingColumns: readonly Column<LastingLine>[] = [
  {
    key: 'laenger',
    label: 'Länger als',
    cell: ({ months }) => formatCount(months, 'Monat', 'Monate'),
    text: ({ months }) => formatCount(months, 'Monat', 'Monate'),
  },
  numbers('anteil', 'Von hundert', ({ percent }) => formatNumber(percent)),
  numbers('gesehen', 'So lange schon beobachtet', ({ seen }) => formatNumber(seen)),
];

/** What half of them last, in a sentence. */
export const medianSentence = ({
  begun,
  running,
  median,
}: Pick<SmileFigures, 'begun' | 'running' | 'median'>): string => {
  if (begun === 0) return 'Noch hat keine Patenschaft begonnen.';
  const of = `${formatCount(begun, 'Patenschaft hat', 'Patenschaften haben')} bis zum Ende des Zeitraums begonnen, ${formatNumber(running)} davon laufen noch. `;
  return median === null
    ? `${of}Mehr als die Hälfte dauert länger, als bisher zu sehen ist.`
    : `${of}Die Hälfte dauert länger als ${formatDays(median)}.`;
};

function LastingSection({ figures }: Pick<SmileFiguresProps, 'figures'>) {
  return (
    <section class="hs-section" aria-labelledby="dauer">
      <h2 class="kern-heading-medium" id="dauer">
        Wie lange Patenschaften dauern
      </h2>
      <p class="hs-text">
        {`${medianSentence(figures)} Laufende zählen so lange, wie sie schon dauern: Nur die beendeten zu zählen, hieße nur die kurzen zu sehen.`}
      </p>
      {figures.begun === 0 ? null : (
        <>
          <figure class="hs-chart">
            <LastingChart steps={figures.steps} lasting={figures.lasting} width={1216} kind="wide" />
            <LastingChart steps={figures.steps} lasting={figures.lasting} width={344} kind="narrow" />
          </figure>
          <DataTable
            caption="Wie viele Patenschaften länger dauern"
            columns={lastingColumns}
            rows={figures.lasting}
            empty={nothing}
          />
        </>
      )}
    </section>
  );
}

/** What SmiLe does: children, sponsors, lessons that were held, how long it lasts, and who waits. */
export function SmileFiguresPage(props: SmileFiguresProps) {
  const { frame, figures, period, today } = props;
  return (
    <Page {...frame} title="Zahlen von SmiLe" lead={<Lead period={period} figures={figures} />}>
      <Filters {...props} />
      <SmileTiles figures={figures} />
      <MonthSection months={figures.months} />
      <section class="hs-section" aria-labelledby="gruende">
        <h2 class="kern-heading-medium" id="gruende">
          Was ausfiel und was endete
        </h2>
        <div class="hs-columns hs-columns--even">
          <CountTable heading="Warum Treffen ausfielen" first="Grund" rows={linesOf(figures.missed, missedWords)} />
          <CountTable
            heading="Warum Patenschaften endeten"
            first="Grund"
            rows={linesOf(figures.endings, endingWords)}
          />
        </div>
      </section>
      <LastingSection figures={figures} />
      <SpreadSection spread={figures.spread} />
      <section class="hs-section" aria-labelledby="wartezeit">
        <h2 class="kern-heading-medium" id="wartezeit">
          Wie lange Kinder warten
        </h2>
        <div class="hs-columns hs-columns--even">
          <CountTable heading="Von der Meldung bis zum ersten Treffen" first="Dauer" rows={bandLines(figures.waits)} />
          <CountTable heading="Wer heute wartet" first="Seit" rows={bandLines(figures.waiting)} />
        </div>
      </section>
      <p class="hs-text hs-muted">
        {`Stand ${formatDate(today)}. Gezählt wird nach dem Tag des Treffens. Nur für das Zentrum: Außer bei dem, was Kinder können, sind kleine Zahlen nicht verborgen.`}
      </p>
    </Page>
  );
}
