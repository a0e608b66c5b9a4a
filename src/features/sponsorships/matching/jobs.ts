// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { appointmentFile } from '../../../outbound/calendar/calendar.ts';
import { type VolunteerKey, volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { formatDate } from '../../../web/format.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { everySponsorship, getSponsorship, type Sponsorship } from '../queries.ts';
import { conductHolds } from '../safeguarding/certificate-queries.ts';
import { expire, followSponsors, resume } from './course-actions.ts';
import { meetingMinutes } from './course-rules.ts';
import { listDue } from './due-queries.ts';
import { askMail, type News, newsMail } from './mails.ts';
import { schoolLinkPath, sponsorLinkPath } from './paths.ts';
import { askSide, reachedBy } from './tell-actions.ts';
import { getOwnChild } from './view-queries.ts';

type Side = 'sponsor' | 'school';

/** How the centre is reached, in one line. */
const reachedOf = ({ phone, email }: { phone: string; email: string }): string =>
  [phone, email].filter(Boolean).join(', ');

/** A line in the person's language, and below it the same in German. */
function both(language: string, key: VolunteerKey, values: Readonly<Record<string, string>> = {}): string {
  const own = volunteerText(language, key, values);
  return language === 'de' ? own : `${own}\n${volunteerText('de', key, values)}`;
}

/** Whom a mail goes to, as they are now; undefined: nobody is reached there any more. */
async function load(app: AppContext, of: { centreId: string; sponsorshipId: string; side: Side; recipient: string }) {
  const { centreId, sponsorshipId, side, recipient } = of;
  return await inCentre(app.database.db, systemActor(centreId, app.clock.now()), async (tx: Tx) => {
    const one = await getSponsorship(tx, centreId, everySponsorship, sponsorshipId);
    const to = (await reachedBy(tx, centreId, side, one)).find(({ id }) => id === recipient);
    const language = side === 'sponsor' ? (await getVolunteer(tx, centreId, one.volunteerId)).letterLanguage : 'de';
    const { schoolName, street, town } = await getOwnChild(tx, centreId, sponsorshipId);
    const place = [schoolName, street, town].filter(Boolean).join(', ');
    return to && { one, to: to.email, language, place, centre: await getSettings(tx, centreId) };
  });
}

const linkOf = (app: AppContext, side: Side, token: string): string =>
  new URL(side === 'sponsor' ? sponsorLinkPath(token) : schoolLinkPath(token), app.settings.publicUrl).href;

/** Asks: neither a name nor the school stands in the mail; they are on the page of the link. */
const ask = handle(askMail, async (app: AppContext, data, jobId) => {
  const found = await load(app, data);
  const { side, token, again } = data;
  if (found?.one.state !== 'proposed') return;
  const { one, to, language, centre } = found;
  if ((side === 'sponsor' ? one.sponsorYesAt : one.schoolYesAt) !== null) return;
  const say = (key: VolunteerKey, values = {}): string => both(language, key, values);
  const day = formatDate(one.answerBy);
  const text =
    side === 'sponsor'
      ? [
          say('mail.greeting'),
          ...(again ? [say('smile.again')] : []),
          say('smile.ask'),
          linkOf(app, side, token),
          say('smile.until', { day }),
          say('mail.reached', { centre: centre.name, reached: reachedOf(centre) }),
        ]
      : [
          'Guten Tag,',
          ...(again ? ['wir erinnern an unseren Vorschlag:'] : []),
          `für ein Kind Ihrer Schule gibt es eine Patin oder einen Paten. Passt die Stunde? Auf dieser Seite sagen Sie Ja oder Nein:`,
          linkOf(app, side, token),
          `Bitte antworten Sie bis ${day}. Haben Sie Fragen? ${centre.name}: ${reachedOf(centre)}`,
        ];
  const subject =
    side === 'sponsor' ? volunteerText(language, 'smile.subject') : 'SmiLe: Vorschlag für ein Kind Ihrer Schule';
  await sendMail(app.settings, { to, subject, text: text.join('\n\n') }, jobId);
});

/** What the school reads; of a pause never more than that it is one. */
function schoolNews(news: News, one: Sponsorship): string {
  const until = one.pausedUntil === null ? '' : ` bis ${formatDate(one.pausedUntil)}`;
  const sentences: Readonly<Record<News, string>> = {
    both: 'beide Seiten möchten sich kennenlernen. Bitte vereinbaren Sie einen Termin in der Schule und tragen Sie ihn hier ein:',
    meeting: 'der Termin zum Kennenlernen steht im Anhang für Ihren Kalender und auf dieser Seite:',
    meeting_off: 'das Kennenlernen fällt aus. Die Patenschaft kommt nicht zustande.',
    begun: 'die Patenschaft beginnt. Tag und Stunde stehen auf dieser Seite:',
    moved: 'die Treffen sind ab jetzt in einer anderen Stunde. Sie steht auf dieser Seite:',
    paused: `Treffen pausieren${until}. Bitte sagen Sie es dem Kind und den Eltern; ein Blatt in ihrer Sprache liegt in Ihrem Zugang. Den Stand sehen Sie hier:`,
    resumed: 'die Treffen gehen weiter. Tag und Stunde stehen auf dieser Seite:',
    ended: 'die Patenschaft ist beendet. Wenn das Kind weiter jemanden braucht, suchen wir.',
    over: 'dieser Vorschlag kommt nicht zustande. Wir suchen weiter und melden uns.',
  };
  return sentences[news];
}

/** What has become of it. In its mail neither child nor reason is named. */
const tell = handle(newsMail, async (app: AppContext, data, jobId) => {
  const found = await load(app, data);
  if (!found) return;
  const { one, to, language, centre, place } = found;
  const { side, news, token, sequence } = data;
  const now = app.clock.now();
  const text =
    side === 'sponsor'
      ? [both(language, 'mail.greeting'), both(language, `smile.news.${news}`)]
      : ['Guten Tag,', schoolNews(news, one)];
  const reached =
    side === 'sponsor'
      ? both(language, 'mail.reached', { centre: centre.name, reached: reachedOf(centre) })
      : `Haben Sie Fragen? ${centre.name}: ${reachedOf(centre)}`;
  const body = [...text, ...(token === '' ? [] : [linkOf(app, side, token)]), reached].join('\n\n');
  const subject =
    side === 'sponsor' ? volunteerText(language, 'smile.news.subject') : 'SmiLe: Patenschaft an Ihrer Schule';
  const entry = (news === 'meeting' || news === 'meeting_off') && one.meetingAt !== null;
  const file =
    entry && one.meetingAt !== null
      ? appointmentFile(
          {
            ...{ id: one.id, sequence, start: one.meetingAt, end: one.meetingAt.add({ minutes: meetingMinutes }) },
            centre: { name: centre.name, email: centre.email || app.settings.mailFrom },
            ...{ place, cancelled: news === 'meeting_off', changedAt: now },
          },
          { email: to, language },
        )
      : undefined;
  const attachments =
    file === undefined ? [] : [{ fileName: 'kennenlernen.ics', type: 'text/calendar; charset=utf-8', content: file }];
  await sendMail(app.settings, { to, subject, text: body, attachments }, jobId);
});

/** Answers that are due: a reminder, then the end; pauses whose last day is over; and sponsors who have left or pause as a whole. */
const everyHour: JobHandler<AppContext> = {
  name: 'sponsorship.due_hourly',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const by: By = { ...systemActor(centreId, now), role: 'system', schools: [], today: dayOf(now) };
      const { expired, toRemind, toResume } = await listDue(tx, centreId, by.today);
      for (const id of expired) await expire(tx, by, id, app.jobs);
      for (const { id, side } of toRemind) {
        const one = await getSponsorship(tx, centreId, everySponsorship, id);
        await askSide(tx, by, one, { side, again: true, jobs: app.jobs });
      }
      for (const id of toResume) {
        const { volunteerId } = await getSponsorship(tx, centreId, everySponsorship, id);
        // With a new certificate it goes on within the hour.
        if (await conductHolds(tx, centreId, volunteerId, by.today))
          await resume(tx, by, { reach: everySponsorship, id, doer: 'centre' }, app.jobs);
      }
      await followSponsors(tx, by, app.jobs);
    });
  },
};

export const matchingJobs: readonly JobHandler<AppContext>[] = [ask, tell, everyHour];
