// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { keyboardForm, plainLine } from '../../codes/characters.ts';
import { readWrittenDate } from '../../codes/written-date.ts';
import { isId } from '../../db/ids.ts';
import type { FieldError, FormState } from './state.ts';

/** A body as a route gets it from hono's `parseBody({ all: true })`. */
export type FormBody = Readonly<Record<string, string | File | (string | File)[]>>;

export type Parsed<T> = { ok: true; data: T } | { ok: false; state: FormState };

/** Sentences for schema parts that bring none of their own. */
function fallbackMessage(issue: { readonly code?: string | undefined; readonly input?: unknown }): string {
  if (issue.input === undefined || issue.input === '') return 'Bitte füllen Sie dieses Feld aus.';
  if (issue.code === 'too_big') return 'Diese Angabe ist zu lang oder zu groß.';
  if (issue.code === 'too_small') return 'Diese Angabe ist zu kurz oder zu klein.';
  return 'Diese Angabe passt hier nicht.';
}

function toErrors(error: z.ZodError): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const names = issue.keys.map((key) => `„${key.slice(0, 40)}“`).join(', ');
      errors.set('?', {
        field: '',
        message: `Das Formular enthält Unbekanntes (${names}). Bitte laden Sie die Seite neu.`,
      });
      continue;
    }
    const field = String(issue.path[0] ?? '');
    // One sentence a field: the first is the nearest to what people typed.
    if (!errors.has(field)) errors.set(field, { field, message: issue.message });
  }
  return [...errors.values()];
}

/** The typed words of a body, for showing the form again: no files, none of our own `_` fields. */
export function typedValues(body: FormBody): FormState['values'] {
  const values: FormState['values'] = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('_')) continue;
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((one) => typeof one === 'string');
  }
  return values;
}

/**
 * Checks a form against a strict zod object and collects all errors at once.
 * Names starting with `_` (request id, version) are ours and not looked at; any other unknown name is an error.
 */
export function parseForm<T>(schema: z.ZodType<T>, body: FormBody): Parsed<T> {
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('_')));
  const result = schema.safeParse(fields, { error: fallbackMessage });
  if (result.success) return { ok: true, data: result.data };
  return { ok: false, state: { values: typedValues(body), errors: toErrors(result.error) } };
}

/** A form that is only a button. */
export const noFields = z.strictObject({});

/** Errors in the order of the schema's fields, as people meet them on the page; those of no field come last. */
export function inOrder(schema: z.ZodType, errors: readonly FieldError[]): FieldError[] {
  const typed = schema instanceof z.ZodPipe ? schema.in : schema;
  const fields = typed instanceof z.ZodObject ? Object.keys(typed.shape) : [];
  const place = ({ field }: FieldError) => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  return errors.toSorted((a, b) => place(a) - place(b));
}

/** The version of the record the form was filled from (`_version`), if it carried one. */
export function formVersion(body: FormBody): number | undefined {
  const value = body._version;
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** When the form was opened (`_opened`), if it carried that. */
export function openedAt(body: FormBody): Temporal.Instant | undefined {
  const value = body._opened;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{8,18}Z$/.test(value)) return undefined;
  try {
    return Temporal.Instant.from(value);
  } catch {
    return undefined;
  }
}

/** The id that makes a double submit harmless (`_request`), if it is a UUID. */
export function formRequestId(body: FormBody): string | undefined {
  const value = body._request;
  return typeof value === 'string' && isId(value) ? value : undefined;
}

/**
 * Text as it is kept: one Unicode form, plain line ends, trimmed. No control characters (PostgreSQL refuses NUL), and no
 * overrides of the writing direction, which make a text read otherwise than it is (Unicode TR 36); isolates and marks stay.
 */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e]/g;
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(controls, '').trim();
}

type Context = { addIssue(message: string): void };

function refuse(ctx: Context, message: string): never {
  ctx.addIssue(message);
  return z.NEVER;
}

const tooLong = (max: number, is: number): string => `Bitte kürzen Sie auf höchstens ${max} Zeichen (jetzt ${is}).`;

