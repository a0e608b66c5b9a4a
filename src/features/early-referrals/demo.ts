// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { DemoStage } from '../../web/feature.ts';
import { earlyReferralRow } from './rows.ts';
import { earlyReferralServices } from './services.ts';

const told = [
  ['Lina', 'Beispieli', 3, 'apc', 'day_care', 'yes', 40, false],
  ['Maksym', 'Erfundenko', 4, 'ukr', 'bridge', 'unknown', 12, true],
  ['Eda', 'Musteroğlu', 2, 'tur', null, 'unknown', 3, false],
] as const;

/** Three children not of school age: arrived, on the way with a blocked address, and pointed nowhere yet. */
export function tellEarlyReferrals({ centreId, now, random, rows, served }: DemoStage): void {
  const by = rows.of('placement_case').find(({ responsible_user: user }) => user !== null)?.responsible_user;
  if (!by) return;
  for (const [givenNames, familyName, age, language, to, arrived, days, isProtected] of told) {
    const at = now.subtract({ hours: 24 * days });
    const on = dayOf(at);
    const ags = '05358008';
    const child = {
      givenNames,
      familyName,
      birth: { year: on.year - age, month: 2 },
      language,
      ags,
      reach: '',
      isProtected,
    };
    const facts = { receivedOn: on, recordedBy: by, referred: to && { to, on, by }, arrived };
    rows.add('early_referral', earlyReferralRow({ ...child, ...facts, centreId, id: random.id(at) }));
    if (to) served({ service: earlyReferralServices.early_referral, occurredOn: on, ags, createdAt: at });
  }
}
