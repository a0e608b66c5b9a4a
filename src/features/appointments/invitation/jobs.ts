// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf, timeZone } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { appointmentFile } from '../../../outbound/calendar/calendar.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import type { Settings } from '../../centres/queries.ts';
import { inEachCentre, listActiveCentres } from '../../centres/queries.ts';
import { type Appointment, getAppointment } from '../queries.ts';
import { instantOf } from '../rules.ts';
import { markDone, sendOf } from './actions.ts';
import { mailText, subjectOf } from './content.ts';
import { getContent } from './letter.ts';
import { invitationMail } from './mails.ts';
import {
  getInvitationSettings,
  getInvited,
  getSending,
  listReleased,
  listSendings,
  listToRemind,
  type Sending,
} from './queries.ts';
import { reminderHours, reminderWay } from './rules.ts';
import { say } from './texts.ts';

/** The system in the role of the office. */
const systemBy = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  role: 'administration',
  schools: [],
  today: dayOf(now),
});

/** Does the appointment stand as this sending says? Of one that was moved, called off or is over nothing is sent. */
const stillTrue = ({ kind, sequence }: Sending, appointment: Appointment, now: Temporal.Instant): boolean =>
  appointment.sequence === sequence &&
  (kind === 'cancellation'
    ? appointment.state === 'cancelled'
    : appointment.state === 'booked' &&
      Temporal.Instant.compare(instantOf(appointment.day, appointment.fromMinute), now) > 0);

/** The appointment as a file for the calendar of whoever gets it; no name of a child in it. */
export function calendarFile(
  appointment: Appointment,
  centre: Pick<Settings, 'name' | 'email'>,
  recipient: { email: string; language: string },
  more: { changedAt: Temporal.Instant; mailFrom: string },
): string {
  const { id, sequence, day, fromMinute, toMinute, place, town, state } = appointment;
  const file = {
    ...{ id, sequence, changedAt: more.changedAt, cancelled: state === 'cancelled' },
    start: instantOf(day, fromMinute),
    end: instantOf(day, toMinute),
    centre: { name: centre.name, email: centre.email || more.mailFrom },
    place: [place, town].filter(Boolean).join(', '),
  };
  return appointmentFile(file, recipient);
}

const subjectIn = (language: Parameters<typeof say>[0], key: ReturnType<typeof subjectOf>): string =>
  language === 'de' ? say('de', key) : `${say(language, key)} / ${say('de', key)}`;

const mail = handle(invitationMail, async (app: AppContext, { centreId, sendingId, token }, jobId) => {
  const now = app.clock.now();
  const { secret } = await app.auth.$context;
  const { mailFrom, publicUrl } = app.settings;
  const centreKey = (await listActiveCentres(app.database.db)).find(({ id }) => id === centreId)?.key ?? '';
  const found = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => {
    const sending = await getSending(tx, centreId, sendingId);
    const appointment = await getAppointment(tx, centreId, sending.appointmentId);
    if (sending.doneAt !== null || !stillTrue(sending, appointment, now)) return undefined;
    const invited = await getInvited(tx, centreId, appointment);
    if (invited.email === '') return undefined;
    const { kind } = sending;
    const content = await getContent(
      tx,
      centreId,
      { appointment, kind, token, named: false },
      { publicUrl, centreKey, secret },
    );
    const { language, email } = invited;
    const mark = (await listReleased(tx, centreId)).has(language) ? '' : say(language, 'unreviewed');
    const own = language === 'de' ? [] : [mailText(language, content, mark)];
    const text = [...own, mailText('de', content, '')].join('\n\n----------\n\n');
    const more = { changedAt: sending.askedAt, mailFrom };
    return {
      sending,
      to: email,
      subject: subjectIn(language, subjectOf(content)),
      text,
      file: calendarFile(appointment, content.centre, { email, language }, more),
    };
  });
  if (!found) return;
  const { sending, to, subject, text, file } = found;
  const attachments = [{ fileName: 'termin.ics', type: 'text/calendar; charset=utf-8', content: file }];
  await sendMail(app.settings, { to, subject, text, attachments }, jobId);
  await inCentre(app.database.db, systemActor(centreId, now), (tx) =>
    markDone(tx, systemActor(centreId, now), sending),
  );
});

async function remindOne(tx: Tx, by: By, id: string, post: Parameters<typeof sendOf>[4]): Promise<void> {
  const appointment = await getAppointment(tx, by.centreId, id);
  if (appointment.children.length === 0) return;
  const sent = await listSendings(tx, by.centreId, id);
  // Who was invited today knows.
  if (sent.some(({ sequence, askedAt }) => sequence === appointment.sequence && dayOf(askedAt).equals(by.today)))
    return;
  const invited = await getInvited(tx, by.centreId, appointment);
  const way = reminderWay(invited);
  if (way) await sendOf(tx, by, appointment, { kind: 'reminder', way, invited }, post);
}

/**
 * Families are reminded of the appointments of the next days, by daylight, each state of an appointment once: the row that says
 * so and the job that sends the mail are written in one transaction, so that a crash neither loses nor doubles it.
 */
const remind: JobHandler<AppContext> = {
  name: 'appointments.remind',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    const { hour } = now.toZonedDateTimeISO(timeZone);
    if (hour < reminderHours.from || hour >= reminderHours.to) return;
    const { secret } = await app.auth.$context;
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const by = systemBy(centreId, now);
      const { reminderDays } = await getInvitationSettings(tx, centreId);
      const due = await listToRemind(tx, centreId, by.today, by.today.add({ days: reminderDays }));
      for (const { id } of due) await remindOne(tx, by, id, { jobs: app.jobs, secret });
    });
  },
};

export const invitationJobs: readonly JobHandler<AppContext>[] = [mail, remind];
