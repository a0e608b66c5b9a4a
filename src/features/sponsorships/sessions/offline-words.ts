// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../../../web/format.ts';
import type { CentreRequest } from '../../../web/route.ts';
import { lessonDays, lessonSpan } from './lesson-day-rules.ts';
import type { OwnLessons } from './own-queries.ts';
import { childAlias, type OwnSponsorship } from './queries.ts';

/** A lesson as a phone keeps it for hours without connection: "Kind 1 · Di 24.11.2026, 3. Stunde", and no name. */
export interface OfflineDate {
  /** Sponsorship and day, as they stand in the address. */
  key: string;
  label: string;
  day: string;
  /** Minute of the day at which it begins: before, nothing is entered. */
  from: number;
  /** Version of what is entered; 0: nothing. */
  version: number;
}

/** What the page hands the phone. */
export interface OfflineLog {
  /** Whose it is, without saying who. */
  owner: string;
  /** Key of the centre, which forms carry. */
  centre: string;
  dates: OfflineDate[];
}

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
          key: `${own.id}/${day}`,
          label: `${childAlias(all, own.id)} · ${formatDate(day)}, ${own.lesson}. Stunde`,
          day: day.toString(),
          from: own.fromMinute,
          version: entered.get(own.id)?.get(day.toString()) ?? 0,
        }),
      ),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return JSON.stringify({ owner, centre: user.centre?.key ?? '', dates } satisfies OfflineLog);
}
