// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { StartSection } from '../../web/feature.ts';
import { fundPath } from './paths.ts';
import { listFunds, listPeriods } from './queries.ts';
import { moneyEndsOn, warningOf } from './rules.ts';
import { EndsEarly, UsedBadge } from './summary.tsx';

/** Pots that are nearly empty, or will be before their period ends. */
export const fundingSections: readonly StartSection[] = [
  {
    place: 37,
    roles: ['head', 'administration', 'interpreter_coordinator'],
    async read(tx, { centreId, today }) {
      const names = new Map((await listFunds(tx, centreId)).map(({ id, name }) => [id, name]));
      const periods = (await listPeriods(tx, centreId, today)).filter(
        (period) =>
          Temporal.PlainDate.compare(period.fromOn, today) <= 0 && Temporal.PlainDate.compare(today, period.toOn) <= 0,
      );
      const told = periods
        .map((period) => ({ ...period, endsOn: moneyEndsOn(period, period.usedUntilToday, today) }))
        .filter((period) => warningOf(period) !== undefined || period.endsOn !== undefined);
      if (told.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'fund', ids: told.map(({ fundId }) => fundId) }],
        view: () => (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Töpfe, auf die Sie achten sollten</h2>
            <ul class="hs-text">
              {told.map((period) => (
                <li>
                  <a class="kern-link hs-target" href={fundPath(period.fundId)}>
                    {names.get(period.fundId)}
                  </a>{' '}
                  <UsedBadge sums={period} /> <EndsEarly on={period.endsOn} />
                </li>
              ))}
            </ul>
          </section>
        ),
      };
    },
  },
];
