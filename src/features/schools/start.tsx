// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { type Task, TaskList, type Tile } from '../../web/components/index.ts';
import type { StartSection } from '../../web/feature.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { lastWeeks } from '../../web/weeks.ts';
import { countOldPlaces, findOldPlaces, type OldPlaces } from './old-place-queries.ts';
import { ownPlacesPath } from './paths.ts';

/** Numbers of places older than this many days are asked for again. */
const oldAfterDays = 30;

const placeTasks = ({ count, oldest }: OldPlaces): Task[] =>
  count === 0 || !oldest
    ? []
    : [
        {
          href: ownPlacesPath,
          title: 'Zahl der Plätze prüfen',
          detail: `${formatCount(count, 'Angabe ist', 'Angaben sind')} älter als ${oldAfterDays} Tage, die älteste vom ${formatDate(dayOf(oldest))}`,
        },
      ];

const oldTile = (count: number, counts: readonly number[]): Tile => ({
  label: 'Angaben zu Plätzen prüfen',
  href: ownPlacesPath,
  count,
  change: `älter als ${oldAfterDays} Tage`,
  tone: 'over',
  trend: { title: 'Alte Angaben zu Plätzen: seit wann', column: 'davon alte Angaben', counts },
});

/** Numbers a school has not reported for long. */
export const schoolSections: readonly StartSection[] = [
  {
    place: 80,
    roles: ['school'],
    async read(tx, { centreId, schools, now, today }) {
      const old = await findOldPlaces(tx, centreId, schools, now.subtract({ hours: 24 * oldAfterDays }));
      const empty = 'Ihre Zahlen sind aktuell. Danke!';
      const counts = await countOldPlaces(tx, centreId, schools, oldAfterDays, lastWeeks(today));
      return {
        shown: [],
        tiles: [oldTile(old.count, counts)],
        view: () => <TaskList heading="Ihre Plätze" tasks={placeTasks(old)} empty={empty} />,
      };
    },
  },
];
