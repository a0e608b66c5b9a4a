// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { type DatabaseHandle, openServer } from '../../db/connection.ts';
import { newId } from '../../db/ids.ts';
import { type Shown, writeAuditBy } from '../../web/audit.ts';
import { countAudit, countViews, listAudit, listViews } from './queries.ts';

type Centre = 'dueren' | 'aachen';

describe.each(testDatabases)('lists in the audit log on %s', (kind) => {
  let test: TestApp;
  // The login of the program may not act for the deletion run.
  let admin: DatabaseHandle;
  const userId = newId();
  const everything = {
    ...{ person: null, kind: null, access: null, record: null, records: null },
    ...{ from: null, to: null },
  };
  const firstPage = { limit: 20, offset: 0 };

  const log = (centre: Centre, event: string, shown: Shown[]) =>
    test.inside(centre, (tx) =>
      writeAuditBy(
        tx,
        { centreId: test.centres[centre], userId, role: 'counsellor', now: test.context.clock.now() },
        event,
        shown,
      ),
    );
  const rowsOf = (event: string) =>
    test.inside('dueren', (tx) => tx.selectFrom('audit_log').selectAll().where('event', '=', event).execute());
  const eventsOf = async (centre: Centre, id: string) => {
    const found = await test.inside(centre, (tx) =>
      listViews(tx, test.centres[centre], [{ kind: 'child', id }], firstPage),
    );
    return found.map(({ event }) => event);
  };
  const asRole = (role: string, statement: string) =>
    admin.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre_id', ${test.centres.dueren}, true)`.execute(tx);
      await sql.raw(`set local role ${role}`).execute(tx);
      return (await sql.raw<Record<string, string>>(statement).execute(tx)).rows;
    });

  beforeAll(async () => {
    test = await testApp(kind);
    const { adminUrl }: DatabaseHandle & { adminUrl?: string } = test.context.database;
    admin = adminUrl === undefined ? test.context.database : await openServer(adminUrl);
  });
  afterAll(async () => {
    if (admin !== test.context.database) await admin.close();
    await test.close();
  });

  it('are one row, and each of their children finds it', async () => {
    const children = Array.from({ length: 50 }, newId);
    const [one = '', other = ''] = children;
    await log('dueren', 'one.list', [{ recordKind: 'child', ids: children }]);
    await log('dueren', 'one.view', [{ recordKind: 'child', ids: [one], reason: 'Anruf' }]);
    expect((await rowsOf('one.list')).map((row) => row.record_ids)).toEqual([children]);
    expect((await rowsOf('one.view')).map((row) => [row.record_id, row.record_ids, row.reason])).toEqual([
      [one, null, 'Anruf'],
    ]);
    expect((await eventsOf('dueren', one)).toSorted()).toEqual(['one.list', 'one.view']);
    expect(await eventsOf('dueren', other)).toEqual(['one.list']);
    expect(await eventsOf('dueren', newId())).toEqual([]);
    const { dueren } = test.centres;
    await test.inside('dueren', async (tx) => {
      expect(await countViews(tx, dueren, { kind: 'child', id: one })).toBe(2);
      expect(await countViews(tx, dueren, { kind: 'case', id: one })).toBe(0);
      const filter = { ...everything, record: one };
      expect(await countAudit(tx, dueren, filter)).toBe(2);
      expect(
        (await listAudit(tx, dueren, filter, firstPage)).map(({ recordIds }) => recordIds.length).toSorted(),
      ).toEqual([1, 50]);
      expect(await countAudit(tx, dueren, { ...filter, kind: 'case' })).toBe(0);
    });
  });

  it('name records of one kind each, at most 500, none twice', async () => {
    const ids = Array.from({ length: 1001 }, newId);
    await log('dueren', 'long.list', [
      { recordKind: 'child', ids: [...ids, ...ids.slice(0, 3)] },
      { recordKind: 'case', ids: ids.slice(0, 2) },
      { recordKind: 'family', ids: [] },
    ]);
    const rows = await rowsOf('long.list');
    expect(rows.map((row) => [row.record_kind, row.record_ids?.length ?? 1]).toSorted()).toEqual([
      ['case', 2],
      ['child', 1],
      ['child', 500],
      ['child', 500],
    ]);
  });

  it('of another centre are seen by nobody here', async () => {
    const child = newId();
    await log('aachen', 'foreign.list', [{ recordKind: 'child', ids: [child, newId()] }]);
    expect(await eventsOf('aachen', child)).toEqual(['foreign.list']);
    expect(await eventsOf('dueren', child)).toEqual([]);
    // Asking for the other centre by its id does not help: the wall and the function take the centre of the transaction.
    const tried = await test.inside('dueren', (tx) =>
      listViews(tx, test.centres.aachen, [{ kind: 'child', id: child }], firstPage),
    );
    expect(tried).toEqual([]);
  });

  it('are read from the table of the house, also where the caller has made one of its name', async () => {
    const child = newId();
    const steps = [
      'set local role herzstueck_app',
      'create temporary table audit_log (like public.audit_log) on commit drop',
      'grant all on pg_temp.audit_log to public',
      `insert into pg_temp.audit_log (centre_id, id, at, user_id, role, event, record_kind, record_ids)
        values ('${test.centres.dueren}', '${newId()}', now(), '${userId}', 'x', 'forged.list', 'child', array['${child}'])`,
    ];
    const found = await admin.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre_id', ${test.centres.dueren}, true)`.execute(tx);
      for (const step of steps) await sql.raw(step).execute(tx);
      return (await sql<{ event: string }>`select event from audit_lists_with('child', ${child}, 20)`.execute(tx)).rows;
    });
    expect(found).toEqual([]);
  });

  it('are found through the index', async () => {
    const child = newId();
    await log('dueren', 'indexed.list', [{ recordKind: 'child', ids: [child, newId()] }]);
    await test.inside('dueren', (tx) =>
      sql`insert into audit_log (centre_id, id, at, user_id, role, event, record_kind, record_ids)
        select ${test.centres.dueren}::uuid, gen_random_uuid(), now(), ${userId}::uuid, 'counsellor', 'many.list', 'child',
          (select array_agg(gen_random_uuid()::text) from generate_series(1, 20) where n is not null)
        from generate_series(1, 2000) n`.execute(tx),
    );
    await asRole('herzstueck_owner', 'analyze audit_log');
    const [{ body } = { body: '' }] = await asRole(
      'herzstueck_owner',
      `select prosrc as body from pg_proc where proname = 'audit_lists_with'`,
    );
    const statement = (body ?? '').replaceAll('$1', `'child'`).replaceAll('$2', `'${child}'`).replaceAll('$3', '20');
    const plan = await asRole('herzstueck_owner', `explain ${statement}`);
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('Bitmap Index Scan on audit_log_lists');
    expect(await eventsOf('dueren', child)).toEqual(['indexed.list']);
  });

  it('forget one record and keep the others, for the deletion run alone', async () => {
    const [gone, kept] = [newId(), newId()];
    await log('dueren', 'forget.list', [{ recordKind: 'child', ids: [gone, kept] }]);
    await log('dueren', 'forget.view', [{ recordKind: 'child', ids: [gone] }]);
    await log('dueren', 'forget.case', [{ recordKind: 'case', ids: [gone, kept] }]);
    const forget = (id: string) => `select audit_forget('child', '${id}')`;
    await expect(asRole('herzstueck_app', forget(gone))).rejects.toThrow(/permission denied/);
    await asRole('herzstueck_retention', forget(gone));
    expect(await eventsOf('dueren', gone)).toEqual([]);
    expect(await eventsOf('dueren', kept)).toEqual(['forget.list']);
    expect((await rowsOf('forget.list')).map((row) => row.record_ids)).toEqual([[kept]]);
    expect((await rowsOf('forget.case')).map((row) => row.record_ids)).toEqual([[gone, kept]]);
    await asRole('herzstueck_retention', forget(kept));
    expect(await rowsOf('forget.list')).toEqual([]);
  });
});
