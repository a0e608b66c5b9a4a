// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../../../web/format.ts';
import type { CentreRequest } from '../../../web/route.ts';
import { ownLessonPath } from '../paths.ts';
import { lessonDays, lessonSpan } from './lesson-day-rules.ts';
import type { OwnLessons } from './own-queries.ts';
import { childAlias, type OwnSponsorship } from './queries.ts';

/** A lesson as a phone keeps it for hours without connection: "Kind 1 · Di 24.11.2026, 3. Stunde", and no name. */
export interface OfflineDate {
  /** Where it is entered. */
  href: string;
  label: string;
  day: string;
  /** Minute of the day at which it begins: before, nothing is entered. */
  from: number;
  /** Version of what is entered; 0: nothing. */
  version: number;
  /** Key of the centre, which forms carry. */
  centre: string;
}

/** What the page hands the phone. */
export interface OfflineLog {
  /** Whose it is, without saying who. */
  owner: string;
  dates: OfflineDate[];
}

/** "Kind 1 · Di 24.11.2026, 3. Stunde" */
export const offlineLabel = (all: readonly OwnSponsorship[], own: OwnSponsorship, day: Temporal.PlainDate): string =>
  `${childAlias(all, own.id)} · ${formatDate(day)}${day.dayOfWeek === own.weekday ? `, ${own.lesson}. Stunde` : ''}`;

/** The own dates of two weeks back and ahead: of sponsorships that run alone. */
export function offlineText(
  { today, user }: Pick<CentreRequest, 'today' | 'user'>,
  owner: string,
  all: readonly OwnSponsorship[],
  { entered }: OwnLessons,
): string {
  const [from, to] = [today.subtract({ days: lessonSpan }), today.add({ days: lessonSpan })];
  const dates = all
    .filter(({ state }) => state === 'active')
    .flatMap((own) =>
      lessonDays(own, from, to).map(
        (day): OfflineDate => ({
          href: ownLessonPath(own.id, day.toString()),
          label: offlineLabel(all, own, day),
          day: day.toString(),
          from: own.fromMinute,
          version: entered.get(own.id)?.get(day.toString()) ?? 0,
          centre: user.centre?.key ?? '',
        }),
      ),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return JSON.stringify({ owner, dates } satisfies OfflineLog);
}
