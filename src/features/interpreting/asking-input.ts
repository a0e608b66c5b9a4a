// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { intBetween, ticked } from '../../web/form/parse.ts';
import type { FormState } from '../../web/form/state.ts';
import type { Policy } from './policy-rules.ts';

/** When the program itself asks volunteers, and how long they have to answer. */
export type Asking = Pick<
  Policy,
  | 'askFrom'
  | 'askTo'
  | 'askSundays'
  | 'answerHoursSoon'
  | 'answerHoursWeek'
  | 'answerHoursLater'
  | 'phoneNow'
  | 'phoneNowMinutes'
>;

const mostHours = 168;

/** Fields of the settings of the service. */
export const askingFields = {
  fragen_ab: intBetween(0, 23, 'Frühestens um'),
  fragen_bis: intBetween(1, 24, 'Spätestens um'),
  sonntags: ticked(),
  antwort_bald: intBetween(1, mostHours, 'Gespräch in höchstens 2 Tagen'),
  antwort_woche: intBetween(1, mostHours, 'Gespräch in höchstens 7 Tagen'),
  antwort_spaeter: intBetween(1, mostHours, 'Gespräch später'),
  jetzt: ticked(),
  jetzt_minuten: intBetween(1, 15, 'Minuten zum Zusagen'),
};

interface AskingForm {
  fragen_ab: number;
  fragen_bis: number;
  sonntags: boolean;
  antwort_bald: number;
  antwort_woche: number;
  antwort_spaeter: number;
  jetzt: boolean;
  jetzt_minuten: number;
}

type Ctx = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void };

/** What single fields cannot know. */
export function askingFaults(form: AskingForm, ctx: Ctx): void {
  if (form.fragen_ab < form.fragen_bis) return;
  const message = 'Das Ende liegt nicht nach dem Beginn. Bitte prüfen Sie beide Uhrzeiten.';
  ctx.addIssue({ code: 'custom', path: ['fragen_bis'], message });
}

export const toAsking = (form: AskingForm): Asking => ({
  askFrom: form.fragen_ab,
  askTo: form.fragen_bis,
  askSundays: form.sonntags,
  answerHoursSoon: form.antwort_bald,
  answerHoursWeek: form.antwort_woche,
  answerHoursLater: form.antwort_spaeter,
  phoneNow: form.jetzt,
  phoneNowMinutes: form.jetzt_minuten,
});

export const askingValues = (policy: Asking): FormState['values'] => ({
  fragen_ab: String(policy.askFrom),
  fragen_bis: String(policy.askTo),
  ...(policy.askSundays ? { sonntags: 'ja' } : {}),
  antwort_bald: String(policy.answerHoursSoon),
  antwort_woche: String(policy.answerHoursWeek),
  antwort_spaeter: String(policy.answerHoursLater),
  ...(policy.phoneNow ? { jetzt: 'ja' } : {}),
  jetzt_minuten: String(policy.phoneNowMinutes),
});
