// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { germanDate, intBetween, oneOf, optionalGermanDate, optionalOneOf, ticked } from '../../web/form/parse.ts';
import { type CheckRule, isFresh } from './rules.ts';
import { checkWords, conductNeedWords, conductWords } from './words.ts';

const fromList = 'Bitte wählen Sie aus der Liste.';

/** A paper that was seen. @param rule what the centre wants to have seen */
export const checkInput = (today: Temporal.PlainDate, rule: CheckRule) =>
  z
    .strictObject({
      art: oneOf(codesOf(checkWords), 'Bitte wählen Sie, was Sie gesehen haben.'),
      zeugnis: optionalOneOf(codesOf(conductWords), fromList),
      vom: germanDate('Datum des Nachweises'),
      gesehen: germanDate('Gesehen am'),
    })
    .superRefine((form, ctx) => {
      const refuse = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });
      if (form.art === 'conduct' && form.zeugnis === null)
        refuse('zeugnis', 'Bitte wählen Sie, ob es ein einfaches oder erweitertes Führungszeugnis ist.');
      if (Temporal.PlainDate.compare(form.gesehen, today) > 0)
        refuse('gesehen', '„Gesehen am“: Der Tag liegt in der Zukunft.');
      if (Temporal.PlainDate.compare(form.vom, form.gesehen) > 0)
        refuse('vom', 'Der Nachweis kann nicht nach dem Tag ausgestellt sein, an dem Sie ihn gesehen haben.');
      else if (form.art === 'conduct' && !isFresh(form.vom, form.gesehen, rule))
        refuse(
          'vom',
          `Das Führungszeugnis war beim Vorlegen älter als ${rule.conductFreshMonths} Monate. Bitte lassen Sie sich ein neues zeigen.`,
        );
    })
    .transform(({ art, zeugnis, vom, gesehen }) => ({
      kind: art,
      form: art === 'conduct' ? zeugnis : null,
      datedOn: vom,
      seenOn: gesehen,
    }));

/** Days on which somebody is away. */
export const awayInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ weg_von: germanDate('Von'), weg_bis: germanDate('Bis') })
    .superRefine(({ weg_von: von, weg_bis: bis }, ctx) => {
      const refuse = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });
      if (Temporal.PlainDate.compare(bis, von) < 0)
        refuse('weg_bis', '„Bis“ liegt vor „Von“. Bitte prüfen Sie die Tage.');
      else if (Temporal.PlainDate.compare(bis, today) < 0) refuse('weg_bis', 'Diese Tage sind schon vorbei.');
    })
    .transform(({ weg_von: from, weg_bis: to }) => ({ from, to }));

/** The next state; of a pause, until when. */
export const stateInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      pause: optionalGermanDate('Pause bis').refine(
        (day) => day === null || Temporal.PlainDate.compare(day, today) >= 0,
        { error: '„Pause bis“: Der Tag ist schon vorbei.' },
      ),
    })
    .transform(({ pause }) => ({ until: pause }));

/** A paper or an absence of the person, by its id. */
export const oneOfThemInput = z
  .strictObject({ eintrag: z.guid('Bitte laden Sie die Seite neu.') })
  .transform(({ eintrag }) => ({ id: eintrag }));

/** What another centre reads out. */
export const shareInput = z
  .strictObject({
    kennung: z
      .string()
      .transform((text) => text.trim().toLowerCase())
      .pipe(z.guid('Bitte geben Sie die Kennung vollständig ein: 32 Zeichen mit vier Strichen.')),
  })
  .transform(({ kennung }) => ({ key: kennung }));

/** What a centre wants to have seen. */
export const checkRuleInput = z
  .strictObject({
    fz: oneOf(codesOf(conductNeedWords), 'Bitte wählen Sie, welches Führungszeugnis Sie brauchen.'),
    fz_monate: intBetween(1, 120, 'Neu vorlegen nach Monaten'),
    fz_alter: intBetween(1, 12, 'Beim Vorlegen höchstens so viele Monate alt'),
    schweigen: ticked(),
    datenschutz: ticked(),
    schulung: ticked(),
  })
  .transform(
    (form): CheckRule => ({
      conduct: form.fz,
      conductMonths: form.fz_monate,
      conductFreshMonths: form.fz_alter,
      confidentiality: form.schweigen,
      dataProtection: form.datenschutz,
      training: form.schulung,
    }),
  );
