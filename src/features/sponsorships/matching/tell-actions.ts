// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { startOfDay } from '../../../clock.ts';
import type { Actor, Tx } from '../../../db/centre.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { createLink, revokeLinks } from '../../links/actions.ts';
import { listRecipients } from '../../people/queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import type { Sponsorship } from '../queries.ts';
import { askMail, type News, newsMail } from './mails.ts';

/** Purposes of the links to one sponsorship, whose id is their record. */
export const linkPurposes = { sponsor: 'sponsorship_sponsor', school: 'sponsorship_school' } as const;
export type AskedSide = keyof typeof linkPurposes;
/** Days a link is good once both sides want to meet: until the first lesson, and a while to say that it does not fit. */
export const linkDays = 60;

export type Sender = Pick<Jobs, 'send'>;
type Told = Pick<Sponsorship, 'id' | 'volunteerId' | 'schoolNumber' | 'state' | 'answerBy'>;

/** Who of a side is reached by mail; empty: whoever coordinates calls. */
export async function reachedBy(
  tx: Tx,
  centreId: string,
  side: AskedSide,
  { volunteerId, schoolNumber }: Pick<Sponsorship, 'volunteerId' | 'schoolNumber'>,
): Promise<{ id: string; email: string }[]> {
  if (side === 'school') return await listRecipients(tx, centreId, { schoolNumber, role: 'school_coordinator' });
  const { id, email, channel } = await getVolunteer(tx, centreId, volunteerId);
  return email === '' || channel !== 'mail' ? [] : [{ id, email }];
}

const goodUntil = ({ answerBy, state }: Told, now: Temporal.Instant): Temporal.Instant =>
  state === 'proposed' ? startOfDay(answerBy.add({ days: 1 })) : now.add({ hours: 24 * linkDays });

const linkTo = async (tx: Tx, by: Actor, one: Told, side: AskedSide, recipient: string): Promise<string> => {
  const to = { purpose: linkPurposes[side], recordId: one.id, recipient, until: goodUntil(one, by.now) };
  return (await createLink(tx, by, to)).token;
};

/** Asks a side by mail. @returns how many are asked; 0: whoever coordinates calls */
export async function askSide(
  tx: Tx,
  by: Actor,
  one: Told,
  { side, again, jobs }: { side: AskedSide; again: boolean; jobs: Sender },
): Promise<number> {
  const people = await reachedBy(tx, by.centreId, side, one);
  for (const { id: recipient, email } of people) {
    const token = await linkTo(tx, by, one, side, email);
    await jobs.send(tx, askMail, {
      ...{ centreId: by.centreId, sponsorshipId: one.id, side, recipient, token, again },
    });
  }
  return people.length;
}

/** News after which a link leads on. */
const withLink: readonly News[] = ['both', 'meeting', 'begun', 'moved', 'paused', 'resumed'];

/**
 * Tells one side or both what has become of a sponsorship. `one`: as it is now. The links of what is over are taken back.
 * @param of.sequence how often the meeting was set before
 */
export async function tellSides(
  tx: Tx,
  by: Actor,
  one: Told,
  of: { sides: readonly AskedSide[]; news: News; jobs: Sender; sequence?: number },
): Promise<void> {
  const { sides, news, jobs, sequence = 0 } = of;
  if (one.state === 'ended')
    for (const purpose of Object.values(linkPurposes)) await revokeLinks(tx, by, { purpose, recordId: one.id });
  for (const side of sides)
    for (const { id: recipient, email } of await reachedBy(tx, by.centreId, side, one)) {
      const token = withLink.includes(news) ? await linkTo(tx, by, one, side, email) : '';
      await jobs.send(tx, newsMail, {
        ...{ centreId: by.centreId, sponsorshipId: one.id, side, recipient, token, news, sequence },
      });
    }
}