/** Text people must enter, trimmed, 1 to `max` characters. `label` is the field's label. */
export function requiredText(label: string, max: number) {
  const missing = `Bitte füllen Sie „${label}“ aus.`;
  return z.string({ error: missing }).transform((raw, ctx) => {
    const text = cleanText(raw);
    if (text === '') return refuse(ctx, missing);
    return text.length > max ? refuse(ctx, `„${label}“: ${tooLong(max, text.length)}`) : text;
  });
}

/** Text people may leave out, trimmed; nothing entered is null. */
export function optionalText(max: number) {
  return z
    .string({ error: 'Bitte geben Sie hier Text ein.' })
    .optional()
    .transform((raw, ctx): string | null => {
      const text = cleanText(raw ?? '');
      if (text === '') return null;
      return text.length > max ? refuse(ctx, tooLong(max, text.length)) : text;
    });
}

/** A mail address in lower case. `label` says whose. */
export function email(label = 'E-Mail-Adresse') {
  const message = `Bitte geben Sie bei „${label}“ eine E-Mail-Adresse ein, zum Beispiel name@kreis.example.`;
  return z.string({ error: message }).transform((raw, ctx) => {
    const text = cleanText(raw).toLowerCase();
    if (text.length <= 200 && z.email().safeParse(text).success) return text;
    return refuse(ctx, message);
  });
}

/** A mail address people may leave out; nothing entered is ''. */
export const optionalEmail = z
  .string({ error: 'Bitte geben Sie eine E-Mail-Adresse ein oder lassen Sie das Feld leer.' })
  .optional()
  .transform((raw, ctx): string => {
    if (cleanText(raw ?? '') === '') return '';
    const read = email().safeParse(raw);
    return read.success ? read.data : refuse(ctx, read.error.issues[0]?.message ?? '');
  });

/** One of fixed values. `message` says what to choose. */
export function oneOf<const V extends readonly string[]>(values: V, message: string) {
  return z.enum(values, { error: message });
}

/** One of fixed values or nothing (null). */
export function optionalOneOf<const V extends readonly string[]>(values: V, message: string) {
  return z
    .string({ error: message })
    .optional()
    .transform((raw, ctx): V[number] | null => {
      if (raw === undefined || raw === '') return null;
      const found = values.find((value) => value === raw);
      return found ?? refuse(ctx, message);
    });
}

/** Any number of fixed values, from checkboxes; none is an empty array. */
export function manyOf<const V extends readonly string[]>(values: V, message: string) {
  return z
    .union([z.string(), z.array(z.string())], { error: message })
    .optional()
    .transform((raw, ctx): V[number][] => {
      const chosen = raw === undefined ? [] : Array.isArray(raw) ? raw : [raw];
      const known = values.filter((value) => chosen.includes(value));
      return chosen.every((one) => values.some((value) => value === one)) ? known : refuse(ctx, message);
    });
}

/** A single checkbox: true when ticked. */
export function ticked() {
  return z
    .string({ error: 'Bitte setzen Sie hier ein Häkchen oder keines.' })
    .optional()
    .transform((raw) => raw !== undefined && raw !== '');
}

