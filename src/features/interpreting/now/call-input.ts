// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { optionalLine, optionalPhone } from '../../../web/form/lines.ts';
import { oneOf, ticked } from '../../../web/form/parse.ts';
import type { Asks } from '../../../web/form/questions.ts';
import type { FieldError, FormState } from '../../../web/form/state.ts';
import type { Institution } from '../../institutions/queries.ts';
import { allOccasions, type Decision } from '../eligibility-rules.ts';
import { spoken } from '../input.ts';
import type { Policy } from '../policy-rules.ts';
import type { InterpretingRequest } from '../queries.ts';
import { askName } from '../question-input.ts';
import { eligibilityFaults } from '../request-faults-input.ts';
import { slotFault } from '../time-rules.ts';
import { type Call, callMinutes } from './call-rules.ts';

const line = (label: string, most: number) => optionalLine(label, most).transform((value) => value ?? '');
const yesNo = (message: string) => oneOf(['ja', 'nein'], message).transform((said) => said === 'ja');
const minutes = callMinutes.map(String);

/** What an institution says to get somebody on the phone at once. @param institutions ids to choose from */
export const callInput = (institutions: readonly string[]) =>
  z
    .strictObject({
      einrichtung: z
        .string({ error: 'Bitte wählen Sie die Einrichtung.' })
        .refine((id) => institutions.includes(id), { error: 'Bitte wählen Sie die Einrichtung.' }),
      dolmetschsprache: spoken,
      mundart: line('Mundart oder Herkunft', 100),
      rueckruf: optionalPhone(120).refine((phone) => phone !== '', {
        error: 'Bitte geben Sie die Nummer ein, unter der Sie gerade zu erreichen sind.',
      }),
      dauer: oneOf(minutes, 'Bitte wählen Sie, wie lange das Gespräch etwa dauert.').transform(Number),
      anlass_gespraech: oneOf(allOccasions, 'Bitte wählen Sie den Anlass.'),
      rechtsfolge: yesNo('Bitte sagen Sie, ob das Gespräch Rechtsfolgen hat.'),
      zahlt_selbst: yesNo('Bitte sagen Sie, ob Ihre Einrichtung zahlen kann.'),
      geschlecht_wunsch: z
        .enum(['female', 'male', ''], { error: 'Bitte wählen Sie aus der Liste.' })
        .optional()
        .transform((said) => said || null),
      zeichen: line('Ihr Zeichen', 60),
      bedingungen: ticked().refine((yes) => yes, {
        error: 'Bitte bestätigen Sie, dass die Familie gefragt ist.',
      }),
    })
    .transform((form) => ({
      institutionId: form.einrichtung,
      language: form.dolmetschsprache,
      variety: form.mundart,
      phone: form.rueckruf,
      minutes: form.dauer,
      occasion: form.anlass_gespraech,
      legalConsequence: form.rechtsfolge,
      institutionPays: form.zahlt_selbst,
      gender: form.geschlecht_wunsch,
      reference: form.zeichen,
    }));
export type SaidForCall = z.infer<ReturnType<typeof callInput>>;

/** The talk as a request keeps it: on the phone, with somebody of the institution, urgent by its nature. */
export const callTalk = (
  { minutes: _, phone, ...said }: SaidForCall,
  contact: { name: string; email: string },
  institution: Pick<Institution, 'ags'>,
) => ({
  ...said,
  contact: { ...contact, phone },
  genderReason: '',
  topic: '',
  modes: ['phone' as const],
  room: 'public' as const,
  ...{ street: '', postcode: '', place: '', ags: institution.ags, meetingPoint: '' },
  participants: 2,
  professionalPresent: true,
  sensitive: false,
  payerReference: '',
  urgentReason: 'Familie am Schalter',
});

/** What is asked about before it is taken: nothing may tell who a family is. */
export const callAsks: Asks = { zeichen: askName, mundart: askName };

/** What the rules of the centre say against it, at once, with the reason and what else helps. */
export function callFaults(
  policy: Policy,
  decision: Decision,
  length: number,
  now: Temporal.Instant,
  centrePhone: string,
): FieldError[] {
  const startsAt = now.add({ minutes: policy.phoneNowMinutes });
  const fault = slotFault(
    { ...policy, leadDays: 0 },
    { startsAt, endsAt: startsAt.add({ minutes: length }) },
    now,
    true,
  );
  const call = centrePhone === '' ? 'Bitte rufen Sie dort an.' : `Bitte rufen Sie dort an: ${centrePhone}.`;
  return [
    ...(fault ? [{ field: 'dauer', message: fault.message }] : []),
    ...eligibilityFaults(decision),
    ...(decision.outcome === null
      ? [{ field: 'anlass_gespraech', message: `Bei diesem Anlass entscheidet die Koordination, wer zahlt. ${call}` }]
      : []),
  ];
}

export const unpaidFault = (alternative: string): FieldError => ({
  field: 'anlass_gespraech',
  message: `In den Töpfen ist gerade kein Geld dafür. ${alternative}`,
});

/** What was typed for a call, to ask once more. */
export const callValues = (one: InterpretingRequest, call: Call): FormState['values'] => ({
  einrichtung: one.institutionId ?? '',
  dolmetschsprache: one.language,
  mundart: one.variety,
  rueckruf: call.phone,
  dauer: String(call.minutes),
  anlass_gespraech: one.occasion,
  rechtsfolge: one.legalConsequence ? 'ja' : 'nein',
  zahlt_selbst: one.institutionPays ? 'ja' : 'nein',
  geschlecht_wunsch: one.gender ?? '',
  zeichen: one.reference,
});
