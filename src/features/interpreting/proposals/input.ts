// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { requiredLine } from '../../../web/form/lines.ts';
import { euros } from '../../../web/form/money.ts';
import { intBetween, manyOf, oneOf, ticked } from '../../../web/form/parse.ts';
import type { FormState } from '../../../web/form/state.ts';
import { type Offered, professionalCents, professionalPayer } from './price-rules.ts';
import type { ProfessionalService } from './queries.ts';
import type { ServiceFacts } from './rows.ts';

/** What there is to propose for a request. */
export interface Proposable {
  /** Beginnings, ISO. */
  times: readonly string[];
  services: readonly ProfessionalService[];
  minutes: number;
  outcome: Parameters<typeof professionalPayer>[0];
}

const most = 3;

/** A proposal: up to three times of those that volunteers can do, phone or video, or a professional service. */
export const proposalInput = (_today: Temporal.PlainDate, known: Proposable = nothing) =>
  z
    .strictObject({
      vorschlag: oneOf(['time', 'mode', 'professional'], 'Bitte wählen Sie, was Sie vorschlagen.'),
      zeiten: manyOf(known.times, 'Bitte wählen Sie die Zeiten aus der Liste.'),
      stattdessen_wie: manyOf(['phone', 'video'], 'Bitte wählen Sie Telefon oder Video.'),
      fachdienst: z.string().optional(),
      kilometer: intBetween(0, 1000, 'Kilometer')
        .optional()
        .or(z.literal('').transform(() => undefined)),
    })
    .transform((form, ctx): Offered => {
      const wrong = (field: string, message: string) => {
        ctx.addIssue({ code: 'custom', path: [field], message });
        return z.NEVER;
      };
      if (form.vorschlag === 'time') {
        if (form.zeiten.length === 0 || form.zeiten.length > most)
          return wrong('zeiten', `Bitte wählen Sie ein bis ${most === 3 ? 'drei' : most} Zeiten.`);
        return { kind: 'time', times: form.zeiten.map((at) => Temporal.Instant.from(at)) };
      }
      if (form.vorschlag === 'mode') {
        if (form.stattdessen_wie.length === 0) return wrong('stattdessen_wie', 'Bitte wählen Sie Telefon oder Video.');
        return { kind: 'mode', modes: form.stattdessen_wie };
      }
      const service = known.services.find(({ id }) => id === form.fachdienst);
      if (!service) return wrong('fachdienst', 'Bitte wählen Sie den Fachdienst.');
      const { id: serviceId, name: provider, orderContact } = service;
      const km = form.kilometer ?? 0;
      const cents = professionalCents(service, known.minutes, km);
      const payer = professionalPayer(known.outcome);
      return { kind: 'professional', serviceId, provider, orderContact, km, cents, payer };
    });
const nothing: Proposable = { times: [], services: [], minutes: 60, outcome: null };

/** What an institution says: which one, or none. @param choices beginnings (ISO) of a proposal of times; 'ja' for others */
export const proposalAnswerInput = (choices: readonly string[] = ['ja']) =>
  z
    .strictObject({
      vorschlag_antwort: z
        .string({ error: 'Bitte wählen Sie eine Antwort.' })
        .refine((said) => said === 'nein' || choices.includes(said), { error: 'Bitte wählen Sie eine Antwort.' }),
    })
    .transform(({ vorschlag_antwort: said }) =>
      said === 'nein'
        ? { accepts: false as const }
        : { accepts: true as const, chosen: said === 'ja' ? null : Temporal.Instant.from(said) },
    );

/** A professional service of the centre. */
export const serviceInput = z
  .strictObject({
    fachdienst_name: requiredLine('Name des Fachdienstes', 120),
    preis_stunde: euros('Preis je Stunde', 100_000).refine((cents) => cents > 0, {
      error: '„Preis je Stunde“: Bitte geben Sie mehr als 0,00 € ein.',
    }),
    preis_km: euros('Preis je Kilometer', 1000),
    bestellen: requiredLine('Wo bestellt wird', 200),
    ruht: ticked(),
  })
  .transform(
    (form): ServiceFacts => ({
      name: form.fachdienst_name,
      hourCents: form.preis_stunde,
      kmCents: form.preis_km,
      orderContact: form.bestellen,
      active: !form.ruht,
    }),
  );

const written = (cents: number): string => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

/** A professional service as its form shows it. */
export const serviceValues = (one: ServiceFacts): FormState['values'] => ({
  fachdienst_name: one.name,
  preis_stunde: written(one.hourCents),
  preis_km: written(one.kmCents),
  bestellen: one.orderContact,
  ...(one.active ? {} : { ruht: 'ja' }),
});
