// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../../db/centre.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { Conflict } from '../../../refusals.ts';
import { createLink } from '../../links/actions.ts';
import { listSentLinks } from '../../links/queries.ts';
import { listReachable, lockVolunteer, nameOf, type Volunteer } from '../queries.ts';
import { ownLinkDays, ownLinkHours, ownPurpose } from '../rules.ts';
import { addressKey, ownPageMail } from './mails.ts';

type Sends = Pick<Jobs, 'send'>;

async function mailLink(tx: Tx, by: Actor, person: Volunteer, jobs: Sends, asked: boolean): Promise<void> {
  const { id: volunteerId, email } = person;
  const to = { purpose: ownPurpose, recordId: volunteerId, recipient: email, days: ownLinkDays };
  const { token } = await createLink(tx, by, to);
  await jobs.send(tx, ownPageMail, { centreId: by.centreId, volunteerId, token, asked });
}

/** Sends a volunteer the link to their page. @throws Conflict where no mail can go, or the person has left */
export async function sendOwnLink(tx: Tx, by: Actor, volunteerId: string, jobs: Sends): Promise<void> {
  const person = await lockVolunteer(tx, by.centreId, volunteerId);
  const links = [{ kind: 'volunteer', id: volunteerId, label: 'Zur Person' }];
  if (person.state === 'left')
    throw new Conflict(`${nameOf(person)} ist ausgeschieden. Es wurde kein Link geschickt.`, links);
  if (person.email === '')
    throw new Conflict(
      `Von ${nameOf(person)} ist keine E-Mail-Adresse bekannt. Bitte tragen Sie unter „Angaben ändern“ eine ein.`,
      links,
    );
  await mailLink(tx, by, person, jobs, false);
}

/**
 * Somebody who is not signed in asked for the link of whoever has a mail address: it goes to that address alone, and once an
 * hour at most, so that nobody can fill the mailbox of another.
 */
export async function sendAskedLinks(
  tx: Tx,
  by: Actor,
  { secret, key, jobs }: { secret: string; key: string; jobs: Sends },
): Promise<void> {
  const { centreId, now } = by;
  const since = now.subtract({ hours: ownLinkHours });
  const meant = (await listReachable(tx, centreId)).filter(({ email }) => addressKey(secret, email) === key);
  for (const { id } of meant) {
    const person = await lockVolunteer(tx, centreId, id);
    const sent = await listSentLinks(tx, centreId, id, now);
    const lately = sent.some(
      ({ purpose, sentBy, sentAt }) =>
        purpose === ownPurpose && sentBy === null && Temporal.Instant.compare(sentAt, since) > 0,
    );
    if (!lately) await mailLink(tx, by, person, jobs, true);
  }
}
