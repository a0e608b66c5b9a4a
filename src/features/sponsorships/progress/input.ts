// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { LANGUAGES, languageName } from '../../../codes/languages.ts';
import type { FieldError, FormState } from '../../../web/form/index.ts';
import { optionalLine, requiredLine } from '../../../web/form/lines.ts';
import { germanDate, oneOf, optionalOneOf, requiredText } from '../../../web/form/parse.ts';
import type { Levels } from './actions.ts';
import type { MaterialFacts } from './rows.ts';
import type { Answers, Check, Material } from './rules.ts';
import type { Instrument } from './scale-rules.ts';
import { type Can, canWords, materialLevels, observerWords, stageWords } from './words.ts';

/** Fields of the ticks, by sentence. */
export const canFields = {
  greets: 'gruss',
  needs: 'braucht',
  tells: 'bild',
  asks: 'fragt',
  reads: 'liest',
  writes: 'schreibt',
} as const satisfies Record<Can, string>;

const stage = (can: Can) => oneOf(codesOf(stageWords), `Bitte wählen Sie bei „${canWords[can]}“ eine Antwort.`);

/** All six sentences: a missing one would look like "not yet". */
export const checkInput = z
  .strictObject({
    gruss: stage('greets'),
    braucht: stage('needs'),
    bild: stage('tells'),
    fragt: stage('asks'),
    liest: stage('reads'),
    schreibt: stage('writes'),
  })
  .transform(
    (form): Answers => ({
      greets: form.gruss,
      needs: form.braucht,
      tells: form.bild,
      asks: form.fragt,
      reads: form.liest,
      writes: form.schreibt,
    }),
  );

export const checkValues = (check: Check | undefined): FormState['values'] =>
  check === undefined ? {} : Object.fromEntries(codesOf(canFields).map((can) => [canFields[can], check[can]]));

/** The field of an area, by its place. */
export const areaField = (area: number): string => `bereich${area}`;
export const dayLabel = 'Beobachtet am';
const missingLevel = 'Bitte wählen Sie mindestens bei einem Bereich eine Stufe.';

export interface ResultInput {
  levels: Levels;
  on: Temporal.PlainDate;
  observer: keyof typeof observerWords;
}

/** What was observed with an instrument of these areas and levels: areas that were not observed stay empty. */
export function resultInput(
  today: Temporal.PlainDate,
  areas: readonly string[],
  levels: readonly string[] = [],
): z.ZodType<ResultInput> {
  const places = levels.map((_, index) => String(index + 1));
  const fields = areas.map((area, index) => [
    areaField(index + 1),
    optionalOneOf(places, `Bitte wählen Sie bei „${area}“ aus der Liste.`),
  ]);
  const day = germanDate(dayLabel)
    .refine((on) => Temporal.PlainDate.compare(on, today) <= 0, {
      error: `„${dayLabel}“ liegt in der Zukunft. Bitte prüfen Sie die Angabe.`,
    })
    .refine((on) => Temporal.PlainDate.compare(on, today.subtract({ years: 2 })) >= 0, {
      error: `„${dayLabel}“ liegt mehr als zwei Jahre zurück. Bitte prüfen Sie die Angabe.`,
    });
  const observer = oneOf(codesOf(observerWords), 'Bitte wählen Sie, wer beobachtet hat.');
  return z
    .strictObject({
      ...(Object.fromEntries(fields) as Record<string, z.ZodType<string | null>>),
      tag: day,
      wer: observer,
    })
    .transform((form): ResultInput => {
      const typed = form as Readonly<Record<string, unknown>>;
      const chosen = areas.flatMap((_, index) => {
        const level = typed[areaField(index + 1)];
        return typeof level === 'string' ? [[index + 1, Number(level)] as const] : [];
      });
      return { levels: new Map(chosen), on: form.tag, observer: form.wer };
    });
}

/** That nothing was observed is found beside what else is wrong. */
export const resultProblems = ({ areas }: Instrument, form: Readonly<Record<string, unknown>>): FieldError[] =>
  areas.some((_, index) => (form[areaField(index + 1)] ?? '') !== '')
    ? []
    : [{ field: areaField(1), message: missingLevel }];

/** One a line; refused: too few, too many, too long, one twice. */
const lines = (label: string, least: number, most: number) =>
  requiredText(label, 800).transform((text, ctx): string[] => {
    const all = text.split('\n').flatMap((one) => one.trim() || []);
    const say = (message: string): never => {
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (all.length < least || all.length > most)
      return say(`„${label}“: Bitte schreiben Sie ${least} bis ${most} Zeilen.`);
    const long = all.find((one) => one.length > 60);
    if (long !== undefined)
      return say(`„${label}“: Bitte kürzen Sie „${long.slice(0, 30)} …“ auf höchstens 60 Zeichen.`);
    const twice = all.find((one, index) => all.indexOf(one) !== index);
    return twice === undefined ? all : say(`„${label}“: „${twice}“ steht zweimal da. Bitte streichen Sie eine Zeile.`);
  });

export const instrumentInput = z
  .strictObject({ name: requiredLine('Name', 80), bereiche: lines('Bereiche', 1, 10), stufen: lines('Stufen', 2, 12) })
  .transform(({ name, bereiche, stufen }) => ({ name, areas: bereiche, levels: stufen }));

/** Languages to choose from, by their names. */
export const languageOptions = LANGUAGES.map(({ code }) => ({ value: code, label: languageName(code) }));

export const materialInput = z
  .strictObject({
    titel: requiredLine('Titel', 120),
    wo: requiredLine('Wo es das gibt', 160),
    stufe: oneOf(codesOf(materialLevels), 'Bitte wählen Sie, wofür das Material passt.'),
    interesse: optionalLine('Interesse', 40),
    sprache: optionalOneOf(
      languageOptions.map(({ value }) => value),
      'Bitte wählen Sie die Sprache aus der Liste.',
    ),
  })
  .transform(
    (form): MaterialFacts => ({
      title: form.titel,
      place: form.wo,
      level: form.stufe,
      interest: form.interesse ?? '',
      language: form.sprache,
    }),
  );

export const materialValues = (one: Material): FormState['values'] => ({
  titel: one.title,
  wo: one.place,
  stufe: one.level,
  interesse: one.interest,
  sprache: one.language ?? '',
});
