// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { germanDate, oneOf, optionalOneOf } from '../../../web/form/parse.ts';
import { attendedWords, careAnswers, careWords } from '../words.ts';

/** A day of supervision, training or a talk. */
export const careInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      begleitung: oneOf(codesOf(careWords), 'Bitte wählen Sie, was stattfindet.'),
      tag: germanDate('Tag'),
      gekommen: optionalOneOf(codesOf(attendedWords), 'Bitte wählen Sie aus der Liste.'),
    })
    .superRefine((form, ctx) => {
      if (form.gekommen !== null && Temporal.PlainDate.compare(form.tag, today) > 0)
        ctx.addIssue({
          code: 'custom',
          path: ['gekommen'],
          message: 'Der Tag liegt noch vor Ihnen. Ob die Person da war, tragen Sie danach ein.',
        });
    })
    .transform(({ begleitung: kind, tag: heldOn, gekommen }) => ({
      kind,
      heldOn,
      attended: gekommen === null ? null : gekommen === 'yes',
    }));

/** Whether the person came to one of the days, or that it was no entry. */
export const careAnswerInput = z
  .strictObject({
    eintrag: z.guid('Bitte laden Sie die Seite neu.'),
    antwort: oneOf(codesOf(careAnswers), 'Bitte laden Sie die Seite neu.'),
  })
  .transform(({ eintrag: id, antwort: answer }) => ({ id, answer }));
