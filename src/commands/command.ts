// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import type { Settings } from '../settings.ts';

/** Where a command writes: results as JSON to `out`, sentences for people to `say`. Files are found from `cwd`. */
export interface CommandIo {
  cwd: string;
  out(text: string): void;
  say(sentence: string): void;
}

/** The command was called the wrong way: exit code 2 and the usage. */
export class UsageError extends Error {}

/** The command was understood and cannot be done: exit code 1 and one German sentence. */
export class Refused extends Error {}

/** What was given behind the command's name. */
export interface CommandInput {
  positionals: string[];
  values: Record<string, string | boolean | undefined>;
}

interface CommandBase {
  /** Words that name it, for example `import schools`. */
  name: string;
  /** What follows the name, for the usage. */
  usage: string;
  /** One German sentence for the help. */
  help: string;
  options: Record<string, { type: 'string' | 'boolean' }>;
}

/** A command that needs no database of ours, or opens it in its own way. */
export interface PlainCommand extends CommandBase {
  needs: 'settings';
  run(input: CommandInput, io: CommandIo, settings: () => Settings): Promise<void>;
}

/** A command that works on the running program; with an embedded database a running server does it. */
export interface ProgramCommand extends CommandBase {
  needs: 'program';
  /** Why it is refused while a server is running on the same folder; absent when both go together. */
  notBesideServer?: string;
  /** Looks at what was given before a database is opened, so that a call that cannot succeed leaves none behind. @throws Refused */
  before?(input: CommandInput, io: CommandIo, settings: Settings): Promise<void>;
  run(input: CommandInput, io: CommandIo, context: AppContext): Promise<void>;
}

export type Command = PlainCommand | ProgramCommand;

/** The text of an option, or undefined. */
export function optionText(input: CommandInput, name: string): string | undefined {
  const value = input.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The text of an option that must be there. @throws UsageError */
export function neededText(input: CommandInput, name: string): string {
  const value = optionText(input, name);
  if (!value) throw new UsageError(`Die Angabe --${name} fehlt.`);
  return value;
}

/** The one argument behind the name. @throws UsageError when there is none or more than one */
export function onlyArgument(input: CommandInput, what: string): string {
  const [first, ...rest] = input.positionals;
  if (!first || rest.length > 0) throw new UsageError(`Bitte genau eine Angabe: ${what}.`);
  return first;
}

/** One line of JSON. */
export const printJson = (io: CommandIo, value: unknown): void => io.out(`${JSON.stringify(value)}\n`);
