// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import { TaskList } from '../../../web/components/index.ts';
import type { StartSection } from '../../../web/feature.ts';
import { Button, Form } from '../../../web/form/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import { dispatchPath } from '../dispatch/paths.ts';
import { listCallsNow, listUnseen } from './call-queries.ts';
import { callDetail } from './call-words.ts';
import { nowSeenPath } from './paths.ts';

/** Days in which the coordination still learns that a call was in vain. */
const toldDays = 7;

/** Calls that run, and those nobody answered: the family stood at the counter. */
export const nowSections: readonly StartSection[] = [
  {
    place: 31,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId, now }) {
      const running = await listCallsNow(tx, centreId, now);
      if (running.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: running.map(({ id }) => id) }],
        view: () => (
          <TaskList
            heading="Jetzt am Telefon"
            tasks={running.map((one) => ({
              href: dispatchPath(one.id),
              title: languageName(one.language),
              detail: callDetail(one),
            }))}
          />
        ),
      };
    },
  },
  {
    place: 35,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId, now }) {
      const unseen = await listUnseen(tx, centreId, now.subtract({ hours: 24 * toldDays }));
      if (unseen.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: unseen.map(({ id }) => id) }],
        view: (requestId) => (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Jetzt am Telefon: niemand hat angerufen</h2>
            {unseen.map(({ id, number, language, endedAt }) => (
              <Form action={nowSeenPath(id)} requestId={requestId()}>
                <p class="hs-text">
                  <a class="kern-link" href={dispatchPath(id)}>
                    {languageName(language)}
                  </a>
                  {`, ${number}, ${endedAt === null ? '' : formatDateTime(endedAt)}. Bitte fragen Sie bei der Einrichtung nach.`}
                </p>
                <Button kind="tertiary" about={number}>
                  Erledigt
                </Button>
              </Form>
            ))}
          </section>
        ),
      };
    },
  },
];
