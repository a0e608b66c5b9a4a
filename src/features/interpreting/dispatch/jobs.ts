// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import type { AppContext } from '../../../context.ts';
import { type Actor, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { appointmentFile } from '../../../outbound/calendar/calendar.ts';
import { volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { formatClock, formatDate } from '../../../web/format.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { createLink } from '../../links/actions.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { everything } from '../event-actions.ts';
import { getRequest, type InterpretingRequest } from '../queries.ts';
import { bookedMail, jobMail, offerMail, overMail, reminderMail } from './mails.ts';
import { expireOffers, getOffer, linkUntil, markMailed, offerPurpose } from './offer-actions.ts';
import { offerPagePath } from './paths.ts';
import { findAcceptedOffer, getJob } from './queries.ts';
import { takeReminders } from './reminder-actions.ts';

const timeText = (at: Temporal.Instant): string => formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime());

/** How the centre is reached, in one line of a mail. */
export const reachedOf = ({ phone, email }: { phone: string; email: string }): string =>
  [phone, email].filter(Boolean).join(', ');

/** A line in the person's language, and below it the same in German. */
export function both(
  language: string,
  key: Parameters<typeof volunteerText>[1],
  values: Record<string, string> = {},
): string {
  const own = volunteerText(language, key, values);
  return language === 'de' ? own : `${own}\n${volunteerText('de', key, values)}`;
}

/** Loads what a mail about an offer needs; nothing is sent of what is over. */
async function loadOffer(app: AppContext, centreId: string, offerId: string) {
  return await inCentre(app.database.db, systemActor(centreId, app.clock.now()), async (tx) => {
    const offer = await getOffer(tx, centreId, offerId);
    const request = await getRequest(tx, centreId, everything, offer.requestId);
    return {
      offer,
      request,
      person: await getVolunteer(tx, centreId, offer.volunteerId),
      centre: await getSettings(tx, centreId),
    };
  });
}

/** Asks: no name, no place, no day in the mail; they stand on the page of the link. */
const ask = handle(offerMail, async (app: AppContext, { centreId, offerId, token }, jobId) => {
  const { offer, person, centre } = await loadOffer(app, centreId, offerId);
  if (offer.answer !== null || offer.mailedAt !== null || person.email === '') return;
  const language = person.letterLanguage;
  const text = [
    both(language, 'mail.greeting'),
    both(language, 'offer.read'),
    new URL(offerPagePath(token), app.settings.publicUrl).href,
    both(language, 'offer.until', { day: formatDate(dayOf(offer.answerBy)), time: timeText(offer.answerBy) }),
    both(language, 'mail.reached', { centre: centre.name, reached: reachedOf(centre) }),
  ];
  await sendMail(
    app.settings,
    { to: person.email, subject: volunteerText(language, 'offer.subject'), text: text.join('\n\n') },
    jobId,
  );
  const now = app.clock.now();
  await inCentre(app.database.db, systemActor(centreId, now), (tx) => markMailed(tx, centreId, offerId, now));
});

/** Who was asked hears that nobody is needed any more. */
const over = handle(overMail, async (app: AppContext, { centreId, offerId }, jobId) => {
  const { offer, request, person, centre } = await loadOffer(app, centreId, offerId);
  if (offer.mailedAt === null || person.email === '') return;
  const language = person.letterLanguage;
  const text = [
    both(language, 'mail.greeting'),
    both(language, offer.answer === 'taken' || request.state === 'assigned' ? 'offer.taken' : 'offer.over'),
    both(language, 'mail.reached', { centre: centre.name, reached: reachedOf(centre) }),
  ];
  await sendMail(
    app.settings,
    { to: person.email, subject: volunteerText(language, 'job.subject'), text: text.join('\n\n') },
    jobId,
  );
});

/** Where a talk is, as it may stand in a calendar: nothing of a protected institution. */
export function calendarPlace(request: InterpretingRequest): string {
  if (request.institution?.isProtected) return '';
  const town = [request.postcode, request.place].filter(Boolean).join(' ');
  return [request.institution?.name, request.street, town, request.meetingPoint].filter(Boolean).join(', ');
}

interface Kept {
  request: InterpretingRequest;
  job: Awaited<ReturnType<typeof getJob>>;
  centre: Awaited<ReturnType<typeof getSettings>>;
}

const loadJob = async (tx: Tx, centreId: string, id: string): Promise<Kept> => {
  const job = await getJob(tx, centreId, id);
  return {
    job,
    request: await getRequest(tx, centreId, everything, job.requestId),
    centre: await getSettings(tx, centreId),
  };
};

/** What a calendar entry of a job says. */
export interface Entry {
  id: string;
  sequence: number;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  place: string;
  centre: { name: string; email: string };
  cancelled: boolean;
  at: Temporal.Instant;
}

/** The calendar entry of a job for one of its sides: a request, or its cancellation (RFC 5546). */
export const jobFile = (entry: Entry, to: { email: string; language: string }, mailFrom: string): string =>
  appointmentFile(
    {
      id: entry.id,
      sequence: entry.sequence,
      start: entry.startsAt,
      end: entry.endsAt,
      centre: { name: entry.centre.name, email: entry.centre.email || mailFrom },
      place: entry.place,
      cancelled: entry.cancelled,
      changedAt: entry.at,
    },
    to,
  );

const entryOf = ({ job, request, centre }: Kept, cancelled: boolean, at: Temporal.Instant): Entry => ({
  id: job.id,
  sequence: job.sequence,
  startsAt: request.startsAt,
  endsAt: request.endsAt,
  place: calendarPlace(request),
  centre,
  cancelled,
  at,
});

const calendarType = 'text/calendar; charset=utf-8';

/** The token of a new link to the page of a job; '' where there is none to be mailed. */
async function linkFor(
  tx: Tx,
  actor: Actor,
  { job, request }: Kept,
  { id, email }: { id: string; email: string },
): Promise<string> {
  const recordId = await findAcceptedOffer(tx, actor.centreId, job.requestId, id);
  if (recordId === undefined || email === '' || request.institution?.isProtected) return '';
  const to = { purpose: offerPurpose, recordId, recipient: email, until: linkUntil(request.endsAt) };
  return (await createLink(tx, actor, to)).token;
}

/** The volunteer: promised, or called off. */
const tellVolunteer = handle(
  jobMail,
  async (app: AppContext, { centreId, jobId, sequence, cancelled, token }, queueId) => {
    const now = app.clock.now();
    const actor = systemActor(centreId, now);
    const moved = sequence > 0 && !cancelled;
    const found = await inCentre(app.database.db, actor, async (tx) => {
      const kept = await loadJob(tx, centreId, jobId);
      const person = await getVolunteer(tx, centreId, kept.job.volunteerId);
      // A change knows no token: its link is made here.
      const own = moved && token === '' ? await linkFor(tx, actor, kept, person) : token;
      return { ...kept, person, link: own };
    });
    const { person, request, centre, job, link } = found;
    // Of a protected institution nothing is mailed: the person is called.
    if (
      person.email === '' ||
      person.channel !== 'mail' ||
      request.institution?.isProtected ||
      job.sequence !== sequence
    )
      return;
    const language = person.letterLanguage;
    const text = [
      both(language, 'mail.greeting'),
      both(language, cancelled ? 'job.cancelled' : moved ? 'job.moved' : 'job.booked'),
      ...(cancelled || link === '' ? [] : [new URL(offerPagePath(link), app.settings.publicUrl).href]),
      both(language, 'mail.thanks'),
      both(language, 'mail.reached', { centre: centre.name, reached: reachedOf(centre) }),
    ];
    const file = jobFile(entryOf(found, cancelled, now), { email: person.email, language }, app.settings.mailFrom);
    const attachments = [{ fileName: 'einsatz.ics', type: calendarType, content: file }];
    await sendMail(
      app.settings,
      { to: person.email, subject: volunteerText(language, 'job.subject'), text: text.join('\n\n'), attachments },
      queueId,
    );
  },
);

/** The institution: who comes (first name and language), or nobody any more. Never phone, mail or address of the person. */
const tellInstitution = handle(
  bookedMail,
  async (app: AppContext, { centreId, jobId, sequence, cancelled }, queueId) => {
    const now = app.clock.now();
    const found = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => {
      const kept = await loadJob(tx, centreId, jobId);
      return { ...kept, person: await getVolunteer(tx, centreId, kept.job.volunteerId) };
    });
    const { person, request, centre, job } = found;
    const to = request.contact.email;
    if (to === '' || job.sequence !== sequence) return;
    const text = [
      'Guten Tag,',
      cancelled
        ? `für Ihre Anfrage ${request.number} kann die eingeplante Person nicht kommen, oder das Gespräch fällt aus. Wenn Sie weiter jemanden brauchen, suchen wir schon. Sie hören von uns.`
        : `für Ihre Anfrage ${request.number} ist ${sequence > 0 ? 'die Änderung bestätigt. Es kommt' : 'jemand eingeplant'}: ${person.givenName}, ${languageName(request.language)}.`,
      ...(cancelled
        ? []
        : [
            'Bitte unterschreiben Sie nach dem Gespräch den Nachweis, oder bestätigen Sie die Zeiten über Ihren Zugang.',
          ]),
      `Wenn sich etwas ändert, auch am selben Tag: ${reachedOf(centre) || centre.name}`,
    ];
    const file = jobFile(entryOf(found, cancelled, now), { email: to, language: 'de' }, app.settings.mailFrom);
    const attachments = request.institution?.isProtected
      ? []
      : [{ fileName: 'dolmetschen.ics', type: calendarType, content: file }];
    await sendMail(
      app.settings,
      { to, subject: 'Ihre Anfrage zum Dolmetschen', text: text.join('\n\n'), attachments },
      queueId,
    );
  },
);

