// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { z } from 'zod';
import { DateField, TextField } from './index.ts';
import { type FormBody, requiredText, timeOfDay } from './parse.ts';
import { addErrors, askDay, askForm, askTime, comingDay } from './questions.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const schema = z.strictObject({ day: comingDay('Tag', today), time: timeOfDay(), note: requiredText('Notiz', 10) });
const asks = { day: askDay('appointment', today), time: askTime };
const answer = (body: FormBody) => {
  const { data, state } = askForm(schema, body, asks);
  return data === undefined || state.errors.length > 0 ? { ok: false as const, state } : { ok: true as const, data };
};
const messages = (body: FormBody) => {
  const parsed = answer(body);
  return parsed.ok ? [] : parsed.state.errors.map(({ field, message }) => `${field}: ${message}`);
};
const sunday = 'day: Der 29.11.2026 ist ein Sonntag. Stimmt der Tag?';
const night = 'time: 03:00 Uhr liegt außerhalb von 7 bis 20 Uhr. Stimmt die Uhrzeit?';
const odd = { day: '29.11.2026', time: '3 Uhr', note: 'x' };

test('asks about everything unusual at once, together with what is wrong', () => {
  expect(messages({ ...odd, note: '' })).toEqual([sunday, night, 'note: Bitte füllen Sie „Notiz“ aus.']);
  expect(messages({ ...odd, day: '23.11.2025' })).toEqual([
    'day: „Tag“: Bitte geben Sie heute oder einen späteren Tag an.',
    night,
  ]);
  expect(messages({ ...odd, day: '31.12.9999', time: '9' })[0]).toContain('mehr als 10 Jahre in der Zukunft');
});

test('believes an answer for the very value it was given for, in whatever notation', () => {
  const answers = { day_stimmt: '2026-11-29', time_stimmt: '03:00' };
  expect(answer({ ...odd, ...answers })).toEqual({
    ok: true,
    data: { day: Temporal.PlainDate.from('2026-11-29'), time: Temporal.PlainTime.from('03:00'), note: 'x' },
  });
  expect(answer({ ...odd, day: 'So 29.11.2026', time: '0300', ...answers }).ok).toBe(true);
  expect(messages({ ...odd, day: '06.12.2026', ...answers })).toEqual([
    'day: Der 06.12.2026 ist ein Sonntag. Stimmt der Tag?',
  ]);
  expect(answer({ ...odd, day: '27.11.2026', time: '9.30', ...answers }).ok).toBe(true);
  for (const wrong of ['ja', '', '29.11.2026'])
    expect(messages({ ...odd, ...answers, day_stimmt: wrong })).toEqual([sunday]);
});

test('an answer to what was never asked is an unknown field', () => {
  expect(messages({ ...odd, note_stimmt: 'x' }).at(-1)).toContain('„note_stimmt“');
});

test('an open question is no error to screen readers, its box comes after it and stays ticked', () => {
  const asked = askForm(schema, odd, asks).state;
  const open = (<DateField name="day" label="Tag" state={asked} />).toString();
  expect(open).not.toContain('aria-invalid');
  expect(open).not.toContain('kern-form-input--error');
  expect(open).toContain('Frage: ');
  expect(open).toContain('Der 29.11.2026 ist ein Sonntag.');
  expect(open).toMatch(/<input[^>]*type="checkbox"[^>]*name="day_stimmt" value="2026-11-29"[^>]*>/);
  expect(open).not.toContain('checked');
  expect(open).toContain('>Ja, der 29.11.2026 stimmt</label>');
  expect(open).toContain('value="29.11.2026"');
  const again = askForm(schema, { ...odd, day_stimmt: '2026-11-29' }, asks).state;
  const ticked = (<DateField name="day" label="Tag" state={again} />).toString();
  expect(ticked).toContain('checked=""');
  expect(ticked).not.toContain('Stimmt der Tag?');
  const wrong = askForm(schema, { ...odd, time: 'drei' }, asks).state;
  const time = (<TextField name="time" label="Uhrzeit" state={wrong} />).toString();
  expect(time).toContain('aria-invalid="true"');
  expect(time).not.toContain('checkbox');
});

test('asks nothing about a field found wrong afterwards, and says one thing a field', () => {
  const { state } = askForm(schema, { ...odd, note: '' }, asks);
  const more = [
    { field: 'day', message: 'Der Tag liegt vor der Geburt.' },
    { field: 'note', message: 'Zu spät.' },
  ];
  const all = addErrors(state, more);
  expect(all.errors.map(({ field, message }) => `${field}: ${message}`)).toEqual([
    night,
    'note: Bitte füllen Sie „Notiz“ aus.',
    'day: Der Tag liegt vor der Geburt.',
  ]);
  expect(all.questions?.map(({ field }) => field)).toEqual(['time']);
  expect(addErrors(state, [])).toEqual(state);
});
