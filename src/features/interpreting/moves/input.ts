// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { oneOf } from '../../../web/form/parse.ts';
import { askDay } from '../../../web/form/questions.ts';
import { first, isAfter, requestValues, slot, talkFields } from '../input.ts';
import { askClock, askName } from '../question-input.ts';
import type { TalkPlan } from './plan-rules.ts';

type Ctx = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void };
const at = (ctx: Ctx, field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });

/** How a promised talk is to be: when, where, in which way, and whom to ask for. @param towns AGS to choose from */
export const moveTalkInput = (today: Temporal.PlainDate, towns: readonly string[] = []) => {
  const { tag, uhr_von, uhr_bis } = first(today);
  const { gespraech_wie, strasse, plz, ort, gemeinde, treffpunkt, ansprechperson, telefon, email } = talkFields(towns);
  return z
    .strictObject({
      ...{ tag, uhr_von, uhr_bis, gespraech_wie, strasse, plz, ort, gemeinde, treffpunkt },
      ...{ ansprechperson, telefon, email },
      auch_folgende: oneOf(['nein', 'ja'], 'Bitte wählen Sie, für welche Termine das gilt.').optional(),
    })
    .transform((form, ctx): { plan: TalkPlan; rest: boolean } => {
      if (!isAfter(form.uhr_von, form.uhr_bis))
        at(ctx, 'uhr_bis', 'Das Gespräch endet nicht nach dem Beginn. Bitte prüfen Sie beide Uhrzeiten.');
      if (form.telefon === '' && form.email === '')
        at(ctx, 'telefon', 'Bitte geben Sie Telefon oder E-Mail-Adresse an, damit wir Sie erreichen.');
      if (form.gespraech_wie.includes('on_site') && (form.ort === '' || form.strasse === ''))
        at(ctx, form.strasse === '' ? 'strasse' : 'ort', 'Für ein Gespräch vor Ort brauchen wir Straße und Ort.');
      const { startsAt, endsAt } = slot(form.tag, form.uhr_von, form.uhr_bis);
      const plan: TalkPlan = {
        ...{ startsAt, endsAt, modes: form.gespraech_wie, street: form.strasse, postcode: form.plz, place: form.ort },
        ...{ ags: form.gemeinde, meetingPoint: form.treffpunkt },
        contact: { name: form.ansprechperson, phone: form.telefon, email: form.email },
      };
      return { plan, rest: form.auch_folgende === 'ja' };
    });
};

const shown = [
  ...['tag', 'uhr_von', 'uhr_bis', 'gespraech_wie', 'strasse', 'plz', 'ort', 'gemeinde', 'treffpunkt'],
  ...['ansprechperson', 'telefon', 'email'],
] as const;

/** A promised talk as its form shows it. */
export const moveTalkValues = (request: Parameters<typeof requestValues>[0]) => {
  const values = requestValues(request);
  return Object.fromEntries(shown.map((name) => [name, values[name]]));
};

/** What is asked before a change is taken. */
export const moveTalkAsks = (form: Readonly<Record<string, unknown>>, today: Temporal.PlainDate) => ({
  tag: askDay('appointment', today),
  uhr_von: askClock(form['tag']),
  uhr_bis: askClock(form['tag']),
  treffpunkt: askName,
});

/** What whoever has promised a talk said on the phone about its change. */
export const changeAnswerInput = z
  .strictObject({ geht_noch: oneOf(['ja', 'nein'], 'Bitte wählen Sie, ob die Person noch kann.') })
  .transform((form) => ({ stillPossible: form.geht_noch === 'ja' }));
