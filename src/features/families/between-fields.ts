// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import { plainLine } from '../../codes/characters.ts';
import { parsePartialDate, wholeDate } from '../../codes/partial-date.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
import { readPersonName } from '../../web/form/lines.ts';
import { type FormBody, inOrder, type Parsed, parseForm, readGermanDate, typedValues } from '../../web/form/parse.ts';
import type { FieldError } from '../../web/form/state.ts';
import { guardianSlots } from './guardian-input.ts';

const typed = (body: FormBody, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? plainLine(value) : '';
};

const needBirth = 'Bitte geben Sie das Geburtsdatum an, notfalls nur das Jahr, oder kreuzen Sie „unbekannt“ an.';
const needName = 'Bitte geben Sie Familienname oder Vornamen an; wer nur einen Namen hat, lässt das andere Feld leer.';
const needPerson = 'Bitte nennen Sie den Familiennamen oder die Vornamen dieser Person.';

const needAddress = 'Bitte geben Sie Straße, Postleitzahl und Ort an oder lassen Sie alle drei leer.';
const noOwnAddress =
  'Bei einer Auskunftssperre schreiben wir Eltern und Verwandten nicht an eine andere Anschrift. Bitte lassen Sie Straße, Postleitzahl und Ort leer.';
const noCustody = 'Briefe gehen nur an eine Person mit Sorgerecht. Bitte wählen Sie eine andere Person.';

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

type Slot = (typeof guardianSlots)[number];
const isNameless = (body: FormBody, n: Slot): boolean =>
  [`g${n}_nachname`, `g${n}_vornamen`].every((name) => readPersonName(body[name]) === '');
const ownAddress = ['strasse', 'plz', 'ort'] as const;

/** What was typed of an address of one's own is whole, and no parent has one beside an Auskunftssperre. */
function ownAddressErrors(body: FormBody, n: Slot): FieldError[] {
  const missing = ownAddress.filter((part) => typed(body, `g${n}_${part}`) === '').map((part) => `g${n}_${part}`);
  if (missing.length === ownAddress.length) return [];
  const art = typed(body, `g${n}_art`);
  // A family whose address is closed to who writes is protected, too.
  const isProtected = typed(body, 'auskunftssperre') !== '' || !('plz' in body);
  if (isProtected && art !== 'guardian' && art !== 'youth_office')
    return [{ field: `g${n}_strasse`, message: noOwnAddress }];
  return missing.map((field) => ({ field, message: needAddress }));
}

/** Who is to get the letters is named, and has custody. */
function lettersErrors(body: FormBody): FieldError[] {
  const to = guardianSlots.find((n) => String(n) === typed(body, 'briefe_an'));
  if (to === undefined) return [];
  if (isNameless(body, to)) return [{ field: 'briefe_an', message: `Bitte nennen Sie auch die ${to}. Person.` }];
  return typed(body, `g${to}_sorge`) === 'no' ? [{ field: 'briefe_an', message: noCustody }] : [];
}

function guardianErrors(body: FormBody): FieldError[] {
  const nameless = guardianSlots
    .filter((n) => {
      const said = ['telefon', 'email', ...ownAddress].some((part) => typed(body, `g${n}_${part}`) !== '');
      return said && isNameless(body, n);
    })
    .map((n) => ({ field: `g${n}_nachname`, message: needPerson }));
  return [...nameless, ...guardianSlots.flatMap((n) => ownAddressErrors(body, n)), ...lettersErrors(body)];
}

/** What single fields cannot know: fields that need each other. */
function crossErrors(body: FormBody, today: Temporal.PlainDate): FieldError[] {
  const errors = [
    // Every form of a child asks for its gender: one that leaves out the fields of the name is one, too.
    ...(['nachname', 'vornamen', 'geschlecht'].some((name) => name in body) ? childErrors(body, today) : []),
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
