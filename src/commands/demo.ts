// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeAccounts } from '../demo/accounts-file.ts';
import { DemoRefused, demoOrder, hasDemo, loadDemo } from '../demo/load.ts';
import { optionText, type ProgramCommand, printJson, Refused, UsageError } from './command.ts';

function wholeNumber(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value > 200_000)
    throw new UsageError(`--${name} braucht eine ganze Zahl bis 200.000.`);
  return value;
}

export const demoCommand: ProgramCommand = {
  name: 'demo load',
  usage: '[--centre dueren] [--children 600] [--seed 1] [--register DATEI] [--if-empty] [--json]',
  help: 'Füllt eine leere Datenbank mit erfundenen Familien und Fällen in zwei Zentren.',
  options: {
    centre: { type: 'string' },
    children: { type: 'string' },
    seed: { type: 'string' },
    register: { type: 'string' },
    'if-empty': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  needs: 'program',
  notBesideServer: 'Herzstück läuft gerade. Bitte zuerst beenden, dann die Demo laden.',
  async run(input, io, context) {
    const register = optionText(input, 'register');
    const order = {
      centre: optionText(input, 'centre') ?? demoOrder.centre,
      children: wholeNumber(optionText(input, 'children'), demoOrder.children, 'children'),
      seed: wholeNumber(optionText(input, 'seed'), demoOrder.seed, 'seed'),
      register: register === undefined ? undefined : await readRegister(resolve(io.cwd, register)),
    };
    try {
      if (input.values['if-empty'] === true && (await hasDemo(context))) return;
      const accounts = await loadDemo(context, order, (sentence) => io.say(sentence));
      const file = await writeAccounts(context.settings.dataFolder, accounts);
      io.say(`Die Demo ist geladen. Zugänge: ${file}`);
      if (input.values.json === true) printJson(io, { accounts: file, children: order.children });
    } catch (error) {
      if (error instanceof DemoRefused) throw new Refused(error.message);
      throw error;
    }
  },
};

async function readRegister(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new Refused(`Die Datei ${path} lässt sich nicht lesen.`);
  }
}
