// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
// Waits in a process of its own until the tests end (the pipe to it closes, also when they are killed), then ends their
// PostgreSQL and removes their folder. Plain JavaScript: Node 20 runs it as it is.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const folder = process.argv[2];

const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function endPostgres() {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!(pid > 1) || !isRunning(pid)) return;
  process.kill(pid, 'SIGINT');
  while (isRunning(pid)) await pause(50);
}

process.stdin.resume();
process.stdin.on('end', async () => {
  await endPostgres();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
