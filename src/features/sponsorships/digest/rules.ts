// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CentreRole } from '../../../auth/permissions.ts';
import { dayOf, timeZone } from '../../../clock.ts';

/** Who may have the mail, and whether they get it as long as they have not said. */
export const writtenRoles = { sponsorship_coordinator: true, head: false } as const satisfies Partial<
  Record<CentreRole, boolean>
>;
export type WrittenRole = keyof typeof writtenRoles;
export const isWritten = (role: string): role is WrittenRole => role in writtenRoles;
export const everyWrittenRole = Object.keys(writtenRoles).filter(isWritten);

/** Does somebody get it? @param roles of the person @param said null: has not said */
export const wantsMail = (roles: readonly WrittenRole[], said: boolean | null): boolean =>
  said ?? roles.some((role) => writtenRoles[role]);

/** The mail goes out from this hour on, in Germany. */
export const firstHour = 6;
/** Monday, and Tuesday where the program stood still. */
const lastWeekday = 2;

/** The Monday whose mail is due now; undefined: none is. */
export function mondayDue(now: Temporal.Instant): Temporal.PlainDate | undefined {
  const { hour, dayOfWeek } = now.toZonedDateTimeISO(timeZone);
  if (dayOfWeek > lastWeekday || (dayOfWeek === 1 && hour < firstHour)) return undefined;
  return dayOf(now).subtract({ days: dayOfWeek - 1 });
}
