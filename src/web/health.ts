// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import { sql } from 'kysely';
import type { AppContext } from '../context.ts';
import { isFull, lastTrouble, type TroubleKind, troubleOf } from '../db/trouble.ts';

/** A database that answers may still refuse to write, for example on a full disk. Asked at most this often. */
const writeCheckMs = 10_000;

type Reason = TroubleKind | 'unknown';

/**
 * Says why the database cannot write, from a check not older than ten seconds; requests at the same time share one. The
 * change sets nothing new, and it is committed: only a commit has to reach the disk. A full disk under the data folder, and
 * trouble somebody met at a page, count at once: a small change may still find room where a person's did not.
 * @returns undefined when it can
 */
function writeCheck({ database, clock, settings }: AppContext): () => Promise<Reason | undefined> {
  let last: { at: number; result: Promise<Reason | undefined> } | undefined;
  const write = async () => {
    try {
      await database.db.updateTable('installation').set({ set_up_at: sql<Temporal.Instant>`set_up_at` }).execute();
      return undefined;
    } catch (error) {
      return troubleOf(error)?.kind ?? 'unknown';
    }
  };
  return async () => {
    if (await isFull(settings.dataFolder)) return 'full';
    const at = clock.now().epochMilliseconds;
    const recent = (then: number) => Math.abs(at - then) < writeCheckMs;
    const met = lastTrouble(database);
    if (met && recent(met.at.epochMilliseconds)) return met.kind;
    if (!last || !recent(last.at)) last = { at, result: write() };
    return await last.result;
  };
}

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers too, with the newest migration, and can
 * write; if not, `reason` says in one word why.
 */
export function healthRoutes(context: AppContext): Hono {
  const app = new Hono();
  const whyNoWrite = writeCheck(context);
  app.get('/live', (c) => c.text('ok'));
  app.get('/ready', async (c) => {
    const database = context.database.kind;
    const unavailable = (reason: Reason) => c.json({ status: 'unavailable', database, migration: null, reason }, 503);
    try {
      const reason = await whyNoWrite();
      if (reason !== undefined) return unavailable(reason);
      const row = await context.database.db
        .selectFrom('schema_migration')
        .select((e) => e.fn.max('name').as('migration'))
        .where('name', '!=', 'pgboss')
        .executeTakeFirstOrThrow();
      return c.json({ status: 'ok', database, migration: row.migration });
    } catch (error) {
      return unavailable(troubleOf(error)?.kind ?? 'unknown');
    }
  });
  return app;
}
