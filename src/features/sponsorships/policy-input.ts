// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { schoolFormKeys } from '../../codes/school-forms.ts';
import { intBetween, manyOf, requiredText, ticked } from '../../web/form/parse.ts';
import { type Lesson, lessonLines, readLessons } from './lesson-rules.ts';
import type { KeptPolicy } from './policy-queries.ts';
import type { Policy } from './policy-rules.ts';

/** A grid of lessons, one a line. */
export const lessonsField = () =>
  requiredText('Unterrichtsstunden', 400).transform((text, ctx): readonly Lesson[] => {
    const lessons = readLessons(text);
    if (typeof lessons !== 'string') return lessons;
    ctx.addIssue({ code: 'custom', message: lessons });
    return z.NEVER;
  });

/** How a centre runs its sponsorships, with the grid of schools that have none of their own. */
export const policyInput = z
  .strictObject({
    schulformen: manyOf(schoolFormKeys, 'Bitte wählen Sie aus der Liste.').refine((chosen) => chosen.length > 0, {
      error: 'Bitte wählen Sie mindestens eine Schulform.',
    }),
    kita: ticked(),
    gruppe: intBetween(1, 3, 'Kinder in einer Stunde'),
    kinder: intBetween(1, 10, 'Kinder je Patin oder Pate'),
    alter: intBetween(14, 18, 'Mindestalter'),
    antwort: intBetween(1, 60, 'Tage für die Antwort'),
    ohne_eintrag: intBetween(1, 12, 'Wochen ohne Eintrag'),
    stunden: lessonsField(),
  })
  .transform((form): { policy: Policy; lessons: readonly Lesson[] } => ({
    policy: {
      forms: form.schulformen,
      daycare: form.kita,
      groupSize: form.gruppe,
      mostPupils: form.kinder,
      leastAge: form.alter,
      answerDays: form.antwort,
      quietWeeks: form.ohne_eintrag,
    },
    lessons: form.stunden,
  }));

export const policyValues = (policy: KeptPolicy, lessons: readonly Lesson[]) => ({
  schulformen: policy.forms,
  ...(policy.daycare ? { kita: 'ja' } : {}),
  gruppe: String(policy.groupSize),
  kinder: String(policy.mostPupils),
  alter: String(policy.leastAge),
  antwort: String(policy.answerDays),
  ohne_eintrag: String(policy.quietWeeks),
  stunden: lessonLines(lessons),
});
