// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Task, TaskList } from '../../../web/components/index.ts';
import { type StartSection, startLines } from '../../../web/feature.ts';
import { formatCount } from '../../../web/format.ts';
import { pupilIn } from './paths.ts';
import { countPupils, listPupils } from './queries.ts';
import { nextStep } from './rules.ts';

/** What waits for the coordinator of a school: parents who have not been asked, the oldest need first. */
export const needSections: readonly StartSection[] = [
  {
    place: 67,
    roles: ['school_coordinator'],
    async read(tx, { centreId, coordinated, today }) {
      const filter = { state: 'reported', today } as const;
      const sort = { key: 'seit', direction: 'asc' } as const;
      const pupils = await listPupils(tx, centreId, coordinated, { ...filter, sort, limit: startLines, offset: 0 });
      const waiting = await countPupils(tx, centreId, coordinated, { state: 'waiting', today });
      const count = await countPupils(tx, centreId, coordinated, filter);
      const tasks = pupils.map((pupil): Task => {
        const due = nextStep(pupil)?.due;
        return {
          href: pupilIn('school', pupil.id),
          title: `Eltern um Einwilligung bitten: ${pupil.number}`,
          detail: `Klasse ${pupil.className}`,
          ...(due ? { due } : {}),
        };
      });
      return {
        shown: [{ recordKind: 'pupil', ids: pupils.map(({ id }) => id) }],
        lead: `${formatCount(count, 'Kind braucht', 'Kinder brauchen')} noch das Ja der Eltern, ${formatCount(waiting, 'Kind wartet', 'Kinder warten')} auf eine Patin oder einen Paten.`,
        view: () => <TaskList heading="SmiLe an Ihrer Schule" tasks={tasks} />,
      };
    },
  },
];
