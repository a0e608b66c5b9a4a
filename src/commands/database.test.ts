// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { withServer } from '../../tests/helpers/database.ts';
import { openServer } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { refuseUnsafeRole } from '../server/start.ts';
import { prepareServer } from './database.ts';

const tag = randomBytes(4).toString('hex');
const name = `hz_new_${tag}`;
const adminUrl = withServer ? `${inject('adminUrl')}/postgres` : '';

function urlOf(user: string, password: string, database = name): string {
  const url = new URL(adminUrl);
  Object.assign(url, { username: user, password, pathname: `/${database}` });
  return url.href;
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe.runIf(withServer)('database prepare', () => {
  afterAll(async () => {
    await admin(`drop database if exists ${name} with (force)`);
    for (const role of [`${name}_login`, `${name}_strong`, `${name}_admin`]) await admin(`drop role if exists ${role}`);
  });

  it('makes a database in which the program can live but owns nothing; a second call changes nothing', async () => {
    const url = urlOf(`${name}_login`, "a'b/ü");
    await prepareServer(adminUrl, url);
    await prepareServer(adminUrl, url);
    const handle = await openServer(url, 2);
    await migrate(handle);
    await expect(refuseUnsafeRole(handle)).resolves.toBeUndefined();
    await expect(handle.script('select * from family')).rejects.toMatchObject({ code: '42501' });
    await handle.close();
  });

  it('refuses a login with too many rights, and one whose password is another', async () => {
    await admin(`create role ${name}_strong login password 'x' createrole`);
    await expect(prepareServer(adminUrl, urlOf(`${name}_strong`, 'x'))).rejects.toThrow('zu viele Rechte');
    await expect(prepareServer(adminUrl, urlOf(`${name}_login`, 'wrong'))).rejects.toThrow('DATABASE_URL');
  });

  it('works with an administrator of a managed server, who is no superuser', async () => {
    await admin(`create role ${name}_admin login password 'x' createdb createrole`);
    for (const role of ['owner', 'app', 'server', 'retention']) {
      await admin(`grant herzstueck_${role} to ${name}_admin with admin option`);
    }
    const database = `${name}_managed`;
    const url = urlOf(`${name}_second`, 'y', database);
    await prepareServer(urlOf(`${name}_admin`, 'x', 'postgres'), url);
    const handle = await openServer(url, 2);
    await migrate(handle);
    await handle.close();
    await admin(`drop database ${database} with (force)`);
    await admin(`drop role ${name}_second`);
  });
});
