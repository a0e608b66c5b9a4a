// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { germanDate, oneOf, optionalGermanDate, optionalText } from '../../../web/form/parse.ts';
import { formatShortDate } from '../../../web/format.ts';
import { followUps } from '../../cases/rules.ts';

const compare = Temporal.PlainDate.compare;
const note = optionalText(1000);

/** What a school writes about a child that has not come. */
export const notArrivedInput = z.strictObject({ hinweis: note }).transform((form) => ({ note: form.hinweis ?? '' }));

/** The last day at a school, and what it writes about it. */
export const leftInput = (firstSchoolDay: Temporal.PlainDate) =>
  z
    .strictObject({
      letzter_schultag: germanDate('Letzter Schultag').refine((day) => compare(day, firstSchoolDay) >= 0, {
        error: `„Letzter Schultag“: Der Tag liegt vor dem ersten Schultag (${formatShortDate(firstSchoolDay)}). War das Kind nie da, melden Sie bitte „nicht erschienen“.`,
      }),
      hinweis: note,
    })
    .transform((form) => ({ leftOn: form.letzter_schultag, note: form.hinweis ?? '' }));

/** What came of the talk with the family. A day to ask again is needed while nothing is clear. */
export const followUpInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      tag: germanDate('Tag des Gesprächs').refine((day) => compare(day, today) <= 0, {
        error: '„Tag des Gesprächs“: Der Tag liegt in der Zukunft.',
      }),
      ergebnis: oneOf(codesOf(followUps), 'Bitte wählen Sie, wie es weitergeht.'),
      nachfragen_am: optionalGermanDate('Wieder nachfragen am').refine(
        (day) => day === null || compare(day, today) >= 0,
        {
          error: '„Wieder nachfragen am“: Bitte geben Sie heute oder einen späteren Tag an.',
        },
      ),
      notizen: optionalText(4000),
    })
    .refine((form) => form.ergebnis !== 'open' || form.nachfragen_am !== null, {
      path: ['nachfragen_am'],
      error: '„Wieder nachfragen am“: Bitte geben Sie einen Tag an, solange nichts geklärt ist.',
    })
    .transform((form) => ({
      on: form.tag,
      outcome: form.ergebnis,
      askOn: form.nachfragen_am,
      note: form.notizen ?? '',
    }));
