// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseKind, openTestDatabase } from '../../tests/helpers/database.ts';
import { createAuth } from '../auth/better-auth.ts';
import { fixedClock } from '../clock.ts';
import type { AppContext } from '../context.ts';
import { house } from '../features/index.ts';
import { createFileReading } from '../files/reading.ts';
import { createLog } from '../server/start.ts';
import { readSettings } from '../settings.ts';
import type { CommandIo } from './command.ts';

export const testSecret = 'a-secret-of-the-tests-with-more-than-32-characters';

/** A program on a database of its own, without queue and letters, and what a command has written. */
export async function openTestProgram(
  kind: DatabaseKind,
  secret = testSecret,
): Promise<{ context: AppContext; folder: string; close(): Promise<void> }> {
  const database = await openTestDatabase(kind);
  const folder = await mkdtemp(join(tmpdir(), 'herzstueck-command-'));
  const settings = readSettings({
    HERZSTUECK_DATA: folder,
    HERZSTUECK_SECRET: secret,
    HERZSTUECK_BACKUP_KEY: 'a-backup-key-of-the-tests-more-than-32-characters',
  });
  const auth = createAuth(database.plain, {
    secret,
    publicUrl: settings.publicUrl,
    sendResetMail: () => Promise.resolve(),
  });
  const unused = new Proxy({}, { get: () => () => Promise.reject(new Error('not in this test')) });
  const files = createFileReading({ timeoutMs: 300_000 });
  const context: AppContext = {
    settings,
    database,
    auth,
    clock: fixedClock('2026-11-27T09:00:00Z'),
    jobs: { ...(unused as AppContext['jobs']), runDue: () => Promise.resolve(7) },
    letters: unused as AppContext['letters'],
    files,
    log: createLog('silent'),
    quotesFaults: true,
    house,
  };
  return {
    context,
    folder,
    close: async () => {
      await files.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Keeps what a command writes. */
export function keptIo(cwd = process.cwd()): CommandIo & { stdout: string; stderr: string } {
  const io = {
    cwd,
    stdout: '',
    stderr: '',
    out: (text: string) => {
      io.stdout += text;
    },
    say: (sentence: string) => {
      io.stderr += `${sentence}\n`;
    },
  };
  return io;
}
