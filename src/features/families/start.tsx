// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList, type Tile } from '../../web/components/index.ts';
import { type StartSection, startLines } from '../../web/feature.ts';
import { formatDateTime } from '../../web/format.ts';
import { changeInWords, lastWeeks } from '../../web/weeks.ts';
import { logListPath, logPath } from '../audit/paths.ts';
import { type AccessWeek, countAccessWeeks, listOpenings, type Opening } from './opening-queries.ts';

function Openings({ openings }: { openings: readonly Opening[] }) {
  const tasks = openings.map((opening) => ({
    href: logPath('family', opening.familyId),
    title: `${formatDateTime(opening.at)}: ${opening.by ?? 'unbekannt'}`,
    detail: `Begründung: ${opening.reason}`,
  }));
  return (
    <TaskList
      heading="Geöffnete gesperrte Anschriften"
      tasks={tasks}
      empty="Es wurde keine gesperrte Anschrift geöffnet."
    />
  );
}

function accessTiles(weeks: readonly AccessWeek[]): Tile[] {
  const opened = weeks.map((week) => week.opened);
  const people = weeks.map((week) => week.people);
  const mayOpen = weeks.map((week) => week.mayOpen);
  return [
    {
      label: 'Gesperrte Anschriften geöffnet',
      href: `${logListPath}?art=family`,
      count: opened.slice(-4).reduce((sum, count) => sum + count, 0),
      change: 'in 4 Wochen',
      tone: 'over',
      trend: { title: 'Geöffnete gesperrte Anschriften je Woche', column: 'geöffnet', counts: opened },
    },
    {
      label: 'Personen mit Zugang',
      href: logListPath,
      count: people.at(-1) ?? 0,
      change: changeInWords(people),
      tone: 'calm',
      trend: { title: 'Personen mit einer Rolle im Zentrum', column: 'mit Zugang', counts: people },
    },
    {
      label: 'Dürfen gesperrte Anschriften öffnen',
      href: logListPath,
      count: mayOpen.at(-1) ?? 0,
      change: changeInWords(mayOpen),
      tone: 'calm',
      trend: { title: 'Personen, die gesperrte Anschriften öffnen dürfen', column: 'dürfen öffnen', counts: mayOpen },
    },
  ];
}

/** Protected addresses that were opened, for the data protection officer. */
export const familySections: readonly StartSection[] = [
  {
    place: 100,
    roles: ['data_protection_officer'],
    async read(tx, { centreId, today }) {
      const openings = await listOpenings(tx, centreId, startLines);
      return {
        shown: [{ recordKind: 'family', ids: openings.map(({ familyId }) => familyId) }],
        tiles: accessTiles(await countAccessWeeks(tx, centreId, lastWeeks(today))),
        view: () => <Openings openings={openings} />,
      };
    },
  },
];
