// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { StartSection } from '../../web/feature.ts';
import { ownAccountPath } from './paths.ts';

/** Where a volunteer goes on from "Heute". */
export const volunteerAccountSections: readonly StartSection[] = [
  {
    place: 41,
    roles: ['volunteer'],
    read: async () => ({
      shown: [],
      view: () => (
        <section class="hs-section">
          <h2 class="kern-heading-medium">Mein Ehrenamt</h2>
          <p class="hs-text">
            <a class="kern-link hs-target" href={ownAccountPath}>
              Anschrift, Bankverbindung und Jahreskonto ansehen
            </a>
          </p>
        </section>
      ),
    }),
  },
];
