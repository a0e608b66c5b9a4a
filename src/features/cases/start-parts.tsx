// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../web/components/index.ts';
import { dueStatus } from '../../web/due.ts';
import { startLines } from '../../web/feature.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { fullName } from '../families/rules.ts';
import { caseListPath, casePath, reportFormPath, reportPath } from './paths.ts';
import type { Report } from './report-queries.ts';
import { owners, states, steps } from './states.ts';
import type { WaitingCase } from './waiting-queries.ts';

type CasesProps = { heading: string; cases: readonly WaitingCase[]; today: Temporal.PlainDate; href: string };

/** Cases that wait, with a link to all of them where there are more. */
export function WaitingCases({ heading, cases, today, href }: CasesProps) {
  const tasks = cases.slice(0, startLines).map((row) => ({
    href: casePath(row.id),
    title: `${steps[row.nextStep]}: ${fullName(row.familyName, row.givenNames)}`,
    detail: [
      row.number,
      states[row.state].label,
      row.nextOwner === 'counsellor' ? '' : owners[row.nextOwner],
      row.unassigned ? 'noch niemand zuständig' : '',
    ]
      .filter((text, index) => text !== '' && (index < 3 || row.nextOwner === 'counsellor'))
      .join(' · '),
    due: row.dueOn,
    ...dueStatus(row.dueOn, today),
  }));
  return (
    <div>
      <TaskList heading={heading} tasks={tasks} />
      {cases.length > startLines ? (
        <a class="kern-link hs-target" href={href}>
          Alle zeigen
        </a>
      ) : null}
    </div>
  );
}

/** Figures of the centre for its head and administration, each with a link to the list of its cases. */
export const shownFigures = ['open', 'overdue', 'unassigned', 'late'] as const;
type Figures = Record<(typeof shownFigures)[number], number>;

export function FigureCards({ figures }: { figures: Figures }) {
  const cards = [
    { href: caseListPath, text: formatCount(figures.open, 'Kind wartet', 'Kinder warten') },
    {
      href: `${caseListPath}?ueberfaellig=ja`,
      text: formatCount(figures.overdue, 'Schritt überfällig', 'Schritte überfällig'),
    },
    {
      href: `${caseListPath}?zustaendig=niemand`,
      text: formatCount(
        figures.unassigned,
        'Fall, für den noch niemand zuständig ist',
        'Fälle, für die noch niemand zuständig ist',
      ),
    },
    {
      href: `${caseListPath}?laenger=ja`,
      text: formatCount(figures.late, 'Kind wartet länger als das Ziel', 'Kinder warten länger als das Ziel'),
    },
  ];
  return (
    <section>
      <h2 class="kern-heading-medium">Stand</h2>
      <ul class="hs-links">
        {cards.map(({ href, text }) => (
          <li>
            <a class="kern-link hs-target" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Reports of a municipality, and the button for the next. */
export function Reports({ reports }: { reports: readonly Report[] }) {
  const tasks = reports.map((report) => ({
    href: reportPath(report.id),
    title: fullName(report.familyName, report.givenNames),
    detail: `gemeldet am ${formatDate(report.reportedOn)}`,
    status: { tone: 'info' as const, label: states[report.state].label },
  }));
  return (
    <div>
      <ButtonRow>
        <Button href={reportFormPath} icon="add">
          Kind melden
        </Button>
      </ButtonRow>
      <TaskList heading="Ihre Meldungen" tasks={tasks} empty="Sie haben noch kein Kind gemeldet." />
    </div>
  );
}
