// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { resolve } from 'node:path';
import { isCode } from '../codes/keys.ts';
import { letterForCase } from '../features/placement/for-commands.ts';
import { LetterError } from '../outbound/letters/printer.ts';
import { Conflict, NotFound } from '../refusals.ts';
import { centreOfCase } from './centre-of.ts';
import { neededText, optionText, type ProgramCommand, Refused, UsageError } from './command.ts';
import { resultPath, writePrivate } from './match/result-file.ts';

type Languages = Parameters<typeof letterForCase>[3];

function readLanguages(text: string): Languages {
  const languages = text.split(',').map((one) => one.trim());
  const known = languages.filter((one) => isCode(['de', 'ar'], one));
  if (known.length < languages.length) throw new UsageError('--lang kennt de und de,ar.');
  return known;
}

export const letterCommand: ProgramCommand = {
  name: 'letter',
  usage: '--case FALL --kind decision [--lang de,ar] --out DATEI',
  help: 'Schreibt den Bescheid eines Falls als PDF.',
  options: {
    case: { type: 'string' },
    kind: { type: 'string' },
    lang: { type: 'string' },
    out: { type: 'string' },
    centre: { type: 'string' },
  },
  needs: 'program',
  async before(input, io) {
    await resultPath(io.cwd, neededText(input, 'out'));
  },
  async run(input, io, context) {
    const caseId = neededText(input, 'case');
    const file = resolve(io.cwd, neededText(input, 'out'));
    const languages = readLanguages(optionText(input, 'lang') ?? 'de');
    if ((optionText(input, 'kind') ?? 'decision') !== 'decision') throw new UsageError('--kind kennt nur decision.');
    try {
      const centre = optionText(input, 'centre') ?? (await centreOfCase(context, caseId));
      const pdf = await letterForCase(context, centre, caseId, languages);
      await writePrivate(file, [pdf]);
    } catch (error) {
      const expected = error instanceof NotFound || error instanceof Conflict || error instanceof LetterError;
      throw expected ? new Refused(error.message) : error;
    }
    io.say(`Der Bescheid liegt in ${file}`);
  },
};
