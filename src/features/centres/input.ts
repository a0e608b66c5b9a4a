// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { germanDate, intBetween, oneOf, optionalText, requiredText, ticked } from '../../web/form/parse.ts';

const postcode = z
  .string({ error: 'Bitte geben Sie die Postleitzahl mit 5 Ziffern an.' })
  .trim()
  .regex(/^(\d{5})?$/, 'Bitte geben Sie die Postleitzahl mit 5 Ziffern an.');

const text = (max: number) => optionalText(max).transform((value) => value ?? '');

/** Settings of a centre: local practice, address. */
export const settingsForm = z.strictObject({
  askSchool: ticked(),
  schoolAnswerDays: intBetween(1, 30, 'Antwort der Schule'),
  holdDays: intBetween(1, 30, 'Platz halten'),
  authorityDays: intBetween(1, 60, 'Entscheidung der Behörde'),
  targetDays: intBetween(1, 365, 'Ziel für die Wartezeit'),
  maxKilometres: intBetween(1, 100, 'Größte Entfernung'),
  street: text(100),
  postcode,
  place: text(100),
  phone: text(40),
  email: text(200),
});
export type SettingsInput = z.infer<typeof settingsForm>;

/** An authority: its letterhead is what stands on a decision. */
export const authorityForm = z.strictObject({
  name: requiredText('Name', 200),
  street: text(100),
  postcode,
  place: text(100),
  phone: text(40),
  email: text(200),
  signatory: text(100),
});
export type AuthorityInput = z.infer<typeof authorityForm>;

/** A notice of remedy, valid from a day on. */
export const remedyForm = z.strictObject({
  validFrom: germanDate('Gültig ab'),
  textDe: requiredText('Wortlaut', 4000),
  textAr: text(4000),
  source: requiredText('Quelle', 500),
});
export type RemedyInput = z.infer<typeof remedyForm>;

export const paths = ['direct_registration', 'school_authority', 'centre_vocational', 'district_government'] as const;

/** One line of competence, valid from a day on. */
export const competenceForm = z.strictObject({
  ageFrom: intBetween(5, 25, 'Alter von'),
  ageTo: intBetween(5, 25, 'Alter bis'),
  path: oneOf(paths, 'Bitte wählen Sie den Weg.'),
  validFrom: germanDate('Gültig ab'),
  note: text(500),
});
export type CompetenceInput = z.infer<typeof competenceForm>;
