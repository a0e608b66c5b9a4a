// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { Actor, By, Tx } from '../../db/centre.ts';
import type { Jobs } from '../../outbound/jobs.ts';
import { getInstitution, listByEmail } from '../institutions/queries.ts';
import { createLink } from '../links/actions.ts';
import { listSentLinks } from '../links/queries.ts';
import { askLinkMail, type RequestNews, requestNewsMail } from './mails.ts';

/** Purpose of the link by which an institution without an account asks; its record is the institution. */
export const askPurpose = 'interpreting_request';
/** Days a link to ask is good. */
export const linkDays = 14;
/** Minutes in which an institution gets one such mail at most, when it asks for it itself. */
const pauseMinutes = 60;

/** Mails an institution the link with which it asks. @throws NotFound */
export async function sendAskLink(tx: Tx, by: Actor, institutionId: string, jobs: Pick<Jobs, 'send'>): Promise<void> {
  const { email } = await getInstitution(tx, by.centreId, institutionId);
  const to = { purpose: askPurpose, recordId: institutionId, recipient: email, days: linkDays };
  const { token } = await createLink(tx, by, to);
  const until = dayOf(by.now).add({ days: linkDays }).toString();
  await jobs.send(tx, askLinkMail, { centreId: by.centreId, institutionId, token, until });
}

/**
 * Somebody without an account wants to ask: each institution that is reached at this address gets its link there. An address
 * nobody knows gets nothing, and one that got a link within the hour no second one.
 */
export async function askForLink(tx: Tx, by: Actor, email: string, jobs: Pick<Jobs, 'send'>): Promise<void> {
  for (const { id } of await listByEmail(tx, by.centreId, email)) {
    const sent = await listSentLinks(tx, by.centreId, id, by.now);
    const since = by.now.subtract({ minutes: pauseMinutes });
    const lately = sent.some(
      ({ purpose, sentAt }) => purpose === askPurpose && Temporal.Instant.compare(sentAt, since) > 0,
    );
    if (!lately) await sendAskLink(tx, by, id, jobs);
  }
}

/** Tells who asked what became of a request, where a mail address is known. */
export const tellNews = (
  tx: Tx,
  { centreId }: Pick<By, 'centreId'>,
  requestId: string,
  news: RequestNews,
  jobs: Pick<Jobs, 'send'>,
): Promise<void> => jobs.send(tx, requestNewsMail, { centreId, requestId, news });
