// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { isIso6393 } from '../../codes/languages.ts';
import { optionalLine, optionalPhone, optionalPostcode, personName } from '../../web/form/lines.ts';
import {
  manyOf,
  oneOf,
  optionalGermanDate,
  optionalIntBetween,
  optionalOneOf,
  optionalText,
  ticked,
} from '../../web/form/parse.ts';
import type { FieldError, FormState } from '../../web/form/state.ts';
import { formatShortDate } from '../../web/format.ts';
import type { Told } from './actions.ts';
import type { Volunteer } from './queries.ts';
import type { SpokenLanguage } from './rows.ts';
import { type HelpReach, type HelpService, mostRadiusKm } from './rules.ts';
import { type DaySpan, readSpans, weekdays, writeSpans } from './span-rules.ts';
import {
  channelWords,
  directionWords,
  genderWords,
  levelWords,
  modeWords,
  serviceWords,
  stateWords,
  topicWords,
} from './words.ts';

const fromList = 'Bitte wählen Sie aus der Liste.';
const line = (label: string, most: number) => optionalLine(label, most).transform((value) => value ?? '');

/** How many languages the form has room for. */
export const languageSlots = [1, 2, 3, 4, 5, 6] as const;

/** Does it look like a mail address? */
export const isMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text);
const mail = line('E-Mail', 120).refine((text) => text === '' || isMail(text), {
  error: 'Bitte schreiben Sie die E-Mail-Adresse vollständig, zum Beispiel name@beispiel.de.',
});
const languageCode = z
  .string()
  .optional()
  .transform((code) => (code === undefined || code === '' ? null : code))
  .refine((code) => code === null || (isIso6393(code) && code !== 'deu'), {
    error: 'Bitte wählen Sie eine Sprache aus der Liste, nicht Deutsch.',
  });
const languageFields = (n: number) => ({
  [`sprache${n}`]: languageCode,
  [`stufe${n}`]: optionalOneOf(codesOf(levelWords), fromList),
  [`richtung${n}`]: optionalOneOf(codesOf(directionWords), fromList),
  [`schrift${n}`]: ticked(),
  [`mundart${n}`]: line('Mundart', 100),
});
const spans = z
  .string()
  .optional()
  .transform((raw, ctx): DaySpan[] => {
    const read = readSpans(raw ?? '');
    if (typeof read !== 'string') return read;
    ctx.addIssue(read);
    return z.NEVER;
  });
/** The field of each day of the week; 1 is Monday. */
export const dayField = { 1: 'mo', 2: 'di', 3: 'mi', 4: 'do', 5: 'fr', 6: 'sa', 7: 'so' } as const;
const dayFields = Object.fromEntries(weekdays.map(({ number }) => [dayField[number], spans]));

/** Read by name in `languagesOf` and for the days: their types would not hold the names of the other fields. */
const numberedFields: object = Object.assign({}, dayFields, ...languageSlots.map(languageFields));

const isString = (value: unknown): value is string => typeof value === 'string';

function languagesOf(form: Readonly<Record<string, unknown>>): SpokenLanguage[] {
  return languageSlots.flatMap((n): SpokenLanguage[] => {
    const language = form[`sprache${n}`];
    if (!isString(language)) return [];
    const level = codesOf(levelWords).find((one) => one === form[`stufe${n}`]) ?? 'fluent';
    const direction = codesOf(directionWords).find((one) => one === form[`richtung${n}`]) ?? 'both';
    const variety = form[`mundart${n}`];
    return [
      { language, level, direction, reads: form[`schrift${n}`] === true, variety: isString(variety) ? variety : '' },
    ];
  });
}

const isSpans = (value: unknown): value is DaySpan[] => Array.isArray(value);

