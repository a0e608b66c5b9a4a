// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { europeanFigures, plainLine } from '../../codes/characters.ts';
import { optionalPostcode, requiredLine } from '../../web/form/lines.ts';
import type { FormBody } from '../../web/form/parse.ts';
import { bankInput } from '../allowances/payout-input.ts';
import type { Wrong } from '../volunteers/own/own-fields.tsx';

const mostOfStreet = 120;
const mostOfPlace = 100;
const mostOfHolder = 120;
/** The longest of each field, for the pages. */
export const accountLimits = {
  street: mostOfStreet,
  postcode: 10,
  place: mostOfPlace,
  iban: 42,
  holder: mostOfHolder,
} as const;

/** Where a volunteer lives. */
export const addressInput = z
  .strictObject({
    strasse: requiredLine('Straße und Hausnummer', mostOfStreet),
    plz: optionalPostcode,
    ort: requiredLine('Ort', mostOfPlace),
  })
  .transform((form) => ({ street: form.strasse, postcode: form.plz === '' ? null : form.plz, place: form.ort }));

type Key = Wrong['key'];
/** What is said of a field, by what was typed into it. */
type Says = (typed: string) => Key;

const within =
  (most: number, otherwise: Key): Says =>
  (typed) =>
    typed.length > most ? 'error.long' : otherwise;

const addressSays: Readonly<Record<string, Says>> = {
  strasse: within(mostOfStreet, 'error.street'),
  plz: () => 'error.postcode',
  ort: within(mostOfPlace, 'error.place'),
};
const bankSays: Readonly<Record<string, Says>> = {
  kontonummer: (typed) => (typed === '' ? 'error.iban.missing' : 'error.iban'),
  inhaber: within(mostOfHolder, 'error.holder'),
};

export const addressNames = Object.keys(addressSays);
export const bankNames = Object.keys(bankSays);

/**
 * Reads a form by the rules staff's form has; what is wrong is said by the sentences of the catalogue, one a field.
 * Figures of other scripts are taken as ours.
 */
function readBy<T>(
  schema: z.ZodType<T>,
  says: Readonly<Record<string, Says>>,
  form: FormBody,
): { told: T | undefined; wrong: Wrong[] } {
  const typed = Object.fromEntries(
    Object.keys(says).map((name) => {
      const value = form[name];
      return [name, typeof value === 'string' ? europeanFigures(plainLine(value)) : ''];
    }),
  );
  const { success, data, error } = schema.safeParse(typed);
  if (success) return { told: data, wrong: [] };
  const failed = new Set(error.issues.map(({ path: [field] }) => String(field)));
  return {
    told: undefined,
    wrong: Object.entries(says).flatMap(([field, say]) =>
      failed.has(field) ? [{ field, key: say(typed[field] ?? '') }] : [],
    ),
  };
}

/** Where a volunteer lives, with all that is wrong at once. */
export const readOwnAddress = (form: FormBody) => readBy(addressInput, addressSays, form);

/** Where a volunteer is paid, with all that is wrong at once. */
export const readOwnBank = (form: FormBody) => readBy(bankInput, bankSays, form);
