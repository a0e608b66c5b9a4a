// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { StartSection } from '../../web/feature.ts';
import { formatCount } from '../../web/format.ts';
import { getCheckRule } from './check-queries.ts';
import { volunteersPath } from './paths.ts';
import { countVolunteers } from './queries.ts';
import { neededChecks } from './rules.ts';

/** Who has just come, and whose papers end or are missing. */
export const volunteerSections: readonly StartSection[] = [
  {
    place: 40,
    roles: ['interpreter_coordinator'],
    async read(tx, { centreId, today }) {
      const rule = await getCheckRule(tx, centreId, 'interpreting');
      const needed = { kinds: neededChecks(rule), extended: rule.conduct === 'extended' };
      const count = (filter: Parameters<typeof countVolunteers>[2]) =>
        countVolunteers(tx, centreId, filter, needed, today);
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
            <h2 class="kern-heading-medium">Ehrenamtliche</h2>
            {shown.map(([, query, text, why]) => (
              <p class="hs-text">
                <a class="kern-link hs-target" href={`${volunteersPath}?${query}`}>
                  {text}
                </a>
                <span class="hs-muted"> · {why}</span>
              </p>
            ))}
          </section>
        ),
      };
    },
  },
];
