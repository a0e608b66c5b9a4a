// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { oneOf, optionalText } from '../../../web/form/parse.ts';

/** What can be done with several cases at once. */
export const bulkDeeds = ['assign', 'invite', 'remind'] as const;
export type BulkDeed = (typeof bulkDeeds)[number];

/** The most cases at once: a page of the list. */
export const mostAtOnce = 50;
const id = /^[0-9a-f-]{36}$/;

/** Which cases, and what to do with them. @param people who may be responsible */
export const bulkInput = (people: readonly string[]) =>
  z
    .strictObject({
      auswahl: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .transform((raw) => [...new Set([raw ?? []].flat())].filter((one) => id.test(one)))
        .refine((ids) => ids.length > 0, { error: 'Bitte wählen Sie mindestens einen Fall aus.' })
        .refine((ids) => ids.length <= mostAtOnce, { error: `Bitte wählen Sie höchstens ${mostAtOnce} Fälle aus.` }),
      tat: oneOf(bulkDeeds, 'Bitte wählen Sie, was geschehen soll.'),
      an: z.string().optional(),
      uebergabe: optionalText(500),
    })
    .refine(({ tat, an }) => tat !== 'assign' || (an !== undefined && people.includes(an)), {
      path: ['an'],
      error: 'Bitte wählen Sie, wem die Fälle zugewiesen werden.',
    })
    .transform((form) => ({
      caseIds: form.auswahl,
      deed: form.tat,
      userId: form.an ?? '',
      note: form.uebergabe ?? '',
    }));
