// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { beforeSchoolAge, schoolBegins } from './school-age.ts';

it.each([
  [{ year: 2020, month: 9, day: 30 }, '2026-08-01'],
  [{ year: 2020, month: 10, day: 1 }, '2027-08-01'],
  [{ year: 2020, month: 10 }, '2027-08-01'],
  // Of what is not known the earliest: the child may be of school age.
  [{ year: 2020, month: 9 }, '2026-08-01'],
  [{ year: 2020 }, '2026-08-01'],
  [{ year: 2022, month: 2, day: 29 }, '2028-08-01'],
])('school begins for %j on %s', (birth, day) => {
  expect(schoolBegins(birth).toString()).toBe(day);
});

it.each([
  ['2026-07-31', '2026-08-01'],
  ['2026-08-01', undefined],
])('the child born on 30 September 2020 is looked at on %s', (on, begins) => {
  const birth = { year: 2020, month: 9, day: 30 };
  expect(beforeSchoolAge(birth, Temporal.PlainDate.from(on))?.toString()).toBe(begins);
  expect(beforeSchoolAge(null, Temporal.PlainDate.from(on))).toBeNull();
});
