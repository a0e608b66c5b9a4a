// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../tests/helpers/database.ts';
import { type DatabaseHandle, openEmbedded } from './connection.ts';
import { generateTypes } from './generate-types.ts';
import { migrate, migrationsFolder, pendingMigrations, prepareDatabase } from './migrate.ts';
import { UnfitDatabase } from './unfit.ts';

const rowsOf = async <T>(handle: DatabaseHandle, text: string): Promise<T[]> =>
  (await sql.raw<T>(text).execute(handle.db)).rows;

describe.each(testDatabases)('database rules on %s', (kind) => {
  it('every table with centre_id has its wall: row security on, forced, keys that begin with centre_id', async () => {
    const handle = await openTestDatabase(kind);
    const tables = await rowsOf<{ name: string; enabled: boolean; forced: boolean; walls: number; key: string }>(
      handle,
      `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname = 'centre_wall') as walls,
        (select a2.attname from pg_index i join pg_attribute a2 on a2.attrelid = c.oid and a2.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'centre_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables)
      expect(table, table.name).toMatchObject({ enabled: true, forced: true, walls: 1, key: 'centre_id' });
    await handle.close();
  });

  it('foreign keys between centre tables carry centre_id: they ignore row security', async () => {
    const handle = await openTestDatabase(kind);
    const keys = await rowsOf<{ name: string }>(
      handle,
      `select con.conname as name from pg_constraint con
      where con.contype = 'f' and con.connamespace = 'public'::regnamespace
        and exists (select from pg_attribute a where a.attrelid = con.conrelid and a.attname = 'centre_id')
        and exists (select from pg_attribute a where a.attrelid = con.confrelid and a.attname = 'centre_id')
        and not exists (select from pg_attribute a where a.attrelid = con.conrelid and a.attname = 'centre_id' and a.attnum = any(con.conkey))`,
    );
    expect(keys).toEqual([]);
    await handle.close();
  });

  it('the roles of the program are no superusers, step over no wall and own nothing', async () => {
    const handle = await openTestDatabase(kind);
    const roles = await rowsOf<{ rolname: string; unsafe: boolean; owns: number }>(
      handle,
      `select rolname, rolsuper or rolbypassrls or rolcreaterole as unsafe,
        (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
      from pg_roles r where rolname in ('herzstueck_app', 'herzstueck_server', 'herzstueck_retention') order by 1`,
    );
    expect(roles).toEqual([
      { rolname: 'herzstueck_app', unsafe: false, owns: 0 },
      { rolname: 'herzstueck_retention', unsafe: false, owns: 0 },
      { rolname: 'herzstueck_server', unsafe: false, owns: 0 },
    ]);
    await handle.close();
  });

  it('history can be added to and read, nothing else', async () => {
    const handle = await openTestDatabase(kind);
    const grants = await rowsOf<{ table_name: string; privileges: string }>(
      handle,
      `select c.relname as table_name, string_agg(acl.privilege_type, ',' order by acl.privilege_type) as privileges
      from pg_class c cross join lateral aclexplode(c.relacl) acl
      where acl.grantee = 'herzstueck_app'::regrole and c.relname in ('case_event', 'audit_log', 'activity', 'decision', 'submission_copy', 'address_unlock', 'letter', 'admission')
      group by c.relname`,
    );
    expect(grants).toHaveLength(8);
    for (const grant of grants) expect(grant).toMatchObject({ privileges: 'INSERT,SELECT' });
    await handle.close();
  });

  it('every table says what it is for', async () => {
    const handle = await openTestDatabase(kind);
    const silent = await rowsOf<{ relname: string }>(
      handle,
      `select relname from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace and obj_description(oid) is null`,
    );
    expect(silent).toEqual([]);
    await handle.close();
  });

  it('src/db/types.ts is what the migrations make', async () => {
    const handle = await openTestDatabase(kind);
    const stored = await readFile(join(import.meta.dirname, 'types.ts'), 'utf8');
    expect(await generateTypes(handle)).toBe(stored);
    await handle.close();
  });

  it('a file changed after landing and a database from the future are refused', async () => {
    const handle = await openTestDatabase(kind);
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-migrations-'));
    await cp(migrationsFolder(), folder, { recursive: true });
    expect(await migrate(handle, folder)).toEqual([]);
    await writeFile(join(folder, '0005_placement.sql'), '-- something else');
    await expect(migrate(handle, folder)).rejects.toThrow(/stammt von einem anderen Stand .*0005_placement/);
    await rm(join(folder, '0005_placement.sql'));
    await expect(migrate(handle, folder)).rejects.toThrow('neuer als das Programm');
    await rm(folder, { recursive: true });
    await handle.close();
  });

  it('a migration that fails leaves nothing behind', async () => {
    const handle = await openTestDatabase(kind);
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-migrations-'));
    await cp(migrationsFolder(), folder, { recursive: true });
    await writeFile(join(folder, '9999_broken.sql'), 'create table half_done (id int); select no_such_function();');
    await expect(migrate(handle, folder)).rejects.toThrow();
    expect(await rowsOf(handle, `select from pg_tables where tablename = 'half_done'`)).toEqual([]);
    await rm(folder, { recursive: true });
    await handle.close();
  });

  it('an upgrade that fails keeps none of its files, so that the former program still works', async () => {
    const handle = await openTestDatabase(kind);
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-migrations-'));
    await cp(migrationsFolder(), folder, { recursive: true });
    await writeFile(join(folder, '9998_shelf.sql'), 'create table shelf (id int); insert into shelf values (7);');
    await writeFile(join(folder, '9999_rule.sql'), 'alter table shelf add constraint shelf_few check (id < 5);');
    const failure: unknown = await migrate(handle, folder).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnfitDatabase);
    expect(String(failure)).toMatch(/^Error: In dieser Datenbank stehen Werte, .* \(shelf, shelf_few\): Bitte/);
    expect(await rowsOf(handle, `select from pg_tables where tablename = 'shelf'`)).toEqual([]);
    // The program before knows every file in the ledger.
    expect(await migrate(handle)).toEqual([]);
    await rm(folder, { recursive: true });
    await handle.close();
  });

  it('two processes that upgrade at once both come up', async () => {
    const handle = await openTestDatabase(kind);
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-migrations-'));
    await cp(migrationsFolder(), folder, { recursive: true });
    await writeFile(join(folder, '9999_shelf.sql'), 'create table shelf (id int);');
    const names = await Promise.all([migrate(handle, folder), migrate(handle, folder)]);
    expect(names.flat()).toEqual(['9999_shelf']);
    await rm(folder, { recursive: true });
    await handle.close();
  });
});

it('no two SQL files have one number, but for the two of 0011, which go in the order of their names', async () => {
  const files = (await readdir(migrationsFolder())).filter((name) => name.endsWith('.sql')).toSorted();
  expect(files.filter((name) => !/^\d{4}_[a-z_]+\.sql$/.test(name))).toEqual([]);
  const byNumber = Map.groupBy(files, (name) => name.slice(0, 4));
  const twice = [...byNumber.values()].filter(({ length }) => length > 1);
  expect(twice).toEqual([['0011_audit_lists.sql', '0011_codes.sql']]);
});

it('codes of an earlier version that no rule knows stop its upgrade with a sentence, and nothing is changed', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'herzstueck-earlier-'));
  const folder = join(parent, 'migrations');
  for (const name of await readdir(migrationsFolder()))
    if (name < '0010') await cp(join(migrationsFolder(), name), join(folder, name));
  const handle = await openEmbedded();
  await prepareDatabase(handle);
  await migrate(handle, folder);
  await handle.script(`set session_replication_role = replica;
    insert into placement_case (centre_id, id, case_number, child_id, kind, opened_on, closed_on, reported_by, reported_ags, state, event_count)
      values (gen_random_uuid(), gen_random_uuid(), '7', gen_random_uuid(), 'placement', '2025-01-01', '2025-01-02',
        gen_random_uuid(), '05358008', 'lost', 1);
    set session_replication_role = origin`);
  await expect(migrate(handle)).rejects.toThrow(/\(placement_case, placement_case_state_check\)/);
  expect((await pendingMigrations(handle)).names[0]).toBe('0010_notice_kinds');
  expect(await migrate(handle, folder)).toEqual([]);
  await handle.script("update placement_case set state = 'handed_over'");
  expect(await migrate(handle)).toContain('0011_codes');
  await handle.close();
  await rm(parent, { recursive: true });
});

it('an upgrade asks about early children nobody has referred, and counts no referral of a talk again', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'herzstueck-referrals-'));
  const folder = join(parent, 'migrations');
  for (const name of await readdir(migrationsFolder()))
    if (name < '0045') await cp(join(migrationsFolder(), name), join(folder, name));
  const handle = await openEmbedded();
  await prepareDatabase(handle);
  await migrate(handle, folder);
  const child = (referred: string) => `insert into early_referral values ('00000000-0000-0000-0000-00000000000c',
    gen_random_uuid(), '2026-11-01', gen_random_uuid(), 'Nino', '', 2022, null, null, '05358008', 'kat', '', ${referred}, 'unknown', 1, false);`;
  const talk = (
    referred: string,
    why: string,
  ) => `insert into brief_counselling values ('00000000-0000-0000-0000-00000000000c',
    gen_random_uuid(), '2026-11-01', 'phone', gen_random_uuid(), 'adult', null, null, false, '{housing}', '', '', '', ${referred}, '', '${why}', 'unknown', 1);`;
  await handle.script(`set session_replication_role = replica;
    insert into centre (id, key, name, short_name, area_name, number_prefix, ags5, district_government)
      values ('00000000-0000-0000-0000-00000000000c', 'x', 'X', 'X', 'X', 'X', '05358', 'X');
    ${child('null, null, null')} ${child("'bridge', '2026-11-02', gen_random_uuid()")}
    ${talk('null', '')} ${talk("'school'", 'Anmeldung')} set session_replication_role = origin`);
  expect(await migrate(handle)).toContain('0045_referrals_in_time');
  expect(
    await rowsOf(
      handle,
      `select (select json_agg(referral_counted order by referral_counted) from brief_counselling) as counted,
        (select count(*)::int from deadline d join early_referral r on r.id = d.record_id where r.referred_to is null) as asked,
        (select count(*)::int from deadline) as every`,
    ),
  ).toEqual([{ counted: [false, true], asked: 1, every: 1 }]);
  await handle.close();
  await rm(parent, { recursive: true });
});
