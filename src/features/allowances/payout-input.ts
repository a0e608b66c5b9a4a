// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { timeZone } from '../../clock.ts';
import { codesOf, wordOf } from '../../codes/keys.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { readIban, showIban } from '../../codes/sepa.ts';
import type { PayoutColumn } from '../../db/json.ts';
import { optionalLine, requiredLine } from '../../web/form/lines.ts';
import { euros, eurosValue } from '../../web/form/money.ts';
import { germanDate, intBetween, manyOf, oneOf, requiredText, ticked, timeOfDay } from '../../web/form/parse.ts';
import type { FieldError, FormState, Refusal } from '../../web/form/state.ts';
import { formatShortDate } from '../../web/format.ts';
import { whyNoPayDay } from './payout-rules.ts';
import type { Claim } from './queries.ts';
import type { PayoutSettings } from './rows.ts';
import type { RenderedJob } from './rules.ts';
import { paragraphs } from './tax-rules.ts';
import { columnNames, formatWords } from './words.ts';

const fromList = 'Bitte wählen Sie aus der Liste.';

/** The day on which a run is paid. */
export const payDayInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      zahltag: germanDate('Zahltag').superRefine((day, ctx) => {
        const no = whyNoPayDay(day, today);
        if (no !== undefined) ctx.addIssue(no);
      }),
    })
    .transform(({ zahltag }) => ({ payOn: zahltag }));

const tick = (sentence: string) =>
  z
    .strictObject({ bestaetigt: ticked().refine((yes) => yes, { error: sentence }) })
    .transform((): Record<string, never> => ({}));

export const stateInput = tick('Bitte bestätigen Sie mit dem Häkchen, dass Sie den Lauf geprüft haben.');
export const releaseInput = tick('Bitte bestätigen Sie mit dem Häkchen, dass Sie die Auszahlung anordnen.');
export const handInput = tick('Bitte bestätigen Sie mit dem Häkchen, dass die Datei bei der Kasse ist.');

/** Why something is done that has to be explained. */
export const reasonInput = z
  .strictObject({ grund: requiredText('Grund', 500) })
  .transform(({ grund }) => ({ reason: grund }));

/** Whose payment came back, when and why. @param people ids of the payees of the run */
export const returnInput = (today: Temporal.PlainDate, people: readonly string[]) =>
  z
    .strictObject({
      empfaenger: z.string({ error: 'Bitte wählen Sie, wessen Geld zurückkam.' }).refine((id) => people.includes(id), {
        error: 'Bitte wählen Sie, wessen Geld zurückkam.',
      }),
      zurueck_am: germanDate('Tag der Rücküberweisung').refine((day) => Temporal.PlainDate.compare(day, today) <= 0, {
        error: '„Tag der Rücküberweisung“: Der Tag liegt in der Zukunft.',
      }),
      grund: requiredText('Grund der Bank', 500),
    })
    .transform((form) => ({ volunteerId: form.empfaenger, returnedOn: form.zurueck_am, reason: form.grund }));

const ibanSentence =
  'Diese IBAN stimmt nicht: Länge oder Prüfziffer passen nicht, oder das Land gehört nicht zu SEPA. Bitte vergleichen Sie sie mit der Karte.';

const iban = z.string({ error: 'Bitte geben Sie die IBAN ein.' }).transform((typed, ctx): string => {
  const read = readIban(typed);
  if (read !== undefined) return read;
  ctx.addIssue(typed.trim() === '' ? 'Bitte geben Sie die IBAN ein.' : ibanSentence);
  return z.NEVER;
});

/** Where somebody is paid. */
export const bankInput = z
  .strictObject({ kontonummer: iban, inhaber: requiredLine('Name, wie er beim Konto steht', 120) })
  .transform((form) => ({ iban: form.kontonummer, holder: form.inhaber }));

const years = (today: Temporal.PlainDate) => intBetween(2013, today.year + 1, 'Jahr');
const paragraph = oneOf(codesOf(paragraphs), 'Bitte wählen Sie, um welchen Freibetrag es geht.');

/** What somebody says to get from other bodies. */
export const declaredInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ jahr: years(today), freibetrag: paragraph, betrag: euros('Betrag', 10_000_000) })
    .transform((form) => ({ year: form.jahr, paragraph: form.freibetrag, cents: form.betrag }));

/** That somebody may be paid beyond what is free of tax. */
export const excessInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ jahr: years(today), freibetrag: paragraph, grund: requiredText('Grund', 500) })
    .transform((form) => ({ year: form.jahr, paragraph: form.freibetrag, reason: form.grund }));

export const yearValues = (today: Temporal.PlainDate): FormState['values'] => ({ jahr: String(today.year) });

const kilometreSentence =
  'Bitte geben Sie bei „Weg hin und zurück in Kilometern“ eine Zahl von 0 bis 999 ein, zum Beispiel 12,5.';
const kilometres = z.string({ error: kilometreSentence }).transform((typed, ctx): number => {
  const text = typed.trim();
  if (/^\d{1,3}(?:[.,]\d{1,2})?$/.test(text)) return Number(text.replace(',', '.'));
  ctx.addIssue(kilometreSentence);
  return z.NEVER;
});

