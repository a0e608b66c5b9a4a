// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../../web/components/index.ts';
import { dueStatus } from '../../../web/due.ts';
import type { StartSection } from '../../../web/feature.ts';
import { formatCount } from '../../../web/format.ts';
import { ofYear, thanksPath } from '../paths.ts';
import { reachOf } from '../rules.ts';
import { getThanksSetting, listThanks } from './thanks-queries.ts';
import { thanksDue, thanksFrom, thanksUntil, thanksYears } from './thanks-rules.ts';

/** From the day of the year until the end of January: who is to be thanked, and which letters have not gone out. */
export const thanksSections: readonly StartSection[] = [
  {
    place: 47,
    roles: ['interpreter_coordinator', 'sponsorship_coordinator'],
    async read(tx, { centreId, today, roles }) {
      const setting = await getThanksSetting(tx, centreId);
      const [year] = thanksYears(setting, today);
      if (year === undefined || Temporal.PlainDate.compare(today, thanksUntil(year)) > 0) return undefined;
      const people = await listThanks(tx, centreId, year, { reach: reachOf(roles) });
      const due = people.filter(({ group }) => group === 'due').length;
      const letters = people.filter(({ way, thanked }) => way === 'letter' && thanked?.sentAt === null).length;
      if (due + letters === 0) return undefined;
      const day = thanksDue(thanksFrom(setting, year));
      const task = { href: ofYear(thanksPath, year), due: day, ...dueStatus(day, today) };
      return {
        shown: [],
        view: () => (
          <TaskList
            heading="Dank am Jahresende"
            tasks={[
              ...(due === 0
                ? []
                : [
                    {
                      ...task,
                      title: `${formatCount(due, 'ehrenamtlichen Person', 'Ehrenamtlichen')} für ${year} danken`,
                    },
                  ]),
              ...(letters === 0
                ? []
                : [{ ...task, title: `${formatCount(letters, 'Brief', 'Briefe')} mit Dank drucken und verschicken` }]),
            ]}
          />
        ),
      };
    },
  },
];