/** The day before. */
const remindVolunteer = handle(reminderMail, async (app: AppContext, { centreId, jobId, token }, queueId) => {
  const now = app.clock.now();
  const found = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => {
    const kept = await loadJob(tx, centreId, jobId);
    return { ...kept, person: await getVolunteer(tx, centreId, kept.job.volunteerId) };
  });
  const { person, request, centre, job } = found;
  if (job.releasedAt !== null || person.email === '' || Temporal.Instant.compare(request.startsAt, now) <= 0) return;
  const language = person.letterLanguage;
  const start = request.startsAt.toZonedDateTimeISO(timeZone);
  const text = [
    both(language, 'mail.greeting'),
    both(language, 'job.tomorrow', { day: formatDate(start.toPlainDate()), time: formatClock(start.toPlainTime()) }),
    new URL(offerPagePath(token), app.settings.publicUrl).href,
    both(language, 'mail.reached', { centre: centre.name, reached: reachedOf(centre) }),
  ];
  await sendMail(
    app.settings,
    { to: person.email, subject: volunteerText(language, 'job.subject'), text: text.join('\n\n') },
    queueId,
  );
});

/** Offers nobody answered in time end, and who has promised a talk of the next day is reminded once. */
const everyHour: JobHandler<AppContext> = {
  name: 'interpreting.hourly',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const actor = systemActor(centreId, now);
      await expireOffers(tx, actor);
      for (const { jobId, offerId, recipient, endsAt } of await takeReminders(tx, actor)) {
        const link = { purpose: offerPurpose, recordId: offerId, recipient, until: linkUntil(endsAt) };
        const { token } = await createLink(tx, actor, link);
        await app.jobs.send(tx, reminderMail, { centreId, jobId, token });
      }
    });
  },
};

export const dispatchJobs: readonly JobHandler<AppContext>[] = [
  ask,
  over,
  tellVolunteer,
  tellInstitution,
  remindVolunteer,
  everyHour,
];
