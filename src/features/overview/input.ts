// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { FormState } from '../../web/form/index.ts';
import { intBetween } from '../../web/form/parse.ts';
import { spans, type TargetSpan, type Targets } from './rules.ts';

const names = {
  counselling: 'beratung',
  recommendation: 'empfehlung',
  submission: 'vorlage',
  decision: 'entscheidung',
  first_day: 'schultag',
} as const satisfies Record<TargetSpan, string>;

const days = (span: TargetSpan) => intBetween(1, 365, spans[span].label);

/** How long each part of the way may take. */
export const targetInput = z
  .strictObject({
    beratung: days('counselling'),
    empfehlung: days('recommendation'),
    vorlage: days('submission'),
    entscheidung: days('decision'),
    schultag: days('first_day'),
  })
  .transform((form): Targets['days'] => ({
    counselling: form.beratung,
    recommendation: form.empfehlung,
    submission: form.vorlage,
    decision: form.entscheidung,
    first_day: form.schultag,
  }));

/** The fields of the form, in the order of the way. */
export const targetFields = (Object.keys(names) as TargetSpan[]).map((span) => ({
  name: names[span],
  label: `${spans[span].label} (Tage)`,
}));

/** Targets as their form shows them. */
export const targetValues = ({ days: known }: Targets): FormState['values'] =>
  Object.fromEntries((Object.keys(names) as TargetSpan[]).map((span) => [names[span], String(known[span])]));
