// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { LANGUAGES } from '../../../codes/languages.ts';
import { STATES } from '../../../codes/nationalities.ts';
import type { PartialDate } from '../../../codes/partial-date.ts';
import type { FieldError, FormState } from '../../../web/form/index.ts';
import { optionalLine } from '../../../web/form/lines.ts';
import { type FormBody, optionalOneOf } from '../../../web/form/parse.ts';
import { contradictions, readMonth } from '../earlier-school-rules.ts';
import { type FormerSchool, languageSlots, type SpokenLanguage, schoolSlots } from './rules.ts';
import { keysOf, knownFromLabels, schoolKindLabels, spokenLabels } from './words.ts';

export const fromList = 'Bitte wählen Sie aus der Liste.';
/** A language by its ISO 639-3 code, or none. */
export const language = optionalOneOf(
  LANGUAGES.map(({ code }) => code),
  'Bitte wählen Sie eine Sprache aus der Liste.',
);
const countryKeys = STATES.map(({ key }) => key);

const month = (label: string, today: Temporal.PlainDate) =>
  z
    .string({ error: `„${label}“: Bitte schreiben Sie Monat und Jahr.` })
    .optional()
    .transform((raw, ctx): PartialDate | null => {
      const read = readMonth(raw ?? '', label, today);
      if ('value' in read) return read.value;
      ctx.addIssue(read.error);
      return z.NEVER;
    });

const languageField = () => ({ code: language, level: optionalOneOf(keysOf(spokenLabels), fromList) });
type LanguageSlot = (typeof languageSlots)[number];
type SchoolSlot = (typeof schoolSlots)[number];
type LanguageFields = { [K in `ws${LanguageSlot}_sprache`]: ReturnType<typeof languageField>['code'] } & {
  [K in `ws${LanguageSlot}_stufe`]: ReturnType<typeof languageField>['level'];
};

const country = optionalOneOf(countryKeys, 'Bitte wählen Sie ein Land aus der Liste.');
const kind = optionalOneOf(keysOf(schoolKindLabels), fromList);
const knownFrom = optionalOneOf(keysOf(knownFromLabels), fromList);
const lastGrade = optionalLine('Klasse', 40);
type SchoolFields = { [K in `st${SchoolSlot}_land`]: typeof country } & {
  [K in `st${SchoolSlot}_art`]: typeof kind;
} & { [K in `st${SchoolSlot}_von` | `st${SchoolSlot}_bis`]: ReturnType<typeof month> } & {
  [K in `st${SchoolSlot}_klasse`]: typeof lastGrade;
} & { [K in `st${SchoolSlot}_sprache`]: typeof language } & { [K in `st${SchoolSlot}_woher`]: typeof knownFrom };

/** Fields of the rows: languages (`ws`) and schools abroad (`st`). */
export const rowFields = (today: Temporal.PlainDate) => ({
  ...(Object.assign(
    {},
    ...languageSlots.map((n) => ({
      [`ws${n}_sprache`]: language,
      [`ws${n}_stufe`]: optionalOneOf(keysOf(spokenLabels), fromList),
    })),
  ) as LanguageFields),
  ...(Object.assign(
    {},
    ...schoolSlots.map((n) => ({
      [`st${n}_land`]: country,
      [`st${n}_art`]: kind,
      [`st${n}_von`]: month('Von', today),
      [`st${n}_bis`]: month('Bis', today),
      [`st${n}_klasse`]: lastGrade,
      [`st${n}_sprache`]: language,
      [`st${n}_woher`]: knownFrom,
    })),
  ) as SchoolFields),
});

type Rows = z.infer<z.ZodObject<ReturnType<typeof rowFields>>>;

/** Languages typed, in their order; a row without a language is left out. */
export const typedLanguages = (form: Rows): SpokenLanguage[] =>
  languageSlots.flatMap((n) => {
    const code = form[`ws${n}_sprache`];
    return code === null ? [] : [{ language: code, level: form[`ws${n}_stufe`] ?? 'words' }];
  });

/** Schools typed, in their order; a row without a country is left out. */
export const typedFormerSchools = (form: Rows): FormerSchool[] =>
  schoolSlots.flatMap((n) => {
    const where = form[`st${n}_land`];
    if (where === null) return [];
    return [
      {
        country: where,
        kind: form[`st${n}_art`] ?? 'other',
        from: form[`st${n}_von`],
        to: form[`st${n}_bis`],
        lastGrade: form[`st${n}_klasse`] ?? '',
        language: form[`st${n}_sprache`],
        knownFrom: form[`st${n}_woher`] ?? 'parents',
      },
    ];
  });

/** One text of a body, '' for none. */
export const text = (body: FormBody, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** What single fields of a row cannot know: a row without what makes it one, and times that contradict. */
export function rowErrors(body: FormBody, birth: PartialDate | null, today: Temporal.PlainDate): FieldError[] {
  const languages = languageSlots.flatMap((n): FieldError[] => {
    const [code, level] = [text(body, `ws${n}_sprache`), text(body, `ws${n}_stufe`)];
    if (code === '' && level !== '')
      return [{ field: `ws${n}_sprache`, message: 'Bitte wählen Sie, welche Sprache gemeint ist.' }];
    if (code !== '' && level === '')
      return [{ field: `ws${n}_stufe`, message: 'Bitte wählen Sie, wie gut das Kind diese Sprache spricht.' }];
    return [];
  });
  return [...languages, ...schoolSlots.flatMap((n) => schoolErrors(body, n, birth, today))];
}

const schoolParts = ['art', 'von', 'bis', 'klasse', 'sprache', 'woher'] as const;

function schoolErrors(
  body: FormBody,
  n: SchoolSlot,
  birth: PartialDate | null,
  today: Temporal.PlainDate,
): FieldError[] {
  const part = (name: string) => text(body, `st${n}_${name}`);
  const filled = schoolParts.some((name) => part(name) !== '');
  if (part('land') === '')
    return filled ? [{ field: `st${n}_land`, message: 'Bitte wählen Sie, in welchem Land die Schule war.' }] : [];
  const time = (name: string) => {
    const read = readMonth(part(name), name, today);
    return 'value' in read ? read.value : null;
  };
  const missing = (['art', 'woher'] as const).filter((name) => part(name) === '');
  const says = {
    art: 'Bitte wählen Sie, was für eine Schule es war.',
    woher: 'Bitte wählen Sie, woher Sie das wissen.',
  };
  return [
    ...missing.map((name) => ({ field: `st${n}_${name}`, message: says[name] })),
    ...contradictions({ from: time('von'), to: time('bis'), supportSince: null }, birth).map(({ field, message }) => ({
      field: `st${n}_${field}`,
      message,
    })),
  ];
}

/** How many rows of a group are in sight: the filled ones, those asked for, at least one. */
export function rowsInSight(
  values: FormState['values'],
  prefix: 'ws' | 'st',
  parts: readonly string[],
  slots: readonly number[],
): number {
  const filled = slots.filter((n) => parts.some((part) => (values[`${prefix}${n}_${part}`] ?? '') !== ''));
  const wanted = Number(values[`${prefix}_zeilen`] ?? 1);
  const least = Number.isInteger(wanted) && wanted > 0 ? wanted : 1;
  return Math.min(Math.max(filled.at(-1) ?? 1, least), slots.length);
}
export const languageParts = ['sprache', 'stufe'] as const;
export const formerSchoolParts = ['land', ...schoolParts] as const;
