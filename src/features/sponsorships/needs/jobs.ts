// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { type VolunteerKey, volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { languageFor, weekdayName } from '../../volunteers/own/own-words.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { forgetPupils } from './forget-actions.ts';
import { meetingsEndMail } from './mails.ts';
import { findMeetings } from './queries.ts';

const mail = handle(meetingsEndMail, async (app: AppContext, { centreId, sponsorshipId }, jobId) => {
  const now = app.clock.now();
  const read = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => {
    const meetings = await findMeetings(tx, centreId, sponsorshipId);
    return (
      meetings && {
        meetings,
        person: await getVolunteer(tx, centreId, meetings.volunteerId),
        centre: await getSettings(tx, centreId),
      }
    );
  });
  // Gone meanwhile, or reached on the phone: the coordination is told on its start page.
  if (!read || read.person.email === '' || read.person.channel !== 'mail') return;
  const { meetings, person, centre } = read;
  const say = (key: VolunteerKey, values: Record<string, string> = {}): string =>
    volunteerText(person.letterLanguage, key, values);
  const reached = [centre.phone, centre.email].filter(Boolean).join(', ');
  const day = weekdayName(languageFor(person.letterLanguage), meetings.weekday);
  const text = [
    say('mail.greeting'),
    say('smile.end.what', { day, lesson: String(meetings.lesson), school: meetings.schoolName }),
    say('smile.end.thanks'),
    say('mail.reached', { centre: centre.name, reached }),
  ];
  await sendMail(app.settings, { to: person.email, subject: say('smile.end.subject'), text: text.join('\n\n') }, jobId);
});

const forget: JobHandler<AppContext> = {
  name: 'sponsorships.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await forgetPupils(tx, systemActor(id, now));
    });
  },
};

export const needJobs: readonly JobHandler<AppContext>[] = [mail, forget];
