// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { backupBeforeUpgrade } from './commands/backup.ts';
import { UnfitDatabase } from './db/unfit.ts';
import { announceSetup } from './features/account/setup.ts';
import { listenForCommands } from './server/command-socket.ts';
import { FolderInUse } from './server/lock.ts';
import { type Running, startProgram } from './server/start.ts';
import { readSettings, SettingsError } from './settings.ts';
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
  const app = createApp(program.context);
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, () => {
    process.stdout.write(`Herzstück läuft: ${settings.publicUrl} (Datenbank: ${program.context.database.kind})\n`);
  });
  await announceSetup(program.context, (line) => process.stdout.write(`${line}\n`));
  stopOnSignal(async () => {
    await new Promise((resolve) => server.close(resolve));
    await closeSocket();
    await program.close();
  });
}

/** Ends in order: no new requests, running jobs finish, the database is closed. A second signal ends at once. */
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

/** What went wrong, with what to look at first where the file system is the reason; the embedded database throws no Error then. */
function troubleOf(error: unknown): string {
  const { code, message, stack } = (error ?? {}) as { code?: string; message?: string; stack?: string };
  const disk = ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EPERM'].includes(code ?? '') || message === undefined;
  const hint = 'Herzstück konnte nicht starten. Ist im Datenordner noch Platz, und darf das Programm dort schreiben?';
  return disk ? `${hint} (${[code, message].filter(Boolean).join(', ') || 'Datenträger'})` : (stack ?? message ?? hint);
}

try {
  await main();
} catch (error) {
  const expected = error instanceof SettingsError || error instanceof FolderInUse || error instanceof UnfitDatabase;
  process.stderr.write(`${expected ? error.message : troubleOf(error)}\n`);
  process.exit(2);
}
