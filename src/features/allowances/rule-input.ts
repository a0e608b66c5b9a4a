// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { requiredLine } from '../../web/form/lines.ts';
import { euros, eurosValue, optionalEuros } from '../../web/form/money.ts';
import {
  type FormBody,
  germanDate,
  intBetween,
  oneOf,
  optionalGermanDate,
  optionalIntBetween,
  typedValues,
} from '../../web/form/parse.ts';
import type { FormState, Refusal } from '../../web/form/state.ts';
import { formatShortDate } from '../../web/format.ts';
import type { AllowancePreset } from './presets.ts';
import type { AllowanceRule, RenderedJob } from './rules.ts';
import { cancelHoursWords, stepWords, travelWords } from './words.ts';

/** No single amount of a rule is higher: 1,000 euros. */
const most = 100_000;
const longest = 24 * 60;

const fields = {
  dienst: oneOf(codesOf(paidServices), 'Bitte wählen Sie, für welchen Dienst die Regel gilt.'),
  fassung: requiredLine('Name der Fassung', 40),
  gilt_ab: germanDate('Gilt ab'),
  gilt_bis: optionalGermanDate('Gilt bis'),
  grund_minuten: intBetween(0, longest, 'Minuten im Grundbetrag'),
  grund_betrag: euros('Grundbetrag', most),
  schritt_minuten: optionalIntBetween(1, longest, 'Schritt in Minuten'),
  schritt_betrag: optionalEuros('Betrag je Schritt', most),
  schritt_art: oneOf(codesOf(stepWords), 'Bitte wählen Sie, wie weitere Zeit gezählt wird.'),
  fahrt: oneOf(codesOf(travelWords), 'Bitte wählen Sie, wie die Fahrt bezahlt wird.'),
  fahrt_betrag: optionalEuros('Betrag für die Fahrt', most),
  ab_km: optionalIntBetween(0, 999, 'Erst bei mehr als … Kilometern hin und zurück'),
  hoechst_minuten: optionalIntBetween(1, longest, 'Höchstens bezahlte Minuten'),
  hoechst_betrag: optionalEuros('Höchstbetrag je Einsatz', most),
  absage_stunden: intBetween(0, 999, 'Späte Absage: weniger als … Stunden vorher'),
  absage_art: oneOf(codesOf(cancelHoursWords), 'Bitte wählen Sie, welche Stunden zählen.'),
  absage_betrag: euros('Betrag bei später Absage', most),
};

/** A version of the rule, as its form says it. */
export const ruleInput = z
  .strictObject({ ...fields, probe_minuten: z.string().optional(), probe_km: z.string().optional() })
  .superRefine((form, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if ((form.schritt_minuten === null) !== (form.schritt_betrag === null))
      wrong(
        'schritt_minuten',
        'Schritt und Betrag je Schritt gehören zusammen. Bitte füllen Sie beide aus oder keinen.',
      );
    if ((form.fahrt === 'flat' || form.fahrt === 'km') && form.fahrt_betrag === null)
      wrong('fahrt_betrag', 'Bitte geben Sie den Betrag für die Fahrt ein, zum Beispiel 0,30.');
    if (form.gilt_bis !== null && Temporal.PlainDate.compare(form.gilt_bis, form.gilt_ab) < 0)
      wrong('gilt_bis', '„Gilt bis“ liegt vor „Gilt ab“. Bitte prüfen Sie beide Tage.');
  })
  .transform((form) => ({
    service: form.dienst,
    rule: {
      version: form.fassung,
      validFrom: form.gilt_ab,
      validTo: form.gilt_bis,
      baseMinutes: form.grund_minuten,
      baseCents: form.grund_betrag,
      step:
        form.schritt_minuten === null || form.schritt_betrag === null
          ? null
          : { minutes: form.schritt_minuten, cents: form.schritt_betrag, kind: form.schritt_art },
      travel: form.fahrt,
      flatCents: form.fahrt === 'flat' ? (form.fahrt_betrag ?? 0) : 0,
      kmCents: form.fahrt === 'km' ? (form.fahrt_betrag ?? 0) : 0,
      fromKm: form.ab_km,
      maxMinutes: form.hoechst_minuten,
      capCents: form.hoechst_betrag,
      cancelWindowHours: form.absage_stunden,
      cancelHours: form.absage_art,
      cancelCents: form.absage_betrag,
    } satisfies AllowanceRule,
  }));

const number = (n: number | null | undefined): string => (n === null || n === undefined ? '' : String(n));
const amount = (cents: number | null | undefined): string =>
  cents === null || cents === undefined ? '' : eurosValue(cents);

/** What the form of a new version starts with: a rule of another pool, or only what is usual. */
export function ruleValues(preset: AllowancePreset | undefined): FormState['values'] {
  const rule = preset?.rule ?? {};
  return {
    dienst: 'interpreting',
    grund_minuten: number(rule.baseMinutes),
    grund_betrag: amount(rule.baseCents),
    schritt_minuten: number(rule.step?.minutes),
    schritt_betrag: amount(rule.step?.cents),
    schritt_art: rule.step?.kind ?? 'started',
    fahrt: rule.travel ?? 'included',
    fahrt_betrag: amount(rule.travel === 'km' ? rule.kmCents : rule.flatCents),
    ab_km: number(rule.fromKm),
    hoechst_minuten: number(rule.maxMinutes),
    hoechst_betrag: amount(rule.capCents),
    absage_stunden: number(rule.cancelWindowHours ?? 24),
    absage_art: rule.cancelHours ?? 'all',
    absage_betrag: amount(rule.cancelCents ?? 0),
    probe_minuten: '120',
    probe_km: '12',
  };
}

/** The button of the trial shows the form again, with what was typed. */
export const typedForTrial = (form: FormBody): FormState['values'] | undefined =>
  typeof form['_probe'] === 'string' ? typedValues(form) : undefined;

/** What is tried, and by which rule; undefined while the form cannot be read. */
export function trialOf(
  values: FormState['values'],
  today: Temporal.PlainDate,
): { rule: AllowanceRule; job: RenderedJob } | undefined {
  const minutes = Number(values['probe_minuten'] ?? '');
  const km = Number(String(values['probe_km'] ?? '').replace(',', '.') || '0');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longest || !(km >= 0 && km <= 999)) return undefined;
  // The trial does not depend on name and days of the version, which may be missing yet.
  const filled = { ...values, fassung: 'Probe', gilt_ab: formatShortDate(today), gilt_bis: '' };
  const read = ruleInput.safeParse(filled);
  if (!read.success) return undefined;
  const start = today.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant();
  const end = start.add({ minutes });
  return {
    rule: read.data.rule,
    job: { id: 'probe', start, end, km, travelMinutes: 0, ticketCents: 0, cancelledAt: null },
  };
}

/** The last day of a version. */
export const endInput = z
  .strictObject({ gilt_bis: germanDate('Gilt bis') })
  .transform(({ gilt_bis: lastDay }) => ({ lastDay }));

const at =
  (field: string) =>
  (answer: { refused: string }): Refusal => ({ refused: { field, message: answer.refused } });
/** Where what a deed refuses stands on the page. */
export const ruleRefusedAt = { version: at('gilt_ab'), end: at('gilt_bis') };
