// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { optionalLine, requiredLine } from '../../web/form/lines.ts';
import { euros, eurosValue, optionalEuros, readEuros } from '../../web/form/money.ts';
import {
  type FormBody,
  germanDate,
  manyOf,
  oneOf,
  optionalGermanDate,
  optionalText,
  readGermanDate,
  requiredText,
} from '../../web/form/parse.ts';
import type { Ask } from '../../web/form/questions.ts';
import type { FieldError, FormState, Refusal } from '../../web/form/state.ts';
import { formatShortDate } from '../../web/format.ts';
import type { Fund } from './queries.ts';
import type { FundFacts } from './rows.ts';
import { legalConsequences, mostCents, type Payer, payers } from './rules.ts';

const fromList = 'Bitte wählen Sie aus der Liste.';

/** What is said of a pot. */
export const fundInput = z
  .strictObject({
    name: requiredLine('Name', 120),
    traeger: oneOf(codesOf(payers), 'Bitte wählen Sie, wer das Geld gibt.'),
    dienste: manyOf(codesOf(paidServices), fromList).refine((chosen) => chosen.length > 0, {
      error: 'Bitte wählen Sie mindestens einen Dienst.',
    }),
    rechtsfolgen: oneOf(codesOf(legalConsequences), 'Bitte wählen Sie, welche Gespräche der Topf zahlt.'),
    zweck: optionalText(1000),
    konto: optionalLine('Buchungsstelle', 60),
    beendet: optionalGermanDate('Letzter Tag'),
  })
  .transform(
    (form): FundFacts => ({
      name: form.name,
      payer: form.traeger,
      purpose: form.zweck ?? '',
      services: form.dienste,
      legalConsequence: form.rechtsfolgen,
      account: form.konto ?? '',
      endedOn: form.beendet,
    }),
  );

/** Land money is for talks without legal consequence alone (call of the KfI). */
export function fundErrors(form: Readonly<Record<string, unknown>>): FieldError[] {
  if (form['traeger'] !== 'land' || form['rechtsfolgen'] !== 'any') return [];
  const message = 'Geld des Landes darf nur Gespräche ohne rechtliche Folgen zahlen. Bitte wählen Sie das so.';
  return [{ field: 'rechtsfolgen', message }];
}

export const fundValues = (fund: Fund): FormState['values'] => ({
  name: fund.name,
  traeger: fund.payer,
  dienste: [...fund.services],
  rechtsfolgen: fund.legalConsequence,
  zweck: fund.purpose,
  konto: fund.account,
  ...(fund.endedOn ? { beendet: formatShortDate(fund.endedOn) } : {}),
});

/** Whether the Land really grants more than it usually does in a year. @param others cents of its other periods in that year */
export const askLandLimit =
  (payer: Payer, limit: number, others: number): Ask =>
  (typed) => {
    const cents = readEuros(typed);
    if (payer !== 'land' || cents === undefined || cents + others <= limit) return undefined;
    const together =
      others > 0 ? `Mit den anderen Zeiträumen des Jahres sind das ${formatCents(cents + others)}. ` : '';
    return {
      value: eurosValue(cents),
      message: `${together}Das Land zahlt für den Pool höchstens ${formatCents(limit)} im Jahr. Ist mehr bewilligt? Dann bestätigen Sie es bitte.`,
      label: `Ja, ${formatCents(cents)} sind bewilligt`,
    };
  };

const reason = (label: string) => requiredText(label, 500);

/** Money of a pot for some days. @param payer who gives it: without an amount only where the institution pays itself */
export const periodInput = (payer: Payer) =>
  z
    .strictObject({
      erster_tag: germanDate('Erster Tag'),
      letzter_tag: germanDate('Letzter Tag'),
      betrag: optionalEuros('Betrag', mostCents).refine((cents) => cents !== null || payer === 'institution', {
        error: 'Bitte geben Sie den Betrag ein, zum Beispiel 50.000.',
      }),
      grund: reason('Bewilligung oder Beschluss'),
    })
    .refine((form) => Temporal.PlainDate.compare(form.erster_tag, form.letzter_tag) <= 0, {
      path: ['letzter_tag'],
      error: 'Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide.',
    })
    .transform((form) => ({
      fromOn: form.erster_tag,
      toOn: form.letzter_tag,
      amountCents: form.betrag,
      reason: form.grund,
    }));

/** Another amount, with the reason. */
export const amountInput = z
  .strictObject({ betrag: euros('Neuer Betrag', mostCents), grund: reason('Grund') })
  .transform(({ betrag, grund }) => ({ amountCents: betrag, reason: grund }));

/** The first day as typed, where it can be read: the year whose limit counts. */
export function typedFirstDay(form: FormBody): Temporal.PlainDate | undefined {
  const typed = form['erster_tag'];
  return typeof typed === 'string' ? readGermanDate(typed) : undefined;
}

const at =
  (field: string) =>
  (answer: { refused: string } | undefined): Refusal | undefined =>
    answer && { refused: { field, message: answer.refused } };

/** Where what a deed refuses stands on the page. */
export const refusedAt = { fund: at('name'), period: at('erster_tag'), amount: at('betrag') };
