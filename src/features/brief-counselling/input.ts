// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { isIso6393 } from '../../codes/languages.ts';
import { optionalLine } from '../../web/form/lines.ts';
import { germanDate, manyOf, oneOf, optionalOneOf, optionalText, ticked } from '../../web/form/parse.ts';
import type { FieldError, FormState } from '../../web/form/state.ts';
import { formatShortDate } from '../../web/format.ts';
import { appointmentFormats } from '../cases/states.ts';
import type { Talk } from './rows.ts';
import { arrivals, audiences, destinations, keptMonths, topics } from './rules.ts';

const fromList = 'Bitte wählen Sie aus der Liste.';
const line = (label: string, most: number) => optionalLine(label, most).transform((value) => value ?? '');

/** A talk that is not about a school place. @param towns AGS to choose from */
export const talkInput = (today: Temporal.PlainDate, towns: readonly string[]) =>
  z
    .strictObject({
      tag: germanDate('Tag des Gesprächs')
        .refine((day) => Temporal.PlainDate.compare(day, today) <= 0, {
          error: '„Tag des Gesprächs“: Der Tag liegt in der Zukunft.',
        })
        .refine((day) => Temporal.PlainDate.compare(day, today.subtract({ months: keptMonths.value })) >= 0, {
          error: `„Tag des Gesprächs“: Der Tag liegt mehr als ${keptMonths.value} Monate zurück. So lange werden Kurzberatungen nicht aufgehoben. Bitte prüfen Sie das Jahr.`,
        }),
      form: oneOf(appointmentFormats, 'Bitte wählen Sie, wie beraten wurde.'),
      wer: oneOf(codesOf(audiences), 'Bitte wählen Sie, wer beraten wurde.'),
      sprache1: z
        .string()
        .optional()
        .transform((code) => (code === undefined || code === '' ? null : code))
        .refine((code) => code === null || isIso6393(code), { error: fromList }),
      wohnort: z
        .string()
        .optional()
        .transform((ags) => (ags === undefined || ags === '' ? null : ags))
        .refine((ags) => ags === null || towns.includes(ags), { error: fromList }),
      dolmetschen: ticked(),
      themen: manyOf(codesOf(topics), fromList).refine((chosen) => chosen.length > 0, {
        error: 'Bitte wählen Sie mindestens ein Thema.',
      }),
      notiz: optionalText(1000),
      verwiesen_an: optionalOneOf(codesOf(destinations), fromList),
      stelle: line('Welche Stelle', 120),
      anlass: line('Warum dorthin', 300),
      angekommen: optionalOneOf(codesOf(arrivals), fromList),
      genannt: line('Name', 120),
      erreichbar: line('Telefon oder E-Mail', 120),
    })
    .transform(
      (form): Talk => ({
        heldOn: form.tag,
        format: form.form,
        audience: form.wer,
        language: form.sprache1,
        ags: form.wohnort,
        interpreterPresent: form.dolmetschen,
        topics: form.themen,
        note: form.notiz ?? '',
        personName: form.genannt,
        reach: form.erreichbar,
        referral: form.verwiesen_an ? { to: form.verwiesen_an, place: form.stelle, why: form.anlass } : null,
        arrived: form.angekommen ?? 'unknown',
      }),
    );

/** What single fields cannot know: a referral has a reason, and only who was pointed somewhere can get there. */
export function talkErrors(form: Readonly<Record<string, unknown>>): FieldError[] {
  const said = (name: string): boolean => typeof form[name] === 'string' && form[name].trim() !== '';
  if (said('verwiesen_an'))
    return said('anlass') ? [] : [{ field: 'anlass', message: 'Bitte schreiben Sie kurz, warum dorthin.' }];
  const needs = said('stelle') || said('anlass') || (said('angekommen') && form['angekommen'] !== 'unknown');
  return needs ? [{ field: 'verwiesen_an', message: 'Bitte wählen Sie, wohin Sie verwiesen haben.' }] : [];
}

/** A talk as its form shows it. */
export const talkValues = (talk: Talk): FormState['values'] => ({
  tag: formatShortDate(talk.heldOn),
  form: talk.format,
  wer: talk.audience,
  ...(talk.language ? { sprache1: talk.language } : {}),
  ...(talk.ags ? { wohnort: talk.ags } : {}),
  ...(talk.interpreterPresent ? { dolmetschen: 'ja' } : {}),
  themen: talk.topics,
  notiz: talk.note,
  genannt: talk.personName,
  erreichbar: talk.reach,
  ...(talk.referral ? { verwiesen_an: talk.referral.to, stelle: talk.referral.place, anlass: talk.referral.why } : {}),
  angekommen: talk.arrived,
});
