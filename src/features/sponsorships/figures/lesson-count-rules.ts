// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { entryDays } from '../sessions/lesson-day-rules.ts';

/** Lessons before this day can no longer be changed, and are counted among the services rendered. */
export const countsFrom = (today: Temporal.PlainDate): Temporal.PlainDate => today.subtract({ days: entryDays });

/** Hours of a lesson, as activities keep them. */
export const hoursOfLesson = (minutes: number): number => Math.round((minutes * 100) / 60) / 100;
