// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PGlite } from '@electric-sql/pglite';
import { fromKysely, fromPglite, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { timeZone } from '../clock.ts';
import { assertOutsideCentre, systemUserId, type Tx } from '../db/centre.ts';
import type { DatabaseHandle } from '../db/connection.ts';

/** A kind of work by its name and what it has to know: ids and codes, never names or addresses. Kept as JSON. */
export interface Job<Data extends object> {
  readonly name: string;
  readonly schema: z.ZodType<Data>;
  readonly times?: JobTimes;
}

/** Of work that takes longer than usual, in seconds. */
export interface JobTimes {
  /** After so long it counts as broken off and is tried again. */
  readonly expireInSeconds: number;
  /** After so long without a sign of life of the machine that does it, too; at least 10. */
  readonly heartbeatSeconds: number;
}

/** Describes a kind of work, apart from who does it: whoever sends it needs this alone. */
export const job = <Data extends object>(name: string, schema: z.ZodType<Data>, times?: JobTimes): Job<Data> => ({
  name,
  schema,
  ...(times ? { times } : {}),
});

/** What waits in the queue does not fit its kind of work: no later attempt can change that. */
export class UnfitJobData extends Error {}

/** One kind of work done after commit. `every`: also due by itself at this rhythm. */
export interface JobHandler<App> {
  name: string;
  every?: 'minute' | 'hour' | 'day';
  /** Also done once when the program starts: what an upgrade leaves to do. */
  atStart?: true;
  /** Must be safe to run twice: a crash between work and tick runs it again. @throws UnfitJobData */
  run(app: App, data: unknown, jobId: string): Promise<void>;
}

/** Who does a kind of work. Data are read again: they may have been written by an earlier version. */
export function handle<App, Data extends object>(
  { name, schema }: Job<Data>,
  run: (app: App, data: Data, jobId: string) => Promise<void>,
): JobHandler<App> {
  return {
    name,
    run: async (app, stored, jobId) => {
      const { data, success } = schema.safeParse(stored);
      if (!success) throw new UnfitJobData(name);
      await run(app, data, jobId);
    },
  };
}

/** The queue. Jobs are written in the transaction of the action that needs them, and run after its commit. */
export interface Jobs {
  /** Inside a centre's transaction: the job exists only if that transaction is committed. */
  send<Data extends object>(tx: Tx, job: Job<Data>, data: NoInfer<Data>): Promise<void>;
  /** Outside any centre's transaction (sign-in, operators, jobs). A job with this `id` that is there already stays as it is. */
  sendOutside<Data extends object>(job: Job<Data>, data: NoInfer<Data>, id?: string): Promise<void>;
  /** Runs everything that is due now, periodic work first, then what waits in the queues. Returns how many ran. */
  runDue(): Promise<number>;
  stop(): Promise<void>;
}

const cron = { minute: '* * * * *', hour: '7 * * * *', day: '20 4 * * *' } as const;
// Together more than an hour: a mail server that is away for ten minutes loses nothing.
// Finished jobs go after an hour: data of a mail can hold the secret of its link.
const retry = {
  deleteAfterSeconds: 3600,
  retryLimit: 20,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 120,
};

/**
 * Starts the queue on either database.
 * @param handlers every job the program knows; a job of another name is refused at `send`.
 * @param workers false: nothing runs by itself (tests, commands), only through `runDue`.
 * @param times other times of trying again, for tests that cannot wait.
 */
export async function startJobs<App>(
  handle: DatabaseHandle,
  databaseUrl: string | undefined,
  handlers: readonly JobHandler<App>[],
  app: () => App | Promise<App>,
  log: Logger,
  workers: boolean,
  times: Partial<typeof retry> = {},
): Promise<Jobs> {
  const options = { ...retry, ...times };
  const common = { schema: 'pgboss', migrate: false, createSchema: false, supervise: workers, schedule: workers };
  const boss =
    handle.kind === 'pglite' && handle.lite
      ? new PgBoss({ ...common, db: fromPglite(handle.lite as unknown as PGlite), backend: 'pglite' })
      : new PgBoss({ ...common, connectionString: databaseUrl ?? '', max: 3 });
  boss.on('error', (error) => log.error({ name: error.name }, 'queue'));
  await boss.start();
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  for (const { name, every, atStart } of handlers) {
    await boss.createQueue(name, options);
    // The first send of a queue looks it up on the queue's own connection, which hangs inside an open transaction of the
    // embedded database. Asking once now puts it into the cache.
    await boss.findJobs(name, { id: systemUserId });
    if (every && workers) await boss.schedule(name, cron[every], {}, { tz: timeZone });
    if (atStart && workers) await boss.send(name, {}, options);
  }
  const runOne = async (handler: JobHandler<App>, data: unknown, id: string) => {
    try {
      await handler.run(await app(), data, id);
    } catch (error) {
      if (error instanceof UnfitJobData) {
        log.error({ job: handler.name, id }, 'job data do not fit, given up');
        await boss.cancel(handler.name, id);
        return;
      }
      log.warn(
        { job: handler.name, id, error: error instanceof Error ? error.name : 'unknown' },
        'job failed, will be tried again',
      );
      throw error;
    }
  };
  if (workers) {
    for (const handler of handlers) {
      await boss.work<object>(handler.name, { pollingIntervalSeconds: 2 }, async ([job]) => {
        if (job) await runOne(handler, job.data, job.id);
      });
    }
  }
  const known = (name: string) => {
    if (!byName.has(name)) throw new Error(`Unknown job ${name}.`);
  };
  return {
    async send(tx, { name, times: own }, data) {
      known(name);
      await boss.send(name, data, { ...options, ...own, db: fromKysely(tx) });
    },
    async sendOutside({ name, times: own }, data, id) {
      known(name);
      assertOutsideCentre('sendOutside');
      await boss.send(name, data, id === undefined ? { ...options, ...own } : { ...options, ...own, id });
    },
    async runDue() {
      let count = 0;
      for (const handler of handlers) {
        if (!handler.every) continue;
        await runOne(handler, {}, systemUserId);
        count += 1;
      }
      for (const handler of handlers) count += await drain(boss, handler, runOne);
      return count;
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

async function drain<App>(
  boss: PgBoss,
  handler: JobHandler<App>,
  runOne: (handler: JobHandler<App>, data: unknown, id: string) => Promise<void>,
): Promise<number> {
  for (let count = 0; ; count += 1) {
    const [job] = await boss.fetch<object>(handler.name);
    if (!job) return count;
    try {
      await runOne(handler, job.data, job.id);
      await boss.complete(handler.name, job.id);
    } catch (error) {
      await boss.fail(handler.name, job.id, { error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
