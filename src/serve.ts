// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createApp } from './app.ts';
import { backupBeforeUpgrade } from './commands/backup/write.ts';
import { listenForCommands } from './commands/command-socket.ts';
import { DemoRefused } from './demo/load.ts';
import { announceSetup } from './features/account/setup.ts';
import { fillWithDemo } from './server/demo.ts';
import { explain } from './server/explain.ts';
import { listen } from './server/listen.ts';
import { FolderInUse } from './server/lock.ts';
import { type Running, startProgram } from './server/start.ts';
import { readSettings } from './settings.ts';
import { loadAssets } from './web/assets.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  loadAssets();
  const program = await startProgram(settings, {
    workers: true,
    beforeUpgrade: (handle, names) => backupBeforeUpgrade(settings, handle, names),
  });
  const closeSocket = settings.databaseUrl
    ? async () => {}
    : await listenForCommands(settings.dataFolder, program.context);
  const demo = process.argv.includes('--demo')
    ? await fillWithDemo(program.context, (line) => process.stdout.write(`${line}\n`))
    : undefined;
  const app = createApp(program.context);
  const stopListening = await listen(app, settings);
  await announceSetup(program.context, (line) => process.stdout.write(`${line}\n`));
  if (demo) process.stdout.write(`${demo.join('\n')}\n`);
  // Last of all: whoever waits for this line knows that the start is over.
  process.stdout.write(`Herzstück läuft: ${settings.publicUrl} (Datenbank: ${program.context.database.kind})\n`);
  stopOnSignal(async () => {
    await stopListening();
    await closeSocket();
    await program.close();
  });
}

/** Ends in order: no new requests, running requests and jobs finish, the database is closed. A second signal ends at once. */
function stopOnSignal(close: Running['close']): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      setTimeout(() => process.exit(1), 15_000).unref();
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

try {
  await main();
} catch (error) {
  const known = error instanceof DemoRefused ? { sentence: error.message, again: false } : explain(error);
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${known ? known.sentence : fault}\n`);
  // 1: a service manager may try again (docs/operations.md), for example when the database server starts later than we do.
  process.exit(known?.again && !(error instanceof FolderInUse) ? 1 : 2);
}
