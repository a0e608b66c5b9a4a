// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { personalParts } from '../../../codes/personal-parts.ts';
import { optionalLine } from '../../../web/form/lines.ts';
import { oneOf } from '../../../web/form/parse.ts';
import type { Ask } from '../../../web/form/questions.ts';
import { earliestMonth, mostOfWord } from './thanks-rules.ts';
import { thanksWishes, wayWords } from './words.ts';

export const wordLabel = 'Persönlicher Satz des Zentrums';
const money = /€|\b(?:eur|euro|cent|geld|aufwandsentschädigung|pauschale)\b/iu;

/** The sentence of the centre: no money, and nothing the letter cannot set. */
export const wordInput = z
  .strictObject({
    satz: optionalLine(wordLabel, mostOfWord)
      .refine((text) => text === null || !money.test(text), {
        error: 'Im Dank steht nichts von Geld. Bitte nehmen Sie den Betrag oder das Wort heraus.',
      })
      .refine((text) => text === null || !/\p{Extended_Pictographic}/u.test(text.replaceAll(/[©®™\d#*]/gu, '')), {
        error: 'Bildzeichen kann der Brief nicht drucken. Bitte nehmen Sie sie heraus.',
      }),
  })
  .transform(({ satz }) => satz ?? '');

/** Words with a capital that stand in a thank-you and name nobody. */
const plainWord =
  /^(?:sie|ihnen|ihre?[mnrs]?|danke?|herzlich\p{L}*|lieb\p{L}*|schön\p{L}*|froh\p{L}*|gut\p{L}*|neu\p{L}*|alles|vielen|feiertage|weihnachten|jahr|zuckerfest|ostern)$/iu;

/** Asks about what looks like a person: the same sentence goes to everybody. */
export const askPerson: Ask = (typed) => {
  const found = personalParts(typed).filter((part) => !part.split(/\s+/u).some((word) => plainWord.test(word)));
  if (found.length === 0) return undefined;
  const named = found
    .slice(0, 3)
    .map((part) => `„${part}“`)
    .join(', ');
  return {
    value: found.join(' ').slice(0, 200),
    message: `Im Satz steht ${named}. Das sieht nach einer Person aus. Der Satz geht an alle; Namen von Familien gehören nicht hinein. Bitte streichen Sie es.`,
    label: 'Es ist keine Person gemeint, über die andere nichts erfahren dürfen',
  };
};

const reload = 'Bitte laden Sie die Seite neu.';

/** One person is thanked the way the page said. */
export const thankOneInput = z.strictObject({ art: oneOf(codesOf(wayWords), reload) }).transform(({ art }) => art);

/** So many letters stood on the page when somebody said they are posted. */
export const postedInput = z
  .strictObject({ briefe: z.string(reload).regex(/^\d{1,4}$/, reload) })
  .transform(({ briefe }) => Number(briefe));

export const thanksWishInput = z
  .strictObject({ antwort: oneOf(codesOf(thanksWishes), reload) })
  .transform(({ antwort }) => antwort === 'refused');

const dayProblem = `„Danken ab“: Bitte geben Sie einen Tag von Oktober bis Dezember an, zum Beispiel 05.12.`;

/** A day of a year as people write it: "05.12." */
function readDay(text: string): { month: number; day: number } | undefined {
  const [, day, month] = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(text.trim()) ?? [];
  const of = { day: Number(day), month: Number(month) };
  if (day === undefined || of.month < earliestMonth || of.month > 12 || of.day < 1) return undefined;
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year: 2024, month: of.month });
  return of.day <= daysInMonth ? of : undefined;
}

/** @param signers ids of the accounts that may sign */
export const thanksSettingInput = (signers: readonly string[]) =>
  z
    .strictObject({
      danken_ab: z.string(dayProblem).transform((raw, ctx) => {
        const day = readDay(raw);
        if (day) return day;
        ctx.addIssue(dayProblem);
        return z.NEVER;
      }),
      unterschrift: z
        .string('Bitte wählen Sie, wer unterschreibt.')
        .refine((id) => id === '' || signers.includes(id), 'Bitte wählen Sie aus der Liste, wer unterschreibt.'),
    })
    .transform(({ danken_ab: day, unterschrift }) => ({ ...day, signedBy: unterschrift === '' ? null : unterschrift }));
