// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { optionalGermanDate, requiredText } from '../../../web/form/parse.ts';
import { comingDay } from '../../../web/form/questions.ts';
import { gradeChoice, kindChoice, schoolChoice } from '../input.ts';

export const decisionInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      schule: schoolChoice,
      jahrgang: gradeChoice,
      art: kindChoice,
      beginn: comingDay('Beginn', today),
      anhoerung: optionalGermanDate('Anhörung der Eltern').refine(
        (date) => date === null || Temporal.PlainDate.compare(date, today) <= 0,
        { error: '„Anhörung der Eltern“: Der Tag liegt in der Zukunft.' },
      ),
      begruendung: requiredText('Begründung', 4000),
    })
    .transform((form) => ({
      schoolNumber: form.schule,
      grade: form.jahrgang,
      placeKind: form.art,
      startOn: form.beginn,
      heardOn: form.anhoerung,
      reason: form.begruendung,
    }));

export type DecisionInput = z.infer<ReturnType<typeof decisionInput>>;
