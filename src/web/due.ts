// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Task } from './components/index.ts';

/** How urgent a task is: overdue, due today, or neither. */
export function dueStatus(due: Temporal.PlainDate, today: Temporal.PlainDate): Pick<Task, 'status'> {
  const order = Temporal.PlainDate.compare(due, today);
  if (order < 0) return { status: { tone: 'danger', label: 'überfällig' } };
  return order === 0 ? { status: { tone: 'warning', label: 'heute' } } : {};
}
