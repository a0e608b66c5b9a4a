// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import { TaskList } from '../../../web/components/index.ts';
import type { StartSection } from '../../../web/feature.ts';
import { dispatchPath } from '../dispatch/paths.ts';
import { whenText } from '../request-words.ts';
import { listAnswered } from './queries.ts';

const next = {
  accepted: 'Vorschlag angenommen: jetzt jemanden anfragen',
  declined: 'Vorschlag abgelehnt: anderes vorschlagen oder abschließen',
  expired: 'Keine Antwort auf den Vorschlag: anrufen',
} as const;

/** What institutions have said to a proposal, and nobody has acted on since. */
export const proposalSections: readonly StartSection[] = [
  {
    place: 46,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId, now }) {
      const answered = await listAnswered(tx, centreId, now);
      if (answered.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'interpreting_request', ids: answered.map(({ id }) => id) }],
        view: () => (
          <TaskList
            heading="Einrichtungen haben geantwortet"
            tasks={answered.map((one) => ({
              href: dispatchPath(one.id),
              title: `${languageName(one.language)}, ${whenText(one)}`,
              detail: `${one.number}: ${next[one.answer as keyof typeof next]}`,
              due: dayOf(one.startsAt),
            }))}
          />
        ),
      };
    },
  },
];
