// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { FieldError } from '../../web/form/index.ts';
import { optionalLine } from '../../web/form/lines.ts';
import {
  type FormBody,
  intBetween,
  oneOf,
  optionalGermanDate,
  optionalOneOf,
  readGermanDate,
  readTime,
  ticked,
  timeOfDay,
} from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';
import { formatDate } from '../../web/format.ts';
import { appointmentFormats } from '../cases/states.ts';
import { minuteOf, mostWeeks, timesBetween, weeklyDays } from './rules.ts';
import { type WithdrawReason, withdrawReasons } from './words.ts';

const chooseFormat = 'Bitte wählen Sie, wie beraten wird.';
const town = z
  .string()
  .optional()
  .transform((raw, ctx): string | null => {
    if (raw === undefined || raw === '') return null;
    if (/^\d{8}$/.test(raw)) return raw;
    ctx.addIssue('Bitte wählen Sie eine Gemeinde aus der Liste.');
    return z.NEVER;
  });
const choosePerson = 'Bitte wählen Sie eine Person.';
const someone = z.string({ error: choosePerson }).regex(/^[0-9a-f-]{36}$/, { error: choosePerson });

const meeting = {
  form: oneOf(appointmentFormats, chooseFormat),
  gemeinde: town,
  ort: optionalLine('Raum oder Ort', 120),
};
const times = { uhr_von: timeOfDay('Von'), uhr_bis: timeOfDay('Bis') };

/** Appointments that a counsellor offers: on a day, or every week until another. */
export const offerInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      person: someone,
      tag: comingDay('Tag', today),
      ...times,
      dauer: intBetween(10, 240, 'Dauer eines Termins'),
      ...meeting,
      serie_bis: optionalGermanDate('Jede Woche bis'),
      ferien: optionalOneOf(['mit', 'ohne'], 'Bitte wählen Sie, was in den Schulferien gilt.'),
    })
    .transform((form) => {
      const { days, schoolHolidays } = weeklyDays(form.tag, form.serie_bis ?? form.tag);
      const off = form.serie_bis !== null && form.ferien === 'ohne' ? schoolHolidays : [];
      return {
        counsellor: form.person,
        // A single day is what somebody typed and confirmed, a holiday too.
        days: form.serie_bis === null ? [form.tag] : days.filter((day) => !off.some((one) => one.day.equals(day))),
        times: timesBetween(minuteOf(form.uhr_von), minuteOf(form.uhr_bis), form.dauer),
        format: form.form,
        ags: form.gemeinde,
        place: form.ort ?? '',
      };
    });

/** Another day, time, way or place of a slot. */
export const changeSlotInput = (today: Temporal.PlainDate) =>
  z.strictObject({ tag: comingDay('Tag', today), ...times, ...meeting }).transform((form) => ({
    day: form.tag,
    fromMinute: minuteOf(form.uhr_von),
    toMinute: minuteOf(form.uhr_bis),
    format: form.form,
    ags: form.gemeinde,
    place: form.ort ?? '',
  }));

const reasonKeys = Object.keys(withdrawReasons) as [WithdrawReason, ...WithdrawReason[]];
export const withdrawInput = z
  .strictObject({ grund: oneOf(reasonKeys, 'Bitte wählen Sie den Grund.'), folgende: ticked() })
  .transform((form) => ({ reason: form.grund, following: form.folgende }));

const text = (value: FormBody[string] | undefined): string => (typeof value === 'string' ? value : '');

/** What is wrong between time and time, way and town. */
export function slotErrors(form: FormBody): FieldError[] {
  const [from, to] = [readTime(text(form['uhr_von'])), readTime(text(form['uhr_bis']))];
  const minutes = form['dauer'] === undefined ? 1 : Number(text(form['dauer']));
  const span = from && to ? minuteOf(to) - minuteOf(from) : undefined;
  return [
    ...(span !== undefined && span <= 0
      ? [{ field: 'uhr_bis', message: '„Bis“ muss nach „Von“ liegen.' }]
      : span !== undefined && minutes >= 10 && span < minutes
        ? [{ field: 'uhr_bis', message: `Zwischen „Von“ und „Bis“ passt kein Termin von ${minutes} Minuten.` }]
        : []),
    ...(text(form['form']) === 'outreach' && text(form['gemeinde']) === ''
      ? [{ field: 'gemeinde', message: 'Bitte wählen Sie die Gemeinde, in der Sie beraten.' }]
      : []),
  ];
}

/** What is wrong with a series, and what has to be answered about it first. */
export function seriesErrors(form: FormBody): FieldError[] {
  const first = readGermanDate(text(form['tag']));
  const until = readGermanDate(text(form['serie_bis']));
  if (!first || !until) return [];
  if (Temporal.PlainDate.compare(until, first) < 0)
    return [{ field: 'serie_bis', message: '„Jede Woche bis“ muss nach dem ersten Tag liegen.' }];
  if (Temporal.PlainDate.compare(until, first.add({ weeks: mostWeeks })) > 0)
    return [
      { field: 'serie_bis', message: 'Eine Serie geht über höchstens ein Jahr. Bitte wählen Sie einen früheren Tag.' },
    ];
  const { days, schoolHolidays } = weeklyDays(first, until);
  const answered = text(form['ferien']);
  if (schoolHolidays.length > 0 && answered === '') {
    const list = schoolHolidays.map(({ day, name }) => `${formatDate(day)} (${name})`).join(', ');
    return [
      { field: 'ferien', message: `In den Schulferien liegen: ${list}. Bitte wählen Sie, ob auch dann Termine sind.` },
    ];
  }
  if (days.length === 0 || (answered === 'ohne' && days.length === schoolHolidays.length))
    return [
      { field: 'serie_bis', message: 'Alle Tage der Serie sind frei. Bitte wählen Sie einen anderen Wochentag.' },
    ];
  return [];
}
