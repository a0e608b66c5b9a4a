// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Queue, type QueueItem, TaskList, type Tile } from '../../web/components/index.ts';
import { formatCount, formatDate, sinceDays } from '../../web/format.ts';
import { type Column, DataTable, withParams } from '../../web/list/index.ts';
import { changeInWords } from '../../web/weeks.ts';
import { fullName, shortName } from '../families/rules.ts';
import { caseListPath, casePath, reportListPath, reportPath } from './paths.ts';
import type { Report } from './report-queries.ts';
import type { ReportWeek, WaitingGroup, WeekCounts, Workload } from './start-queries.ts';
import { owners, states, steps } from './states.ts';

const listOf = (filters: Readonly<Record<string, string>>): string => withParams(caseListPath, filters);
type Counted = Exclude<keyof WeekCounts, 'overdueSince' | 'unassignedSince'>;
const column = (weeks: readonly WeekCounts[], key: Counted): number[] => weeks.map((week) => week[key]);

const lately = (counts: readonly number[]): number => counts.slice(-4).reduce((sum, count) => sum + count, 0);

/** How long something is late or has time, in words. */
function dueWords(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const late = dueOn.until(today, { largestUnit: 'days' }).days;
  if (late > 0) return sinceDays(late);
  return late === 0 ? 'heute fällig' : `bis ${formatDate(dueOn)}`;
}

/** A single case is named and opened; several are counted and listed. */
function itemOf(group: WaitingGroup, today: Temporal.PlainDate, own: boolean): QueueItem {
  const { step, count, late, dueOn, caseId, familyName, givenNames, unassigned, owner } = group;
  const one = count === 1;
  const whose: Record<string, string> = own ? (unassigned ? { zustaendig: 'niemand' } : { meine: 'ja' }) : {};
  const due = dueWords(dueOn, today);
  const oldest = own ? `${shortName(familyName, givenNames)}, ${due}` : due;
  return {
    count,
    what: one ? `${steps[step]}: ${fullName(familyName, givenNames)}` : steps[step],
    href: one ? casePath(caseId) : listOf({ schritt: step, ...whose }),
    late,
    facts: [
      one ? due : `am längsten: ${oldest}`,
      ...(own ? [] : [owners[owner]]),
      ...(unassigned ? ['noch niemand zuständig'] : []),
    ],
  };
}

interface WaitingProps {
  heading: string;
  groups: readonly WaitingGroup[];
  today: Temporal.PlainDate;
  /** What waits for the one who looks; otherwise for whomever. */
  own: boolean;
  empty: string;
  all: { href: string; label: string };
}

/** What waits, by deed, what is due longest first. */
export function Waiting({ heading, groups, today, own, empty, all }: WaitingProps): Child {
  return <Queue heading={heading} items={groups.map((group) => itemOf(group, today, own))} empty={empty} all={all} />;
}

/** The figures of the centre, each with a link to the list of as many cases. */
export const shownFigures = ['open', 'overdue', 'unassigned', 'late'] as const;
type Figures = Record<(typeof shownFigures)[number], number>;

