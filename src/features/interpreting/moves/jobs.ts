// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor } from '../../../db/centre.ts';
import { type VolunteerKey, volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { formatClock, formatDate } from '../../../web/format.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { createLink } from '../../links/actions.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { both, reachedOf } from '../dispatch/jobs.ts';
import { linkUntil, offerPurpose } from '../dispatch/offer-actions.ts';
import { offerPagePath } from '../dispatch/paths.ts';
import { findAcceptedOffer, getJob } from '../dispatch/queries.ts';
import { everything } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { expireChange } from './actions.ts';
import { sendLater } from './later-actions.ts';
import { changeMail, staysMail } from './mails.ts';
import { getChange, listDueChanges } from './queries.ts';

/** What a mail about a change needs; the link to its page is made here, so that its token is kept nowhere. */
async function load(app: AppContext, centreId: string, changeId: string, linked: boolean) {
  const now = app.clock.now();
  const actor = systemActor(centreId, now);
  return await inCentre(app.database.db, actor, async (tx) => {
    const change = await getChange(tx, centreId, changeId);
    const request = await getRequest(tx, centreId, everything, change.requestId);
    const { volunteerId, releasedAt } = await getJob(tx, centreId, change.jobId);
    const person = await getVolunteer(tx, centreId, volunteerId);
    const offerId = await findAcceptedOffer(tx, centreId, change.requestId, volunteerId);
    const mailed = person.email !== '' && request.institution?.isProtected !== true && releasedAt === null;
    if (!mailed || offerId === undefined || (linked && change.answer !== null)) return undefined;
    const until = linkUntil(
      Temporal.Instant.compare(request.endsAt, change.endsAt) > 0 ? request.endsAt : change.endsAt,
    );
    const to = { purpose: offerPurpose, recordId: offerId, recipient: person.email, until };
    const { token } = await createLink(tx, actor, to);
    return { change, person, token, centre: await getSettings(tx, centreId) };
  });
}

async function mail(
  app: AppContext,
  { centreId, changeId }: { centreId: string; changeId: string },
  key: Extract<VolunteerKey, 'move.ask' | 'move.stays'>,
  jobId: string,
): Promise<void> {
  const found = await load(app, centreId, changeId, key === 'move.ask');
  if (!found) return;
  const { change, person, token, centre } = found;
  const language = person.letterLanguage;
  const by = change.answerBy.toZonedDateTimeISO(timeZone);
  const until = { day: formatDate(dayOf(change.answerBy)), time: formatClock(by.toPlainTime()) };
  const text = [
    both(language, 'mail.greeting'),
    both(language, key),
    new URL(offerPagePath(token), app.settings.publicUrl).href,
    ...(key === 'move.ask' ? [both(language, 'offer.until', until)] : []),
    both(language, 'mail.reached', { centre: centre.name, reached: reachedOf(centre) }),
  ];
  const subject = volunteerText(language, 'job.subject');
  await sendMail(app.settings, { to: person.email, subject, text: text.join('\n\n') }, jobId);
}

const askAnew = handle(changeMail, (app: AppContext, data, jobId) => mail(app, data, 'move.ask', jobId));
const tellStays = handle(staysMail, (app: AppContext, data, jobId) => mail(app, data, 'move.stays', jobId));

/** Changes nobody has answered in time, and mails that wait for the queue. */
const everyHour: JobHandler<AppContext> = {
  name: 'interpreting.moves_hourly',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const by: By = { ...systemActor(centreId, now), role: 'system', schools: [], today: dayOf(now) };
      for (const change of await listDueChanges(tx, centreId, now)) await expireChange(tx, by, change, app.jobs);
      await sendLater(tx, by, app.jobs);
    });
  },
};

export const moveJobs: readonly JobHandler<AppContext>[] = [askAnew, tellStays, everyHour];
