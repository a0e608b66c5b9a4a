// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { build } from '../../scripts/build.ts';
import { openEmbedded, openServer } from '../../src/db/connection.ts';
import { migrate, prepareDatabase } from '../../src/db/migrate.ts';
import { ensureCentres } from '../../src/features/centres/actions.ts';
import { unpackChromium } from './chromium.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with a migrated embedded database, copied for each test file. */
    liteTemplate: string;
    /** Address of the PostgreSQL server as its administrator. */
    adminUrl: string;
    /** Login of the program on that server: owns nothing. */
    loginName: string;
    loginPassword: string;
  }
}

/** @returns ends the PostgreSQL in the folder and removes it; happens also when the tests are killed */
function tidyUpAfter(folder: string): () => Promise<void> {
  const script = join(import.meta.dirname, 'tidy-up.mjs');
  const child = spawn(process.execPath, [script, folder], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  return async () => {
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
}

/** Roles, login and a migrated template database on the test server. */
async function makeTemplate(adminUrl: string, name: string, password: string): Promise<void> {
  const admin = new pg.Client(`${adminUrl}/postgres`);
  await admin.connect();
  await admin.query('create database hz_template');
  await admin.query(`create role ${name} login password '${password}' nosuperuser nobypassrls nocreatedb nocreaterole`);
  await admin.end();
  const handle = await openServer(`${adminUrl}/hz_template`, 2);
  await prepareDatabase(handle);
  await handle.script(`grant herzstueck_server to ${name} with inherit true;
    grant herzstueck_app, herzstueck_owner to ${name} with inherit false, set true`);
  await handle.close();
  const url = new URL(`${adminUrl}/hz_template`);
  url.username = name;
  url.password = password;
  const login = await openServer(url.href, 2);
  await migrate(login);
  await ensureCentres(login.db);
  await login.close();
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = await mkdtemp(join(tmpdir(), 'herzstueck-test-'));
  const tidyUp = tidyUpAfter(parent);
  await chmod(parent, 0o755);
  // The program as a user runs it: some tests start `bin/herzstueck.js`.
  await build();
  await unpackChromium();
  const loginName = 'hz_login';
  const loginPassword = 'hz-login-for-tests';
  const postgres = project.config.env['TEST_DATABASES'] === 'pglite' ? undefined : await startPostgres(parent);
  if (postgres) await makeTemplate(postgres.adminUrl, loginName, loginPassword);
  const liteTemplate = join(parent, 'lite-template');
  const lite = await openEmbedded(liteTemplate);
  await prepareDatabase(lite);
  await migrate(lite);
  await ensureCentres(lite.db);
  await lite.close();
  project.provide('liteTemplate', liteTemplate);
  project.provide('adminUrl', postgres?.adminUrl ?? '');
  project.provide('loginName', loginName);
  project.provide('loginPassword', loginPassword);
  return tidyUp;
}
