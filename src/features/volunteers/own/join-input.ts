// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { plainLine } from '../../../codes/characters.ts';
import { isIso6393 } from '../../../codes/languages.ts';
import { checkName } from '../../../codes/names.ts';
import { readPhone } from '../../../codes/phone.ts';
import { isId } from '../../../db/ids.ts';
import { readPersonName } from '../../../web/form/lines.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import type { Told } from '../actions.ts';
import { dayField, isMail } from '../input.ts';
import type { Typed, Wrong } from './own-fields.tsx';
import { readWeek } from './own-input.ts';

/** The fields of the page by what they say. */
export const joinFields = {
  number: 'nummer',
  given: 'vorname',
  family: 'familienname',
  languages: ['gesprochen1', 'gesprochen2', 'gesprochen3', 'gesprochen4'],
  place: 'ort',
  phone: 'telefon',
  email: 'email',
  wishes: 'wuensche',
} as const;

const mostOfName = 120;
const mostOfPlace = 100;
const mostOfContact = 120;
const mostOfWishes = 300;
/** The longest of each field, for the page. */
export const joinLimits = {
  name: mostOfName,
  place: mostOfPlace,
  contact: mostOfContact,
  wishes: mostOfWishes,
} as const;

const lineOf = (form: FormBody, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? plainLine(value) : '';
};

/** What somebody has typed, field by field, to be shown again. */
export const typedOf = (form: FormBody, names: readonly string[]): Typed =>
  Object.fromEntries(names.map((name) => [name, lineOf(form, name).slice(0, 300)]));

/** What somebody wants to do. */
export type JoinService = 'interpreting' | 'sponsorship';
const weekFields: readonly string[] = [1, 2, 3, 4, 5].map((day) => dayField[day as 1]);

export const joinNames: readonly string[] = [...Object.values(joinFields).flat(), ...weekFields];

function wrongNames(fields: readonly (readonly [string, string])[]): Wrong[] {
  const first = fields[0]?.[0] ?? '';
  if (fields.every(([, name]) => name === '')) return [{ field: first, key: 'error.name' }];
  return fields.flatMap(([field, name]): Wrong[] => {
    if (name.length > mostOfName) return [{ field, key: 'error.long' }];
    const fits = name === '' || (checkName(name).ok && /\p{L}/u.test(name));
    return fits ? [] : [{ field, key: 'error.letters' }];
  });
}

function wrongReach(phone: string, number: string | undefined, email: string): Wrong[] {
  const wrong: Wrong[] = [];
  if (phone === '' && email === '') wrong.push({ field: joinFields.phone, key: 'error.reach' });
  if (phone !== '' && number === undefined) wrong.push({ field: joinFields.phone, key: 'error.phone' });
  if (phone.length > mostOfContact) wrong.push({ field: joinFields.phone, key: 'error.long' });
  if (email.length > mostOfContact) wrong.push({ field: joinFields.email, key: 'error.long' });
  else if (email !== '' && !isMail(email)) wrong.push({ field: joinFields.email, key: 'error.email' });
  return wrong;
}

/**
 * What somebody says who wants to interpret or to become a sponsor, with all that is wrong at once. Read by hand: the sentences are those of a
 * catalogue. What nobody has asked yet (how well, on the phone, how far) stays open for the first talk.
 * @param letterLanguage the language of the page: mails come in it
 * @returns the number of the form (a page sent twice is received once) and what was told
 */
export function readJoin(
  form: FormBody,
  letterLanguage: string,
  service: JoinService = 'interpreting',
): { id: string | null; told: Told; wrong: Wrong[] } {
  const [givenName, familyName] = [readPersonName(form[joinFields.given]), readPersonName(form[joinFields.family])];
  const chosen = [...new Set(joinFields.languages.map((name) => lineOf(form, name)))].filter((code) => code !== '');
  const languages = chosen.filter((code) => isIso6393(code) && code !== 'deu');
  const place = lineOf(form, joinFields.place);
  const typedPhone = lineOf(form, joinFields.phone);
  const phone = typedPhone === '' ? '' : readPhone(typedPhone);
  const email = lineOf(form, joinFields.email);
  const number = lineOf(form, joinFields.number);
  const wrong: Wrong[] = wrongNames([
    [joinFields.given, givenName],
    [joinFields.family, familyName],
  ]);
  const sponsors = service === 'sponsorship';
  // Who speaks German with a child needs no second language.
  if (languages.length === 0 && !sponsors) wrong.push({ field: joinFields.languages[0], key: 'error.language' });
  if (place.length > mostOfPlace) wrong.push({ field: joinFields.place, key: 'error.long' });
  const windows = sponsors ? readWeek(form, wrong) : [];
  wrong.push(...wrongReach(typedPhone, phone, email));
  const wishes = sponsors ? lineOf(form, joinFields.wishes) : '';
  if (wishes.length > mostOfWishes) wrong.push({ field: joinFields.wishes, key: 'error.long' });
  return {
    id: isId(number) ? number : null,
    told: {
      profile: {
        ...{ givenName, familyName, birth: null, gender: null, street: '', postcode: null, place, ags: null },
        ...{ phone: phone ?? '', email, channel: email === '' ? 'phone' : 'mail', letterLanguage },
        ...{ interprets: !sponsors, sponsors, radiusKm: null, modes: [], topics: [] },
        ...{ mostJobsMonth: null, mostMessagesWeek: null, note: wishes },
      },
      languages: languages.map((language) => ({
        ...{ language, level: 'good', direction: 'both', reads: false, variety: '' },
      })),
      areas: [],
      windows,
    },
    wrong,
  };
}
