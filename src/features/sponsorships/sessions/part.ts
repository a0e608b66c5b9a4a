// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import type { Sample } from '../../../web/feature.ts';
import { ownLessonPath, ownSponsorshipPath, sponsorshipPath } from '../paths.ts';

/** Told after a deed. */
export const sessionsConfirmed = { stundeEingetragen: 'Die Stunde ist eingetragen. Danke!' } as const;
declare module '../../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof sessionsConfirmed, string> {}
}

export const sessionDeeds = {
  'sponsorship.own': 'Eigene Patenschaften angesehen',
  'sponsorship.own.view': 'Eigene Patenschaft angesehen',
  'sponsorship.session': 'Stunde einer Patenschaft eingetragen',
  'sponsorship.sessions': 'Stunden einer Patenschaft angesehen',
} as const;

/** A sponsorship of somebody who has an account, with a day of which something is entered. */
const sampleOfOwn = async (tx: Tx): Promise<{ id: string; tag: string } | undefined> => {
  const row = await tx
    .selectFrom('sponsorship_session as e')
    .innerJoin('sponsorship as s', 's.id', 'e.sponsorship_id')
    .innerJoin('membership as m', 'm.volunteer_id', 's.volunteer_id')
    .select(['s.id', 'e.on_day'])
    .where('m.ended_at', 'is', null)
    .where('s.state', '=', 'active')
    .orderBy('e.on_day', 'desc')
    .orderBy('s.id')
    .executeTakeFirst();
  return row && { id: row.id, tag: row.on_day.toString() };
};

export const sessionSamples: Readonly<Record<string, Sample>> = {
  [ownSponsorshipPath(':id')]: sampleOfOwn,
  [ownLessonPath(':id', ':tag')]: sampleOfOwn,
  [sponsorshipPath(':id')]: async (tx) =>
    await tx.selectFrom('sponsorship').select('id').orderBy('id').executeTakeFirst(),
};
