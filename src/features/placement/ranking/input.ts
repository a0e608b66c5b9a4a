// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { gradeChoice, kindChoice, schoolChoice } from '../input.ts';

/** Hold a place: school, grade and kind as the ranking showed them. */
export const holdInput = z
  .strictObject({ schule: schoolChoice, jahrgang: gradeChoice, art: kindChoice })
  .transform((form) => ({ schoolNumber: form.schule, grade: form.jahrgang, kind: form.art }));
