// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ProgramCommand, printJson, UsageError } from './command.ts';

export const jobsCommand: ProgramCommand = {
  name: 'jobs run',
  usage: '--due',
  help: 'Erledigt alles, was gerade fällig ist: Fristen, Aufräumen, Mails. Gibt die Zahl aus.',
  options: { due: { type: 'boolean' }, json: { type: 'boolean' } },
  needs: 'program',
  async run(input, io, { jobs }) {
    if (input.values.due !== true) throw new UsageError('Die Angabe --due fehlt.');
    printJson(io, await jobs.runDue());
  },
};
