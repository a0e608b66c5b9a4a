// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { DemoStage } from '../../web/feature.ts';
import { noticeRow } from './rows.ts';

/** So many cases of a centre have just lost the place held for them. */
const expired = 2;

/** Recommended children whose place was held too long: head and counsellor are told. */
export function tellNotices({ centreId, now, random, rows }: DemoStage): void {
  const cases = rows.of('placement_case').filter(({ state }) => state === 'recommended');
  for (const { id: recordId, responsible_user: responsible } of cases.slice(0, expired)) {
    const news = { centreId, kind: 'hold_expired', recordId, at: now, byUser: null } as const;
    rows.add('notice', noticeRow({ ...news, id: random.id(now), forRole: 'head', forUser: null }));
    rows.add('notice', noticeRow({ ...news, id: random.id(now), forRole: 'counsellor', forUser: responsible }));
  }
}
