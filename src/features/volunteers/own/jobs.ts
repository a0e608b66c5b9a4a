// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { formatShortDate } from '../../../web/format.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { ownPagePath } from '../paths.ts';
import { getVolunteer } from '../queries.ts';
import { ownLinkDays } from '../rules.ts';
import { sendAskedLinks } from './link-actions.ts';
import { ownLinkAsked, ownPageMail } from './mails.ts';

const asked = handle(ownLinkAsked, async (app: AppContext, { addressKey: key }) => {
  const now = app.clock.now();
  const { secret } = await app.auth.$context;
  await inEachCentre(app.database.db, now, (tx, { id }) =>
    sendAskedLinks(tx, systemActor(id, now), { secret, key, jobs: app.jobs }),
  );
});

/** Nothing of the person stands in the mail but the link. */
const mail = handle(ownPageMail, async (app: AppContext, { centreId, volunteerId, token, asked: byForm }, jobId) => {
  const now = app.clock.now();
  const { person, centre } = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => ({
    person: await getVolunteer(tx, centreId, volunteerId),
    centre: await getSettings(tx, centreId),
  }));
  if (person.email === '' || person.state === 'left') return;
  const say = (key: Parameters<typeof volunteerText>[1], values: Record<string, string> = {}): string =>
    volunteerText(person.letterLanguage, key, values);
  const reached = [centre.phone, centre.email].filter(Boolean).join(', ');
  const text = [
    say('mail.greeting'),
    say('own.read'),
    new URL(ownPagePath(token), app.settings.publicUrl).href,
    say('own.until', { day: formatShortDate(dayOf(now).add({ days: ownLinkDays })) }),
    ...(byForm ? [say('own.asked')] : []),
    say('mail.reached', { centre: centre.name, reached }),
  ];
  await sendMail(app.settings, { to: person.email, subject: say('own.subject'), text: text.join('\n\n') }, jobId);
});

export const ownPageJobs: readonly JobHandler<AppContext>[] = [asked, mail];
