// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import type { Tx } from '../../../db/centre.ts';
import { volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { job } from '../../../outbound/jobs.ts';
import { getSettings } from '../../centres/queries.ts';
import { listRecipients } from '../../people/queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { schoolSmilePath } from '../paths.ts';
import { everySponsorship, getSponsorship } from '../queries.ts';
import { pausedText, resumedText, slotText } from '../words.ts';

/** The meetings of a sponsorship pause or go on: told to one person of the school, or (`to` null) to the sponsor. Never why. */
export const pauseMail = job(
  'mail.sponsorship_pause',
  z.object({
    centreId: z.guid(),
    sponsorshipId: z.guid(),
    news: z.enum(['paused', 'resumed']),
    to: z.guid().nullable(),
  }),
);
export type PauseNews = ReturnType<typeof pauseMail.schema.parse>;

/** A mail that is to go out; undefined: what it tells is not so any more, or nobody is there to read it. */
type Told = { to: string; subject: string; text: string } | undefined;

/** What the mail says, without a word about the reason, and without a name. */
export async function readPauseMail(
  tx: Tx,
  site: string,
  { centreId, sponsorshipId, news, to }: PauseNews,
): Promise<Told> {
  const one = await getSponsorship(tx, centreId, everySponsorship, sponsorshipId);
  if (one.state !== (news === 'paused' ? 'paused' : 'active')) return undefined;
  const centre = await getSettings(tx, centreId);
  const reached = [centre.phone, centre.email].filter(Boolean).join(', ');
  if (to === null) {
    const { email, channel, letterLanguage } = await getVolunteer(tx, centreId, one.volunteerId);
    if (email === '' || channel !== 'mail') return undefined;
    const say = (key: Parameters<typeof volunteerText>[1], values: Record<string, string> = {}): string =>
      volunteerText(letterLanguage, key, values);
    const text = [say('mail.greeting'), say(`meetings.${news}`), say('mail.reached', { centre: centre.name, reached })];
    return { to: email, subject: say(`meetings.${news}.subject`), text: text.join('\n\n') };
  }
  const school = { schoolNumber: one.schoolNumber, role: 'school_coordinator' as const };
  const reader = (await listRecipients(tx, centreId, school)).find(({ id }) => id === to);
  if (!reader) return undefined;
  const which = `Patenschaft ${one.number}, ${slotText(one)}`;
  const what =
    news === 'paused'
      ? `Bitte sagen Sie es dem Kind und den Eltern; ein Blatt für die Eltern in ihrer Sprache liegt bei der Patenschaft. Sie müssen sonst nichts tun: Das Zentrum meldet sich, sobald es weitergeht.`
      : `Bitte sagen Sie es dem Kind und den Eltern. Die nächste Stunde ist die nächste vereinbarte.`;
  const text = [
    'Guten Tag,',
    `${news === 'paused' ? pausedText : resumedText}: ${which}.`,
    what,
    `Zu Ihren Kindern: ${site}${schoolSmilePath}`,
    `Haben Sie Fragen? ${centre.name}: ${reached}`,
  ];
  return {
    to: reader.email,
    subject: `SmiLe: ${news === 'paused' ? pausedText : resumedText}`,
    text: text.join('\n\n'),
  };
}
