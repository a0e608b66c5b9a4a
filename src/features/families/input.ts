// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { plainLine } from '../../codes/characters.ts';
import { isIso6393 } from '../../codes/languages.ts';
import { isStateKey } from '../../codes/nationalities.ts';
import { type PartialDate, parsePartialDate } from '../../codes/partial-date.ts';
import { optionalLine, personName, postcode, requiredLine } from '../../web/form/lines.ts';
import { cleanText, oneOf, optionalGermanDate, optionalOneOf, ticked } from '../../web/form/parse.ts';
import { email, guardianFields, phone, typedGuardians } from './guardian-input.ts';
import type { PlacedAddress } from './position.ts';
import type { Address, Contact, Custodian, Parents, Person } from './rows.ts';

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
const contactFields = {
  telefon: phone,
  email,
  familiensprache: language('Bitte wählen Sie die Sprache für Gespräche und Briefe.'),
  weg: oneOf(['letter', 'mail', 'phone'], 'Bitte wählen Sie, wie die Familie erreicht werden will.'),
  dolmetschen: ticked(),
};

/** Fields of an address; `ags` may stay empty where postcode and place decide, `ags_stimmt` answers a question about it. */
const addressFields = {
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

type FormOf<Fields extends z.ZodRawShape> = z.infer<z.ZodObject<Fields>>;

/** The child that the fields of a form describe. */
export const typedPerson = (form: FormOf<ReturnType<typeof childFields>>): Person => ({
  familyName: form.nachname,
  givenNames: form.vornamen,
  birthName: form.geburtsname,
  callName: form.rufname,
  birth: form.geburtsdatum,
  gender: form.geschlecht,
  birthPlace: form.geburtsort ?? '',
  birthCountry: form.geburtsland,
  nationality1: form.staat1,
  nationality2: form.staat2,
  firstLanguage: form.sprache1,
  secondLanguage: form.sprache2,
  enteredGermanyOn: form.einreise,
  movedInOn: form.zuzug,
  denominationalWish: form.bekenntnis ?? 'none',
});

/** An address as typed: which municipality is meant is asked for beside it, and the position follows from both. */
export type TypedAddress = Omit<Address, 'ags' | 'position'> & Pick<PlacedAddress, 'manual'>;

/** A family without its address. */
export interface TypedFamily {
  contact: Contact;
  /** Null: not known. */
  parents: Parents | null;
  /** In their order, without those left empty. */
  guardians: Custodian[];
}

const typedAddress = (form: FormOf<typeof addressFields>): TypedAddress => ({
  street: form.strasse ?? '',
  houseNumber: form.hausnummer ?? '',
  postcode: form.plz,
  place: form.ort,
  accommodation: form.unterkunft,
  protected: form.auskunftssperre,
  manual: form.lage_x !== null && form.lage_y !== null ? { x: form.lage_x, y: form.lage_y } : null,
});

const typedContactAndGuardians = (form: FormOf<typeof contactFields & typeof guardianFields>): TypedFamily => ({
  contact: {
    phone: form.telefon,
    email: form.email,
    language: form.familiensprache,
    channel: form.weg,
    interpreterNeeded: form.dolmetschen,
  },
  parents: form.eltern ?? null,
  guardians: typedGuardians(form),
});

/** Fields of a family with its address. */
export const familyFields = { ...contactFields, ...guardianFields, ...addressFields };

/** Fields of a family whose address is protected and closed: it can be neither read nor written. */
export const closedFamilyFields = { ...contactFields, ...guardianFields };

/** The family that the fields of a form describe. */
export const typedFamily = (form: FormOf<typeof familyFields>): TypedFamily & { address: TypedAddress } => ({
  ...typedContactAndGuardians(form),
  address: typedAddress(form),
});

export const typedClosedFamily = (form: FormOf<typeof closedFamilyFields>): TypedFamily & { address: null } => ({
  ...typedContactAndGuardians(form),
  address: null,
});

export const childInput = (today: Temporal.PlainDate) => z.strictObject(childFields(today)).transform(typedPerson);
export const familyInput = z.strictObject(familyFields).transform(typedFamily);
export const closedFamilyInput = z.strictObject(closedFamilyFields).transform(typedClosedFamily);
export const reasonInput = z
  .strictObject({
    begruendung: z.string({ error: 'Bitte begründen Sie, wozu Sie die Anschrift brauchen.' }).transform((raw, ctx) => {
      const text = cleanText(raw);
      if (text.length < 5)
        return refuse(
          ctx,
          'Bitte begründen Sie in einem kurzen Satz (mindestens 5 Zeichen), wozu Sie die Anschrift brauchen.',
        );
      return text.length > 500 ? refuse(ctx, 'Bitte kürzen Sie die Begründung auf höchstens 500 Zeichen.') : text;
    }),
  })
  .transform((form) => ({ reason: form.begruendung }));