/** A volunteer as the form says it. @param towns AGS to choose from */
export const volunteerInput = (today: Temporal.PlainDate, towns: readonly string[]) =>
  z
    .strictObject({
      vorname: personName('Vorname'),
      nachname: personName('Familienname'),
      geboren: optionalGermanDate('Geburtsdatum').refine(
        (day) => day === null || Temporal.PlainDate.compare(day, today) < 0,
        { error: '„Geburtsdatum“: Der Tag liegt in der Zukunft.' },
      ),
      geschlecht: optionalOneOf(codesOf(genderWords), fromList),
      strasse: line('Straße und Hausnummer', 120),
      plz: optionalPostcode,
      ort: line('Ort', 100),
      wohnort: z
        .string()
        .optional()
        .transform((ags) => (ags === undefined || ags === '' ? null : ags))
        .refine((ags) => ags === null || towns.includes(ags), { error: fromList }),
      telefon: optionalPhone(120),
      email: mail,
      weg: oneOf(codesOf(channelWords), 'Bitte wählen Sie, wie die Person erreicht werden möchte.'),
      briefsprache: oneOf(['de', 'en', 'ar', 'uk', 'tr'], 'Bitte wählen Sie die Sprache der Nachrichten.'),
      aufgaben: manyOf(['interpreting', 'sponsorship'], fromList).refine((chosen) => chosen.length > 0, {
        error: 'Bitte wählen Sie mindestens eine Aufgabe.',
      }),
      umkreis: optionalIntBetween(1, mostRadiusKm, 'Umkreis in km'),
      orte: manyOf(towns.length > 0 ? towns : [''], fromList),
      arten: manyOf(codesOf(modeWords), fromList).refine((chosen) => chosen.length > 0, {
        error: 'Bitte wählen Sie mindestens eine Art: vor Ort, am Telefon oder per Video.',
      }),
      themen: manyOf(codesOf(topicWords), fromList),
      monat: optionalIntBetween(1, 100, 'Einsätze im Monat'),
      woche: optionalIntBetween(1, 100, 'Nachrichten in der Woche'),
      notiz: optionalText(1000),
      ...numberedFields,
    })
    .transform(
      (form): Told => ({
        profile: {
          givenName: form.vorname,
          familyName: form.nachname,
          birth: form.geboren,
          gender: form.geschlecht,
          street: form.strasse,
          postcode: form.plz === '' ? null : form.plz,
          place: form.ort,
          ags: form.wohnort,
          phone: form.telefon,
          email: form.email,
          channel: form.weg,
          letterLanguage: form.briefsprache,
          interprets: form.aufgaben.includes('interpreting'),
          sponsors: form.aufgaben.includes('sponsorship'),
          radiusKm: form.umkreis,
          modes: form.arten,
          topics: form.themen,
          mostJobsMonth: form.monat,
          mostMessagesWeek: form.woche,
          note: form.notiz ?? '',
        },
        languages: languagesOf(form),
        areas: form.orte,
        windows: weekdays.flatMap(({ number }) => {
          const read = Object.entries(form).find(([name]) => name === dayField[number])?.[1];
          return isSpans(read) ? read.map((span) => ({ ...span, weekday: number })) : [];
        }),
      }),
    );

const tasksOf = (form: Readonly<Record<string, unknown>>): string[] => {
  const tasks = form['aufgaben'];
  return Array.isArray(tasks) ? tasks.filter(isString) : isString(tasks) ? [tasks] : [];
};

/**
 * What somebody may say of the tasks who has to do with one of them alone: the own one stays, or the person would be out of reach;
 * the other one is ended by who coordinates it.
 */
export function taskErrors(
  form: Readonly<Record<string, unknown>>,
  reach: HelpReach,
  kept?: { interprets: boolean; sponsors: boolean },
): FieldError[] {
  const tasks = tasksOf(form);
  const stays = (service: HelpService): boolean =>
    service === 'interpreting' ? kept?.interprets === true : kept?.sponsors === true;
  const must = codesOf(serviceWords).filter((service) =>
    reach.includes(service) ? reach.length === 1 : stays(service),
  );
  return must.flatMap((service): FieldError[] =>
    tasks.length === 0 || tasks.includes(service)
      ? []
      : [
          {
            field: 'aufgaben',
            message: `Bitte lassen Sie „${serviceWords[service]}“ angekreuzt. Wer damit aufhört, wird von der Leitung ausgetragen.`,
          },
        ],
  );
}

