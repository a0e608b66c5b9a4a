#!/usr/bin/env node
// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

// Starts the command line. Works on an older Node too: it then goes on with the one that was installed beside the program.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const own = [at('../node_modules/.bin/node'), at('../../.bin/node')].find((path) => existsSync(path));

function runWith(node, args, stdio) {
  const { status, error } = spawnSync(node, args, { stdio });
  if (error) process.stderr.write(`${error.message}\n`);
  return status ?? 1;
}

/** Hands signals on and waits: a command may have something to write before it ends (`match m1`). */
function goOnWith(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

if (typeof Temporal === 'undefined') {
  if (!own || process.env.HERZSTUECK_NODE === '1') {
    process.stderr.write('Herzstück braucht Node 26. Bitte „npm ci“ im Programmordner ausführen.\n');
    process.exit(1);
  }
  process.env.HERZSTUECK_NODE = '1';
  process.exit(await goOnWith(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]));
}
if (!existsSync(at('../dist/cli.js'))) {
  // A fresh checkout: build once. The build may tell on stderr; stdout belongs to the command.
  const status = runWith(process.execPath, [at('../scripts/build.ts')], ['ignore', 2, 2]);
  if (status !== 0) process.exit(status);
}
await import(pathToFileURL(at('../dist/cli.js')).href);
