// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { email, oneOf, optionalGermanDate } from '../../web/form/parse.ts';
import { answerFacts, answers, moments, type OfficeAnswer } from './words.ts';

/** When the health office is told; where it is told, an address is needed. */
export const healthOfficeSettingInput = z
  .strictObject({
    wann: oneOf(codesOf(moments), 'Bitte wählen Sie, wann das Gesundheitsamt benachrichtigt wird.'),
    postfach: z.string({ error: 'Bitte geben Sie das Postfach des Gesundheitsamts ein.' }).optional(),
  })
  .transform((form, ctx) => {
    const typed = (form.postfach ?? '').trim();
    if (typed === '' && form.wann === 'never') return { moment: form.wann, email: '' };
    const read = email('Postfach des Gesundheitsamts').safeParse(typed);
    if (read.success) return { moment: form.wann, email: read.data };
    ctx.addIssue({ code: 'custom', path: ['postfach'], message: read.error.issues[0]?.message ?? '' });
    return z.NEVER;
  });

const states = codesOf(answers) as [OfficeAnswer, ...OfficeAnswer[]];
/** An appointment further ahead is a year mistyped. */
const furthestDays = 365;
const dayLabel = 'Tag';

/** What the health office says: where it stands, and the day that goes with it. */
export const officeAnswerInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      ergebnis: oneOf(states, 'Bitte wählen Sie, wie es steht.'),
      ergebnis_tag: optionalGermanDate(dayLabel),
    })
    .transform((form, ctx) => {
      const { day } = answerFacts[form.ergebnis];
      const on = day === 'none' ? null : form.ergebnis_tag;
      const wrong = dayFault(day, on, today);
      if (wrong !== undefined) {
        ctx.addIssue({ code: 'custom', path: ['ergebnis_tag'], message: wrong });
        return z.NEVER;
      }
      return { answer: form.ergebnis, on };
    });

function dayFault(
  day: (typeof answerFacts)[OfficeAnswer]['day'],
  on: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): string | undefined {
  if (day === 'none') return undefined;
  if (on === null) return `Bitte geben Sie bei „${dayLabel}“ ein Datum ein, zum Beispiel 27.11.2026.`;
  const ahead = today.until(on).days;
  if (ahead < -furthestDays) return `„${dayLabel}“: Der Tag liegt mehr als ein Jahr zurück. Bitte prüfen Sie das Jahr.`;
  if (day === 'past' && ahead > 0) return `„${dayLabel}“: Bitte geben Sie heute oder einen früheren Tag an.`;
  if (ahead > furthestDays) return `„${dayLabel}“: Der Tag liegt mehr als ein Jahr voraus. Bitte prüfen Sie das Jahr.`;
  return undefined;
}
