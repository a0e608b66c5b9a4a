// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { isIso6393 } from '../../codes/languages.ts';
import { checkName, normalizeName } from '../../codes/names.ts';
import { isStateKey } from '../../codes/nationalities.ts';
import { type PartialDate, parsePartialDate } from '../../codes/partial-date.ts';
import {
  cleanText,
  type FormBody,
  oneOf,
  optionalGermanDate,
  optionalOneOf,
  optionalText,
  type Parsed,
  parseForm,
  requiredText,
  ticked,
} from '../../web/form/parse.ts';
import type { FieldError } from '../../web/form/state.ts';

type Refusal = { addIssue(message: string): void };
function refuse(ctx: Refusal, message: string): never {
  ctx.addIssue(message);
  return z.NEVER;
}

const longestName = 120;

/** A name of a natural person: DIN 91379 type A, stored in NFC as typed. Left out it is ''. */
function personName(label: string, required: boolean) {
  return z
    .string()
    .optional()
    .transform((raw, ctx): string => {
      const name = normalizeName(cleanText(raw ?? ''));
      if (name === '') return required ? refuse(ctx, `Bitte füllen Sie „${label}“ aus.`) : '';
      if (name.length > longestName)
        return refuse(ctx, `„${label}“: Bitte kürzen Sie auf höchstens ${longestName} Zeichen.`);
      const check = checkName(name);
      if (!check.ok) {
        const list = check.characters.map((character) => `„${character}“`).join(', ');
        return refuse(
          ctx,
          `„${label}“: ${list} ${check.characters.length === 1 ? 'gehört' : 'gehören'} nicht zu den Zeichen für Namen (DIN 91379). Bitte schreiben Sie den Namen in lateinischer Schrift wie im Ausweis.`,
        );
      }
      return /\p{L}/u.test(name) ? name : refuse(ctx, `„${label}“: Ein Name hat mindestens einen Buchstaben.`);
    });
}

const partialBirth = (today: Temporal.PlainDate) =>
  z
    .string()
    .optional()
    .transform((raw, ctx): PartialDate | null => {
      if ((raw ?? '').trim() === '') return null;
      const date = parsePartialDate(raw ?? '', today);
      return 'error' in date ? refuse(ctx, date.error) : date;
    });

function optionalCode(known: (code: string) => boolean, message: string) {
  return z
    .string()
    .optional()
    .transform((raw, ctx): string | null => {
      if (raw === undefined || raw === '') return null;
      return known(raw) ? raw : refuse(ctx, message);
    });
}

const language = (message: string) => z.string({ error: message }).refine(isIso6393, { error: message });
const wrongState = 'Bitte wählen Sie einen Staat aus der Liste.';
const phone = z
  .string()
  .optional()
  .transform((raw, ctx): string => {
    const text = cleanText(raw ?? '');
    return text === '' || /^[+0-9][0-9 ()/-]{2,30}$/.test(text)
      ? text
      : refuse(ctx, 'Bitte schreiben Sie die Telefonnummer mit Ziffern, zum Beispiel 02421 22123.');
  });
const email = z
  .string()
  .optional()
  .transform((raw, ctx): string => {
    const text = cleanText(raw ?? '');
    return text === '' || (text.length <= 120 && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text))
      ? text
      : refuse(ctx, 'Bitte schreiben Sie die E-Mail-Adresse vollständig, zum Beispiel familie@beispiel.de.');
  });
const coordinate = (least: number, most: number, label: string) =>
  z
    .string()
    .optional()
    .transform((raw, ctx): number | null => {
      const text = (raw ?? '').trim().replace(',', '.');
      if (text === '') return null;
      const value = Number(text);
      return Number.isFinite(value) && value >= least && value <= most
        ? value
        : refuse(ctx, `„${label}“: Bitte geben Sie Meter an, ${least} bis ${most} (UTM 32N, EPSG:25832).`);
    });

/** Fields of a child. */
export const childFields = (today: Temporal.PlainDate) => ({
  nachname: personName('Familienname', true),
  vornamen: personName('Vornamen', true),
  geburtsname: personName('Geburtsname', false),
  rufname: personName('Rufname', false),
  geburtsdatum: partialBirth(today),
  geburtsdatum_unbekannt: ticked(),
  geschlecht: oneOf(['f', 'm', 'd', 'none'], 'Bitte wählen Sie das Geschlecht, wie es im Ausweis steht.'),
  geburtsort: optionalText(100),
  geburtsland: optionalCode(isStateKey, wrongState),
  staat1: optionalCode(isStateKey, wrongState),
  staat2: optionalCode(isStateKey, wrongState),
  sprache1: language('Bitte wählen Sie die erste Sprache des Kindes.'),
  sprache2: optionalCode(isIso6393, 'Bitte wählen Sie eine Sprache aus der Liste.'),
  einreise: optionalGermanDate('Einreise nach Deutschland'),
  zuzug: optionalGermanDate('Zuzug in die Gemeinde'),
  bekenntnis: optionalOneOf(['none', 'catholic', 'protestant'], 'Bitte wählen Sie einen Wunsch aus der Liste.'),
});

/** Fields of a family's contact. */
export const contactFields = {
  telefon: phone,
  email,
  familiensprache: language('Bitte wählen Sie die Sprache für Gespräche und Briefe.'),
  weg: oneOf(['letter', 'mail', 'phone'], 'Bitte wählen Sie, wie die Familie erreicht werden will.'),
  dolmetschen: ticked(),
};

