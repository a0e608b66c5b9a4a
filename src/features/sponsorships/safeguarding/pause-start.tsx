// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../../web/components/index.ts';
import type { StartSection } from '../../../web/feature.ts';
import { schoolPlaces } from '../matching/paths.ts';
import { pausedText } from '../words.ts';
import { listNewPauses, tellParentsDays } from './pause-queries.ts';

/** Whoever coordinates at a school tells the parents that meetings pause: with a sheet, since no mail reaches them. */
export const pauseSections: readonly StartSection[] = [
  {
    place: 66.5,
    roles: ['school_coordinator'],
    async read(tx, { centreId, coordinated, today }) {
      const paused = await listNewPauses(tx, centreId, coordinated, today);
      if (paused.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'sponsorship', ids: paused.map(({ id }) => id) }],
        view: () => (
          <TaskList
            heading="SmiLe: Eltern Bescheid geben"
            tasks={paused.map(({ id, number, since }) => ({
              href: schoolPlaces.one(id),
              title: `${pausedText}: ${number}`,
              detail: 'ein Blatt für die Eltern in ihrer Sprache liegt bereit',
              due: since.add({ days: tellParentsDays }),
            }))}
          />
        ),
      };
    },
  },
];
