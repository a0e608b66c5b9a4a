// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../tests/helpers/database.ts';
import { assertOutsideCentre, inCentre, systemUserId, type Tx } from './centre.ts';
import type { DatabaseHandle } from './connection.ts';
import { newId } from './ids.ts';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');

describe.each(testDatabases)('the wall between centres on %s', (kind) => {
  let handle: DatabaseHandle;
  let first: string;
  let second: string;
  beforeAll(async () => {
    handle = await openTestDatabase(kind);
    const rows = await handle.db
      .selectFrom('centre')
      .select('id')
      .where('key', 'in', ['dueren', 'aachen'])
      .orderBy('key')
      .execute();
    [first = '', second = ''] = rows.map((row) => row.id);
    for (const centreId of [first, second]) {
      await inside(centreId, (tx) =>
        tx
          .insertInto('authority')
          .values({
            centre_id: centreId,
            id: newId(),
            kind: 'centre',
            name: `Behörde ${centreId}`,
            street: '',
            postcode: '',
            place: '',
          })
          .execute(),
      );
    }
  });
  afterAll(() => handle.close());
  const inside = <T>(centreId: string, work: Parameters<typeof inCentre<T>>[2]) =>
    inCentre(handle.db, { centreId, userId: systemUserId, now }, work);

  it('shows each centre its own rows only', async () => {
    const own = await inside(first, (tx) => tx.selectFrom('authority').select('centre_id').execute());
    expect(own).toEqual([{ centre_id: first }]);
  });

  it('has no function with the rights of another that looks into tables of its caller first', async () => {
    const { rows } = await sql<{ name: string; path: string }>`
      select p.oid::regprocedure::text as name, coalesce(array_to_string(p.proconfig, ' '), '') as path from pg_proc p
      where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`.execute(handle.db);
    expect(rows.map(({ name }) => name.split('(')[0])).toEqual(
      expect.arrayContaining(['audit_forget', 'audit_lists_with']),
    );
    expect(rows.filter(({ path }) => path !== 'search_path=pg_catalog, public, pg_temp')).toEqual([]);
  });

  it('tries a transaction again where PostgreSQL asks for it, three times at most, and keeps nothing of those before', async () => {
    const failing = (code: string, times: number) => {
      let tries = 0;
      const work = async (tx: Tx) => {
        tries += 1;
        await tx.insertInto('list_mapping').values(mapping(tries)).execute();
        if (tries <= times) throw Object.assign(new Error('again'), { code });
        return tries;
      };
      return { work, tries: () => tries };
    };
    const mapping = (n: number) => ({
      centre_id: first,
      target: 'again',
      heading_hash: String(n).repeat(64),
      field: null,
      remembered_by: systemUserId,
      remembered_at: Temporal.Now.instant(),
    });
    for (const code of ['40001', '40P01']) {
      const { work, tries } = failing(code, 9);
      await expect(inside(first, work)).rejects.toMatchObject({ code });
      expect(tries()).toBe(3);
    }
    const other = failing('23514', 9);
    await expect(inside(first, other.work)).rejects.toMatchObject({ code: '23514' });
    expect(other.tries()).toBe(1);
    expect(await inside(first, failing('40001', 2).work)).toBe(3);
    const kept = await inside(first, (tx) =>
      tx.selectFrom('list_mapping').select('heading_hash').where('target', '=', 'again').execute(),
    );
    expect(kept).toEqual([{ heading_hash: '3'.repeat(64) }]);
  });

  it('refuses to write a row of another centre', async () => {
    const write = inside(first, (tx) =>
      tx
        .insertInto('authority')
        .values({ centre_id: second, id: newId(), kind: 'centre', name: 'x', street: '', postcode: '', place: '' })
        .execute(),
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps 40 interleaved requests of two centres apart, and leaves role and centre behind nowhere', async () => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        inside(i % 2 ? first : second, async (tx) => ({
          want: i % 2 ? first : second,
          got: await tx.selectFrom('authority').select('centre_id').execute(),
        })),
      ),
    );
    for (const { want, got } of seen) expect(got).toEqual([{ centre_id: want }]);
    const { rows } = await sql<{
      role: string;
      centre: string;
    }>`select current_user as role, coalesce(current_setting('app.centre_id', true), '') as centre`.execute(handle.db);
    expect(rows[0]).toEqual({ role: kind === 'pglite' ? 'postgres' : 'hz_login', centre: '' });
  });

  it('shows nothing to the role of the program without a centre', async () => {
    const { rows } = await handle.db.transaction().execute(async (tx) => {
      await sql`set local role herzstueck_app`.execute(tx);
      return await sql<{ n: number }>`select count(*)::int as n from authority`.execute(tx);
    });
    expect(rows[0]?.n).toBe(0);
  });

  it('throws instead of waiting for itself when nested, and when sign-in is called inside', async () => {
    await expect(inside(first, () => inside(second, async () => 1))).rejects.toThrow('must not be called inside');
    await expect(inside(first, async () => assertOutsideCentre('sign-in'))).rejects.toThrow('sign-in');
  });

  it('never hands out a protected address, whatever the query asks', async () => {
    const familyId = newId();
    const userId = newId();
    await inside(first, async (tx) => {
      await tx.insertInto('family').values({ centre_id: first, id: familyId }).execute();
      await tx
        .insertInto('family_address')
        .values({
          centre_id: first,
          id: familyId,
          street: 'Geheimweg',
          ags: '05358008',
          protected: true,
          position_x: null,
          position_y: null,
          position_source: null,
          position_uncertainty_m: null,
        })
        .execute();
    });
    const direct = inside(first, (tx) => tx.selectFrom('family_address').select('street').execute());
    await expect(direct).rejects.toMatchObject({ code: '42501' });
    const look = () =>
      inCentre(handle.db, { centreId: first, userId, now }, (tx) =>
        tx.selectFrom('visible_address').select(['street', 'open']).where('id', '=', familyId).executeTakeFirst(),
      );
    expect(await look()).toEqual({ street: null, open: false });
    await inside(first, (tx) =>
      tx
        .insertInto('address_unlock')
        .values({
          centre_id: first,
          id: newId(),
          family_id: familyId,
          user_id: userId,
          at: now,
          expires_at: now.add({ minutes: 15 }),
          reason: 'Zustellung',
        })
        .execute(),
    );
    expect(await look()).toEqual({ street: 'Geheimweg', open: true });
    const later = await inCentre(handle.db, { centreId: first, userId, now: now.add({ minutes: 16 }) }, (tx) =>
      tx.selectFrom('visible_address').select('street').where('id', '=', familyId).executeTakeFirst(),
    );
    expect(later).toEqual({ street: null });
    const elsewhere = await inside(second, (tx) => tx.selectFrom('visible_address').select('id').execute());
    expect(elsewhere).toEqual([]);
  });

  it('binds and reads Temporal alike on both databases, arrays too, and refuses Date', async () => {
    const day = Temporal.PlainDate.from('2015-02-28');
    const { rows } = await sql<{
      day: Temporal.PlainDate;
      at: Temporal.Instant;
      days: Temporal.PlainDate[];
      n: number;
    }>`
      select ${day}::date as day, ${now}::timestamptz as at, array[${day}::date] as days, count(*) as n from (select 1) t`.execute(
      handle.db,
    );
    expect(rows[0]?.day.equals(day)).toBe(true);
    expect(rows[0]?.at.equals(now)).toBe(true);
    expect(rows[0]?.days[0]?.equals(day)).toBe(true);
    expect(rows[0]?.n).toBe(1);
    // kysely compiles before it runs, so the refusal is thrown at once.
    await expect((async () => await sql`select ${new Date()}::date`.execute(handle.db))()).rejects.toThrow(
      'Date is not bound',
    );
  });
});
