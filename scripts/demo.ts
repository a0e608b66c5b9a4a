// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.ts';

// npm run demo: build, fill the data folder with a demo if it is empty, serve it. A restart finds the demo of before.
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const data = resolve(process.env.HERZSTUECK_DATA || './data');
process.env.HERZSTUECK_DATA = data;

function load(): Promise<number> {
  const args = ['demo', 'load', '--if-empty', '--centre', 'dueren', '--children', '600', '--seed', '1'];
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(dist, 'cli.js'), ...args], { stdio: 'inherit' });
    child.on('close', (code) => done(code ?? 1));
  });
}

await build();
mkdirSync(data, { recursive: true, mode: 0o700 });
const code = await load();
if (code !== 0) process.exit(code);
process.stdout.write(`Zugänge zur Demo: ${join(data, 'demo-accounts.json')}\n`);
// In this process: an interrupt from the terminal reaches the server once, and it ends in order.
await import(pathToFileURL(join(dist, 'main.js')).href);
