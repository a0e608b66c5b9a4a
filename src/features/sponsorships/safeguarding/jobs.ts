// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { listRecipients } from '../../people/queries.ts';
import { everySponsorship, getSponsorship } from '../queries.ts';
import { checkCertificates } from './certificate-actions.ts';
import { type PauseNews, pauseMail, readPauseMail } from './pause-mail.ts';

/** The program acts by itself; its events say so. */
const program = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  ...{ role: 'program', schools: [], today: dayOf(now) },
});

/** Tells the sponsor and everybody who coordinates SmiLe at the school, in the transaction of what happened. */
export async function tellPause(
  app: Pick<AppContext, 'jobs'>,
  tx: Tx,
  centreId: string,
  sponsorshipId: string,
  news: PauseNews['news'],
): Promise<void> {
  const { schoolNumber } = await getSponsorship(tx, centreId, everySponsorship, sponsorshipId);
  const readers = await listRecipients(tx, centreId, { schoolNumber, role: 'school_coordinator' });
  for (const to of [null, ...readers.map(({ id }) => id)])
    await app.jobs.send(tx, pauseMail, { centreId, sponsorshipId, news, to });
}

/** Each hour: a certificate that was shown this morning lets meetings go on today, and one that ended stops them today. */
const certificates: JobHandler<AppContext> = {
  name: 'sponsorships.certificates',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const { paused, resumed } = await checkCertificates(tx, program(centreId, now));
      for (const id of paused) await tellPause(app, tx, centreId, id, 'paused');
      for (const id of resumed) await tellPause(app, tx, centreId, id, 'resumed');
    });
  },
};

const pauses = handle(pauseMail, async (app: AppContext, news, jobId) => {
  const { db } = app.database;
  const { publicUrl } = app.settings;
  const actor = systemActor(news.centreId, app.clock.now());
  const mail = await inCentre(db, actor, (tx) => readPauseMail(tx, publicUrl, news));
  if (mail) await sendMail(app.settings, mail, jobId);
});

export const safeguardingJobs: readonly JobHandler<AppContext>[] = [certificates, pauses];
