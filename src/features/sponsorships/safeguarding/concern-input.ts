// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { readPhone } from '../../../codes/phone.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { cleanText, manyOf, optionalOneOf, optionalText, requiredText } from '../../../web/form/parse.ts';
import type { FormValues } from '../../../web/route.ts';
import type { ConcernPolicy } from './concern-rows.ts';
import type { ConcernText } from './concern-rules.ts';
import type { KeptConcernPolicy, Nameable } from './office-queries.ts';

/** A box of the form: somebody of the staff, or a sponsor. */
export const staffBox = (id: string): string => `s-${id}`;
export const sponsorBox = (id: string): string => `p-${id}`;

/** What the form says; `boxes`: whom the reporter ticked. */
export type Said = Omit<ConcernText, 'named'> & { boxes: string[] };

/** A report. @param boxes those that the form offers */
export const concernInput = (boxes: readonly string[]) =>
  z
    .strictObject({
      sorge: requiredText('Was macht Ihnen Sorge?', 4000),
      um_kind: requiredText('Um welches Kind geht es?', 200),
      wann_wo: optionalText(200),
      betrifft: manyOf(boxes, 'Bitte wählen Sie aus der Liste.'),
      andere: optionalText(300),
    })
    .transform(
      (form): Said => ({
        ...{ what: form.sorge, child: form.um_kind, when: form.wann_wo ?? '', others: form.andere ?? '' },
        boxes: form.betrifft,
      }),
    );

/** The boxes for those the reporter may know. */
export const boxesOf = ({ staff, sponsors }: Nameable): string[] => [
  ...staff.map(({ id }) => staffBox(id)),
  ...sponsors.map(({ id }) => sponsorBox(id)),
];

/** The report with the names of those who were ticked, and their accounts: it must not reach them. */
export function textAndPassed(
  { staff, sponsors }: Nameable,
  { boxes, ...said }: Said,
): { text: ConcernText; passed: string[] } {
  const people = staff.filter(({ id }) => boxes.includes(staffBox(id)));
  const helpers = sponsors.filter(({ id }) => boxes.includes(sponsorBox(id)));
  return {
    text: { ...said, named: [...people, ...helpers].map(({ name }) => name) },
    passed: [...people.map(({ id }) => id), ...helpers.flatMap(({ account }) => (account === null ? [] : [account]))],
  };
}

const phoneField = (label: string) =>
  z
    .string({ error: `Bitte geben Sie bei „${label}“ eine Telefonnummer ein oder lassen Sie das Feld leer.` })
    .optional()
    .transform((raw, ctx): string => {
      const text = cleanText(raw ?? '');
      if (text === '') return '';
      const phone = text.length > 80 ? undefined : readPhone(text);
      if (phone !== undefined) return phone;
      ctx.addIssue(`Bitte geben Sie bei „${label}“ eine Telefonnummer ein, zum Beispiel 02421 22123.`);
      return z.NEVER;
    });

const twice = 'Diese Person steht schon an einer anderen Stelle. Bitte wählen Sie jemand anderen.';

/** Who is given reports, and whom to call. @param people ids of those who can be chosen */
export const concernPolicyInput = (people: readonly string[]) =>
  z
    .strictObject({
      empfang: optionalOneOf(people, 'Bitte wählen Sie aus der Liste.'),
      vertretung: optionalOneOf(people, 'Bitte wählen Sie aus der Liste.'),
      dritte: optionalOneOf(people, 'Bitte wählen Sie aus der Liste.'),
      fachkraft: optionalText(120),
      fachkraft_telefon: phoneField('Telefon der Kinderschutzfachkraft'),
      jugendamt: optionalText(120),
      jugendamt_telefon: phoneField('Telefon des Jugendamts'),
    })
    .transform(
      (form): ConcernPolicy => ({
        ...{ person: form.empfang, deputy: form.vertretung, third: form.dritte },
        ...{ specialist: form.fachkraft ?? '', specialistPhone: form.fachkraft_telefon },
        ...{ youthOffice: form.jugendamt ?? '', youthOfficePhone: form.jugendamt_telefon },
      }),
    );

export const concernPolicyValues = (policy: KeptConcernPolicy) => ({
  empfang: policy.person ?? '',
  vertretung: policy.deputy ?? '',
  dritte: policy.third ?? '',
  fachkraft: policy.specialist,
  fachkraft_telefon: policy.specialistPhone,
  jugendamt: policy.youthOffice,
  jugendamt_telefon: policy.youthOfficePhone,
});

/** Three places, three people: looked at also when another field cannot be read. */
export function twiceNamed({ empfang, vertretung, dritte }: FormValues): FieldError[] {
  const taken = (one: unknown, others: readonly unknown[]): boolean =>
    one !== undefined && one !== '' && others.includes(one);
  return [
    ...(taken(vertretung, [empfang]) ? [{ field: 'vertretung', message: twice }] : []),
    ...(taken(dritte, [empfang, vertretung]) ? [{ field: 'dritte', message: twice }] : []),
  ];
}

/** What was done about a report. */
export const settleInput = z
  .strictObject({ vermerk: requiredText('Was ist geschehen?', 2000) })
  .transform(({ vermerk }) => ({ note: vermerk }));
