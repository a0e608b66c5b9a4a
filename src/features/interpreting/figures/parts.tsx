// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { formatCount, formatDays, formatNumber } from '../../../web/format.ts';
import { type Column, DataTable, EmptyState } from '../../../web/list/index.ts';
import { FilledBar, MonthChart } from './charts.tsx';
import type { LeadLine, ReasonLine, TalkGroup } from './groups.ts';

const percent = (share: number | null): string => (share === null ? '–' : `${formatNumber(share)} %`);
const hoursText = (hours: number): string => formatNumber(hours);

/** A column of numbers. */
const numbers = (key: string, label: string, text: (group: TalkGroup) => string): Column<TalkGroup> => ({
  ...{ key, label, text },
  numeric: true,
  cell: text,
});

const groupColumns = (first: string, id: string, most: number): readonly Column<TalkGroup>[] => [
  { key: 'was', label: first, cell: ({ label }) => label, text: ({ label }) => label },
  numbers('anfragen', 'Anfragen', ({ requests }) => formatNumber(requests)),
  numbers('besetzt', 'Besetzt', ({ filled }) => formatNumber(filled)),
  numbers('unbesetzt', 'Nicht besetzt', ({ unfilled }) => formatNumber(unfilled)),
  {
    key: 'bild',
    label: 'Besetzt und nicht',
    cell: (group) => <FilledBar group={group} most={most} id={`${id}-${group.code}`} />,
    text: () => '',
  },
  numbers('anteil', 'Anteil besetzt', ({ share }) => percent(share)),
  numbers('geplant', 'Stunden geplant', ({ planned }) => hoursText(planned)),
  numbers('stunden', 'Stunden', ({ hours }) => hoursText(hours)),
];

const nothing = <EmptyState sentence="In diesem Zeitraum ist kein Gespräch." />;

function GroupTable({ caption, first, id, groups, most }: GroupTableProps) {
  return <DataTable caption={caption} columns={groupColumns(first, id, most)} rows={groups} empty={nothing} />;
}

interface GroupTableProps {
  caption: string;
  first: string;
  id: string;
  groups: readonly TalkGroup[];
  most: number;
}

/** A long table is folded on a phone, where each line is a card; in print and beside other things it is open. */
const Folded = ({ count, children }: { count: number; children: Child }) => (
  <details class="hs-fold hs-fold-narrow">
    <summary>{`Als Tabelle, ${formatCount(count, 'Zeile', 'Zeilen')}`}</summary>
    {children}
  </details>
);

/** More lines than these are folded away. */
const shownGroups = 12;

/** Requests by one property, the most first, each line with its bar. */
export function GroupSection({
  heading,
  first,
  id,
  groups,
}: Omit<GroupTableProps, 'caption' | 'most'> & { heading: string }) {
  const most = Math.max(1, ...groups.map(({ filled, unfilled }) => filled + unfilled));
  const rest = groups.slice(shownGroups);
  const facts = { first, id, most };
  return (
    <section class="hs-section" aria-labelledby={id}>
      <h2 class="kern-heading-medium" id={id}>
        {heading}
      </h2>
      <Folded count={groups.length}>
        <GroupTable {...facts} caption={heading} groups={groups.slice(0, shownGroups)} />
      </Folded>
      {rest.length === 0 ? null : (
        <details>
          <summary>{formatCount(rest.length, 'weitere Zeile', 'weitere Zeilen')}</summary>
          <GroupTable {...facts} caption={`${heading}, weitere`} groups={rest} />
        </details>
      )}
    </section>
  );
}

const Key = ({ look, label }: { look: string; label: string }) => (
  <li>
    <svg class="hs-legend__key" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect class={`hs-svg-fill${look}`} x="0.5" y="0.5" width="15" height="15" />
    </svg>
    {label}
  </li>
);

