// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { optionalLine, optionalPhone, optionalPostcode, requiredLine } from '../../web/form/lines.ts';
import { email, oneOf, optionalEmail, ticked } from '../../web/form/parse.ts';
import type { FormState } from '../../web/form/state.ts';
import type { InstitutionFacts } from './rows.ts';
import { enteredKinds, institutionKinds, protectedKinds } from './words.ts';

const line = (label: string, most: number) => optionalLine(label, most).transform((value) => value ?? '');

/** An institution. @param towns AGS to choose from; own: it is the centre itself */
export const institutionInput = (towns: readonly string[], own = false) =>
  z
    .strictObject({
      einrichtung: requiredLine('Name der Einrichtung', 120),
      abteilung: line('Abteilung', 120),
      art: oneOf(own ? (['centre'] as const) : codesOf(enteredKinds), 'Bitte wählen Sie die Art der Einrichtung.'),
      geschuetzt: ticked(),
      ansprechperson: line('Ansprechperson', 120),
      telefon: optionalPhone(120),
      email: optionalEmail,
      strasse: line('Straße und Hausnummer', 120),
      plz: optionalPostcode,
      ort: line('Ort', 100),
      gemeinde: z
        .string()
        .optional()
        .transform((ags) => (ags === undefined || ags === '' ? null : ags))
        .refine((ags) => ags === null || towns.includes(ags), { error: 'Bitte wählen Sie aus der Liste.' }),
      rechnung_an: line('Rechnung an', 120),
      rechnung_strasse: line('Straße und Hausnummer der Rechnung', 120),
      rechnung_plz: optionalPostcode,
      rechnung_ort: line('Ort der Rechnung', 100),
      ruht: ticked(),
    })
    .superRefine((form, ctx) => {
      if (!form.geschuetzt && protectedKinds.includes(form.art))
        ctx.addIssue({
          code: 'custom',
          path: ['geschuetzt'],
          message: `Die Art „${institutionKinds[form.art]}“ ist immer geschützt. Bitte setzen Sie hier das Häkchen.`,
        });
      if (form.telefon === '' && form.email === '')
        ctx.addIssue({
          code: 'custom',
          path: ['telefon'],
          message: 'Bitte geben Sie Telefon oder E-Mail-Adresse an, damit wir die Einrichtung erreichen.',
        });
    })
    .transform(
      (form): InstitutionFacts => ({
        name: form.einrichtung,
        department: form.abteilung,
        kind: form.art,
        isProtected: form.geschuetzt,
        contactName: form.ansprechperson,
        phone: form.telefon,
        email: form.email,
        street: form.strasse,
        postcode: form.plz,
        place: form.ort,
        ags: form.gemeinde,
        invoice: {
          name: form.rechnung_an,
          street: form.rechnung_strasse,
          postcode: form.rechnung_plz,
          place: form.rechnung_ort,
        },
        active: !form.ruht,
      }),
    );

/** An institution as its form shows it. */
export const institutionValues = (one: InstitutionFacts): FormState['values'] => ({
  einrichtung: one.name,
  abteilung: one.department,
  art: one.kind,
  ...(one.isProtected ? { geschuetzt: 'ja' } : {}),
  ansprechperson: one.contactName,
  telefon: one.phone,
  email: one.email,
  strasse: one.street,
  plz: one.postcode,
  ort: one.place,
  ...(one.ags ? { gemeinde: one.ags } : {}),
  rechnung_an: one.invoice.name,
  rechnung_strasse: one.invoice.street,
  rechnung_plz: one.invoice.postcode,
  rechnung_ort: one.invoice.place,
  ...(one.active ? {} : { ruht: 'ja' }),
});

/** Who is to speak for an institution. */
export const speakerInput = z.strictObject({ email: email('E-Mail-Adresse') });
