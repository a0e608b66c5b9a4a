// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type DatabaseHandle, openEmbedded, openServer } from '../../src/db/connection.ts';

export type DatabaseKind = 'pglite' | 'postgres';
/** Every test that touches data runs on both; `npm run test:pglite` leaves the server out. */
export const testDatabases: readonly DatabaseKind[] =
  process.env['TEST_DATABASES'] === 'pglite' ? ['pglite'] : ['pglite', 'postgres'];
/** False: tests of the server alone are left out, which the summary of `npm test` would not let pass. */
export const withServer = testDatabases.includes('postgres');

async function admin(sql: string): Promise<void> {
  const client = new pg.Client(`${inject('adminUrl')}/postgres`);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A migrated database of its own with the 54 centres, thrown away at `close`. `url` on PostgreSQL only. */
export async function openTestDatabase(
  kind: DatabaseKind,
): Promise<DatabaseHandle & { url?: string; adminUrl?: string }> {
  if (kind === 'pglite') {
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-lite-'));
    await cp(inject('liteTemplate'), folder, { recursive: true });
    const handle = await openEmbedded(folder);
    return {
      ...handle,
      close: async () => {
        await handle.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  }
  const name = `hz_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  await admin(`create database ${name} template hz_template strategy file_copy`);
  const url = new URL(`${inject('adminUrl')}/${name}`);
  const adminUrl = url.href;
  url.username = inject('loginName');
  url.password = inject('loginPassword');
  const handle = await openServer(url.href, 10);
  return {
    ...handle,
    url: url.href,
    adminUrl,
    close: async () => {
      await handle.close();
      await admin(`drop database if exists ${name} with (force)`);
    },
  };
}
