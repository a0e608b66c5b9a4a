// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../../clock.ts';
import type { DemoStage } from '../../../web/feature.ts';
import { thanksRow, thanksWordRow } from './rows.ts';
import { wayTo } from './thanks-rules.ts';

/** Last year's thank-you is out: to everybody who was there then and still is. */
export function tellThanks({ centreId, now, random, rows }: DemoStage, by: string): void {
  const year = dayOf(now).year - 1;
  const at = Temporal.PlainDateTime.from({ year, month: 12, day: 7, hour: 10 }).toZonedDateTime(timeZone).toInstant();
  const word = 'Ohne Sie ginge es nicht. Wir freuen uns auf das nächste Jahr mit Ihnen!';
  rows.add('thanks_word', thanksWordRow({ centreId, id: random.id(at), year, word, version: 1 }));
  const known = rows
    .of('volunteer')
    .filter((one) => one.centre_id === centreId && one.interprets && ['active', 'paused'].includes(one.state))
    .filter(({ entered_at: entered }) => Temporal.Instant.compare(entered, at) < 0);
  for (const one of known) {
    const sentAt = at.add({ minutes: random.int(1, 30) });
    const of = { centreId, id: random.id(at), volunteerId: one.id, year, way: wayTo(one), at, by };
    rows.add('volunteer_thanks', thanksRow({ ...of, sentAt }));
  }
}
