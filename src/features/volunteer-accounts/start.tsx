// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { StartSection } from '../../web/feature.ts';
import { pageLanguage, plain, volunteerLanguages } from '../volunteers/own/own-words.ts';
import { ownAccountPath } from '../volunteers/paths.ts';
import { getVolunteer } from '../volunteers/queries.ts';

/** Where a volunteer goes on from "Heute", in its language. */
export const volunteerAccountSections: readonly StartSection[] = [
  {
    place: 41,
    roles: ['volunteer'],
    read: async (tx, { centreId, volunteers: [id] }) => {
      if (id === undefined) return undefined;
      const { letterLanguage } = await getVolunteer(tx, centreId, id);
      const language = pageLanguage(letterLanguage) ?? 'de';
      return {
        shown: [{ recordKind: 'volunteer', ids: [id] }],
        view: () => (
          <section class="hs-section" lang={language} dir={volunteerLanguages.facts[language].dir}>
            <h2 class="kern-heading-medium">{plain(language, 'account.title')}</h2>
            <p class="hs-text">
              <a class="kern-link hs-target" href={ownAccountPath}>
                {plain(language, 'account.start')}
              </a>
            </p>
          </section>
        ),
      };
    },
  },
];
