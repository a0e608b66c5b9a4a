// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { TaskList } from '../../../web/components/index.ts';
import type { StartSection } from '../../../web/feature.ts';
import { formatDateTime } from '../../../web/format.ts';
import { listBurdened } from './burden-queries.ts';
import { dispatchPath } from './paths.ts';

/** Volunteers who found a talk hard and want to be called: before everything else. */
export const burdenSections: readonly StartSection[] = [
  {
    place: 39,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId }) {
      const waiting = await listBurdened(tx, centreId);
      if (waiting.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: waiting.map(({ requestId }) => requestId) }],
        view: () => (
          <TaskList
            heading="Bitte anrufen: ein Gespräch war belastend"
            tasks={waiting.map(({ requestId, name, number, since }) => ({
              href: dispatchPath(requestId),
              title: name,
              detail: `${number}, seit ${formatDateTime(since)}`,
            }))}
          />
        ),
      };
    },
  },
];
