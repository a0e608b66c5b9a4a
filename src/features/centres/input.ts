// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { proofKinds } from '../../codes/proofs.ts';
import { optionalLine, optionalPhone, optionalPostcode, requiredLine } from '../../web/form/lines.ts';
import { germanDate, intBetween, manyOf, oneOf, optionalText, requiredText, ticked } from '../../web/form/parse.ts';

const text = (max: number) => optionalText(max).transform((value) => value ?? '');
const line = (label: string, max: number) => optionalLine(label, max).transform((value) => value ?? '');

/** Where somebody is reached, as it stands on letters. */
const reachedAt = {
  street: line('Straße und Hausnummer', 100),
  postcode: optionalPostcode,
  place: line('Ort', 100),
  phone: optionalPhone(40),
  email: line('E-Mail', 200),
};

/** Settings of a centre: local practice, address. */
export const settingsForm = z.strictObject({
  askSchool: ticked(),
  schoolAnswerDays: intBetween(1, 30, 'Antwort der Schule'),
  holdDays: intBetween(1, 30, 'Platz halten'),
  authorityDays: intBetween(1, 60, 'Entscheidung der Behörde'),
  targetDays: intBetween(1, 365, 'Ziel für die Wartezeit'),
  maxKilometres: intBetween(1, 100, 'Größte Entfernung'),
  blockingProofs: manyOf(proofKinds, 'Bitte wählen Sie aus der Liste.'),
  showWorkload: ticked(),
  ...reachedAt,
});
export type SettingsInput = z.infer<typeof settingsForm>;

/** An authority: its letterhead is what stands on a decision. */
export const authorityForm = z.strictObject({
  name: requiredLine('Name', 200),
  ...reachedAt,
  signatory: line('Unterschrift', 100),
});
export type AuthorityInput = z.infer<typeof authorityForm>;

/** A notice of remedy, valid from a day on. */
export const remedyForm = z.strictObject({
  validFrom: germanDate('Gültig ab'),
  textDe: requiredText('Wortlaut', 4000),
  textAr: text(4000),
  source: requiredLine('Quelle', 500),
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