export function centreTiles(figures: Figures, weeks: readonly WeekCounts[]): Tile[] {
  const admitted = column(weeks, 'admitted');
  return [
    {
      label: 'Kinder warten',
      href: caseListPath,
      count: figures.open,
      change: changeInWords(column(weeks, 'open')),
      trend: { title: 'Wartende Kinder', column: 'warten', counts: column(weeks, 'open') },
    },
    {
      label: 'Schritte überfällig',
      href: listOf({ ueberfaellig: 'ja' }),
      count: figures.overdue,
      change: sinceWords('der älteste seit', weeks.at(-1)?.overdueSince),
      tone: 'over',
      trend: {
        title: 'Heute überfällige Schritte: seit wann',
        column: 'davon überfällig',
        counts: column(weeks, 'overdue'),
      },
    },
    {
      label: 'Ohne zuständige Person',
      href: listOf({ zustaendig: 'niemand' }),
      count: figures.unassigned,
      change: sinceWords('älteste Meldung:', weeks.at(-1)?.unassignedSince),
      tone: 'over',
      trend: {
        title: 'Fälle ohne zuständige Person: seit wann gemeldet',
        column: 'davon ohne Zuständige gemeldet',
        counts: column(weeks, 'unassigned'),
      },
    },
    {
      label: 'Länger als das Ziel',
      href: listOf({ laenger: 'ja' }),
      count: figures.late,
      change: changeInWords(column(weeks, 'late')),
      tone: 'over',
      trend: {
        title: 'Kinder, die länger als das Ziel warten',
        column: 'länger als das Ziel',
        counts: column(weeks, 'late'),
      },
    },
    {
      label: 'Aufgenommen in 4 Wochen',
      href: listOf({ geschlossen: 'ja', stand: 'admitted', seit: '4-wochen' }),
      count: lately(admitted),
      change: 'an einer Schule',
      tone: 'calm',
      trend: { title: 'Aufnahmen je Woche', column: 'aufgenommen', counts: admitted },
    },
  ];
}

/** Since when the oldest of it waits; nothing where there is none. */
const sinceWords = (words: string, day: Temporal.PlainDate | null | undefined): string | undefined =>
  day ? `${words} ${formatDate(day)}` : undefined;

/** The same for one person; `weeks` counts their cases only. */
export function ownTiles(weeks: readonly WeekCounts[]): Tile[] {
  const now = weeks.at(-1);
  return [
    {
      label: 'Meine Kinder warten',
      href: listOf({ meine: 'ja' }),
      count: now?.open ?? 0,
      change: changeInWords(column(weeks, 'open')),
      trend: { title: 'Ihre wartenden Kinder', column: 'meine', counts: column(weeks, 'open') },
    },
    {
      label: 'Meine Schritte überfällig',
      href: listOf({ meine: 'ja', ueberfaellig: 'ja' }),
      count: now?.overdue ?? 0,
      change: sinceWords('der älteste seit', weeks.at(-1)?.overdueSince),
      tone: 'over',
      trend: {
        title: 'Ihre heute überfälligen Schritte: seit wann',
        column: 'davon überfällig',
        counts: column(weeks, 'overdue'),
      },
    },
    {
      label: 'Meine länger als das Ziel',
      href: listOf({ meine: 'ja', laenger: 'ja' }),
      count: now?.late ?? 0,
      change: changeInWords(column(weeks, 'late')),
      tone: 'over',
      trend: {
        title: 'Ihre Kinder, die länger als das Ziel warten',
        column: 'länger als das Ziel',
        counts: column(weeks, 'late'),
      },
    },
    {
      label: 'Noch niemand zuständig',
      href: listOf({ zustaendig: 'niemand' }),
      count: now?.unassigned ?? 0,
      change: 'Wer zuerst handelt, übernimmt',
      tone: 'calm',
      trend: {
        title: 'Fälle ohne zuständige Person: seit wann gemeldet',
        column: 'davon ohne Zuständige gemeldet',
        counts: column(weeks, 'unassigned'),
      },
    },
  ];
}

const barWidth = 120;

