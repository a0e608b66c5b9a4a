// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { addWorkingDays } from '../../../codes/holidays.ts';
import type { ProofSetting } from './setting-rules.ts';

const reached = (end: Temporal.Instant, days: number, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(addWorkingDays(dayOf(end), days), today) <= 0;

/** Why whoever has not confirmed a talk is reminded today; undefined: not yet. Each reason is used once. */
export function reminderDue(
  setting: ProofSetting,
  end: Temporal.Instant,
  today: Temporal.PlainDate,
): 'missing' | 'missing_again' | undefined {
  if (setting.afterThat === 'remind' && reached(end, setting.tellDays, today)) return 'missing_again';
  return reached(end, setting.remindDays, today) ? 'missing' : undefined;
}

/** Does the coordination have to do something? After the set days; where somebody has to be called, as early as others are reminded. */
export const isForCoordination = (
  setting: ProofSetting,
  { endsAt, toCall }: { endsAt: Temporal.Instant; toCall: readonly unknown[] },
  today: Temporal.PlainDate,
): boolean => reached(endsAt, toCall.length > 0 ? setting.remindDays : setting.tellDays, today);

/** By when a talk is to be proven, before the coordination looks after it. */
export const proofDue = (setting: ProofSetting, end: Temporal.Instant): Temporal.PlainDate =>
  addWorkingDays(dayOf(end), setting.tellDays);
