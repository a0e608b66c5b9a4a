// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { runCommandLine } from './commands/run.ts';
import { sendCommand } from './server/command-socket.ts';
import { readSettings } from './settings.ts';

const argv = process.argv.slice(2);
const out = (text: string): void => void process.stdout.write(text);
const err = (text: string): void => void process.stderr.write(text);

const code = await runCommandLine(
  argv,
  { cwd: process.cwd(), out, say: (sentence) => err(`${sentence}\n`) },
  () => readSettings(process.env),
  (settings, words, io) => sendCommand(settings.dataFolder, { argv: [...words], cwd: io.cwd }, { out, err }),
);
// What was written goes out before the process ends, also into a pipe.
await new Promise((resolve) => process.stdout.write('', resolve));
await new Promise((resolve) => process.stderr.write('', resolve));
process.exit(code);
