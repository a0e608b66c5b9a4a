// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, withServer } from '../../tests/helpers/database.ts';
import { openServer } from '../db/connection.ts';
import { readSettings } from '../settings.ts';
import { FolderInUse } from './lock.ts';
import { refuseUnsafeRole, startProgram } from './start.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herzstueck-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const settings = (more: Record<string, string> = {}) =>
  readSettings({ HERZSTUECK_DATA: join(folder, 'data'), LOG_LEVEL: 'silent', ...more });

describe('a start on a PostgreSQL server', () => {
  it('is refused without a secret that all processes share', async () => {
    const given = settings({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
    await expect(startProgram(given, { workers: false })).rejects.toThrow('HERZSTUECK_SECRET');
  });

  it.runIf(withServer)('is refused with a login that is a superuser, or that may become one', async () => {
    const database = await openTestDatabase('postgres');
    const admin = await openServer(database.adminUrl ?? '', 2);
    const name = `hz_${randomUUID().slice(0, 8)}`;
    const url = new URL(database.url ?? '');
    url.username = `${name}_login`;
    url.password = 'test';
    const [group, login] = [sql.ref(`${name}_admin`), sql.ref(url.username)];
    const climber = await openServer(url.href, 2);
    try {
      await expect(refuseUnsafeRole(database)).resolves.toBeUndefined();
      await expect(refuseUnsafeRole(admin)).rejects.toThrow('darf kein Administrator sein');
      await sql`create role ${login} login password 'test'`.execute(admin.db);
      await expect(refuseUnsafeRole(climber)).resolves.toBeUndefined();
      await sql`create role ${group} superuser`.execute(admin.db);
      await sql`grant ${group} to ${login}`.execute(admin.db);
      await expect(refuseUnsafeRole(climber)).rejects.toThrow('darf kein Administrator sein');
    } finally {
      await climber.close();
      await sql`drop role if exists ${login}, ${group}`.execute(admin.db);
      await admin.close();
      await database.close();
    }
  });
});

describe('a start on a data folder', () => {
  it('goes to one of two at once, keeps its files to itself, and takes no other clock for real data', async () => {
    const starts = await Promise.allSettled([
      startProgram(settings(), { workers: false }),
      startProgram(settings(), { workers: false }),
    ]);
    const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    expect(running).toHaveLength(1);
    for (const start of starts) if (start.status === 'rejected') expect(start.reason).toBeInstanceOf(FolderInUse);
    const data = join(folder, 'data');
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(data)) expect((await stat(join(data, name))).mode & 0o077, name).toBe(0);
    await running[0]?.context.database.db.updateTable('installation').set({ data_kind: 'real' }).execute();
    await running[0]?.close();
    const otherClock = settings({ HERZSTUECK_CLOCK: '2026-11-27T09:00+01:00' });
    await expect(startProgram(otherClock, { workers: false })).rejects.toThrow('gilt nur für Demo-Daten');
    expect(existsSync(join(data, 'herzstueck.lock'))).toBe(false);
  });
});
