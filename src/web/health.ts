// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import { sql } from 'kysely';
import type { AppContext } from './context.ts';

/** A database that answers may still refuse to write, for example on a full disk. Asked at most this often. */
const writeCheckMs = 10_000;

/**
 * Says whether the database can write, from a check not older than ten seconds; requests at the same time share one. The
 * change sets nothing new, and it is committed: only a commit has to reach the disk.
 */
function writeCheck({ database, clock }: AppContext): () => Promise<boolean> {
  let last: { at: number; result: Promise<boolean> } | undefined;
  const write = async () => {
    try {
      await database.db.updateTable('installation').set({ set_up_at: sql<Temporal.Instant>`set_up_at` }).execute();
      return true;
    } catch {
      return false;
    }
  };
  return () => {
    const at = clock.now().epochMilliseconds;
    if (!last || Math.abs(at - last.at) >= writeCheckMs) last = { at, result: write() };
    return last.result;
  };
}

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers too, with the newest migration, and can
 * write.
 */
export function healthRoutes(context: AppContext): Hono {
  const app = new Hono();
  const canWrite = writeCheck(context);
  app.get('/live', (c) => c.text('ok'));
  app.get('/ready', async (c) => {
    const database = context.database.kind;
    const unavailable = () => c.json({ status: 'unavailable', database, migration: null }, 503);
    try {
      const row = await context.database.db
        .selectFrom('schema_migration')
        .select((e) => e.fn.max('name').as('migration'))
        .where('name', '!=', 'pgboss')
        .executeTakeFirstOrThrow();
      if (!(await canWrite())) return unavailable();
      return c.json({ status: 'ok', database, migration: row.migration });
    } catch {
      return unavailable();
    }
  });
  return app;
}
