// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { intBetween, oneOf } from '../../../web/form/parse.ts';
import { mostInWave } from './wave-rules.ts';
import { releaseWords } from './words.ts';

const volunteer = z.guid('Bitte laden Sie die Seite neu und wählen Sie noch einmal.');

/** Who is to be asked: one person, or several at once. */
export const askInput = z
  .strictObject({
    person: z.union([volunteer.transform((id) => [id]), z.array(volunteer).min(1).max(20)], {
      error: 'Bitte wählen Sie mindestens eine Person.',
    }),
  })
  .transform(({ person }) => ({ volunteerIds: person }));

/** How many the program asks at once when it asks one after the other. */
export const cascadeInput = z
  .strictObject({ gleichzeitig: intBetween(1, mostInWave, 'Wie viele gleichzeitig') })
  .transform(({ gleichzeitig }) => ({ size: gleichzeitig }));

/** What came of a call. */
export const callResults = {
  ja: 'sagt zu',
  nein: 'sagt ab',
  kennt: 'kennt die Beteiligten',
  nicht_erreicht: 'nicht erreicht',
} as const;
export const callInput = z
  .strictObject({
    person: volunteer,
    ergebnis: oneOf(codesOf(callResults), 'Bitte wählen Sie, was die Person gesagt hat.'),
  })
  .transform(({ person, ergebnis }) => ({ volunteerId: person, result: ergebnis }));

/** Why somebody gives a talk back. */
export const releaseInput = z
  .strictObject({ grund: oneOf(codesOf(releaseWords), 'Bitte wählen Sie, warum.') })
  .transform(({ grund }) => ({ why: grund }));
