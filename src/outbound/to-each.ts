// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { v5 } from 'uuid';
import type { JobData, Jobs } from './jobs.ts';

/** A job as its handler sees it. */
export interface RunningJob {
  name: string;
  data: JobData;
  id: string;
}

/**
 * Sends the mail of a job to each of its recipients exactly once. With several of them each gets a job of their own (with
 * their id as `to`): when one address is refused and tried again, the others do not get the same mail again. The ids of
 * these jobs follow from the job's own, so that a second run of it adds none.
 * @param send sends one mail; `mailId` makes its Message-ID
 */
export async function toEach<R extends { id: string }>(
  jobs: Pick<Jobs, 'sendOutside'>,
  job: RunningJob,
  recipients: readonly R[],
  send: (recipient: R, mailId: string) => Promise<void>,
): Promise<void> {
  const { to } = job.data;
  const meant = to === undefined ? recipients : recipients.filter(({ id }) => id === to);
  const [first, ...others] = meant;
  if (!first) return;
  if (others.length === 0) return await send(first, job.id);
  for (const { id } of meant) await jobs.sendOutside(job.name, { ...job.data, to: id }, v5(id, job.id));
}