/** Share of what is overdue in what lies open, on one scale for all people. */
function Bar({ row, most }: { row: Workload; most: number }) {
  const width = (count: number): number => Math.round((count / Math.max(most, 1)) * (barWidth - 2) * 10) / 10;
  const late = width(row.overdue);
  const id = `offen-${row.userId}`;
  return (
    <svg
      class="hs-minibar"
      viewBox={`0 0 ${barWidth} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={id}
      focusable="false"
    >
      <title id={id}>{`${row.name}: ${row.open} offen, davon ${row.overdue} überfällig`}</title>
      <rect class="hs-svg-fill--none" x="0.5" y="0.5" width={barWidth - 1} height="11" />
      <rect class="hs-svg-fill hs-svg-fill--over" x="0" y="0" width={late} height="12" />
      <rect
        class="hs-svg-fill hs-svg-fill--compare"
        x={late + 1.5}
        y="0"
        width={Math.max(0, width(row.open) - late)}
        height="12"
      />
    </svg>
  );
}

function workloadColumns(most: number): Column<Workload>[] {
  const count = (key: 'open' | 'overdue' | 'dueToday', label: string): Column<Workload> => ({
    key,
    label,
    numeric: true,
    cell: (row) => row[key],
    text: (row) => String(row[key]),
  });
  return [
    {
      key: 'person',
      label: 'Person',
      cell: (row) => (
        <a class="kern-link kern-link--no-visited-state" href={listOf({ wer: 'counsellor', zustaendig: row.userId })}>
          {row.name}
        </a>
      ),
      text: (row) => row.name,
    },
    count('open', 'Offen'),
    count('overdue', 'Überfällig'),
    count('dueToday', 'Heute fällig'),
    { key: 'bar', label: 'Überfällig von offen', cell: (row) => <Bar row={row} most={most} />, text: () => '' },
  ];
}

/** For the head: what lies open with whom now, to give work to somebody else. No durations, no counts of deeds (§ 72 LPVG NRW). */
export function WorkloadTable({ rows }: { rows: readonly Workload[] }): Child {
  return (
    <section class="hs-section">
      <div class="hs-section__head">
        <h2 class="kern-heading-medium">Was bei wem offen liegt</h2>
      </div>
      <p class="hs-text hs-muted">
        Nur was jetzt offen liegt, damit Sie Arbeit umverteilen können. Keine Auswertung der Leistung.
      </p>
      <DataTable
        caption="Offene Schritte der Beratung je Person"
        columns={workloadColumns(Math.max(...rows.map(({ open }) => open)))}
        rows={rows}
        empty={null}
      />
    </section>
  );
}

export const waitingWords = (count: number): string =>
  `${formatCount(count, 'Kind wartet', 'Kinder warten')} auf einen Schulplatz.`;

/** Figures of a reporting office: its own reports only. */
export function reportTiles(weeks: readonly ReportWeek[]): Tile[] {
  const [open, reported, admitted] = (['open', 'reported', 'admitted'] as const).map((key) =>
    weeks.map((week) => week[key]),
  ) as [number[], number[], number[]];
  return [
    {
      label: 'Gemeldete Kinder warten',
      href: `${reportListPath}?gruppe=wartet`,
      count: open.at(-1) ?? 0,
      change: changeInWords(open),
      trend: { title: 'Wartende Kinder aus Ihren Meldungen', column: 'warten', counts: open },
    },
    {
      label: 'Gemeldet in 4 Wochen',
      href: `${reportListPath}?gruppe=gemeldet`,
      count: lately(reported),
      tone: 'calm',
      trend: { title: 'Ihre Meldungen je Woche', column: 'gemeldet', counts: reported },
    },
    {
      label: 'Aufgenommen in 4 Wochen',
      href: `${reportListPath}?gruppe=aufgenommen`,
      count: lately(admitted),
      change: 'an einer Schule',
      tone: 'calm',
      trend: { title: 'Aufnahmen je Woche', column: 'aufgenommen', counts: admitted },
    },
  ];
}

/** Reports of a municipality. */
export function Reports({ reports }: { reports: readonly Report[] }) {
  const tasks = reports.map((report) => ({
    href: reportPath(report.id),
    title: fullName(report.familyName, report.givenNames),
    detail: `gemeldet am ${formatDate(report.reportedOn)}`,
    status: { tone: 'info' as const, label: states[report.state].label },
  }));
  return <TaskList heading="Ihre Meldungen" tasks={tasks} empty="Sie haben noch kein Kind gemeldet." />;
}
