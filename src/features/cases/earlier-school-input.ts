// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { plainLine } from '../../codes/characters.ts';
import { FEDERAL_STATES } from '../../codes/federal-states.ts';
import type { PartialDate } from '../../codes/partial-date.ts';
import { optionalLine } from '../../web/form/lines.ts';
import { type FormBody, optionalOneOf } from '../../web/form/parse.ts';
import type { FieldError } from '../../web/form/state.ts';
import { contradictions, type EarlierSchool, earlierSchoolSlots, readMonth } from './earlier-school-rules.ts';

type Slot = (typeof earlierSchoolSlots)[number];
const stateKeys = FEDERAL_STATES.map(({ key }) => key);

const school = optionalLine('Schule', 150);
const district = optionalLine('Kreis oder Stadt', 150);
const land = optionalOneOf(stateKeys, 'Bitte wählen Sie ein Land aus der Liste.');
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

type Fields = { [K in `fs${Slot}_schule` | `fs${Slot}_kreis`]: typeof school } & {
  [K in `fs${Slot}_land`]: typeof land;
} & { [K in `fs${Slot}_von` | `fs${Slot}_bis` | `fs${Slot}_foerderung`]: ReturnType<typeof month> };

const fieldsOf = (n: Slot, today: Temporal.PlainDate) => ({
  [`fs${n}_schule`]: school,
  [`fs${n}_kreis`]: district,
  [`fs${n}_land`]: land,
  [`fs${n}_von`]: month('Von', today),
  [`fs${n}_bis`]: month('Bis', today),
  [`fs${n}_foerderung`]: month('Erstförderung seit', today),
});

/** The fields of the schools a child went to before, for every form that has them. */
export const earlierSchoolFields = (today: Temporal.PlainDate) => ({
  ...(Object.assign({}, ...earlierSchoolSlots.map((n) => fieldsOf(n, today))) as Fields),
  /** How many rows are in sight. */
  fs_zeilen: z.string().optional(),
  /** What the form was filled in against. Without it the form says nothing about earlier schools. */
  fs_stand: z.string().optional(),
});

export const earlierSchoolInput = (today: Temporal.PlainDate) =>
  z.strictObject(earlierSchoolFields(today)).transform((form) => ({ earlierSchools: typedSchools(form) }));

type Rows = z.infer<z.ZodObject<ReturnType<typeof earlierSchoolFields>>>;

/** The schools typed, in their order, empty rows left out; null when the form had no such rows. */
export function typedSchools(form: Rows): EarlierSchool[] | null {
  if (form.fs_stand === undefined) return null;
  return earlierSchoolSlots.flatMap((n) => {
    const name = form[`fs${n}_schule`];
    if (name === null) return [];
    return [
      {
        name,
        schoolNumber: /^\d{6}$/.test(name) ? name : null,
        district: form[`fs${n}_kreis`] ?? '',
        federalState: form[`fs${n}_land`],
        from: form[`fs${n}_von`],
        to: form[`fs${n}_bis`],
        supportSince: form[`fs${n}_foerderung`],
      },
    ];
  });
}

const typed = (body: FormBody, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? plainLine(value) : '';
};
const parts = ['schule', 'kreis', 'land', 'von', 'bis', 'foerderung'] as const;

export interface TypedEarlierSchools {
  /** The numbers of schools typed in place of a name, with their fields. */
  numbers: { field: string; number: string }[];
  /** The state the form was filled in against; undefined: it had no such rows. */
  basis: string | undefined;
}

/** What has to be looked up about the rows of a form, also when some of them cannot be read. */
export const typedEarlierSchools = (body: FormBody): TypedEarlierSchools => ({
  numbers: earlierSchoolSlots
    .map((n) => ({ field: `fs${n}_schule`, number: typed(body, `fs${n}_schule`) }))
    .filter(({ number }) => /^\d{6}$/.test(number)),
  basis: body.fs_stand === undefined ? undefined : typed(body, 'fs_stand'),
});

/** What single fields cannot know: a row without a school, and times that contradict each other or the birth. */
export function earlierSchoolErrors(
  body: FormBody,
  birth: PartialDate | null,
  today: Temporal.PlainDate,
): FieldError[] {
  return earlierSchoolSlots.flatMap((n): FieldError[] => {
    const time = (part: string) => {
      const read = readMonth(typed(body, `fs${n}_${part}`), part, today);
      return 'value' in read ? read.value : null;
    };
    const filled = parts.some((part) => typed(body, `fs${n}_${part}`) !== '');
    const nameless = filled && typed(body, `fs${n}_schule`) === '';
    const times = { from: time('von'), to: time('bis'), supportSince: time('foerderung') };
    return [
      ...(nameless
        ? [{ field: `fs${n}_schule`, message: 'Bitte nennen Sie die Schule: Name und Ort, oder die Schulnummer.' }]
        : []),
      ...contradictions(times, birth).map(({ field, message }) => ({ field: `fs${n}_${field}`, message })),
    ];
  });
}

/** How many rows the form shows: the filled ones, those asked for, at least one. */
export function rowsShown(values: Readonly<Record<string, string | string[]>>): number {
  const filled = earlierSchoolSlots.filter((n) => parts.some((part) => (values[`fs${n}_${part}`] ?? '') !== ''));
  const wanted = Number(values.fs_zeilen ?? 1);
  const least = Number.isInteger(wanted) && wanted > 0 ? wanted : 1;
  return Math.min(Math.max(filled.at(-1) ?? 1, least), earlierSchoolSlots.length);
}
