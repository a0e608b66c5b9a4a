// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import { inCentre, systemActor } from '../../db/centre.ts';
import { handle, type JobHandler } from '../../outbound/jobs.ts';
import { sendMail } from '../../outbound/mail.ts';
import { toEach } from '../../outbound/to-each.ts';
import { logPath } from '../audit/paths.ts';
import { inEachCentre } from '../centres/queries.ts';
import { listRecipients } from '../people/queries.ts';
import { renewFinding } from './finding-actions.ts';
import { addressOpenedMail } from './mails.ts';

/** No name and no address leave the house: the heads look it up. */
const addressOpened = handle(addressOpenedMail, async (app: AppContext, data, jobId) => {
  const { centreId, familyId } = data;
  const actor = systemActor(centreId, app.clock.now());
  const heads = await inCentre(app.database.db, actor, (tx) => listRecipients(tx, centreId, 'head'));
  const text = [
    'Guten Tag,',
    'in Ihrem Zentrum wurde eine gesperrte Anschrift (§ 51 BMG) mit Begründung geöffnet.',
    `Wer sie wozu geöffnet hat, sehen Sie nach der Anmeldung: ${new URL(logPath('family', familyId), app.settings.publicUrl).href}`,
  ].join('\n\n');
  const subject = 'Eine gesperrte Anschrift wurde geöffnet';
  const running = { job: addressOpenedMail, data, id: jobId };
  await toEach(app.jobs, running, heads, ({ email }, mailId) =>
    sendMail(app.settings, { to: email, subject, text }, mailId),
  );
});

/** Entries of an earlier version are found by the rules of this one, some hundred at a time. */
const renew: JobHandler<AppContext> = {
  name: 'families.renew_finding',
  every: 'hour',
  atStart: true,
  async run(app) {
    const now = app.clock.now();
    for (let left = 1; left > 0; ) {
      left = 0;
      await inEachCentre(app.database.db, now, async (tx, { id }) => {
        left += await renewFinding(tx, id);
      });
    }
  },
};

export const familyJobs: readonly JobHandler<AppContext>[] = [addressOpened, renew];
