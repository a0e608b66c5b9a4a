// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../web/components/index.ts';
import { type StartSection, startLines } from '../../web/feature.ts';
import { formatDateTime } from '../../web/format.ts';
import { logPath } from '../audit/paths.ts';
import { listOpenings, type Opening } from './opening-queries.ts';

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

/** Protected addresses that were opened, for the data protection officer. */
export const familySections: readonly StartSection[] = [
  {
    place: 100,
    roles: ['data_protection_officer'],
    async read(tx, { centreId }) {
      const openings = await listOpenings(tx, centreId, startLines);
      return {
        shown: [{ recordKind: 'family', ids: openings.map(({ familyId }) => familyId) }],
        view: () => <Openings openings={openings} />,
      };
    },
  },
];
