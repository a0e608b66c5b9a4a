// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { type By, inCentre, systemActor } from '../../db/centre.ts';
import { handle, type JobHandler } from '../../outbound/jobs.ts';
import { sendMail } from '../../outbound/mail.ts';
import { writeAuditBy } from '../../web/audit.ts';
import { formatDate } from '../../web/format.ts';
import { getCaseHead } from '../cases/queries.ts';
import { getSettings, inEachCentre } from '../centres/queries.ts';
import { linkDays, markMailed, notifyHealthOffice } from './actions.ts';
import { healthOfficeMail } from './mails.ts';
import { answerPath } from './paths.ts';
import { getHealthOfficeSetting, getOfficeNotice, listToNotify } from './queries.ts';

/** Nothing of the child stands in the mail: who may see it opens the link. */
const mail = handle(healthOfficeMail, async (app: AppContext, { centreId, noticeId, token }, jobId) => {
  const now = app.clock.now();
  const found = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => {
    const notice = await getOfficeNotice(tx, centreId, noticeId);
    const { closedOn } = await getCaseHead(tx, centreId, notice.caseId);
    if (notice.mailedAt !== null || notice.withdrawnAt !== null || closedOn !== null) return undefined;
    return { notice, centre: await getSettings(tx, centreId) };
  });
  if (!found) return;
  const { notice, centre } = found;
  const reached = [centre.phone, centre.email].filter(Boolean).join(', ');
  const text = [
    'Guten Tag,',
    `das ${centre.name} teilt Ihnen ein neu zugezogenes Kind mit, bei dem die Untersuchung vor der Aufnahme in die Schule ansteht. Auf dieser Seite sehen Sie, um wen es geht, und sagen uns Stand und Tag der Untersuchung:`,
    new URL(`${answerPath}/${encodeURIComponent(token)}`, app.settings.publicUrl).href,
    `Der Link gilt bis ${formatDate(dayOf(notice.askedAt).add({ days: linkDays }))}. Bitte geben Sie ihn nur an Personen weiter, die in Ihrem Amt damit zu tun haben. Einen Befund brauchen wir nicht.`,
    reached === '' ? 'Haben Sie Fragen? Bitte rufen Sie uns an.' : `Haben Sie Fragen? So erreichen Sie uns: ${reached}`,
  ];
  await sendMail(
    app.settings,
    { to: notice.recipient, subject: 'Mitteilung an das Gesundheitsamt', text: text.join('\n\n') },
    jobId,
  );
  await inCentre(app.database.db, systemActor(centreId, now), (tx) => markMailed(tx, centreId, noticeId, now));
});

/**
 * Tells the health office of children that were reported or counselled since the centre set it so, once each: notice and mail
 * are written in one transaction, so that a crash neither loses nor doubles them.
 */
const tellOfNew: JobHandler<AppContext> = {
  name: 'health_office.tell',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const { moment, since } = await getHealthOfficeSetting(tx, centreId);
      if (moment === 'never' || since === null) return;
      const due = await listToNotify(tx, centreId, moment === 'after_report' ? 'reported' : 'counselled', since);
      const by: By = { ...systemActor(centreId, now), role: 'administration', schools: [], today: dayOf(now) };
      for (const { id } of due) await notifyHealthOffice(tx, by, id, app.jobs);
      const shown = [{ recordKind: 'case', ids: due.map(({ id }) => id) }];
      await writeAuditBy(tx, { ...by, role: 'system' }, 'health_office.tell', shown);
    });
  },
};

export const healthOfficeJobs: readonly JobHandler<AppContext>[] = [mail, tellOfNew];
