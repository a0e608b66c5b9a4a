// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { plainLine } from '../../codes/characters.ts';
import { codesOf } from '../../codes/keys.ts';
import { isIso6393 } from '../../codes/languages.ts';
import { isId } from '../../db/ids.ts';
import type { SelfReportKey } from '../../outbound/catalogues/self-report.ts';
import { readPersonName } from '../../web/form/lines.ts';
import type { FormBody } from '../../web/form/parse.ts';
import { oneOf } from '../../web/form/parse.ts';
import type { Told } from './rows.ts';
import { type Refused, refusals } from './rules.ts';

/** What is wrong with a field, as a key of the catalogue: it is said in the language of the page. */
export interface Wrong {
  field: string;
  key: SelfReportKey;
}

/** The fields of the page by what they say. */
export const names = {
  given: 'vorname',
  family: 'familienname',
  age: 'alter',
  place: 'ort',
  language: 'gesprochen',
  reach: 'erreichbar',
  number: 'nummer',
} as const;

const line = (form: FormBody, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? plainLine(value) : '';
};

/** How a family is reached: something to write to or enough digits to call. */
const isReach = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) || text.replaceAll(/[^\d]/g, '').length >= 6;

/** What a family has typed, field by field, to be shown again. */
export const typedOf = (form: FormBody): Record<string, string> =>
  Object.fromEntries(Object.values(names).map((name) => [name, line(form, name).slice(0, 300)]));

/**
 * What a family says of a child, with all that is wrong at once. Read by hand: the sentences are those of a catalogue.
 * @returns the number of the form (a page sent twice is received once) and what was told
 */
export function readSelfReport(form: FormBody): { id: string | null; told: Told; wrong: Wrong[] } {
  const [given, family] = [readPersonName(form[names.given]), readPersonName(form[names.family])];
  const age = Number(/^\d{1,2}$/.exec(line(form, names.age))?.[0] ?? Number.NaN);
  const place = line(form, names.place);
  const language = line(form, names.language);
  const reach = line(form, names.reach);
  const number = line(form, names.number);
  const wrong: Wrong[] = [];
  if (given === '' && family === '') wrong.push({ field: names.given, key: 'error.name' });
  for (const [field, text] of [
    [names.given, given],
    [names.family, family],
  ] as const)
    if (text.length > 120) wrong.push({ field, key: 'error.long' });
  if (!(age >= 0 && age <= 30)) wrong.push({ field: names.age, key: 'error.age' });
  if (place === '') wrong.push({ field: names.place, key: 'error.place' });
  if (place.length > 100) wrong.push({ field: names.place, key: 'error.long' });
  if (!isIso6393(language)) wrong.push({ field: names.language, key: 'error.language' });
  if (!isReach(reach)) wrong.push({ field: names.reach, key: 'error.reach' });
  else if (reach.length > 120) wrong.push({ field: names.reach, key: 'error.long' });
  const told = { givenNames: given, familyName: family, age, place, language, reach };
  return { id: isId(number) ? number : null, told, wrong };
}

const reasons = codesOf(refusals) as [Refused, ...Refused[]];
export const refuseEntryInput = z
  .strictObject({ grund: oneOf(reasons, 'Bitte wählen Sie den Grund.') })
  .transform((form) => ({ reason: form.grund }));

/** What a report starts with that is made of an entry. */
export const takeUpValues = ({ givenNames, familyName, place, language, reach }: Told): Record<string, string> => ({
  vornamen: givenNames,
  nachname: familyName,
  sprache1: language,
  familiensprache: language,
  ort: place,
  unterkunft: 'private',
  ...(reach.includes('@') ? { email: reach, weg: 'mail' } : { telefon: reach, weg: 'phone' }),
});

/** The family of a child that was found while the report was typed; '' for none. */
export const foundFamily = (form: FormBody): string =>
  typeof form['zu_familie'] === 'string' ? form['zu_familie'] : '';
