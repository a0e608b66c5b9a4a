// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { escalate, forgetConcerns, handOn } from './concern-actions.ts';
import { concernMail, readConcernMail } from './concern-mail.ts';

const overdue: JobHandler<AppContext> = {
  name: 'concerns.escalate',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      const by = systemActor(id, now);
      const handed = await handOn(app, tx, by);
      if (handed.length > 0)
        await writeAuditBy(tx, { ...by, role: 'system' }, 'concern.change', [{ recordKind: 'concern', ids: handed }]);
      await escalate(app, tx, by);
    });
  },
};

const forget: JobHandler<AppContext> = {
  name: 'concerns.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, (tx, { id }) => forgetConcerns(tx, systemActor(id, now)));
  },
};

const mails = handle(concernMail, async (app: AppContext, data, jobId) => {
  const { publicUrl } = app.settings;
  const actor = systemActor(data.centreId, app.clock.now());
  const mail = await inCentre(app.database.db, actor, (tx) => readConcernMail(tx, publicUrl, data));
  if (mail) await sendMail(app.settings, mail, jobId);
});

export const concernJobs: readonly JobHandler<AppContext>[] = [overdue, forget, mails];
