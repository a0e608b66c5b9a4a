// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { gradeLabel, kindLabel } from '../../codes/school-forms.ts';
import { type Task, TaskList, type Tile } from '../../web/components/index.ts';
import { dueStatus } from '../../web/due.ts';
import { type StartSection, startLines } from '../../web/feature.ts';
import { changeInWords, lastWeeks } from '../../web/weeks.ts';
import { fullName } from '../families/rules.ts';
import { type AssignedChild, listAssigned } from './admission/queries.ts';
import { listReplaced } from './admission/replaced-queries.ts';
import { ReplacedAllocations } from './admission/replaced-summary.tsx';
import {
  admissionListPath,
  admissionPath,
  questionListPath,
  questionPath,
  submissionListPath,
  submissionPath,
} from './paths.ts';
import { type AskedOfSchool, listAsked } from './question/asked-queries.ts';
import { decidesFor } from './rules.ts';
import { countSchoolWeeks, countSubmissionWeeks, type SchoolWeek, type SubmissionWeek } from './start-queries.ts';
import { listSubmissions, type SubmissionRow } from './submission/list-queries.ts';

const submissionTask =
  (today: Temporal.PlainDate) =>
  (row: SubmissionRow): Task => ({
    href: submissionPath(row.id),
    title: `Über die Zuweisung entscheiden: ${row.name}`,
    detail: `${row.caseNumber} · ${gradeLabel(row.grade)}, ${kindLabel(row.placeKind)}`,
    due: row.dueOn,
    ...dueStatus(row.dueOn, today),
  });
const askedTask =
  (today: Temporal.PlainDate) =>
  (row: AskedOfSchool): Task => ({
    href: questionPath(row.id),
    title: `Anfrage beantworten: ${gradeLabel(row.grade)}, ${kindLabel(row.kind)}`,
    detail: row.schoolName,
    due: row.dueOn,
    ...dueStatus(row.dueOn, today),
  });
const assignedTask = (row: AssignedChild): Task => ({
  href: admissionPath(row.caseId),
  title: `Aufnahme bestätigen: ${fullName(row.familyName, row.givenNames)}`,
  detail: row.schoolName,
});

function submissionTiles(weeks: readonly SubmissionWeek[]): Tile[] {
  const open = weeks.map((week) => week.open);
  const overdue = weeks.map((week) => week.overdue);
  const decided = weeks.map((week) => week.decided);
  return [
    {
      label: 'Zu entscheiden',
      href: `${submissionListPath}?stand=open`,
      count: open.at(-1) ?? 0,
      change: changeInWords(open),
      trend: { title: 'Offene Vorlagen', column: 'zu entscheiden', counts: open },
    },
    {
      label: 'Frist verstrichen',
      href: `${submissionListPath}?stand=open&frist=verstrichen`,
      count: overdue.at(-1) ?? 0,
      change: 'von den offenen Vorlagen',
      tone: 'over',
      trend: { title: 'Vorlagen mit verstrichener Frist: seit wann', column: 'davon verstrichen', counts: overdue },
    },
    {
      label: 'Entschieden in 4 Wochen',
      href: `${submissionListPath}?stand=decided&entschieden=4-wochen`,
      count: decided.slice(-4).reduce((sum, count) => sum + count, 0),
      tone: 'calm',
      trend: { title: 'Entscheidungen je Woche', column: 'entschieden', counts: decided },
    },
  ];
}

function schoolTiles(weeks: readonly SchoolWeek[]): Tile[] {
  const asked = weeks.map((week) => week.asked);
  const assigned = weeks.map((week) => week.assigned);
  return [
    {
      label: 'Anfragen offen',
      href: `${questionListPath}?stand=offen`,
      count: asked.at(-1) ?? 0,
      change: changeInWords(asked),
      tone: 'over',
      trend: { title: 'Offene Anfragen', column: 'Anfragen offen', counts: asked },
    },
    {
      label: 'Aufnahmen zu bestätigen',
      href: `${admissionListPath}?stand=offen`,
      count: assigned.at(-1) ?? 0,
      change: changeInWords(assigned),
      tone: 'over',
      trend: { title: 'Zugewiesene Kinder ohne ersten Schultag', column: 'Aufnahmen offen', counts: assigned },
    },
  ];
}

const range = { limit: startLines, offset: 0 };

/** Decisions that wait for the authority; questions and admissions that wait for a school. */
export const placementSections: readonly StartSection[] = [
  {
    place: 50,
    roles: ['school_authority'],
    async read(tx, { centreId, roles, today }) {
      const open = await listSubmissions(tx, centreId, decidesFor(roles), range, { standing: 'open' });
      const empty = 'Es liegt nichts zur Entscheidung vor.';
      return {
        shown: [{ recordKind: 'submission', ids: open.map(({ id }) => id) }],
        tiles: submissionTiles(await countSubmissionWeeks(tx, centreId, decidesFor(roles), lastWeeks(today))),
        view: () => <TaskList heading="Zu entscheiden" tasks={open.map(submissionTask(today))} empty={empty} />,
      };
    },
  },
  {
    place: 60,
    roles: ['school'],
    async read(tx, { centreId, schools, today }) {
      const asked = await listAsked(tx, centreId, schools, range);
      const open = asked.filter(({ answer }) => answer === 'open');
      const empty = 'Es ist keine Anfrage offen.';
      return {
        shown: [{ recordKind: 'school_request', ids: open.map(({ id }) => id) }],
        tiles: schoolTiles(await countSchoolWeeks(tx, centreId, schools, lastWeeks(today))),
        view: () => <TaskList heading="Anfragen des Zentrums" tasks={open.map(askedTask(today))} empty={empty} />,
      };
    },
  },
  {
    place: 65,
    roles: ['school'],
    async read(tx, { centreId, schools, today }) {
      const replaced = await listReplaced(tx, centreId, schools, today);
      if (replaced.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'case', ids: replaced.map(({ caseId }) => caseId) }],
        view: () => <ReplacedAllocations replaced={replaced} />,
      };
    },
  },
  {
    place: 70,
    roles: ['school'],
    async read(tx, { centreId, schools }) {
      const assigned = await listAssigned(tx, centreId, schools, range);
      const open = assigned.filter(({ state }) => state === 'allocated');
      const empty = 'Es ist keine Aufnahme zu bestätigen.';
      return {
        shown: [{ recordKind: 'case', ids: open.map(({ caseId }) => caseId) }],
        view: () => <TaskList heading="Aufnahmen bestätigen" tasks={open.map(assignedTask)} empty={empty} />,
      };
    },
  },
];
