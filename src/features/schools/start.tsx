// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { type Task, TaskList } from '../../web/components/index.ts';
import type { StartSection } from '../../web/feature.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { findOldPlaces, type OldPlaces } from './old-place-queries.ts';
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

/** Numbers a school has not reported for long. */
export const schoolSections: readonly StartSection[] = [
  {
    place: 80,
    roles: ['school'],
    async read(tx, { centreId, schools, now }) {
      const old = await findOldPlaces(tx, centreId, schools, now.subtract({ hours: 24 * oldAfterDays }));
      const empty = 'Ihre Zahlen sind aktuell. Danke!';
      return { shown: [], view: () => <TaskList heading="Ihre Plätze" tasks={placeTasks(old)} empty={empty} /> };
    },
  },
];
