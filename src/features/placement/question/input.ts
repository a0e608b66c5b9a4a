// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { oneOf, optionalText } from '../../../web/form/parse.ts';
import { comingDay } from '../../../web/form/questions.ts';
import { type ListQuery, listQuery } from '../../../web/list/index.ts';
import { schoolChoice } from '../input.ts';

export const questionInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ schule: schoolChoice, beginn: comingDay('Beginn', today) })
    .transform((form) => ({ schoolNumber: form.schule, startOn: form.beginn }));

export const answerInput = z
  .strictObject({
    antwort: oneOf(['accepted', 'refused'], 'Bitte wählen Sie: Zusage oder Absage.'),
    grund: optionalText(1000),
  })
  .superRefine((input, ctx) => {
    if (input.antwort === 'refused' && input.grund === null)
      ctx.addIssue({
        code: 'custom',
        path: ['grund'],
        message: 'Bitte schreiben Sie, warum Ihre Schule das Kind nicht aufnehmen kann.',
      });
  })
  .transform((form) => ({ answer: form.antwort, reason: form.grund }));

const askedFilters = { q: 'text', stand: ['offen'] } as const;
export type AskedListQuery = ListQuery<'frist', typeof askedFilters>;

export const askedQueryOf = (url: URL): AskedListQuery =>
  listQuery(url.href, { sorts: ['frist'], filters: askedFilters });
