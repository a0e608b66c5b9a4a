// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { timeZone } from '../../../clock.ts';
import { codesOf } from '../../../codes/keys.ts';
import { findLanguage } from '../../../codes/languages.ts';
import { optionalLine, requiredLine } from '../../../web/form/lines.ts';
import { germanDate, intBetween, oneOf, timeOfDay } from '../../../web/form/parse.ts';
import { outcomeWords } from '../dispatch/proof-input.ts';
import { allOccasions } from '../eligibility-rules.ts';
import { modes } from '../words.ts';
import { optionalSheetNumber } from './sheet-input.ts';

/** Days after which nothing is entered any more: books of the year before are closed by then. */
export const mostDaysAgo = 200;
const mostMinutes = 12 * 60;

const yesNo = (message: string) => oneOf(['ja', 'nein'], message).transform((said) => said === 'ja');
const chosen = (ids: readonly string[], message: string) =>
  z.string({ error: message }).refine((id) => ids.includes(id), { error: message });

/** A talk that took place without the program: who, when, for whom, and why it is entered only now. */
export const afterwardsInput = (
  now: Temporal.Instant,
  institutions: readonly string[],
  volunteers: readonly string[],
) =>
  z
    .strictObject({
      bogen: optionalSheetNumber,
      einrichtung: chosen(institutions, 'Bitte wählen Sie die Einrichtung.'),
      person: chosen(volunteers, 'Bitte wählen Sie, wer gedolmetscht hat.'),
      dolmetschsprache: z
        .string({ error: 'Bitte wählen Sie die Sprache.' })
        .refine((code) => findLanguage(code) !== undefined, { error: 'Bitte wählen Sie die Sprache aus der Liste.' }),
      anlass_gespraech: oneOf(allOccasions, 'Bitte wählen Sie den Anlass.'),
      gespraech_wie: oneOf(codesOf(modes), 'Bitte wählen Sie, ob es vor Ort, am Telefon oder per Video war.'),
      tag: germanDate('Tag'),
      beginn_war: timeOfDay('Beginn'),
      ende_war: timeOfDay('Ende'),
      ergebnis: oneOf(codesOf(outcomeWords), 'Bitte wählen Sie, was war.'),
      beteiligte: intBetween(1, 500, 'Wie viele Personen'),
      fachkraft: yesNo('Bitte sagen Sie, ob eine Fachkraft dabei war.'),
      rechtsfolge: yesNo('Bitte sagen Sie, ob das Gespräch Rechtsfolgen hat.'),
      zahlt_selbst: yesNo('Bitte sagen Sie, ob die Einrichtung zahlen kann.'),
      zeichen: optionalLine('Zeichen der Einrichtung', 60).transform((value) => value ?? ''),
      nachtrag_grund: requiredLine('Warum erst jetzt', 200),
    })
    .superRefine((form, ctx) => {
      const refuse = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });
      const { from, to } = timeOf(form.tag, form.beginn_war, form.ende_war);
      const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
      if (Temporal.PlainDate.compare(form.tag, today.subtract({ days: mostDaysAgo })) < 0)
        refuse('tag', `Das ist mehr als ${mostDaysAgo} Tage her. Bitte klären Sie das mit der Verwaltung.`);
      if (Temporal.Instant.compare(to, from) <= 0)
        refuse('ende_war', 'Das Ende liegt nicht nach dem Beginn. Bitte prüfen Sie die Uhrzeiten.');
      else if (Temporal.Instant.compare(to, now) > 0)
        refuse(
          'tag',
          'Nachgetragen wird nur, was schon war. Für ein kommendes Gespräch nehmen Sie bitte eine Anfrage auf.',
        );
      else if (from.until(to).total('minutes') > mostMinutes)
        refuse('ende_war', 'Das sind mehr als 12 Stunden. Bitte prüfen Sie die Uhrzeiten.');
    })
    .transform((form) => ({
      sheet: form.bogen,
      institutionId: form.einrichtung,
      volunteerId: form.person,
      language: form.dolmetschsprache,
      occasion: form.anlass_gespraech,
      mode: form.gespraech_wie,
      time: timeOf(form.tag, form.beginn_war, form.ende_war),
      outcome: form.ergebnis,
      participants: form.beteiligte,
      professionalPresent: form.fachkraft,
      legalConsequence: form.rechtsfolge,
      institutionPays: form.zahlt_selbst,
      reference: form.zeichen,
      reason: form.nachtrag_grund,
    }));

const timeOf = (day: Temporal.PlainDate, from: Temporal.PlainTime, to: Temporal.PlainTime) => ({
  from: day.toZonedDateTime({ timeZone, plainTime: from }).toInstant(),
  to: day.toZonedDateTime({ timeZone, plainTime: to }).toInstant(),
});

/** A talk as it is entered afterwards. */
export type AfterwardsTalk = z.output<ReturnType<typeof afterwardsInput>>;
