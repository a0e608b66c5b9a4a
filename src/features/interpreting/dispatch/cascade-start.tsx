// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import { TaskList } from '../../../web/components/index.ts';
import type { StartSection } from '../../../web/feature.ts';
import { formatDateTime } from '../../../web/format.ts';
import { whenText } from '../request-words.ts';
import { listExhausted, listToCall } from './cascade-queries.ts';
import { dispatchPath } from './paths.ts';
import { cascadeEnds } from './words.ts';

/** Whom to call, and for which requests the program finds nobody any more. */
export const cascadeSections: readonly StartSection[] = [
  {
    place: 42,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId, now }) {
      const over = await listExhausted(tx, centreId, now);
      if (over.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: over.map(({ id }) => id) }],
        view: () => (
          <TaskList
            heading="Das Programm fragt niemanden mehr"
            tasks={over.map((one) => ({
              href: dispatchPath(one.id),
              title: `${languageName(one.language)}, ${whenText(one)}`,
              detail: `${one.number}: ${one.why === null ? '' : cascadeEnds[one.why]}`,
              due: dayOf(one.startsAt),
            }))}
          />
        ),
      };
    },
  },
  {
    place: 45,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId, now }) {
      const calls = await listToCall(tx, centreId, now);
      if (calls.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: calls.map(({ id }) => id) }],
        view: () => (
          <TaskList
            heading="Bitte anrufen: Anfragen an Ehrenamtliche"
            tasks={calls.map((one) => ({
              href: dispatchPath(one.id),
              title: `${one.name}, ${one.phone || 'keine Telefonnummer'}`,
              detail: `${languageName(one.language)}, ${one.number}, Antwort bis ${formatDateTime(one.answerBy)}`,
            }))}
          />
        ),
      };
    },
  },
];
