// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { type Task, TaskList } from '../../web/components/index.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import { formatCount, formatDate, formatDateTime } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { owners, states, steps } from '../cases/states.ts';
import { fullName } from '../families/rules.ts';
import { NoticeCard } from '../notices/summary.tsx';
import { gradeText, kindText } from '../placement/words.ts';
import { mostLines, type Opening, type WaitingCase } from './queries.ts';
import type { Figures, Today } from './today.ts';

export type StartPageProps = { frame: Frame; parts: Today; today: Temporal.PlainDate; requestId: () => string };

export function StartPage({ frame, parts, today, requestId }: StartPageProps) {
  const { mine, overdue, figures, notices, reports, submissions, asked, assigned, oldPlaces, openings } = parts;
  return (
    <Page {...frame} title="Heute" heading={`Heute, ${formatDate(today)}`}>
      <div class="hs-stack">
        {notices && notices.length > 0 ? <NoticeCard notices={notices} requestId={requestId} /> : null}
        {mine ? (
          <Cases heading="Das wartet auf Sie" cases={mine} today={today} href="/faelle?wer=counsellor&meine=ja" />
        ) : null}
        {overdue ? <Cases heading="Überfällig" cases={overdue} today={today} href="/faelle?ueberfaellig=ja" /> : null}
        {figures ? <FigureCards figures={figures} /> : null}
        {submissions ? (
          <TaskList
            heading="Zu entscheiden"
            tasks={submissions.map(submissionTask(today))}
            empty="Es liegt nichts zur Entscheidung vor."
          />
        ) : null}
        {asked ? (
          <TaskList
            heading="Anfragen des Zentrums"
            tasks={asked.map(askedTask(today))}
            empty="Es ist keine Anfrage offen."
          />
        ) : null}
        {assigned ? (
          <TaskList
            heading="Aufnahmen bestätigen"
            tasks={assigned.map(assignedTask)}
            empty="Es ist keine Aufnahme zu bestätigen."
          />
        ) : null}
        {oldPlaces ? (
          <TaskList heading="Ihre Plätze" tasks={placeTasks(oldPlaces)} empty="Ihre Zahlen sind aktuell. Danke!" />
        ) : null}
        {reports ? <Reports reports={reports} /> : null}
        {openings ? <Openings openings={openings} /> : null}
      </div>
    </Page>
  );
}

const dueStatus = (due: Temporal.PlainDate, today: Temporal.PlainDate): Pick<Task, 'status'> => {
  const order = Temporal.PlainDate.compare(due, today);
  if (order < 0) return { status: { tone: 'danger', label: 'überfällig' } };
  return order === 0 ? { status: { tone: 'warning', label: 'heute' } } : {};
};

type CasesProps = { heading: string; cases: readonly WaitingCase[]; today: Temporal.PlainDate; href: string };

function Cases({ heading, cases, today, href }: CasesProps) {
  const tasks = cases.slice(0, mostLines).map((row) => ({
    href: `/faelle/${row.id}`,
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
      {cases.length > mostLines ? (
        <a class="kern-link hs-target" href={href}>
          Alle zeigen
        </a>
      ) : null}
    </div>
  );
}

function FigureCards({ figures }: { figures: Figures }) {
  const cards = [
    { href: '/faelle', text: formatCount(figures.open, 'Kind wartet', 'Kinder warten') },
    {
      href: '/faelle?ueberfaellig=ja',
      text: formatCount(figures.overdue, 'Schritt überfällig', 'Schritte überfällig'),
    },
    {
      href: '/faelle?zustaendig=niemand',
      text: formatCount(
        figures.unassigned,
        'Fall, für den noch niemand zuständig ist',
        'Fälle, für die noch niemand zuständig ist',
      ),
    },
    {
      href: '/faelle?laenger=ja',
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

const submissionTask =
  (today: Temporal.PlainDate) =>
  (row: NonNullable<Today['submissions']>[number]): Task => ({
    href: `/vorlagen/${row.id}`,
    title: `Über die Zuweisung entscheiden: ${row.name}`,
    detail: `${row.caseNumber} · ${gradeText(row.grade)}, ${kindText(row.placeKind)}`,
    due: row.dueOn,
    ...dueStatus(row.dueOn, today),
  });
const askedTask =
  (today: Temporal.PlainDate) =>
  (row: NonNullable<Today['asked']>[number]): Task => ({
    href: `/anfragen/${row.id}`,
    title: `Anfrage beantworten: ${gradeText(row.grade)}, ${kindText(row.kind)}`,
    detail: row.schoolName,
    due: row.dueOn,
    ...dueStatus(row.dueOn, today),
  });
const assignedTask = (row: NonNullable<Today['assigned']>[number]): Task => ({
  href: `/aufnahmen/${row.caseId}`,
  title: `Aufnahme bestätigen: ${fullName(row.familyName, row.givenNames)}`,
  detail: row.schoolName,
});
const placeTasks = ({ count, oldest }: NonNullable<Today['oldPlaces']>): Task[] =>
  count === 0 || !oldest
    ? []
    : [
        {
          href: '/meine-plaetze',
          title: 'Zahl der Plätze prüfen',
          detail: `${formatCount(count, 'Angabe ist', 'Angaben sind')} älter als 30 Tage, die älteste vom ${formatDate(dayOf(oldest))}`,
        },
      ];

function Reports({ reports }: { reports: NonNullable<Today['reports']> }) {
  const tasks = reports.map((report) => ({
    href: `/meldungen/${report.id}`,
    title: fullName(report.familyName, report.givenNames),
    detail: `gemeldet am ${formatDate(report.reportedOn)}`,
    status: { tone: 'info' as const, label: states[report.state].label },
  }));
  return (
    <div>
      <ButtonRow>
        <Button href="/meldungen/neu" icon="add">
          Kind melden
        </Button>
      </ButtonRow>
      <TaskList heading="Ihre Meldungen" tasks={tasks} empty="Sie haben noch kein Kind gemeldet." />
    </div>
  );
}

function Openings({ openings }: { openings: readonly Opening[] }) {
  const tasks = openings.map((opening) => ({
    href: `/protokoll/family/${opening.familyId}`,
    title: `${formatDateTime(opening.at)}: ${opening.by ?? 'unbekannt'}`,
    detail: `Begründung: ${opening.reason}`,
  }));
  return (
    <TaskList
      heading="Geöffnete gesperrte Anschriften"
      tasks={tasks}
      empty="Es wurde keine gesperrte Anschrift geöffnet."
    />
  );
}
