// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { StartSection } from '../../web/feature.ts';
import { formatCount, formatNumber } from '../../web/format.ts';
import { earlyReferralsPath } from './paths.ts';
import { countEarlyReferrals } from './queries.ts';

/** Children not of school age yet, above all those whose family nobody has pointed anywhere. */
export const earlyReferralSections: readonly StartSection[] = [
  {
    place: 34,
    roles: ['head', 'counsellor', 'administration'],
    async read(tx, { centreId }) {
      const count = await countEarlyReferrals(tx, centreId, undefined);
      if (count === 0) return undefined;
      const open = await countEarlyReferrals(tx, centreId, 'offen');
      return {
        shown: [],
        view: () => (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Kinder vor dem Schulalter</h2>
            <p class="hs-text">
              <a class="kern-link hs-target" href={earlyReferralsPath}>
                {formatCount(count, 'Kind gemeldet', 'Kinder gemeldet')}
              </a>
              <span class="hs-muted">
                {open === 0 ? ' · alle Familien sind verwiesen' : ` · ${formatNumber(open)} noch nicht verwiesen`}
              </span>
            </p>
          </section>
        ),
      };
    },
  },
];