function readInteger(raw: string): number | undefined {
  const digits = raw
    .trim()
    .replace(/^(-?\d{1,3})((\.\d{3})+)$/, (_, head: string, rest: string) => head + rest.replaceAll('.', ''));
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** A whole number from `a` to `b`, both included; German thousands points are understood. */
export function intBetween(a: number, b: number, label: string) {
  const message = `Bitte geben Sie bei „${label}“ eine ganze Zahl von ${a} bis ${b} ein.`;
  return z.string({ error: message }).transform((raw, ctx) => {
    const n = readInteger(raw);
    return n === undefined || n < a || n > b ? refuse(ctx, message) : n;
  });
}

/** As `intBetween`; nothing entered is null. */
export function optionalIntBetween(a: number, b: number, label: string) {
  const message = `Bitte geben Sie bei „${label}“ eine ganze Zahl von ${a} bis ${b} ein oder lassen Sie das Feld leer.`;
  return z
    .string({ error: message })
    .optional()
    .transform((raw, ctx): number | null => {
      if (raw === undefined || raw.trim() === '') return null;
      const n = readInteger(raw);
      return n === undefined || n < a || n > b ? refuse(ctx, message) : n;
    });
}

/** Reads a whole day (`readWrittenDate`); undefined when it is none, or only known in part. */
export function readGermanDate(text: string): Temporal.PlainDate | undefined {
  const written = readWrittenDate(text);
  if (!('date' in written)) return undefined;
  const { year, month, day } = written.date;
  return month === undefined || day === undefined ? undefined : Temporal.PlainDate.from({ year, month, day });
}

/** Why what was typed is no whole day. */
function dateMessage(raw: string, label: string): string {
  const example = 'zum Beispiel 27.11.2026';
  if (plainLine(raw) === '') return `Bitte geben Sie bei „${label}“ ein Datum ein, ${example}.`;
  const written = readWrittenDate(raw);
  if ('date' in written) return `„${label}“: Hier brauchen wir den ganzen Tag, ${example}.`;
  if (written.fault === 'short_year') return `„${label}“: Bitte schreiben Sie das Jahr mit vier Ziffern, ${example}.`;
  const shown = cleanText(raw).slice(0, 30);
  return `„${label}“: „${shown}“ ist kein Tag im Kalender. Bitte schreiben Sie das Datum als TT.MM.JJJJ, ${example}.`;
}

/** A date people must enter, to a PlainDate. `label` is the field's label. */
export function germanDate(label = 'Datum') {
  return z.string({ error: dateMessage('', label) }).transform((raw, ctx) => {
    return readGermanDate(raw) ?? refuse(ctx, dateMessage(raw, label));
  });
}

/** A date people may leave out; nothing entered is null. */
export function optionalGermanDate(label = 'Datum') {
  return z
    .string({ error: dateMessage('', label) })
    .optional()
    .transform((raw, ctx): Temporal.PlainDate | null => {
      if (plainLine(raw ?? '') === '') return null;
      return readGermanDate(raw ?? '') ?? refuse(ctx, dateMessage(raw ?? '', label));
    });
}

const TIME_FORMS = [
  /^(?<h>\d{1,2})[.:,](?<m>\d{2})\s*(?:uhr|h)?$/,
  /^(?<h>\d{1,2})\s*(?:uhr|h)(?:\s*(?<m>\d{1,2}))?$/,
  /^(?<h>\d{1,2})(?<m>\d{2})$/,
  /^(?<h>\d{1,2})$/,
];

/**
 * Reads a time of day as people type it: "9:30", "9.30", "9,30", "0930", "9 Uhr 30", "9h30", "9 Uhr", "9"; undefined for what
 * is no such time or could be read in two ways ("14.5").
 */
export function readTime(text: string): Temporal.PlainTime | undefined {
  const plain = cleanText(keyboardForm(text))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?([.:,]) ?/g, '$1');
  for (const form of TIME_FORMS) {
    const parts = form.exec(plain)?.groups;
    if (parts === undefined) continue;
    const time = { hour: Number(parts.h), minute: Number(parts.m ?? 0) };
    return time.hour > 23 || time.minute > 59 ? undefined : Temporal.PlainTime.from(time);
  }
  return undefined;
}

/** A time of day people must enter, to a PlainTime. `label` is the field's label. */
export function timeOfDay(label = 'Uhrzeit') {
  const missing = `Bitte geben Sie bei „${label}“ eine Uhrzeit ein, zum Beispiel 14:30.`;
  return z.string({ error: missing }).transform((raw, ctx) => {
    const text = cleanText(raw);
    if (text === '') return refuse(ctx, missing);
    const wrong = `„${label}“: „${text.slice(0, 30)}“ ist keine Uhrzeit. Bitte schreiben Sie Stunde und Minuten, zum Beispiel 14:30.`;
    return readTime(raw) ?? refuse(ctx, wrong);
  });
}
