// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { plainDigits, plainLine } from '../../codes/characters.ts';
import { isIso6393 } from '../../codes/languages.ts';
import { isStateKey } from '../../codes/nationalities.ts';
import { type PartialDate, parsePartialDate, wholeDate } from '../../codes/partial-date.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
import {
  optionalLine,
  optionalPhone,
  personName,
  postcode,
  readPersonName,
  requiredLine,
} from '../../web/form/lines.ts';
import {
  cleanText,
  type FormBody,
  inOrder,
  oneOf,
  optionalGermanDate,
  optionalOneOf,
  type Parsed,
  parseForm,
  readGermanDate,
  ticked,
  typedValues,
} from '../../web/form/parse.ts';
import type { FieldError } from '../../web/form/state.ts';

type Refusal = { addIssue(message: string): void };
function refuse(ctx: Refusal, message: string): never {
  ctx.addIssue(message);
  return z.NEVER;
}

const partialBirth = (today: Temporal.PlainDate) =>
  z
    .string()
    .optional()
    .transform((raw, ctx): PartialDate | null => {
      if (plainLine(raw ?? '') === '') return null;
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
/** Long enough for two numbers and whose they are. */
const phone = optionalPhone(120);
const email = z
  .string()
  .optional()
  .transform((raw, ctx): string => {
    const text = plainDigits(raw ?? '');
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
  nachname: personName('Familienname'),
  vornamen: personName('Vornamen'),
  geburtsname: personName('Geburtsname'),
  rufname: personName('Rufname'),
  geburtsdatum: partialBirth(today),
  geburtsdatum_unbekannt: ticked(),
  geschlecht: oneOf(['f', 'm', 'd', 'none'], 'Bitte wählen Sie das Geschlecht, wie es im Ausweis steht.'),
  geburtsort: optionalLine('Geburtsort', 100),
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
  strasse: optionalLine('Straße', 100),
  hausnummer: optionalLine('Hausnummer', 20),
  plz: postcode,
  ort: requiredLine('Ort', 100),
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
const optionalRelations = ['guardian', 'relative', 'youth_office'] as const;
const relation = z
  .string()
  .optional()
  .transform((raw) => optionalRelations.find((one) => one === raw) ?? ('parent' as const));
const guardianFieldsOf = <const N extends number>(n: N) =>
  ({
    [`g${n}_nachname`]: personName('Familienname'),
    [`g${n}_vornamen`]: personName('Vornamen'),
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
  return typeof value === 'string' ? plainLine(value) : '';
};

const needBirth = 'Bitte geben Sie das Geburtsdatum an, notfalls nur das Jahr, oder kreuzen Sie „unbekannt“ an.';
const needName = 'Bitte geben Sie Familienname oder Vornamen an; wer nur einen Namen hat, lässt das andere Feld leer.';
const needPerson = 'Bitte nennen Sie den Familiennamen oder die Vornamen dieser Person.';

/** How far ahead a family may announce that it moves in. */
const announcedMonths = 3;

function childErrors(body: FormBody, today: Temporal.PlainDate): FieldError[] {
  const errors: FieldError[] = [];
  if (readPersonName(body.nachname) === '' && readPersonName(body.vornamen) === '')
    errors.push({ field: 'nachname', message: needName });
  if (typed(body, 'geburtsdatum') === '' && typed(body, 'geburtsdatum_unbekannt') === '')
    errors.push({ field: 'geburtsdatum', message: needBirth });
  const written = parsePartialDate(typed(body, 'geburtsdatum'), today);
  const birth = 'error' in written ? null : written;
  const day = (field: string) => {
    const date = readGermanDate(typed(body, field));
    return date ? wholeDate(date) : null;
  };
  const entry = { field: 'einreise', label: 'Einreise nach Deutschland', date: day('einreise') };
  const move = { field: 'zuzug', label: 'Zuzug in die Gemeinde', date: day('zuzug') };
  const latest = wholeDate(today.add({ months: announcedMonths }));
  const order = dateOrderErrors([
    { ...entry, notBefore: birth, says: 'liegt vor der Geburt' },
    { ...entry, notAfter: wholeDate(today), says: 'liegt in der Zukunft' },
    { ...move, notBefore: birth, says: 'liegt vor der Geburt' },
    { ...move, notBefore: entry.date, says: 'liegt vor der Einreise nach Deutschland' },
    { ...move, notAfter: latest, says: 'liegt mehr als drei Monate in der Zukunft' },
  ]);
  return [...errors, ...order];
}

/** Whoever wants to be called or written to needs a number or an address; a person with custody may have it. */
function reachErrors(body: FormBody): FieldError[] {
  const has = (field: 'telefon' | 'email') =>
    [field, ...guardianSlots.map((n) => `g${n}_${field}`)].some((name) => typed(body, name) !== '');
  const way = typed(body, 'weg');
  if (way === 'mail' && !has('email'))
    return [{ field: 'email', message: 'Bitte geben Sie die E-Mail-Adresse an oder wählen Sie einen anderen Weg.' }];
  if (way === 'phone' && !has('telefon'))
    return [{ field: 'telefon', message: 'Bitte geben Sie die Telefonnummer an oder wählen Sie einen anderen Weg.' }];
  return [];
}

function guardianErrors(body: FormBody): FieldError[] {
  return guardianSlots
    .filter((n) => {
      const nameless = [`g${n}_nachname`, `g${n}_vornamen`].every((name) => readPersonName(body[name]) === '');
      return nameless && [`g${n}_telefon`, `g${n}_email`].some((name) => typed(body, name) !== '');
    })
    .map((n) => ({ field: `g${n}_nachname`, message: needPerson }));
}

/** What single fields cannot know: fields that need each other. */
function crossErrors(body: FormBody, today: Temporal.PlainDate): FieldError[] {
  const errors = [
    ...('nachname' in body || 'vornamen' in body ? childErrors(body, today) : []),
    ...reachErrors(body),
    ...guardianErrors(body),
  ];
  if ((typed(body, 'lage_x') === '') !== (typed(body, 'lage_y') === ''))
    errors.push({
      field: 'lage_x',
      message: 'Für die Lage von Hand brauchen wir beide Werte, Rechtswert und Hochwert.',
    });
  return errors;
}

/** `parseForm` and the rules between fields, all errors at once in the order of the page. */
export function parseFamilyForm<T>(schema: z.ZodType<T>, body: FormBody, today: Temporal.PlainDate): Parsed<T> {
  const parsed = parseForm(schema, body);
  const extra = crossErrors(body, today);
  if (extra.length === 0) return parsed;
  const kept = parsed.ok ? { values: typedValues(body), errors: [] } : parsed.state;
  const fields = new Set(kept.errors.map((error) => error.field));
  const errors = [...kept.errors, ...extra.filter(({ field }) => !fields.has(field))];
  return { ok: false, state: { values: kept.values, errors: inOrder(schema, errors) } };
}
