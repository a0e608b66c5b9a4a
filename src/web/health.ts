// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import type { AppContext } from './context.ts';

/** `/health/live`: the process answers. `/health/ready`: the database answers too, with the newest migration. */
export function healthRoutes(context: AppContext): Hono {
  const app = new Hono();
  app.get('/live', (c) => c.text('ok'));
  app.get('/ready', async (c) => {
    const database = context.database.kind;
    try {
      const row = await context.database.db
        .selectFrom('schema_migration')
        .select((e) => e.fn.max('name').as('migration'))
        .where('name', '!=', 'pgboss')
        .executeTakeFirstOrThrow();
      return c.json({ status: 'ok', database, migration: row.migration });
    } catch {
      return c.json({ status: 'unavailable', database, migration: null }, 503);
    }
  });
  return app;
}
