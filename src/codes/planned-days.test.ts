// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { type DayKind, dayQuestion, impossiblePlan, timeQuestion } from './planned-days.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const today = day('2026-11-23');
const ask = (iso: string, kind: DayKind) => dayQuestion(day(iso), kind, today);

describe('dayQuestion', () => {
  it.each<[DayKind, string, string]>([
    ['appointment', '2026-11-29', 'Der 29.11.2026 ist ein Sonntag. Stimmt der Tag?'],
    [
      'appointment',
      '2027-10-03',
      'Der 03.10.2027 ist ein Sonntag und ein Feiertag (Tag der Deutschen Einheit). Stimmt der Tag?',
    ],
    ['appointment', '2027-05-27', 'Der 27.05.2027 ist ein Feiertag (Fronleichnam). Stimmt der Tag?'],
    [
      'appointment',
      '2026-12-29',
      'Der 29.12.2026 liegt in den Weihnachtsferien (23.12.2026 bis 06.01.2027). Stimmt der Tag?',
    ],
    ['appointment', '2027-11-24', 'Der 24.11.2027 liegt mehr als ein Jahr in der Zukunft. Stimmt der Tag?'],
    ['deadline', '2026-12-25', 'Der 25.12.2026 ist ein Feiertag (1. Weihnachtstag). Stimmt der Tag?'],
    ['start', '2026-11-28', 'Der 28.11.2026 ist ein Samstag. Stimmt der Tag?'],
    ['start', '2027-05-18', 'Der 18.05.2027 liegt in den Pfingstferien. Stimmt der Tag?'],
    ['start', '2025-11-21', 'Der 21.11.2025 liegt mehr als ein Jahr zurück. Stimmt der Tag?'],
    [
      'start',
      '2029-12-25',
      'Der 25.12.2029 ist ein Feiertag (1. Weihnachtstag) und liegt in den Weihnachtsferien (20.12.2029 bis 04.01.2030) und liegt mehr als ein Jahr in der Zukunft. Stimmt der Tag?',
    ],
    ['held', '2026-11-22', 'Der 22.11.2026 ist ein Sonntag. Stimmt der Tag?'],
    ['held', '2016-11-22', 'Der 22.11.2016 liegt mehr als ein Jahr zurück. Stimmt der Tag?'],
    ['received', '2016-11-22', 'Der 22.11.2016 liegt mehr als ein Jahr zurück. Stimmt der Tag?'],
    ['validity', '2062-01-01', 'Der 01.01.2062 liegt mehr als ein Jahr in der Zukunft. Stimmt der Tag?'],
  ])('%s on %s: %s', (kind, iso, question) => {
    expect(ask(iso, kind)).toBe(question);
  });

  it.each<[DayKind, string]>([
    ['appointment', '2026-11-28'],
    ['appointment', '2026-11-23'],
    ['appointment', '2027-11-23'],
    ['deadline', '2026-11-28'],
    ['deadline', '2026-12-29'],
    ['start', '2026-11-24'],
    ['start', '2027-01-07'],
    ['start', '2025-11-24'],
    ['held', '2026-10-20'],
    ['received', '2026-11-22'],
    ['validity', '2027-08-01'],
    ['validity', '2020-01-01'],
  ])('%s on %s asks nothing', (kind, iso) => {
    expect(ask(iso, kind)).toBeUndefined();
  });
});

it('knows what cannot be planned', () => {
  expect(impossiblePlan(day('2036-11-23'), 'Beginn', today)).toBeUndefined();
  expect(impossiblePlan(day('9999-12-31'), 'Beginn', today)).toBe(
    '„Beginn“: Der 31.12.9999 liegt mehr als 10 Jahre in der Zukunft. Bitte prüfen Sie die Jahreszahl.',
  );
});

it.each([
  ['03:00', '03:00 Uhr liegt außerhalb von 7 bis 20 Uhr. Stimmt die Uhrzeit?'],
  ['06:59', '06:59 Uhr liegt außerhalb von 7 bis 20 Uhr. Stimmt die Uhrzeit?'],
  ['23:00', '23:00 Uhr liegt außerhalb von 7 bis 20 Uhr. Stimmt die Uhrzeit?'],
  ['07:00', undefined],
  ['20:00', undefined],
])('an appointment at %s: %s', (time, question) => {
  expect(timeQuestion(Temporal.PlainTime.from(time))).toBe(question);
});
