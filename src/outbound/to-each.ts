// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { v5 } from 'uuid';
import { z } from 'zod';
import type { Job, Jobs } from './jobs.ts';

/** The part of a mail job's data that names one of several recipients. */
export const oneRecipient = { to: z.guid().optional() };

/** A job as its handler sees it. */
export interface RunningJob<Data extends object> {
  job: Job<Data>;
  data: Data & { to?: string | undefined };
  id: string;
}

/**
 * Sends the mail of a job to each of its recipients exactly once. With several of them each gets a job of their own (with
 * their id as `to`): when one address is refused and tried again, the others do not get the same mail again. The ids of
 * these jobs follow from the job's own, so that a second run of it adds none.
 * @param send sends one mail; `mailId` makes its Message-ID
 */
export async function toEach<R extends { id: string }, Data extends object>(
  jobs: Pick<Jobs, 'sendOutside'>,
  { job, data, id: jobId }: RunningJob<Data>,
  recipients: readonly R[],
  send: (recipient: R, mailId: string) => Promise<void>,
): Promise<void> {
  const { to } = data;
  const meant = to === undefined ? recipients : recipients.filter(({ id }) => id === to);
  const [first, ...others] = meant;
  if (!first) return;
  if (others.length === 0) return await send(first, jobId);
  for (const { id } of meant) await jobs.sendOutside(job, { ...data, to: id }, v5(id, jobId));
}
