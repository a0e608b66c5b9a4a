// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { FormState } from '../../web/form/index.ts';
import { intBetween, oneOf } from '../../web/form/parse.ts';
import { type NoShowStep, noShowSteps } from '../cases/states.ts';
import type { AppointmentSettings } from './rules.ts';

const stepKeys = Object.keys(noShowSteps) as [NoShowStep, ...NoShowStep[]];
const step = oneOf(stepKeys, 'Bitte wählen Sie, was folgt.');
const days = (label: string) => intBetween(1, 30, label);

/** How the centre gives appointments. */
export const appointmentSettingInput = z
  .strictObject({
    minuten: intBetween(10, 240, 'Dauer für ein Kind'),
    je_kind: intBetween(0, 120, 'Länger für jedes weitere Kind'),
    erstes_mal: step,
    erstes_mal_tage: days('Frist nach dem ersten Mal'),
    zweites_mal: step,
    zweites_mal_tage: days('Frist nach dem zweiten Mal'),
    weitere_male: step,
    weitere_male_tage: days('Frist nach jedem weiteren Mal'),
  })
  .transform((form) => ({
    minutes: form.minuten,
    minutesPerChild: form.je_kind,
    noShow: [
      { step: form.erstes_mal, days: form.erstes_mal_tage },
      { step: form.zweites_mal, days: form.zweites_mal_tage },
      { step: form.weitere_male, days: form.weitere_male_tage },
    ] as const,
  }));

/** Settings as their form shows them. */
export const appointmentSettingValues = ({
  minutes,
  minutesPerChild,
  noShow: [first, second, third],
}: AppointmentSettings): FormState['values'] => ({
  minuten: String(minutes),
  je_kind: String(minutesPerChild),
  erstes_mal: first.step,
  erstes_mal_tage: String(first.days),
  zweites_mal: second.step,
  zweites_mal_tage: String(second.days),
  weitere_male: third.step,
  weitere_male_tage: String(third.days),
});
