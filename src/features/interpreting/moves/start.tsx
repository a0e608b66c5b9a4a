// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../../web/components/index.ts';
import type { StartSection } from '../../../web/feature.ts';
import { formatDateTime } from '../../../web/format.ts';
import { dispatchPath } from '../dispatch/paths.ts';
import { listToCall } from './to-call-queries.ts';

/** Volunteers who go to the old meeting point as long as nobody calls them. */
export const toCallSections: readonly StartSection[] = [
  {
    place: 38.5,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId, now }) {
      const waiting = await listToCall(tx, centreId, now);
      if (waiting.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: waiting.map(({ requestId }) => requestId) }],
        view: () => (
          <TaskList
            heading="Bitte anrufen: neuer Treffpunkt"
            tasks={waiting.map(({ requestId, name, phone, number, startsAt }) => ({
              href: dispatchPath(requestId),
              title: `${name}, ${phone || 'keine Nummer'}`,
              detail: `${number}, Gespräch am ${formatDateTime(startsAt)}`,
            }))}
          />
        ),
      };
    },
  },
];
