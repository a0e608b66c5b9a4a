// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import {
  intBetween,
  manyOf,
  oneOf,
  optionalIntBetween,
  optionalText,
  readGermanDate,
  requiredText,
  ticked,
} from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';
import type { FieldError, FormState } from '../../web/form/state.ts';
import { formatShortDate } from '../../web/format.ts';
import { institutionKinds } from '../institutions/words.ts';
import { askingFaults, askingFields, askingValues, toAsking } from './asking-input.ts';
import { type AskedTalk, allOccasions, lacksAlternative, type OccasionRule } from './eligibility-rules.ts';
import type { Closure, Policy } from './policy-rules.ts';
import { outcomes } from './words.ts';

const from = 'Gilt ab';

/** From tomorrow on: what counts already is never changed. */
const validFrom = (today: Temporal.PlainDate) =>
  comingDay(from, today).refine((day) => Temporal.PlainDate.compare(day, today) > 0, {
    error: `„${from}“: Heute gilt schon eine Fassung. Bitte wählen Sie einen Tag ab morgen.`,
  });

const closedHint = 'Bitte schreiben Sie jede Zeile als TT.MM.JJJJ–TT.MM.JJJJ, zum Beispiel 08.07.2027–12.08.2027.';

/** Closed weeks, a line each. */
function readClosures(text: string): Closure[] | string {
  const closures: Closure[] = [];
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [first, last, ...more] = line.split(/\s*(?:[–—-]|bis)\s*/u).map(readGermanDate);
    if (!first || !last || more.length > 0) return `„${line.slice(0, 40)}“ ist kein Zeitraum. ${closedHint}`;
    if (Temporal.PlainDate.compare(first, last) > 0) return `„${line.slice(0, 40)}“ endet, bevor es beginnt.`;
    closures.push({ from: first, to: last });
  }
  return closures;
}

/** How the centre works, from a day on. */
export const policyInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      gilt_ab: validFrom(today),
      vorlauf: intBetween(0, 60, 'Tage vorher'),
      vorlauf_art: oneOf(['working', 'calendar'], 'Bitte wählen Sie, welche Tage zählen.'),
      eilig: ticked(),
      hoechstens: optionalIntBetween(15, 600, 'Höchstens Minuten'),
      privat: ticked(),
      oeffentlich: ticked(),
      absagen_bis: intBetween(0, 240, 'Absagen bis Stunden vorher'),
      ...askingFields,
      geschlossen: optionalText(1000).transform((text, ctx): Closure[] => {
        const read = readClosures(text ?? '');
        if (typeof read !== 'string') return read;
        ctx.addIssue(read);
        return z.NEVER;
      }),
    })
    .superRefine(askingFaults)
    .transform((form): Policy & { validFrom: Temporal.PlainDate } => ({
      ...toAsking(form),
      validFrom: form.gilt_ab,
      leadDays: form.vorlauf,
      leadUnit: form.vorlauf_art,
      urgentAllowed: form.eilig,
      maxMinutes: form.hoechstens,
      privateMayAsk: form.privat,
      publicRoomsOnly: form.oeffentlich,
      cancelHours: form.absagen_bis,
      closed: form.geschlossen,
    }));

/** How the centre works, as the form shows it. */
export const policyValues = (policy: Policy): FormState['values'] => ({
  vorlauf: String(policy.leadDays),
  vorlauf_art: policy.leadUnit,
  ...(policy.urgentAllowed ? { eilig: 'ja' } : {}),
  hoechstens: policy.maxMinutes === null ? '' : String(policy.maxMinutes),
  ...(policy.privateMayAsk ? { privat: 'ja' } : {}),
  ...(policy.publicRoomsOnly ? { oeffentlich: 'ja' } : {}),
  absagen_bis: String(policy.cancelHours),
  ...askingValues(policy),
  geschlossen: policy.closed.map((one) => `${formatShortDate(one.from)}–${formatShortDate(one.to)}`).join('\n'),
});

/** Who asks, as rules name them. */
export const requesterLabels: Readonly<Record<AskedTalk['requester'], string>> = {
  ...institutionKinds,
  private: 'Privatperson',
};

/** Sides of a question that a rule may leave open. */
export const sideLabels = { egal: 'gleich', ja: 'nur ja', nein: 'nur nein' } as const;
type Side = keyof typeof sideLabels;
const side = (label: string) => oneOf(codesOf(sideLabels), `Bitte wählen Sie bei „${label}“.`);
const either = (one: Side): boolean | null => (one === 'egal' ? null : one === 'ja');
const sideOf = (one: boolean | null): Side => (one === null ? 'egal' : one ? 'ja' : 'nein');
const unknown = 'Bitte wählen Sie aus der Liste.';

/** A row of the table, from a day on; null: it goes. */
export const ruleInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      gilt_ab: validFrom(today),
      regel: z
        .string({ error: 'Bitte geben Sie der Zeile eine Nummer.' })
        .transform((raw) => raw.trim().toUpperCase())
        .refine((code) => /^[A-Z][A-Z0-9]{1,5}$/.test(code), {
          error: 'Die Nummer beginnt mit einem Buchstaben und hat höchstens 6 Zeichen, zum Beispiel R21.',
        }),
      anlaesse: manyOf(allOccasions, unknown),
      stellen: manyOf(codesOf(requesterLabels), unknown),
      rechtsfolge: side('Rechtsfolgen'),
      fachkraft: side('Fachkraft dabei'),
      selbst_zahlen: side('Kann selbst zahlen'),
      ergebnis: oneOf(codesOf(outcomes), 'Bitte wählen Sie, was gilt.'),
      begruendung: requiredText('Grund', 300),
      stattdessen: optionalText(300),
      quelle: requiredText('Quelle', 300),
      streichen: ticked(),
    })
    .superRefine((form, ctx) => {
      if (!form.streichen && lacksAlternative({ outcome: form.ergebnis, alternative: form.stattdessen ?? '' }))
        ctx.addIssue({
          code: 'custom',
          path: ['stattdessen'],
          message: 'Wo der Dienst nicht hilft, braucht es einen Hinweis, was sonst hilft.',
        });
    })
    .transform((form): { validFrom: Temporal.PlainDate; code: string; rule: OccasionRule | null } => ({
      validFrom: form.gilt_ab,
      code: form.regel,
      rule: form.streichen
        ? null
        : {
            code: form.regel,
            occasions: form.anlaesse,
            requesters: form.stellen,
            legalConsequence: either(form.rechtsfolge),
            professionalPresent: either(form.fachkraft),
            institutionPays: either(form.selbst_zahlen),
            outcome: form.ergebnis,
            reason: form.begruendung,
            alternative: form.stattdessen ?? '',
            source: form.quelle,
          },
    }));

export const ruleValues = (rule: OccasionRule): FormState['values'] => ({
  regel: rule.code,
  anlaesse: [...rule.occasions],
  stellen: [...rule.requesters],
  rechtsfolge: sideOf(rule.legalConsequence),
  fachkraft: sideOf(rule.professionalPresent),
  selbst_zahlen: sideOf(rule.institutionPays),
  ergebnis: rule.outcome,
  begruendung: rule.reason,
  stattdessen: rule.alternative,
  quelle: rule.source,
});

/** The code of a row that is there cannot become another. */
export const otherCode = (shown: string | null, code: string): FieldError[] =>
  shown === null || shown === code
    ? []
    : [{ field: 'regel', message: `Die Nummer ${shown} bleibt. Eine Zeile mit anderer Nummer legen Sie neu an.` }];
