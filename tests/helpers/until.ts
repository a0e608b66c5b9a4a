// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until something has happened, by asking again and again. It has no limit of its own: on a busy machine everything
 * takes longer, and what never happens is ended by the limit of the runner.
 * @param happened throws when it cannot happen any more
 */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await pause(50);
}

/** Milliseconds after which a process that a test has started counts as hanging; below the limit of the runner. */
export const hangs = 500_000;
