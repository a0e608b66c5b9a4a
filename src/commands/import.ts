// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { importSchools } from '../features/schools/import.ts';
import { importAddresses } from './addresses.ts';
import { type CommandIo, onlyArgument, type ProgramCommand, printJson, Refused } from './command.ts';

/** The page takes as much of the register; building positions of the whole state are larger. */
const mostMegabytes = { schools: 20, addresses: 1_000 } as const;

async function readInput(io: CommandIo, path: string, most: number): Promise<Buffer> {
  const file = resolve(io.cwd, path);
  const unreadable = () => new Refused(`Die Datei ${path} lässt sich nicht lesen.`);
  const { size } = await stat(file).catch(() => {
    throw unreadable();
  });
  if (size > most * 1024 * 1024) throw new Refused(`Die Datei ${path} ist zu groß. Es gehen höchstens ${most} MB.`);
  return await readFile(file).catch(() => {
    throw unreadable();
  });
}

function refuseErrors(errors: readonly { line: number; message: string }[], io: CommandIo): void {
  if (errors.length === 0) return;
  for (const { line, message } of errors.slice(0, 20)) io.say(line === 0 ? message : `Zeile ${line}: ${message}`);
  throw new Refused('Es wurde nichts eingelesen.');
}

export const importSchoolsCommand: ProgramCommand = {
  name: 'import schools',
  usage: 'DATEI [--apply] --json',
  help: 'Prüft das amtliche Schulverzeichnis und liest es mit --apply ein.',
  options: { apply: { type: 'boolean' }, json: { type: 'boolean' } },
  needs: 'program',
  async run(input, io, context) {
    const bytes = await readInput(io, onlyArgument(input, 'die Datei des Schulverzeichnisses'), mostMegabytes.schools);
    const apply = input.values.apply === true;
    const result = await importSchools(context, bytes, { apply, by: 'command line' });
    printJson(io, result);
    refuseErrors(result.errors, io);
    if (!apply) io.say('Nur geprüft. Mit --apply wird eingelesen.');
  },
};

export const importAddressesCommand: ProgramCommand = {
  name: 'import addresses',
  usage: 'DATEI --json',
  help: 'Liest amtliche Hauskoordinaten ein (HK-DE oder gebref.txt von OpenGeodata.NRW, EPSG:25832).',
  options: { json: { type: 'boolean' } },
  needs: 'program',
  async run(input, io, context) {
    const bytes = await readInput(io, onlyArgument(input, 'die Datei der Hauskoordinaten'), mostMegabytes.addresses);
    const result = await importAddresses(context, bytes);
    printJson(io, result);
    refuseErrors(result.errors, io);
  },
};
