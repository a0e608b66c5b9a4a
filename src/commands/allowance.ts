// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatCents } from '../codes/money.ts';
import { allowancesOf, readAllowanceTask } from '../features/allowances/task-input.ts';
import { formatCount } from '../web/format.ts';
import { type CommandIo, type PlainCommand, printJson, Refused, UsageError } from './command.ts';

async function readJson(io: CommandIo, file: string): Promise<unknown> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch(() => {
    throw new Refused(`Die Datei „${file}“ lässt sich nicht lesen. Bitte prüfen Sie den Namen.`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refused(
      `„${file}“ ist keine gültige JSON-Datei. Bitte prüfen Sie Klammern, Kommas und Anführungszeichen.`,
    );
  }
}

/** More sentences than these help nobody. */
const mostShown = 50;

export const allowanceCommand: PlainCommand = {
  name: 'allowance',
  usage: 'RULES.json JOBS.json [--json]',
  help: 'Rechnet die Aufwandsentschädigung von Einsätzen nach, Zeile für Zeile, nach der Fassung der Regeln vom Tag des Beginns.',
  options: { json: { type: 'boolean' } },
  needs: 'settings',
  async run({ positionals, values }, io) {
    const [rulesFile, jobsFile, ...rest] = positionals;
    if (!rulesFile || !jobsFile || rest.length > 0)
      throw new UsageError('Bitte genau zwei Angaben: die Datei der Regeln und die Datei der Einsätze.');
    const task = readAllowanceTask(await readJson(io, rulesFile), await readJson(io, jobsFile));
    if ('wrong' in task) {
      const more = task.wrong.length - mostShown;
      const shown = task.wrong.slice(0, mostShown);
      throw new Refused(
        [...shown, ...(more > 0 ? [`Und ${formatCount(more, 'weiterer Fehler', 'weitere Fehler')}.`] : [])].join('\n'),
      );
    }
    const allowances = allowancesOf(task);
    if (values['json'] === true) return printJson(io, allowances);
    for (const { id, cents, ruleVersion, lines } of allowances) {
      io.out(`${id}: ${formatCents(cents)} (Fassung ${ruleVersion})\n`);
      for (const line of lines) io.out(`  ${formatCents(line.cents).padStart(12)}  ${line.text}\n`);
    }
  },
};
