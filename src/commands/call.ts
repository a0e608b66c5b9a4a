// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { parseArgs } from 'node:util';
import { UnfitDatabase } from '../db/unfit.ts';
import { explain } from '../server/explain.ts';
import type { Settings } from '../settings.ts';
import { type Command, type CommandInput, type CommandIo, type PlainCommand, Refused, UsageError } from './command.ts';

export type ExitCode = 0 | 1 | 2;

export const usageOf = (command: Command): string => `herzstueck ${command.name} ${command.usage}`.trim();

/** Finds the command by its first words. */
export function findAmong<C extends Command>(
  commands: readonly C[],
  argv: readonly string[],
): { command: C; rest: string[] } | undefined {
  for (const command of commands) {
    const words = command.name.split(' ');
    if (words.every((word, index) => argv[index] === word)) return { command, rest: argv.slice(words.length) };
  }
  return undefined;
}

/** @throws UsageError when an option does not exist or lacks its value */
export function readInput(command: Command, rest: string[]): CommandInput {
  try {
    const { positionals, values } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return { positionals, values: values as CommandInput['values'] };
  } catch (error) {
    const name = /'(-[^' ]*)/.exec(String(error))?.[1] ?? '';
    throw new UsageError(`Diese Angabe gibt es hier nicht oder ihr fehlt der Wert: ${name}`);
  }
}

/** Says what went wrong. @returns the exit code */
export function failed(error: unknown, command: Command, io: CommandIo): ExitCode {
  if (error instanceof UsageError) {
    io.say(`${error.message}\nAufruf: ${usageOf(command)}`);
    return 2;
  }
  if (error instanceof Refused) {
    io.say(error.message);
    return 1;
  }
  const known = explain(error);
  if (known) {
    io.say(known.sentence);
    return error instanceof UnfitDatabase ? 2 : 1;
  }
  io.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

/** Runs a command that needs no running program. */
export async function callPlain(
  { command, rest }: { command: PlainCommand; rest: string[] },
  io: CommandIo,
  readSettings: () => Settings,
): Promise<ExitCode> {
  try {
    await command.run(readInput(command, rest), io, readSettings);
    return 0;
  } catch (error) {
    return failed(error, command, io);
  }
}
