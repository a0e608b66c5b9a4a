// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../tests/helpers/app.ts';
import { withServer } from '../../tests/helpers/database.ts';
import { asServer, inCentre, systemUserId, type Tx } from './centre.ts';
import { type DatabaseHandle, openServer } from './connection.ts';
import { faultOf } from './fault.ts';
import { newId } from './ids.ts';
import { mostNamed, statementNaming } from './named-statements.ts';

describe.runIf(withServer)('named statements on a PostgreSQL server', () => {
  let test: TestApp;
  let addresses: { url: string; adminUrl: string };
  let admin: DatabaseHandle;
  /** One connection: whatever is asked meets the plans of what was asked before. */
  let single: DatabaseHandle;

  beforeAll(async () => {
    test = await testApp('postgres');
    addresses = test.context.database as DatabaseHandle & typeof addresses;
    admin = await openServer(addresses.adminUrl);
    single = await openServer(addresses.url, 1);
  });
  afterAll(async () => {
    await single.close();
    await admin.close();
    await test.close();
  });

  const kept = async (part: string) => {
    const { rows } = await sql
      .raw<{ generic: number; custom: number }>(
        `select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements
          where strpos(statement, '${part}') > 0`,
      )
      .execute(single.db);
    return rows;
  };
  const times = async <T>(n: number, work: () => Promise<T>): Promise<T[]> => {
    const results: T[] = [];
    for (let i = 0; i < n; i += 1) results.push(await work());
    return results;
  };

  it('never show a centre or a role the rows of another, on one connection', async () => {
    const now = test.context.clock.now();
    const read = (tx: Pick<Tx, 'selectFrom'>) =>
      tx.selectFrom('authority').select('centre_id').where('kind', '=', 'school_authority').execute();
    const inside = (centreId: string) => inCentre(single.db, { centreId, userId: systemUserId, now }, read);
    const withoutCentre = () =>
      single.db.transaction().execute(async (tx) => {
        await sql`set local role herzstueck_app`.execute(tx);
        return await read(tx);
      });
    const { dueren, aachen } = test.centres;
    // Seven times each, since the sixth may be the first with a plan that does not look at the values.
    for (const centreId of [dueren, aachen]) {
      for (const found of await times(7, () => inside(centreId))) expect(found).toEqual([{ centre_id: centreId }]);
    }
    for (const centreId of [dueren, aachen, dueren]) {
      expect(await inside(centreId)).toEqual([{ centre_id: centreId }]);
      expect(await withoutCentre()).toEqual([]);
      await expect(asServer(single.db, read)).rejects.toMatchObject({ code: '42501' });
    }
    const [statement] = await kept('from "authority" where "kind" =');
    expect(statement?.generic).toBeGreaterThan(0);
  });

  it('run again when another connection has changed the table', async () => {
    await admin.script(`create table shelf (id int primary key); insert into shelf values (1);
      grant select on shelf to herzstueck_app, herzstueck_server`);
    const read = async () => (await sql`select * from shelf where id >= ${1}`.execute(single.db)).rows;
    await times(3, read);
    expect(await kept('from shelf')).toHaveLength(1);
    await admin.script("alter table shelf add column wood text not null default 'oak'");
    expect(await times(3, read)).toEqual(Array.from({ length: 3 }, () => [{ id: 1, wood: 'oak' }]));
  });

  it('ask for the whole transaction again when they fail in one', async () => {
    await admin.script(`create table board (id int primary key); insert into board values (1);
      grant select on board to herzstueck_app, herzstueck_server`);
    const read = () =>
      single.db.transaction().execute(async (tx) => (await sql`select * from board where id >= ${1}`.execute(tx)).rows);
    await times(3, read);
    await admin.script('alter table board add column wood text');
    await expect(read()).rejects.toMatchObject({ code: '40001' });
    expect(await read()).toEqual([{ id: 1, wood: null }]);
  });

  it('are left alone where something between us and the server forgets them: run at once, in a transaction once more', async () => {
    const other = await openServer(addresses.url, 1);
    const read = async (db: Pick<Tx, 'getExecutor'>) =>
      (await sql<{ n: number }>`select ${1}::int as n`.execute(db)).rows;
    const names = async () => (await sql.raw('select from pg_prepared_statements').execute(other.db)).rows.length;
    await times(3, () => read(other.db));
    expect(await names()).toBe(1);
    await sql.raw('discard all').execute(other.db);
    expect(await times(3, () => read(other.db))).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]]);
    expect(await names()).toBe(0);
    await other.close();
    const next = await openServer(addresses.url, 1);
    await times(3, () => next.db.transaction().execute(read));
    await sql.raw('deallocate all').execute(next.db);
    await expect(next.db.transaction().execute(read)).rejects.toMatchObject({ code: '40001' });
    expect(await next.db.transaction().execute(read)).toEqual([{ n: 1 }]);
    await next.close();
  });

  it('are known to be out of date in whatever language the server speaks', async () => {
    const asked: unknown[] = [];
    const german = Object.assign(new Error('gecachter Plan darf den Ergebnistyp nicht ändern'), {
      code: '0A000',
      routine: 'RevalidateCachedQuery',
    });
    const client = {
      query: async (statement: unknown) => {
        asked.push(statement);
        if (typeof statement === 'object') throw german;
        return { rows: [] };
      },
      getTransactionStatus: () => 'I',
    };
    statementNaming()(client as never);
    const query = client.query as unknown as (text: string, values: unknown[]) => Promise<unknown>;
    expect(await times(2, () => query('select * from shelf where id = $1', [1]))).toHaveLength(2);
    expect(asked).toHaveLength(3);
  });

  it('are not noticed at a page that was open while a table changed', async () => {
    const head = await signIn(test, { role: 'head' });
    const statusOf = async () => (await head.get('/zentrum')).status;
    expect(await times(3, statusOf)).toEqual([200, 200, 200]);
    await admin.script('alter table authority add column wood text');
    expect(await times(3, statusOf)).toEqual([200, 200, 200]);
  });

  it('are not more than a connection may keep, and none for lists, scripts and what runs once', async () => {
    const other = await openServer(addresses.url, 1);
    const all = async () => {
      const { rows } = await sql
        .raw<{ statement: string }>('select statement from pg_prepared_statements')
        .execute(other.db);
      return rows.map(({ statement }) => statement);
    };
    await sql`select ${1}::int as once`.execute(other.db);
    for (let length = 2; length < 5; length += 1) {
      const ids = Array.from({ length }, newId);
      await times(3, () => other.db.selectFrom('centre').select('id').where('id', 'in', ids).execute());
    }
    await times(3, () => sql`select 1 as nothing`.execute(other.db));
    expect(await all()).toEqual([]);
    for (let i = 0; i < mostNamed + 20; i += 1) {
      const found = await times(2, () =>
        sql<{ n: number }>`select ${i}::int as n, ${sql.lit(i)} as text`.execute(other.db),
      );
      expect(found[1]?.rows[0]?.n).toBe(i);
    }
    expect(await all()).toHaveLength(mostNamed);
    await other.close();
  });

  it('leave a fault its message, code and statement', async () => {
    const divide = (by: number) => sql`select 1 / ${by}::int as share`.execute(single.db);
    await times(3, () => divide(1));
    expect(await kept('as share')).toHaveLength(1);
    const error = await divide(0).catch((reason: unknown) => reason);
    expect(faultOf(error, true)).toMatchObject({
      code: '22012',
      message: 'division by zero',
      statement: 'select 1 / $1::int as share',
    });
    expect((await divide(1)).rows).toEqual([{ share: 1 }]);
  });

  it('bind and read Temporal as others do', async () => {
    const day = Temporal.PlainDate.from('2015-02-28');
    const at = Temporal.Instant.from('2026-11-23T08:00:00Z');
    const found = await times(7, async () => {
      const { rows } = await sql<{ day: unknown; at: unknown; days: unknown[]; n: unknown }>`
        select ${day}::date as day, ${at}::timestamptz as at, array[${day}::date] as days, count(*) as n from (select 1) t`.execute(
        single.db,
      );
      return rows[0];
    });
    expect(await kept('::timestamptz as at')).toHaveLength(1);
    for (const row of found) expect(row).toEqual({ day, at, days: [day], n: 1 });
  });
});
