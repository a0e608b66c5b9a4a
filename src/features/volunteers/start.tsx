// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { TaskList } from '../../web/components/index.ts';
import type { StartSection } from '../../web/feature.ts';
import { formatCount, formatDateTime } from '../../web/format.ts';
import { getCheckRule } from './check-queries.ts';
import { listOpenWishes } from './language-wishes/wish-queries.ts';
import { volunteerPath, volunteersPath } from './paths.ts';
import { countVolunteers, nameOf } from './queries.ts';
import { neededChecks } from './rules.ts';

/** Languages volunteers propose, who has just come, and whose papers end or are missing. */
export const volunteerSections: readonly StartSection[] = [
  {
    place: 49,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId }) {
      const open = await listOpenWishes(tx, centreId);
      if (open.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'volunteer', ids: open.map(({ volunteerId }) => volunteerId) }],
        view: () => (
          <TaskList
            heading="Neue Sprachen von Ehrenamtlichen prüfen"
            tasks={open.map((one) => ({
              href: volunteerPath(one.volunteerId),
              title: `${languageName(one.language)}: ${nameOf(one)}`,
              detail: `${one.number}, vorgeschlagen am ${formatDateTime(one.saidAt)}; zählt erst, wenn Sie sie aufnehmen`,
            }))}
          />
        ),
      };
    },
  },
  ...(
    [
      ['interpreter_coordinator', 'interpreting', 'Ehrenamtliche', 40],
      ['sponsorship_coordinator', 'sponsorship', 'Patinnen und Paten', 40.5],
    ] as const
  ).map(
    ([role, service, heading, place]): StartSection => ({
      place,
      roles: [role],
      async read(tx, { centreId, today }) {
        const rule = await getCheckRule(tx, centreId, service);
        const needed = { kinds: neededChecks(rule), extended: rule.conduct === 'extended' };
        const count = (filter: Parameters<typeof countVolunteers>[2]) =>
          countVolunteers(tx, centreId, { ...filter, reach: [service] }, needed, today);
        const fresh = await count({ state: 'interested' });
        const soon = await count({ papers: 'soon' });
        const open = await count({ state: 'active', papers: 'open' });
        const lines = [
          [
            fresh,
            'stand=interested',
            formatCount(fresh, 'Person möchte helfen', 'Personen möchten helfen'),
            'Bitte führen Sie das Aufnahmegespräch.',
          ],
          [
            soon,
            'nachweis=soon',
            formatCount(soon, 'Nachweis läuft in 8 Wochen ab', 'Nachweise laufen in 8 Wochen ab'),
            'Wer keine Mail bekommt, wird angerufen.',
          ],
          [
            open,
            'stand=active&nachweis=open',
            formatCount(open, 'aktive Person ohne gültigen Nachweis', 'aktive Personen ohne gültigen Nachweis'),
            'Bis zur Vorlage wird nicht angefragt.',
          ],
        ] as const;
        const shown = lines.filter(([n]) => n > 0);
        if (shown.length === 0) return undefined;
        return {
          shown: [],
          view: () => (
            <section class="hs-section">
              <h2 class="kern-heading-medium">{heading}</h2>
              {shown.map(([, query, text, why]) => (
                <p class="hs-text">
                  <a class="kern-link hs-target" href={`${volunteersPath}?${query}&aufgabe=${service}`}>
                    {text}
                  </a>
                  <span class="hs-muted"> · {why}</span>
                </p>
              ))}
            </section>
          ),
        };
      },
    }),
  ),
];
