// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import process, { argv, env, execPath, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';

/**
 * npm run dev [-- --demo]: the program from its sources. Assets are built again when a style or the client script changes,
 * the server starts again with every change of the code, and open pages load themselves again. With --demo an empty data
 * folder is filled first. Pages come through a small proxy that adds the script for reloading: the program has no such part.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
const port = Number(env.PORT || 3000);
const inner = port + 1;
const settings = {
  ...env,
  HERZSTUECK_DATA: resolve(env.HERZSTUECK_DATA || './data'),
  PORT: String(inner),
  PUBLIC_URL: env.PUBLIC_URL || `http://127.0.0.1:${port}`,
};
const open = new Set<ServerResponse>();
const script = `new EventSource('/__changes').onmessage = () => location.reload();\n`;

function run(args: readonly string[]): ChildProcess {
  return spawn(execPath, [tsx, ...args], { cwd: root, stdio: 'inherit', env: settings });
}

/** Tells open pages to load again as soon as the server answers. */
function reload(): void {
  const probe = ask({ port: inner, host: '127.0.0.1', path: '/health/live' }, (answer) => {
    answer.resume();
    for (const page of open) page.write('data: new\n\n');
  });
  probe.on('error', () => setTimeout(reload, 200));
  probe.end();
}

/** Passes a request on; a page gets the script that waits for changes. */
function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (incoming.url === '/__changes') {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    outgoing.write(': open\n\n');
    open.add(outgoing);
    outgoing.on('close', () => open.delete(outgoing));
    return;
  }
  if (incoming.url === '/__changes.js') {
    outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    return;
  }
  const { url: path, method, headers } = incoming;
  const onward = ask({ port: inner, host: '127.0.0.1', path, method, headers }, (answer) => {
    const isPage = /^text\/html/.test(answer.headers['content-type'] ?? '');
    if (isPage) delete answer.headers['content-length'];
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing, { end: !isPage });
    if (isPage) answer.on('end', () => outgoing.end('<script src="/__changes.js"></script>'));
  });
  onward.on('error', () => outgoing.writeHead(503, { 'retry-after': '1' }).end('Starting …'));
  incoming.pipe(onward);
}

async function fill(): Promise<void> {
  const load = run([
    'src/cli.ts',
    'demo',
    'load',
    '--if-empty',
    '--centre',
    'dueren',
    '--children',
    '600',
    '--seed',
    '1',
  ]);
  const code = await new Promise<number | null>((done) => load.on('close', done));
  if (code !== 0) exit(code ?? 1);
  stdout.write(`Demo accounts: ${join(settings.HERZSTUECK_DATA, 'demo-accounts.json')}\n`);
}

/** Once for a burst of changes: an editor writes a file in several steps. */
function settled(work: () => void, milliseconds: number): () => void {
  let waiting: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, milliseconds);
  };
}

function rebuild(): void {
  build({ root, assetsOnly: true }).catch((error: unknown) => stderr.write(`${String(error)}\n`));
}

await build({ root, assetsOnly: true });
if (argv.includes('--demo')) await fill();
// The list of assets is read at start: a new list starts the server again.
const server = run(['watch', '--clear-screen=false', '--include', 'dist/assets/manifest.json', 'src/main.ts']);
server.on('close', (code) => exit(code ?? 0));
for (const folder of ['src/client', 'src/web/styles'])
  watch(join(root, folder), { recursive: true }, settled(rebuild, 100));
const changed = settled(reload, 500);
for (const folder of ['src', 'dist/assets']) watch(join(root, folder), { recursive: true }, changed);
createServer(pass).listen(port, '127.0.0.1', () => stdout.write(`Open ${settings.PUBLIC_URL}\n`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
