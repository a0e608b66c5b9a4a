// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { type PartialDate, wholeDate } from '../../codes/partial-date.ts';
import { CEFR_LEVELS } from '../../codes/school-forms.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
import type { FieldError } from '../../web/form/index.ts';
import {
  type FormBody,
  germanDate,
  manyOf,
  oneOf,
  optionalIntBetween,
  optionalText,
  readGermanDate,
  requiredText,
  ticked,
} from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';
import { appointmentFormats } from '../appointments/rules.ts';
import { earlierSchoolFields, typedSchools } from './earlier-school-input.ts';

const compare = Temporal.PlainDate.compare;

export const inviteInput = (today: Temporal.PlainDate) =>
  z.strictObject({ antwort_bis: comingDay('Antwort bis', today) }).transform((form) => ({ replyBy: form.antwort_bis }));
export const noInput = z.strictObject({});
export const documentsInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ was: requiredText('Was fehlt', 1000), nachfragen_am: comingDay('Nachfragen am', today) })
    .transform((form) => ({ missing: form.was, askBy: form.nachfragen_am }));
export const waitingInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ pruefen_am: comingDay('Wieder prüfen am', today) })
    .transform((form) => ({ reviewOn: form.pruefen_am }));
export const assignInput = (userIds: readonly string[]) =>
  z
    .strictObject({
      person: z.string({ error: 'Bitte wählen Sie eine Person.' }).refine((id) => userIds.includes(id), {
        error: 'Bitte wählen Sie eine Person.',
      }),
    })
    .transform((form) => ({ userId: form.person }));
/** GeR levels to choose from; 'none' is no German yet or not found out. */
const germanLevels = ['none', ...CEFR_LEVELS.map(({ key }) => key)] as const;
export const literacies = ['none', 'non_latin', 'latin'] as const;
export const counselInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      tag: germanDate('Tag der Beratung').refine((date) => compare(date, today) <= 0, {
        error: '„Tag der Beratung“: Der Tag liegt in der Zukunft.',
      }),
      form: oneOf(appointmentFormats, 'Bitte wählen Sie, wie beraten wurde.'),
      dolmetschen: ticked(),
      deutsch: oneOf(germanLevels, 'Bitte wählen Sie den Stand in Deutsch.'),
      schrift: oneOf(literacies, 'Bitte wählen Sie, in welcher Schrift das Kind liest und schreibt.'),
      schuljahre: optionalIntBetween(0, 15, 'Schuljahre bisher'),
      geschwisterschule: ticked(),
      notizen: optionalText(8000),
      ...earlierSchoolFields(today),
    })
    .transform((form) => ({
      heldOn: form.tag,
      format: form.form,
      interpreterPresent: form.dolmetschen,
      germanLevel: form.deutsch,
      literacy: form.schrift,
      schoolYears: form.schuljahre,
      siblingsSchoolWish: form.geschwisterschule,
      notes: form.notizen ?? '',
      earlierSchools: typedSchools(form),
    }));

export const adviseInput = (today: Temporal.PlainDate, numbers: readonly string[]) =>
  z
    .strictObject({
      schulen: manyOf(numbers, 'Bitte wählen Sie Schulen aus der Liste.').refine(
        (chosen) => chosen.length >= 1 && chosen.length <= 3,
        { error: 'Bitte wählen Sie eine bis drei Schulen.' },
      ),
      nachfragen_am: comingDay('Nachfragen am', today),
    })
    .transform((form) => ({ schoolNumbers: form.schulen, checkBy: form.nachfragen_am }));

export type CounselInput = z.infer<ReturnType<typeof counselInput>>;

/** Nobody is counselled about a child before its birth. */
export function counsellingErrors({ tag }: FormBody, birth: PartialDate | null): FieldError[] {
  const day = typeof tag === 'string' ? readGermanDate(tag) : undefined;
  return dateOrderErrors([
    {
      field: 'tag',
      label: 'Tag der Beratung',
      date: day ? wholeDate(day) : null,
      notBefore: birth,
      says: 'liegt vor der Geburt des Kindes',
    },
  ]);
}
