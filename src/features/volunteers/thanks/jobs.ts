// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { type Mail, sendMail } from '../../../outbound/mail.ts';
import { getVolunteer } from '../queries.ts';
import { thanksMail } from './mails.ts';
import { noteMailed } from './thanks-actions.ts';
import { factsFor, readThanksFrame } from './thanks-letters.ts';
import { findThanks, listThanks, refusesThanks } from './thanks-queries.ts';
import { thanksMailText } from './thanks-text.ts';

/** The mail of one thank-you; undefined where it went out already, or the person has left or refused meanwhile. */
async function read(tx: Tx, centreId: string, id: string): Promise<Mail | undefined> {
  const thanks = await findThanks(tx, centreId, id);
  if (thanks?.way !== 'mail' || thanks.sent_at !== null) return undefined;
  const { volunteer_id: volunteerId, year } = thanks;
  const { email, state, letterLanguage } = await getVolunteer(tx, centreId, volunteerId);
  if (email === '' || state === 'left' || (await refusesThanks(tx, centreId, volunteerId))) return undefined;
  const [person] = await listThanks(tx, centreId, year, { people: [volunteerId] });
  if (!person) return undefined;
  return { to: email, ...thanksMailText(letterLanguage, factsFor(await readThanksFrame(tx, centreId, year), person)) };
}

/** A second run after a crash sends the same mail under the same id, and none once it is noted as sent. */
const send = handle(thanksMail, async (app: AppContext, { centreId, thanksId }, jobId) => {
  const { db } = app.database;
  const actor = () => systemActor(centreId, app.clock.now());
  const mail = await inCentre(db, actor(), (tx) => read(tx, centreId, thanksId));
  if (!mail) return;
  await sendMail(app.settings, mail, jobId);
  await inCentre(db, actor(), (tx) => noteMailed(tx, actor(), thanksId));
});

export const thanksJobs: readonly JobHandler<AppContext>[] = [send];
