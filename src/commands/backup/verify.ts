// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readSecret } from '../../server/storage.ts';
import { type ProgramCommand, printJson } from '../command.ts';
import { fingerprint } from './fingerprint.ts';

export const verifyCommand: ProgramCommand = {
  name: 'verify',
  usage: '--json',
  help: 'Zählt und prüft alle Tabellen; gleiche Daten ergeben auf beiden Datenbanken das Gleiche.',
  options: { json: { type: 'boolean' } },
  needs: 'program',
  async run(_input, io, { settings, database }) {
    printJson(io, await fingerprint(database, await readSecret(settings.dataFolder, settings.secret)));
  },
};
