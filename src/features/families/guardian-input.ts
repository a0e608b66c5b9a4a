// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { plainDigits } from '../../codes/characters.ts';
import { codesOf } from '../../codes/keys.ts';
import { optionalLine, optionalPhone, optionalPostcode, personName } from '../../web/form/lines.ts';
import { optionalOneOf } from '../../web/form/parse.ts';
import type { Custodian } from './rows.ts';
import { custodyLabels, parentsLabels } from './rules.ts';

/** Long enough for two numbers and whose they are. */
export const phone = optionalPhone(120);
export const email = z
  .string()
  .optional()
  .transform((raw, ctx): string => {
    const text = plainDigits(raw ?? '');
    if (text === '' || (text.length <= 120 && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text))) return text;
    ctx.addIssue('Bitte schreiben Sie die E-Mail-Adresse vollständig, zum Beispiel familie@beispiel.de.');
    return z.NEVER;
  });

/** How many persons with custody a form has room for. */
export const guardianSlots = [1, 2, 3, 4] as const;
const optionalRelations = ['guardian', 'relative', 'youth_office'] as const;
const relation = z
  .string()
  .optional()
  .transform((raw) => optionalRelations.find((one) => one === raw) ?? ('parent' as const));
const custody = optionalOneOf(
  codesOf(custodyLabels),
  'Bitte wählen Sie, ob diese Person das Sorgerecht hat.',
).transform((said) => said ?? ('yes' as const));
const street = optionalLine('Straße und Hausnummer', 120);
const place = optionalLine('Ort', 100);

const guardianFieldsOf = <const N extends number>(n: N) =>
  ({
    [`g${n}_nachname`]: personName('Familienname'),
    [`g${n}_vornamen`]: personName('Vornamen'),
    [`g${n}_art`]: relation,
    [`g${n}_sorge`]: custody,
    [`g${n}_telefon`]: phone,
    [`g${n}_email`]: email,
    [`g${n}_strasse`]: street,
    [`g${n}_plz`]: optionalPostcode,
    [`g${n}_ort`]: place,
  }) as { [K in `g${N}_nachname` | `g${N}_vornamen`]: ReturnType<typeof personName> } & {
    [K in `g${N}_art`]: typeof relation;
  } & { [K in `g${N}_sorge`]: typeof custody } & { [K in `g${N}_telefon`]: typeof phone } & {
    [K in `g${N}_email`]: typeof email;
  } & { [K in `g${N}_strasse` | `g${N}_ort`]: typeof street } & { [K in `g${N}_plz`]: typeof optionalPostcode };

/** Fields about parents and persons with custody; `briefe_an` names the slot of the person letters go to. */
export const guardianFields = {
  eltern: optionalOneOf(codesOf(parentsLabels), 'Bitte wählen Sie eine Antwort aus der Liste.'),
  ...guardianFieldsOf(1),
  ...guardianFieldsOf(2),
  ...guardianFieldsOf(3),
  ...guardianFieldsOf(4),
  briefe_an: optionalOneOf(['1', '2', '3', '4'], 'Bitte wählen Sie aus der Liste, wer die Briefe bekommt.'),
};

type GuardianForm = z.infer<z.ZodObject<typeof guardianFields>>;

/** The persons that the fields of a form describe, in their order, without those left empty. */
export const typedGuardians = (form: GuardianForm): Custodian[] =>
  guardianSlots
    .map((n) => ({
      familyName: form[`g${n}_nachname`],
      givenNames: form[`g${n}_vornamen`],
      relation: form[`g${n}_art`],
      custody: form[`g${n}_sorge`],
      letters: form.briefe_an === String(n),
      phone: form[`g${n}_telefon`],
      email: form[`g${n}_email`],
      street: form[`g${n}_strasse`] ?? '',
      postcode: form[`g${n}_plz`],
      place: form[`g${n}_ort`] ?? '',
    }))
    .filter(({ familyName, givenNames }) => familyName !== '' || givenNames !== '');