/** What came of the requests month by month: the picture, and the same as a table. */
export function MonthSection({ months }: { months: readonly TalkGroup[] }) {
  return (
    <section class="hs-section" aria-labelledby="monat">
      <h2 class="kern-heading-medium" id="monat">
        Monat für Monat
      </h2>
      <figure class="hs-chart">
        <MonthChart months={months} width={1216} kind="wide" />
        <MonthChart months={months} width={344} kind="narrow" />
        <ul class="hs-legend">
          <Key look="" label="besetzt" />
          <Key look=" hs-svg-fill--over" label="nicht besetzt" />
          <Key look=" hs-svg-fill--compare" label="abgesagt, nicht angenommen oder noch offen" />
        </ul>
      </figure>
      <Folded count={months.length}>
        <GroupTable
          caption="Monat für Monat"
          first="Monat des Gesprächs"
          id="monat"
          groups={months}
          most={Math.max(1, ...months.map(({ filled, unfilled }) => filled + unfilled))}
        />
      </Folded>
    </section>
  );
}

/** Half of the requests took less: in hours below two days, else in days. */
export function medianText(hours: number | null): string {
  if (hours === null) return '–';
  if (hours >= 48) return formatDays(Math.round(hours / 24));
  return formatCount(Math.max(1, Math.round(hours)), 'Stunde', 'Stunden');
}

/** How long each part of the way takes. */
export function LeadSection({ leads }: { leads: readonly LeadLine[] }) {
  const bands = leads[0]?.bands.map(({ label }) => label) ?? [];
  const columns: readonly Column<LeadLine>[] = [
    { key: 'was', label: 'Wovon bis wohin', cell: ({ label }) => label, text: ({ label }) => label },
    {
      key: 'median',
      label: 'Die Hälfte schneller als',
      numeric: true,
      cell: ({ median }) => <strong>{medianText(median)}</strong>,
      text: ({ median }) => medianText(median),
    },
    ...bands.map((label, index): Column<LeadLine> => {
      const text = (line: LeadLine): string => formatNumber(line.bands[index]?.count ?? 0);
      return { key: `band${index}`, label, numeric: true, cell: text, text };
    }),
  ];
  return (
    <section class="hs-section" aria-labelledby="dauer">
      <h2 class="kern-heading-medium" id="dauer">
        Wie lange es dauert
      </h2>
      <p class="hs-text">Anfragen für Gespräche des Zeitraums, nach der Zeit, die vergangen ist.</p>
      <DataTable caption="Wie lange es dauert" columns={columns} rows={leads} empty={nothing} />
    </section>
  );
}

/** Why talks did not take place, in three short lists. */
export function ReasonSection({ lists }: { lists: readonly { heading: string; reasons: readonly ReasonLine[] }[] }) {
  const columns = (all: number): readonly Column<ReasonLine>[] => [
    { key: 'grund', label: 'Grund', cell: ({ label }) => label, text: ({ label }) => label },
    {
      key: 'anzahl',
      label: 'Anzahl',
      numeric: true,
      cell: ({ count }) => formatNumber(count),
      text: ({ count }) => formatNumber(count),
    },
    {
      key: 'anteil',
      label: 'Anteil',
      numeric: true,
      cell: ({ count }) => `${formatNumber(Math.round((count * 100) / all))} %`,
      text: ({ count }) => `${formatNumber(Math.round((count * 100) / all))} %`,
    },
  ];
  return (
    <section class="hs-section" aria-labelledby="gruende">
      <h2 class="kern-heading-medium" id="gruende">
        Warum kein Gespräch zustande kam
      </h2>
      <div class="hs-columns hs-columns--even">
        {lists.map(({ heading, reasons }) => (
          <div>
            <h3 class="kern-heading-small">{heading}</h3>
            <DataTable
              caption={heading}
              columns={columns(reasons.reduce((sum, { count }) => sum + count, 0))}
              rows={reasons}
              empty={<EmptyState sentence="Keins." />}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