/** What a job really was: day and times on the clock in Germany, way and ticket. */
export const correctionInput = z
  .strictObject({
    tag: germanDate('Tag'),
    beginn: timeOfDay('Beginn'),
    ende: timeOfDay('Ende'),
    weg_km: kilometres,
    weg_minuten: intBetween(0, 999, 'Fahrzeit hin und zurück in Minuten'),
    fahrschein: euros('Fahrschein', 100_000),
    grund: requiredText('Grund', 500),
  })
  .transform(({ tag, beginn, ende, weg_km: km, weg_minuten: travelMinutes, fahrschein, grund }, ctx) => {
    const at = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime): Temporal.Instant =>
      day.toZonedDateTime({ timeZone, plainTime }).toInstant();
    const start = at(tag, beginn);
    const end = at(Temporal.PlainTime.compare(ende, beginn) > 0 ? tag : tag.add({ days: 1 }), ende);
    if (start.until(end).total('hours') > 12) {
      ctx.addIssue({
        code: 'custom',
        path: ['ende'],
        message: '„Ende“ liegt vor dem Beginn. Bitte prüfen Sie beide Zeiten.',
      });
      return z.NEVER;
    }
    const job: Omit<RenderedJob, 'id'> = { start, end, km, travelMinutes, ticketCents: fahrschein, cancelledAt: null };
    return { job, reason: grund };
  });

/** A claim as its form of correction shows it. */
export function correctionValues({ job }: Pick<Claim, 'job'>): FormState['values'] {
  const local = (text: string) => Temporal.Instant.from(text).toZonedDateTimeISO(timeZone);
  const time = (text: string): string => local(text).toPlainTime().toString({ smallestUnit: 'minute' });
  return {
    tag: formatShortDate(local(job.start).toPlainDate()),
    beginn: time(job.start),
    ende: time(job.end),
    weg_km: String(job.km).replace('.', ','),
    weg_minuten: String(Math.round(job.travelMinutes)),
    fahrschein: eurosValue(job.ticketCents),
  };
}

/** "Summe = betrag": heading and what stands in the column, one column a line. */
const mappingLine = /^(.{1,60}?)\s*=\s*([a-z]+)$/;

const mapping = z
  .string({ error: 'Bitte geben Sie mindestens eine Spalte an.' })
  .transform((typed, ctx): PayoutColumn[] => {
    const lines = typed
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const wrong = (message: string): never => {
      ctx.addIssue(message);
      return z.NEVER;
    };
    if (lines.length === 0 || lines.length > 40 || lines.some((line) => line.length > 100))
      return wrong('Bitte geben Sie eine bis 40 Spalten an, jede in einer Zeile von höchstens 100 Zeichen.');
    const columns: PayoutColumn[] = [];
    for (const [index, line] of lines.entries()) {
      const [, heading = '', name = ''] = mappingLine.exec(line) ?? [];
      const field = codesOf(columnNames).find((code) => columnNames[code] === name);
      if (field === undefined)
        return wrong(`Zeile ${index + 1}: Bitte schreiben Sie „Überschrift = Feld“ mit einem Feld aus der Liste.`);
      columns.push({ heading, field });
    }
    return columns;
  });

/** How a centre pays out. @param members accounts that may be named to release */
export const settingsInput = (members: readonly string[]) =>
  z
    .strictObject({
      dateiart: oneOf(codesOf(formatWords), 'Bitte wählen Sie, was die Kasse bekommt.'),
      zahler: optionalLine('Name des Zahlers', 70),
      zahler_iban: z.string().optional(),
      verwendung: optionalLine('Verwendungszweck', 100),
      spalten: mapping,
      anordnen: manyOf(members, fromList),
      uebungsleiter: manyOf(codesOf(paidServices), fromList),
    })
    .transform((form, ctx): PayoutSettings => {
      const typed = form.zahler_iban?.trim() ?? '';
      const debtorIban = typed === '' ? '' : readIban(typed);
      if (debtorIban === undefined) {
        ctx.addIssue({ code: 'custom', path: ['zahler_iban'], message: ibanSentence });
        return z.NEVER;
      }
      return {
        format: form.dateiart,
        mapping: form.spalten,
        debtorName: form.zahler ?? '',
        debtorIban,
        purpose: form.verwendung ?? '',
        mayRelease: form.anordnen,
        trainerServices: form.uebungsleiter,
      };
    });

/** The bank's file needs to know who pays. */
export function settingsErrors(form: Readonly<Record<string, unknown>>): FieldError[] {
  if (form['dateiart'] !== 'pain') return [];
  const missing = (field: string): boolean => typeof form[field] !== 'string' || form[field].trim() === '';
  return [
    ...(missing('zahler') ? [{ field: 'zahler', message: 'Für die Bankdatei: Bitte geben Sie an, wer zahlt.' }] : []),
    ...(missing('zahler_iban')
      ? [{ field: 'zahler_iban', message: 'Für die Bankdatei: Bitte geben Sie die IBAN des Zahlers an.' }]
      : []),
  ];
}

export const settingsValues = (settings: PayoutSettings): FormState['values'] => ({
  dateiart: settings.format,
  zahler: settings.debtorName,
  zahler_iban: settings.debtorIban === '' ? '' : showIban(settings.debtorIban),
  verwendung: settings.purpose,
  spalten: settings.mapping.map(({ heading, field }) => `${heading} = ${wordOf(columnNames, field)}`).join('\n'),
  anordnen: [...settings.mayRelease],
  uebungsleiter: [...settings.trainerServices],
});

/** Where what a correction refuses stands on the page. */
export const correctionRefusedAt = ({ refused }: { refused: string }): Refusal => ({
  refused: { field: 'ende', message: refused },
});
