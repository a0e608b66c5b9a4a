// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { gradeKeys, kindKeys } from '../../codes/school-forms.ts';
import { oneOf } from '../../web/form/parse.ts';

/** The number of a school, chosen from a list. */
export const schoolChoice = z.string({ error: 'Bitte wählen Sie eine Schule.' }).regex(/^\d{6}$/, {
  error: 'Bitte wählen Sie eine Schule.',
});
/** A grade, chosen from the list. */
export const gradeChoice = oneOf(gradeKeys, 'Bitte wählen Sie einen Jahrgang.');
/** A kind of place, chosen from the list. */
export const kindChoice = oneOf(kindKeys, 'Bitte wählen Sie die Art des Platzes.');
