// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { centreForMunicipality } from '../codes/centres.ts';
import { schildForSchool } from '../features/placement/for-commands.ts';
import { BASISDATEN_FILE_NAME } from '../outbound/schild/basisdaten.ts';
import { Conflict, NotFound } from '../refusals.ts';
import { exportCentre } from './case-export.ts';
import { neededText, optionText, type ProgramCommand, printJson, Refused } from './command.ts';
import { writePrivate } from './match/result-file.ts';

export const exportCasesCommand: ProgramCommand = {
  name: 'export cases',
  usage: '--centre dueren --json',
  help: 'Gibt alle Fälle eines Zentrums mit Stand und Dauern aus, ohne Namen und Anschriften.',
  options: { centre: { type: 'string' }, json: { type: 'boolean' } },
  needs: 'program',
  async run(input, io, context) {
    printJson(io, await exportCentre(context, neededText(input, 'centre')));
  },
};

export const exportSchildCommand: ProgramCommand = {
  name: 'export schild',
  usage: '--school NUMMER --out ORDNER [--centre dueren] [--json]',
  help: 'Schreibt die Datei für SchILD mit den Kindern, deren Aufnahme eine Schule bestätigt hat.',
  options: {
    school: { type: 'string' },
    out: { type: 'string' },
    centre: { type: 'string' },
    json: { type: 'boolean' },
  },
  needs: 'program',
  async run(input, io, context) {
    const number = neededText(input, 'school');
    const folder = resolve(io.cwd, neededText(input, 'out'));
    const school = await context.database.db
      .selectFrom('school')
      .select('ags')
      .where('number', '=', number)
      .executeTakeFirst();
    if (!school) throw new Refused(`Die Schule ${number} steht nicht im Schulverzeichnis.`);
    const centre = optionText(input, 'centre') ?? centreForMunicipality(school.ags) ?? '';
    try {
      const { file, warnings, refused } = await schildForSchool(context, centre, number);
      const path = join(folder, BASISDATEN_FILE_NAME);
      if (file) {
        await mkdir(folder, { recursive: true });
        await writePrivate(path, [file]);
        io.say(`Die Datei für SchILD liegt in ${path}`);
      } else io.say('Für diese Schule gibt es keine bestätigten Aufnahmen. Es wurde keine Datei geschrieben.');
      if (input.values.json === true) printJson(io, { file: file ? path : null, warnings, refused });
    } catch (error) {
      throw error instanceof NotFound || error instanceof Conflict ? new Refused(error.message) : error;
    }
  },
};
