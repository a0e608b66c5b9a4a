// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { formatClock, formatDate } from '../../../web/format.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { offerPagePath } from '../dispatch/paths.ts';
import { findProof, type Proof } from '../dispatch/proof-actions.ts';
import { getJob } from '../dispatch/queries.ts';
import { everything } from '../event-actions.ts';
import { getRequest, type InterpretingRequest } from '../queries.ts';
import { type ProofMailReason, proofMail } from './mails.ts';
import { confirmLinkPath } from './paths.ts';
import { remindOfProofs } from './reminder-actions.ts';

const clock = (at: Temporal.Instant | null | undefined): string =>
  at ? formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime()) : '';

const decidedOf = (proof: Proof | undefined) => ({
  from: clock(proof?.decided_from),
  to: clock(proof?.decided_to),
  reason: proof?.reason ?? '',
});
type Decided = ReturnType<typeof decidedOf>;

/** What an institution reads: the number of its request, never a name. */
function institutionText(why: ProofMailReason, { number }: InterpretingRequest, decided: Decided): string {
  if (why === 'decided')
    return `zu Ihrer Anfrage ${number} haben wir die Zeiten geklärt. Es gilt: ${decided.from} bis ${decided.to} Uhr. Grund: ${decided.reason}`;
  if (why === 'differs')
    return `zu Ihrer Anfrage ${number} gibt es zwei verschiedene Angaben zu den Zeiten. Bitte sehen Sie mit diesem Link noch einmal nach:`;
  return `zu Ihrer Anfrage ${number} fehlt noch Ihre Bestätigung, wie lange das Gespräch gedauert hat. Mit diesem Link bestätigen Sie es, ohne Anmeldung:`;
}

/** A line in the person's language, and below it the same in German. */
function both(language: string, key: Parameters<typeof volunteerText>[1], values: Record<string, string> = {}): string {
  const own = volunteerText(language, key, values);
  return language === 'de' ? own : `${own}\n${volunteerText('de', key, values)}`;
}

const volunteerKeys = {
  missing: 'proof.missing',
  missing_again: 'proof.missing',
  differs: 'proof.again',
  decided: 'proof.decided',
} as const;

const tell = handle(proofMail, async (app: AppContext, { centreId, jobId, side, why, token, until }, queueId) => {
  const { settings } = app;
  const found = await inCentre(app.database.db, systemActor(centreId, app.clock.now()), async (tx) => {
    const job = await getJob(tx, centreId, jobId);
    const request = await getRequest(tx, centreId, everything, job.requestId);
    const person = await getVolunteer(tx, centreId, job.volunteerId);
    return { request, person, centre: await getSettings(tx, centreId), proof: await findProof(tx, centreId, jobId) };
  });
  const { request, person, centre } = found;
  const decided = decidedOf(found.proof);
  const reached = [centre.phone, centre.email].filter(Boolean).join(', ') || centre.name;
  if (side === 'institution') {
    if (request.contact.email === '') return;
    const link = new URL(`${confirmLinkPath}/${encodeURIComponent(token)}`, settings.publicUrl).href;
    const good = `Der Link gilt bis ${formatDate(Temporal.PlainDate.from(until))}. Sie können auch den unterschriebenen Bogen schicken.`;
    const text = ['Guten Tag,', institutionText(why, request, decided), ...(token === '' ? [] : [link, good])];
    const mail = { to: request.contact.email, subject: `Ihre Anfrage ${request.number}` };
    await sendMail(
      settings,
      { ...mail, text: [...text, `Fragen? So erreichen Sie uns: ${reached}`].join('\n\n') },
      queueId,
    );
    return;
  }
  if (person.email === '' || person.channel !== 'mail' || request.institution?.isProtected) return;
  const language = person.letterLanguage;
  const text = [
    both(language, 'mail.greeting'),
    both(language, volunteerKeys[why], why === 'decided' ? decided : {}),
    ...(token === '' ? [] : [new URL(offerPagePath(token), settings.publicUrl).href]),
    both(language, 'mail.reached', { centre: centre.name, reached }),
  ];
  const mail = { to: person.email, subject: volunteerText(language, 'job.subject') };
  await sendMail(settings, { ...mail, text: text.join('\n\n') }, queueId);
});

/** Whoever has not confirmed a talk is reminded, as the centre has set it. */
const remind: JobHandler<AppContext> = {
  name: 'interpreting.proofs',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await remindOfProofs(tx, systemActor(id, now), app.jobs);
    });
  },
};

export const proofJobs: readonly JobHandler<AppContext>[] = [tell, remind];
