// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { Alert, TaskList } from '../../../web/components/index.ts';
import type { StartSection } from '../../../web/feature.ts';
import { formatCount, formatDateTime } from '../../../web/format.ts';
import { countWaitingTold, listConcernsFor } from './concern-queries.ts';
import { readerRoles } from './office-queries.ts';
import { concernPath } from './paths.ts';

/** What waits for this very person, first of all; for a head who was told, only that something waits. */
export const concernSections: readonly StartSection[] = [
  {
    place: 5,
    roles: readerRoles,
    async read(tx, { centreId, userId }) {
      const mine = (await listConcernsFor(tx, centreId, userId)).filter(
        ({ settledAt, openedBy }) => settledAt === null && (openedBy === null || openedBy === userId),
      );
      const told = await countWaitingTold(tx, centreId, userId);
      if (mine.length === 0 && told === 0) return undefined;
      return {
        shown: [{ recordKind: 'concern', ids: mine.map(({ id }) => id) }],
        view: () => (
          <>
            {told === 0 ? null : (
              <Alert
                tone="danger"
                title={`${formatCount(told, 'vertrauliche Meldung wartet', 'vertrauliche Meldungen warten')} seit mehr als 48 Stunden ungeöffnet. Bitte sprechen Sie an, wer Meldungen bekommt.`}
              />
            )}
            {mine.length === 0 ? null : (
              <TaskList
                heading="Vertrauliche Meldungen"
                tasks={mine.map(({ id, reportedAt, openedAt }) => ({
                  href: concernPath(id),
                  title: openedAt === null ? 'Vertrauliche Meldung öffnen' : 'Vertrauliche Meldung weiterführen',
                  detail: `angekommen am ${formatDateTime(reportedAt)}`,
                  due: dayOf(reportedAt),
                }))}
              />
            )}
          </>
        ),
      };
    },
  },
];
