// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { DemoStage } from '../../../web/feature.ts';
import { callRow } from './rows.ts';

/** Some of the talks on the phone of the year were calls at a counter that somebody answered at once. */
const answered = 3;

/** Calls of the demo: talks that took place on the phone alone, told again as what they were. */
export function tellCalls({ centreId, random, rows }: DemoStage): void {
  // Somebody of the demo speaks for the first two.
  const spoken = new Set(
    rows
      .of('institution')
      .slice(0, 2)
      .map(({ id }) => id),
  );
  const done = rows
    .of('interpreting_request')
    .filter(({ state, modes }) => state === 'settled' && modes.length === 1 && modes[0] === 'phone')
    .toSorted((a, b) => Number(spoken.has(b.institution_id ?? '')) - Number(spoken.has(a.institution_id ?? '')))
    .slice(0, answered);
  for (const { id: requestId, starts_at: startsAt, ends_at: endsAt, contact_phone: phone } of done) {
    const minutes = Math.round(startsAt.until(endsAt).total('minutes'));
    const call = {
      centreId,
      id: random.id(startsAt),
      requestId,
      phone: phone || '02421 000000',
      minutes,
      linkId: null,
    };
    const ended = { result: 'taken' as const, at: startsAt };
    rows.add('interpreting_call', callRow({ ...call, answerBy: startsAt.add({ minutes: 2 }), ended }));
  }
}
