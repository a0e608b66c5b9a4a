// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Task, TaskList } from '../../web/components/index.ts';
import { dueStatus } from '../../web/due.ts';
import { type StartSection, startLines } from '../../web/feature.ts';
import { listDeadlines, type OpenDeadline } from './queries.ts';
import { deadlineKinds } from './words.ts';

const taskOf =
  (today: Temporal.PlainDate) =>
  ({ kind, recordId, dueOn, escalated }: OpenDeadline): Task => ({
    href: deadlineKinds[kind].href(recordId),
    title: deadlineKinds[kind].title,
    ...(escalated ? { detail: 'Die Frist ist verstrichen und liegt jetzt bei Ihnen.' } : {}),
    due: dueOn,
    ...dueStatus(dueOn, today),
  });

/** Deadlines of this person and of their roles, and those that have come up to them. No name is read. */
export const deadlineSections: readonly StartSection[] = [
  {
    place: 15,
    roles: ['head', 'counsellor', 'administration'],
    async read(tx, { centreId, userId, roles, today }) {
      const who = { centreId, userId, roles, today };
      const deadlines = await listDeadlines(tx, who, today.add({ days: 2 }), startLines);
      if (deadlines.length === 0) return undefined;
      return { shown: [], view: () => <TaskList heading="Fristen" tasks={deadlines.map(taskOf(today))} /> };
    },
  },
];
