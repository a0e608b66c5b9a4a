// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor } from '../../db/centre.ts';
import { volunteerText } from '../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler, job } from '../../outbound/jobs.ts';
import { sendMail } from '../../outbound/mail.ts';
import { formatShortDate } from '../../web/format.ts';
import { getSettings, inEachCentre } from '../centres/queries.ts';
import { forgetConduct, forgetVolunteers, takeReminders } from './check-actions.ts';
import { forgetFormerMails } from './former-mail-actions.ts';
import { ownPageJobs } from './own/jobs.ts';
import { getVolunteer } from './queries.ts';
import { forgetStandby } from './standby/standby-actions.ts';
import { thanksJobs } from './thanks/jobs.ts';

/** A certificate of conduct ends soon: its holder is told, in the language the person reads. */
export const paperMail = job(
  'volunteer.paper_mail',
  z.object({ centreId: z.guid(), volunteerId: z.guid(), dueOn: z.iso.date(), weeks: z.int() }),
);

const mail = handle(paperMail, async (app: AppContext, { centreId, volunteerId, dueOn }, jobId) => {
  const now = app.clock.now();
  const { person, centre } = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => ({
    person: await getVolunteer(tx, centreId, volunteerId),
    centre: await getSettings(tx, centreId),
  }));
  if (person.email === '' || person.channel !== 'mail' || person.state === 'left') return;
  const say = (key: Parameters<typeof volunteerText>[1], values: Record<string, string> = {}): string =>
    volunteerText(person.letterLanguage, key, values);
  const reached = [centre.phone, centre.email].filter(Boolean).join(', ');
  const text = [
    say('mail.greeting'),
    say('paper.ends', { day: formatShortDate(Temporal.PlainDate.from(dueOn)) }),
    say('paper.how'),
    say('mail.reached', { centre: centre.name, reached }),
  ];
  await sendMail(app.settings, { to: person.email, subject: say('paper.subject'), text: text.join('\n\n') }, jobId);
});

/** Reminds of papers that end in 8 and in 2 weeks, once each; who only phones stands on "Heute" of the coordinators. */
const remind: JobHandler<AppContext> = {
  name: 'volunteers.remind',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      for (const { volunteerId, dueOn, weeks, channel } of await takeReminders(tx, systemActor(centreId, now)))
        if (channel === 'mail' && dueOn !== null)
          await app.jobs.send(tx, paperMail, { centreId, volunteerId, dueOn: dueOn.toString(), weeks });
    });
  },
};

const forget: JobHandler<AppContext> = {
  name: 'volunteers.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await forgetConduct(tx, systemActor(id, now));
      await forgetVolunteers(tx, systemActor(id, now));
      await forgetFormerMails(tx, { centreId: id, today: dayOf(now) });
      await forgetStandby(tx, systemActor(id, now), app.clock.today());
    });
  },
};

export const volunteerJobs: readonly JobHandler<AppContext>[] = [mail, remind, forget, ...ownPageJobs, ...thanksJobs];