/** Fields of an address; `ags` may stay empty where postcode and place decide, `ags_stimmt` answers a question about it. */
export const addressFields = {
  strasse: optionalText(100),
  hausnummer: optionalText(20),
  plz: z
    .string({ error: 'Bitte füllen Sie „Postleitzahl“ aus.' })
    .trim()
    .regex(/^\d{5}$/, { error: 'Bitte geben Sie die Postleitzahl mit fünf Ziffern ein.' }),
  ort: requiredText('Ort', 100),
  ags: z
    .string()
    .trim()
    .regex(/^(\d{8})?$/, { error: 'Der Gemeindeschlüssel hat acht Ziffern, zum Beispiel 05358008.' })
    .optional(),
  ags_stimmt: z.string().optional(),
  unterkunft: oneOf(['private', 'shared', 'reception', 'youth_welfare'], 'Bitte wählen Sie die Unterkunft.'),
  auskunftssperre: ticked(),
  lage_x: coordinate(200_000, 600_000, 'Rechtswert'),
  lage_y: coordinate(5_500_000, 5_900_000, 'Hochwert'),
};

/** How many persons with custody a form has room for. */
export const guardianSlots = [1, 2, 3, 4] as const;
const relation = z
  .string()
  .optional()
  .transform((raw) => (raw === 'guardian' || raw === 'relative' || raw === 'youth_office' ? raw : 'parent'));
const guardianFieldsOf = <const N extends number>(n: N) =>
  ({
    [`g${n}_nachname`]: personName('Familienname', false),
    [`g${n}_vornamen`]: personName('Vornamen', false),
    [`g${n}_art`]: relation,
    [`g${n}_telefon`]: phone,
    [`g${n}_email`]: email,
  }) as {
    [K in `g${N}_nachname` | `g${N}_vornamen`]: ReturnType<typeof personName>;
  } & { [K in `g${N}_art`]: typeof relation } & { [K in `g${N}_telefon`]: typeof phone } & {
    [K in `g${N}_email`]: typeof email;
  };
export const guardianFields = {
  ...guardianFieldsOf(1),
  ...guardianFieldsOf(2),
  ...guardianFieldsOf(3),
  ...guardianFieldsOf(4),
};

export const childInput = (today: Temporal.PlainDate) => z.strictObject(childFields(today));
export const familyInput = z.strictObject({ ...contactFields, ...guardianFields, ...addressFields });
/** The same for a protected address that is closed: it can be neither read nor written. */
export const closedFamilyInput = z.strictObject({ ...contactFields, ...guardianFields });
export const reasonInput = z.strictObject({
  begruendung: z.string({ error: 'Bitte begründen Sie, wozu Sie die Anschrift brauchen.' }).transform((raw, ctx) => {
    const text = cleanText(raw);
    if (text.length < 5)
      return refuse(
        ctx,
        'Bitte begründen Sie in einem kurzen Satz (mindestens 5 Zeichen), wozu Sie die Anschrift brauchen.',
      );
    return text.length > 500 ? refuse(ctx, 'Bitte kürzen Sie die Begründung auf höchstens 500 Zeichen.') : text;
  }),
});

export type ChildInput = z.infer<ReturnType<typeof childInput>>;
export type ContactInput = Pick<z.infer<typeof familyInput>, keyof typeof contactFields>;
export type AddressInput = Pick<z.infer<typeof familyInput>, keyof typeof addressFields>;
export type GuardianInput = Pick<z.infer<typeof familyInput>, keyof typeof guardianFields>;

const typed = (body: FormBody, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** What single fields cannot know: fields that need each other. */
function crossErrors(body: FormBody): FieldError[] {
  const errors: FieldError[] = [];
  if ('nachname' in body && typed(body, 'geburtsdatum') === '' && typed(body, 'geburtsdatum_unbekannt') === '')
    errors.push({
      field: 'geburtsdatum',
      message: 'Bitte geben Sie das Geburtsdatum an, notfalls nur das Jahr, oder kreuzen Sie „unbekannt“ an.',
    });
  for (const n of guardianSlots) {
    const names = [typed(body, `g${n}_nachname`), typed(body, `g${n}_vornamen`)];
    const contact = [typed(body, `g${n}_telefon`), typed(body, `g${n}_email`)];
    if (names[0] === '' && [...names, ...contact].some((text) => text !== ''))
      errors.push({ field: `g${n}_nachname`, message: 'Bitte nennen Sie den Familiennamen dieser Person.' });
  }
  if ((typed(body, 'lage_x') === '') !== (typed(body, 'lage_y') === ''))
    errors.push({
      field: 'lage_x',
      message: 'Für die Lage von Hand brauchen wir beide Werte, Rechtswert und Hochwert.',
    });
  return errors;
}

/** `parseForm` and the rules between fields, all errors at once. */
export function parseFamilyForm<T>(schema: z.ZodType<T>, body: FormBody): Parsed<T> {
  const parsed = parseForm(schema, body);
  const extra = crossErrors(body);
  if (extra.length === 0) return parsed;
  const kept = parsed.ok ? { values: typedValues(body), errors: [] } : parsed.state;
  const fields = new Set(kept.errors.map((error) => error.field));
  return {
    ok: false,
    state: { values: kept.values, errors: [...kept.errors, ...extra.filter(({ field }) => !fields.has(field))] },
  };
}

/** The typed texts of a body, for showing the form again. */
export function typedValues(body: FormBody): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('_')) continue;
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((one) => typeof one === 'string');
  }
  return values;
}
