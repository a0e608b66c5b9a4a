// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../format.ts';
import { Badge, type Tone } from './badge.tsx';

export type Task = {
  href: string;
  /** The deed: "Vorschlag für Layan A. prüfen". */
  title: string;
  detail?: string | undefined;
  due?: Temporal.PlainDate | undefined;
  status?: { tone: Tone; label: string } | undefined;
};

export type TaskListProps = {
  heading: string;
  tasks: readonly Task[];
  /** Read when nothing waits. */
  empty?: string | undefined;
  level?: 2 | 3 | undefined;
};

/** What waits for me: one line a task, the whole line is the link. */
export function TaskList({ heading, tasks, empty = 'Hier wartet gerade nichts auf Sie.', level = 2 }: TaskListProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="kern-task-list">
      <header class="kern-task-list__header">
        <Heading class="kern-heading">{heading}</Heading>
      </header>
      {tasks.length === 0 ? (
        <p class="kern-body hs-muted">{empty}</p>
      ) : (
        <ul class="kern-task-list__list">
          {tasks.map((task) => (
            <TaskLine task={task} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TaskLine({ task }: { task: Task }) {
  return (
    <li class="kern-task-list__item hs-task">
      <div class="hs-task__what">
        <a class="kern-link kern-link--stretched kern-link--no-visited-state" href={task.href}>
          {task.title}
        </a>
        {task.detail === undefined ? null : <p class="kern-body kern-body--small hs-muted">{task.detail}</p>}
      </div>
      <div class="hs-task__status">
        {task.due === undefined ? null : (
          <span class="kern-body kern-body--small hs-nowrap">
            bis <time datetime={task.due.toString()}>{formatDate(task.due)}</time>
          </span>
        )}
        {task.status === undefined ? null : <Badge tone={task.status.tone}>{task.status.label}</Badge>}
      </div>
    </li>
  );
}
