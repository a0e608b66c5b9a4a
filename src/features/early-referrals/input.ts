// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { plainLine } from '../../codes/characters.ts';
import { codesOf } from '../../codes/keys.ts';
import { isIso6393 } from '../../codes/languages.ts';
import { type PartialDate, parsePartialDate } from '../../codes/partial-date.ts';
import { beforeSchoolAge } from '../../codes/school-age.ts';
import { optionalLine, personName, readPersonName } from '../../web/form/lines.ts';
import { type FormBody, oneOf, ticked } from '../../web/form/parse.ts';
import type { FieldError } from '../../web/form/state.ts';
import { arrivals, destinations } from './rules.ts';

const birth = (today: Temporal.PlainDate) =>
  z.string({ error: 'Bitte geben Sie das Geburtsdatum an, notfalls nur das Jahr.' }).transform((raw, ctx) => {
    const refuse = (message: string): never => {
      ctx.addIssue(message);
      return z.NEVER;
    };
    if (plainLine(raw) === '') return refuse('Bitte geben Sie das Geburtsdatum an, notfalls nur das Jahr.');
    const date = parsePartialDate(raw, today);
    if ('error' in date) return refuse(date.error);
    if (beforeSchoolAge(date, today) === null)
      return refuse('Das Kind ist schon schulpflichtig oder könnte es sein. Bitte melden Sie es.');
    return date satisfies PartialDate;
  });

const wohin = oneOf(codesOf(destinations), 'Bitte wählen Sie, wohin Sie die Familie verwiesen haben.');

/** A child not of school age yet, and where its family was pointed to. @param towns AGS to choose from */
export const earlyChildInput = (today: Temporal.PlainDate, towns: readonly string[]) =>
  z
    .strictObject({
      nachname: personName('Familienname'),
      vornamen: personName('Vornamen'),
      geburtsdatum: birth(today),
      sprache1: z
        .string({ error: 'Bitte wählen Sie die Sprache.' })
        .refine(isIso6393, { error: 'Bitte wählen Sie die Sprache.' }),
      wohnort: z
        .string({ error: 'Bitte wählen Sie die Gemeinde.' })
        .refine((ags) => towns.includes(ags), { error: 'Bitte wählen Sie die Gemeinde.' }),
      erreichbar: optionalLine('Telefon oder E-Mail', 250),
      auskunftssperre: ticked(),
      wohin,
    })
    .transform((form) => ({
      child: {
        familyName: form.nachname,
        givenNames: form.vornamen,
        birth: form.geburtsdatum,
        language: form.sprache1,
        ags: form.wohnort,
        reach: form.erreichbar ?? '',
        isProtected: form.auskunftssperre,
      },
      to: form.wohin,
    }));

/** Who has no name at all cannot be found again. */
export const nameErrors = (form: FormBody): FieldError[] =>
  readPersonName(form['nachname']) === '' && readPersonName(form['vornamen']) === ''
    ? [{ field: 'nachname', message: 'Bitte geben Sie Familienname oder Vornamen an.' }]
    : [];

export const settleEarlyInput = z
  .strictObject({
    wohin,
    angekommen: oneOf(codesOf(arrivals), 'Bitte wählen Sie, ob die Familie angekommen ist.'),
  })
  .transform((form) => ({ to: form.wohin, arrived: form.angekommen }));

const line = (form: FormBody, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? plainLine(value) : '';
};

/** The name of the button that goes on from a report, with what was typed there. */
export const fromReport = 'aus_meldung';

/** What was typed in a report, for the form here; undefined for a form of its own. */
export function typedInReport(form: FormBody): Record<string, string> | undefined {
  if (line(form, fromReport) === '') return undefined;
  const reach = ['telefon', 'email'].map((name) => line(form, name)).filter(Boolean);
  const child = ['nachname', 'vornamen', 'geburtsdatum', 'sprache1', 'auskunftssperre'].map((name) => [
    name,
    line(form, name),
  ]);
  return { ...Object.fromEntries(child), wohnort: line(form, 'ags'), erreichbar: reach.join(', ') };
}
