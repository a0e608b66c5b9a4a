// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { optionalLine } from '../../../web/form/lines.ts';
import { type FormBody, intBetween, manyOf, oneOf, optionalOneOf } from '../../../web/form/parse.ts';
import type { Asks } from '../../../web/form/questions.ts';
import type { SessionFacts } from '../rows.ts';
import { mostTags, tagWords, whyNotWords } from '../words.ts';
import { doubtAbout } from './health-rules.ts';

/** Minutes that stand to choose; others are typed. */
export const usualMinutes = ['30', '45', '60'] as const;
/** Minutes of a lesson, as the table holds them. */
export const minutesSpan = { least: 5, most: 180 } as const;

const chooseHeld = 'Bitte wählen Sie, ob die Stunde stattgefunden hat.';
const chooseMinutes = 'Bitte wählen Sie, wie lange die Stunde gedauert hat.';
const chooseWhy = 'Bitte wählen Sie, warum die Stunde nicht stattgefunden hat.';
const typeMinutes = `Bitte geben Sie bei „Minuten“ eine ganze Zahl von ${minutesSpan.least} bis ${minutesSpan.most} ein.`;

/** A lesson as the page sends it. What belongs to the other answer ("Nein" after "Ja") was not in sight and does not count. */
export const entryInput = z
  .strictObject({
    statt: oneOf(['ja', 'nein'], chooseHeld),
    dauer: optionalOneOf([...usualMinutes, 'anders'], chooseMinutes),
    minuten: z.string({ error: typeMinutes }).optional(),
    warum: optionalOneOf(codesOf(whyNotWords), chooseWhy),
    was: manyOf(codesOf(tagWords), 'Bitte wählen Sie aus der Liste.'),
    thema: optionalLine('Thema', 120),
    idee: optionalLine('Idee für das nächste Mal', 200),
  })
  .transform((form): SessionFacts => {
    const held = form.statt === 'ja';
    const typed = form.dauer === 'anders' ? form.minuten : (form.dauer ?? undefined);
    return {
      held,
      minutes: held ? Number((typed ?? '').trim()) : null,
      whyNot: held ? null : form.warum,
      tags: held ? form.was : [],
      topic: held ? (form.thema ?? '') : '',
      nextIdea: form.idee ?? '',
    };
  });

/** What is wrong between the fields: found also where others cannot be read, so that all is told at once. */
export function entryProblems(form: FormBody): FieldError[] {
  const problems: FieldError[] = [];
  if (form.statt === 'nein' && !form.warum) problems.push({ field: 'warum', message: chooseWhy });
  if (form.statt !== 'ja') return problems;
  if (!form.dauer) problems.push({ field: 'dauer', message: chooseMinutes });
  const typed = intBetween(minutesSpan.least, minutesSpan.most, 'Minuten').safeParse(form.minuten);
  if (form.dauer === 'anders' && !typed.success) problems.push({ field: 'minuten', message: typeMinutes });
  if ([form.was ?? []].flat().length > mostTags)
    problems.push({ field: 'was', message: `Bitte wählen Sie bei „Was haben Sie gemacht?“ höchstens ${mostTags}.` });
  return problems;
}

const askAbout = (text: string) => {
  const doubt = doubtAbout(text);
  return doubt && { value: doubt.word, message: doubt.question, label: 'Nein, es geht um etwas anderes' };
};
/** Words that name an illness or a mark are asked about once. */
export const entryAsks: Asks = { thema: askAbout, idee: askAbout };

export const entryValues = (entry: SessionFacts): Record<string, string | string[]> => {
  const minutes = entry.minutes === null ? '' : String(entry.minutes);
  const usual = usualMinutes.some((one) => one === minutes);
  return {
    statt: entry.held ? 'ja' : 'nein',
    dauer: minutes === '' ? '' : usual ? minutes : 'anders',
    minuten: usual ? '' : minutes,
    warum: entry.whyNot ?? '',
    was: entry.tags,
    thema: entry.topic,
    idee: entry.nextIdea,
  };
};
