// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import { startProgram } from '../server/start.ts';
import type { Settings } from '../settings.ts';
import { allowanceCommand } from './allowance.ts';
import { restoreCommand } from './backup/restore.ts';
import { verifyCommand } from './backup/verify.ts';
import { backupBeforeUpgrade, backupCommand } from './backup/write.ts';
import { callPlain, type ExitCode, failed, findAmong, readInput, usageOf } from './call.ts';
import { type Command, type CommandIo, Refused } from './command.ts';
import { prepareCommand } from './database.ts';
import { demoCommand } from './demo.ts';
import { exportCasesCommand, exportSchildCommand } from './export.ts';
import { exportM1Command } from './export-m1.ts';
import { figuresCommand } from './figures.ts';
import { importAddressesCommand, importSchoolsCommand } from './import.ts';
import { jobsCommand } from './jobs.ts';
import { letterCommand } from './letter.ts';
import { matchCommands } from './match/commands.ts';
import { routesCommand } from './routes.ts';
import { searchEvalCommand } from './search/eval.ts';
import { resetSecondFactorCommand } from './user.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  demoCommand,
  importSchoolsCommand,
  importAddressesCommand,
  exportCasesCommand,
  exportSchildCommand,
  exportM1Command,
  figuresCommand,
  letterCommand,
  allowanceCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  jobsCommand,
  resetSecondFactorCommand,
  prepareCommand,
  searchEvalCommand,
  ...matchCommands,
  routesCommand,
];

export type { ExitCode };

/** What `--help` prints. */
function helpText(): string {
  const lines = commands.map((command) => `  ${usageOf(command)}\n      ${command.help}`);
  return `Aufruf: herzstueck BEFEHL …\n\n${lines.join('\n')}\n\nEinstellungen stehen in Umgebungsvariablen (docs/operations.md).\n`;
}

/** Finds the command by its first words. */
const findCommand = (argv: readonly string[]) => findAmong(commands, argv);

/** Runs a command inside a running server, for a caller at its socket. */
export async function runBesideServer(argv: readonly string[], io: CommandIo, context: AppContext): Promise<ExitCode> {
  const found = findCommand(argv);
  if (found?.command.needs !== 'program') return 2;
  const { command, rest } = found;
  try {
    const input = readInput(command, rest);
    if (command.notBesideServer) throw new Refused(command.notBesideServer);
    await command.before?.(input, io, context.settings);
    await command.run(input, io, context);
    return 0;
  } catch (error) {
    return failed(error, command, io);
  }
}

/** How a command reaches the server that holds the data folder; undefined when none answers. */
export type AskServer = (settings: Settings, argv: readonly string[], io: CommandIo) => Promise<ExitCode | undefined>;

/**
 * Runs one call of the command line.
 * @returns the exit code: 0 done, 1 refused, 2 called the wrong way or not fit for this database
 */
export async function runCommandLine(
  argv: readonly string[],
  io: CommandIo,
  readSettings: () => Settings,
  askServer: AskServer,
): Promise<ExitCode> {
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) {
    if (argv.length === 0) io.say(helpText());
    else io.out(helpText());
    return argv.length === 0 ? 2 : 0;
  }
  const found = findCommand(argv);
  if (!found) {
    io.say(`Diesen Befehl gibt es nicht: ${argv.slice(0, 2).join(' ')}\n\n${helpText()}`);
    return 2;
  }
  const { command, rest } = found;
  if (command.needs === 'settings') return callPlain({ command, rest }, io, readSettings);
  try {
    const input = readInput(command, rest);
    const settings = readSettings();
    if (!settings.databaseUrl) {
      const answered = await askServer(settings, argv, io);
      if (answered !== undefined) return answered;
    }
    await command.before?.(input, io, settings);
    const program = await startProgram(
      { ...settings, logLevel: settings.logLevel === 'info' ? 'warn' : settings.logLevel },
      { workers: false, beforeUpgrade: (handle, names) => backupBeforeUpgrade(settings, handle, names) },
    );
    try {
      await command.run(input, io, program.context);
    } finally {
      await program.close();
    }
    return 0;
  } catch (error) {
    return failed(error, command, io);
  }
}