/** What single fields cannot know. */
export function volunteerErrors(form: Readonly<Record<string, unknown>>): FieldError[] {
  const said = (name: string): string => {
    const value = form[name];
    return isString(value) ? value.trim() : '';
  };
  const errors: FieldError[] = [];
  if (said('vorname') === '' && said('nachname') === '')
    errors.push({ field: 'vorname', message: 'Bitte geben Sie einen Namen ein.' });
  if (said('weg') === 'mail' && said('email') === '')
    errors.push({ field: 'email', message: 'Bitte geben Sie die E-Mail-Adresse ein, oder wählen Sie „nur Anruf“.' });
  if (said('weg') === 'phone' && said('telefon') === '')
    errors.push({ field: 'telefon', message: 'Bitte geben Sie die Telefonnummer ein, oder wählen Sie „E-Mail“.' });
  const chosen = languageSlots.map((n) => said(`sprache${n}`));
  for (const [index, language] of chosen.entries()) {
    const slot = languageSlots[index] ?? 1;
    if (language !== '' && chosen.indexOf(language) < index)
      errors.push({ field: `sprache${slot}`, message: 'Diese Sprache steht schon weiter oben.' });
    if (language !== '' && said(`stufe${slot}`) === '')
      errors.push({ field: `stufe${slot}`, message: 'Bitte wählen Sie, wie gut die Person diese Sprache spricht.' });
  }
  if (tasksOf(form).includes('interpreting') && chosen.every((language) => language === ''))
    errors.push({ field: 'sprache1', message: 'Bitte wählen Sie mindestens eine Sprache zum Dolmetschen.' });
  return errors;
}

/** A volunteer as its form shows it. */
export function volunteerValues(
  person: Volunteer,
  languages: readonly SpokenLanguage[],
  areas: readonly string[],
  windows: readonly (DaySpan & { weekday: number })[],
): FormState['values'] {
  const of = (value: string | number | null): string => (value === null ? '' : String(value));
  const spoken = languages.slice(0, languageSlots.length).map((one, index): [string, string][] => {
    const n = index + 1;
    const reads: [string, string][] = one.reads ? [[`schrift${n}`, 'ja']] : [];
    return [
      [`sprache${n}`, one.language],
      [`stufe${n}`, one.level],
      [`richtung${n}`, one.direction],
      [`mundart${n}`, one.variety],
      ...reads,
    ];
  });
  return {
    vorname: person.givenName,
    nachname: person.familyName,
    geboren: person.birth === null ? '' : formatShortDate(person.birth),
    geschlecht: person.gender ?? '',
    strasse: person.street,
    plz: person.postcode ?? '',
    ort: person.place,
    wohnort: person.ags ?? '',
    telefon: person.phone,
    email: person.email,
    weg: person.channel,
    briefsprache: person.letterLanguage,
    aufgaben: [...(person.interprets ? ['interpreting'] : []), ...(person.sponsors ? ['sponsorship'] : [])],
    umkreis: of(person.radiusKm),
    orte: [...areas],
    arten: person.modes,
    themen: person.topics,
    monat: of(person.mostJobsMonth),
    woche: of(person.mostMessagesWeek),
    notiz: person.note,
    ...Object.fromEntries(spoken.flat()),
    ...Object.fromEntries(
      weekdays.map(({ number }) => [dayField[number], writeSpans(windows.filter(({ weekday }) => weekday === number))]),
    ),
  };
}

/** Where a list of volunteers begins. */
export const volunteerListSpec = {
  q: 'text',
  stand: codesOf(stateWords),
  sprache: 'text',
  nachweis: ['open', 'soon'],
  aufgabe: codesOf(serviceWords),
} as const;
