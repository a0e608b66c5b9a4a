// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { forgetWeekMails, lookOnce } from './actions.ts';
import { weekMail } from './mails.ts';
import { listReaders, readNumbers } from './queries.ts';
import { mondayDue } from './rules.ts';
import { somethingWaits, weekMailText } from './words.ts';

/** Each hour, so that a program that was started late on a Monday still writes; who has been looked for is noted with the mail. */
const week: JobHandler<AppContext> = {
  name: 'sponsorships.week',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    const monday = mondayDue(now);
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const actor = systemActor(centreId, now);
      await forgetWeekMails(tx, actor);
      if (!monday) return;
      const due: string[] = [];
      for (const { id } of await listReaders(tx, centreId)) if (await lookOnce(tx, actor, id, monday)) due.push(id);
      if (due.length === 0 || !somethingWaits(await readNumbers(tx, centreId, now))) return;
      for (const to of due) await app.jobs.send(tx, weekMail, { centreId, to });
    });
  },
};

/** Who has said no meanwhile, or has gone, gets none; a second run after a crash sends the same mail under the same id. */
const mail = handle(weekMail, async (app: AppContext, { centreId, to }, jobId) => {
  const { publicUrl } = app.settings;
  const now = app.clock.now();
  const read = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => {
    const reader = (await listReaders(tx, centreId)).find(({ id }) => id === to);
    const numbers = reader && (await readNumbers(tx, centreId, now));
    return numbers && somethingWaits(numbers) ? { to: reader.email, ...weekMailText(numbers, publicUrl) } : undefined;
  });
  if (read) await sendMail(app.settings, read, jobId);
});

export const weekMailJobs: readonly JobHandler<AppContext>[] = [week, mail];
