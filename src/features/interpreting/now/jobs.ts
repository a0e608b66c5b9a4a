// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { formatClock } from '../../../web/format.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { getOffer, markMailed } from '../dispatch/offer-actions.ts';
import { endCalls } from './call-actions.ts';
import { nowMail } from './mails.ts';
import { nowVolunteerPath } from './paths.ts';

/** Asks who stands by: no name, no place, no language in the mail; a mail that would come too late is not sent. */
const ask = handle(nowMail, async (app: AppContext, { centreId, offerId, token }, jobId) => {
  const now = app.clock.now();
  const { offer, person, centre } = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => {
    const found = await getOffer(tx, centreId, offerId);
    return {
      offer: found,
      person: await getVolunteer(tx, centreId, found.volunteerId),
      centre: await getSettings(tx, centreId),
    };
  });
  const late = Temporal.Instant.compare(offer.answerBy, now) <= 0;
  if (offer.answer !== null || offer.mailedAt !== null || late || person.email === '') return;
  const time = formatClock(offer.answerBy.toZonedDateTimeISO(timeZone).toPlainTime());
  const both = (key: Parameters<typeof volunteerText>[1], values: Record<string, string> = {}): string =>
    [...new Set([person.letterLanguage, 'de'])].map((language) => volunteerText(language, key, values)).join('\n');
  const text = [
    both('mail.greeting'),
    both('now.read', { time }),
    new URL(nowVolunteerPath(token), app.settings.publicUrl).href,
    both('mail.reached', { centre: centre.name, reached: [centre.phone, centre.email].filter(Boolean).join(', ') }),
  ];
  const subject = volunteerText(person.letterLanguage, 'now.subject');
  await sendMail(app.settings, { to: person.email, subject, text: text.join('\n\n') }, jobId);
  await inCentre(app.database.db, systemActor(centreId, now), (tx) => markMailed(tx, centreId, offerId, now));
});

/** Calls that nobody has taken in time end, and everybody asked is told. */
const everyMinute: JobHandler<AppContext> = {
  name: 'interpreting.calls',
  every: 'minute',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, (tx, { id }) => endCalls(tx, id, now, app.jobs));
  },
};

export const nowJobs: readonly JobHandler<AppContext>[] = [ask, everyMinute];
