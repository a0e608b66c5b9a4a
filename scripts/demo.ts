// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';

// npm run demo: build, fill the data folder with a demo if it is empty, serve it. A restart finds the demo of before.
const root = fileURLToPath(new URL('..', import.meta.url));
const data = resolve(process.env.HERZSTUECK_DATA || './data');
const env = { ...process.env, HERZSTUECK_DATA: data };

function run(file: string, args: string[], quiet = false): Promise<{ code: number; said: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'dist', file), ...args], {
      env,
      stdio: ['inherit', 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('close', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      done({ code: code ?? 1, said });
    });
  });
}

await build();
mkdirSync(data, { recursive: true, mode: 0o700 });
const args = ['demo', 'load', '--if-empty', '--centre', 'dueren', '--children', '600', '--seed', '1'];
const loaded = await run('cli.js', args, true);
process.stderr.write(loaded.said);
if (loaded.code !== 0) process.exit(loaded.code);
process.stdout.write(`Zugänge zur Demo: ${join(data, 'demo-accounts.json')}\n`);
process.exit((await run('main.js', [])).code);
