// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { requiredText } from '../../../web/form/parse.ts';
import { comingDay } from '../../../web/form/questions.ts';

/** A question back to the centre, with the day by which it should answer. */
export const questionBackInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ frage: requiredText('Frage', 2000), antwort_bis: comingDay('Antwort bis', today) })
    .transform((form) => ({ question: form.frage, dueOn: form.antwort_bis }));

/** Why a submission comes back, or the child is not allocated. */
export const reasonInput = z
  .strictObject({ grund: requiredText('Grund', 2000) })
  .transform((form) => ({ reason: form.grund }));

export const answerBackInput = z
  .strictObject({ antwort: requiredText('Antwort', 4000) })
  .transform((form) => ({ answer: form.antwort }));
