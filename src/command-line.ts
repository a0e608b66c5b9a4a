// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { callPlain, findAmong } from './commands/call.ts';
import type { CommandIo } from './commands/command.ts';
import { readSettings } from './settings.ts';

// Whoever reads our output may stop reading (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const argv = process.argv.slice(2);
const out = (text: string): void => void process.stdout.write(text);
const err = (text: string): void => void process.stderr.write(text);

const io: CommandIo = { cwd: process.cwd(), out, say: (sentence) => err(`${sentence}\n`) };

/** The placement core works on large files and needs neither pages nor database, which would cost it 110 MB. */
async function runMatching(): Promise<number | undefined> {
  if (argv[0] !== 'match' || argv.includes('--help') || argv.includes('-h')) return undefined;
  const { matchCommands } = await import('./commands/match/commands.ts');
  const found = findAmong(matchCommands, argv);
  return found && callPlain(found, io, () => readSettings(process.env));
}

async function runAny(): Promise<number> {
  const { runCommandLine } = await import('./commands/run.ts');
  const { sendCommand } = await import('./commands/command-socket.ts');
  return await runCommandLine(
    argv,
    io,
    () => readSettings(process.env),
    (settings, words, { cwd }) => sendCommand(settings.dataFolder, { argv: [...words], cwd }, { out, err }),
  );
}

const code = (await runMatching()) ?? (await runAny());
// What was written goes out before the process ends, also into a pipe.
await new Promise((resolve) => process.stdout.write('', resolve));
await new Promise((resolve) => process.stderr.write('', resolve));
process.exit(code);
