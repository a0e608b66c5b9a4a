// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../clock.ts';
import { findLanguage } from '../../codes/languages.ts';
import { personalParts } from '../../codes/personal-parts.ts';
import { readGermanDate, readTime } from '../../web/form/parse.ts';
import { type Ask, type Asks, askDay, askTime } from '../../web/form/questions.ts';
import { missingLanguage } from './language-rules.ts';
import { clockTime } from './time-rules.ts';

/** Asks about what may tell who a family is: the centre needs the institution's sign alone. */
export const askName: Ask = (typed) => {
  const found = personalParts(typed);
  if (found.length === 0) return undefined;
  const named = found
    .slice(0, 3)
    .map((part) => `„${part}“`)
    .join(', ');
  return {
    value: found.join(' ').slice(0, 200),
    message: `Im Text steht ${named}. Das sieht nach einer Person aus. Namen, Geburtsdaten und Telefonnummern von Familien gehören nicht hierher; Ihr Zeichen genügt. Bitte streichen Sie es.`,
    label: 'Es ist keine Person gemeint',
  };
};

/** Asks about a time that the clock shows twice or not at all, and about unusual hours. @param day as typed beside it */
export const askClock =
  (day: unknown): Ask =>
  (typed) => {
    const [date, time] = [typeof day === 'string' ? readGermanDate(day) : undefined, readTime(typed)];
    if (!date || !time) return undefined;
    const said = time.toString({ smallestUnit: 'minute' });
    const { kind, at } = clockTime(date, time);
    if (kind === 'once') return askTime(typed);
    const value = `${date.toString()} ${said}`;
    if (kind === 'twice')
      return {
        value,
        message: `In dieser Nacht werden die Uhren zurückgestellt: ${said} Uhr gibt es zweimal. Meinen Sie das erste Mal?`,
        label: `Ja, ${said} Uhr in der Sommerzeit, also beim ersten Mal`,
      };
    const meant = at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
    return {
      value,
      message: `In dieser Nacht werden die Uhren vorgestellt: ${said} Uhr gibt es nicht. Meinen Sie ${meant} Uhr?`,
      label: `Ja, ${meant} Uhr`,
    };
  };

/** Asks about unusual days among the further talks. */
const askFurther =
  (today: Temporal.PlainDate): Ask =>
  (typed) => {
    const ask = askDay('appointment', today);
    const doubts = typed
      .slice(0, 2000)
      .split('\n')
      .map((one) => one.trim().split(/[\s,]/u)[0] ?? '')
      .flatMap((one) => ask(one)?.message.replace(/ Stimmt der Tag\?$/, '') ?? []);
    if (doubts.length === 0) return undefined;
    return {
      value: doubts.join(' ').slice(0, 300),
      message: `${doubts.join(' ')} Stimmen die Tage?`,
      label: 'Ja, alle Tage stimmen',
    };
  };

/** Asks before a language is asked for that nobody speaks. */
const askLanguage =
  (speakers: ReadonlyMap<string, number>): Ask =>
  (typed) => {
    const message = findLanguage(typed) && missingLanguage(typed, speakers);
    return message ? { value: typed, message, label: 'Trotzdem anfragen' } : undefined;
  };

/**
 * What is asked about a request before it is taken.
 * @param form as typed; speakers: how many volunteers interpret each language
 */
export const requestAsks = (
  form: Readonly<Record<string, unknown>>,
  today: Temporal.PlainDate,
  speakers: ReadonlyMap<string, number>,
): Asks => ({
  dolmetschsprache: askLanguage(speakers),
  tag: askDay('appointment', today),
  uhr_von: askClock(form['tag']),
  uhr_bis: askClock(form['tag']),
  weitere: askFurther(today),
  zeichen: askName,
  mundart: askName,
  thema: askName,
  wunsch_grund: askName,
  treffpunkt: askName,
  kostenzeichen: askName,
  eil_grund: askName,
});
