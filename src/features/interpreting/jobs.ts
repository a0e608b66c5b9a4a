// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import { inCentre, systemActor } from '../../db/centre.ts';
import { handle, type JobHandler } from '../../outbound/jobs.ts';
import { sendMail } from '../../outbound/mail.ts';
import { formatDate } from '../../web/format.ts';
import { getSettings } from '../centres/queries.ts';
import { getInstitution } from '../institutions/queries.ts';
import { everything } from './event-actions.ts';
import { askLinkMail, type RequestNews, requestNewsMail } from './mails.ts';
import { nowLinkPath } from './now/paths.ts';
import { askLinkPath, ownRequestPath } from './paths.ts';
import { getPolicy } from './policy-queries.ts';
import { getRequest, type InterpretingRequest } from './queries.ts';

const reached = ({ phone, email }: { phone: string; email: string }): string => {
  const ways = [phone, email].filter(Boolean).join(', ');
  return ways === '' ? 'Haben Sie Fragen? Bitte rufen Sie uns an.' : `Haben Sie Fragen? So erreichen Sie uns: ${ways}`;
};

/** The link to ask; which institution it is stands nowhere in the mail. */
const sendLink = handle(askLinkMail, async (app: AppContext, { centreId, institutionId, token, until }, jobId) => {
  const now = app.clock.now();
  const { institution, centre, policy } = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => ({
    institution: await getInstitution(tx, centreId, institutionId),
    centre: await getSettings(tx, centreId),
    policy: await getPolicy(tx, centreId, app.clock.today()),
  }));
  if (institution.email === '' || !institution.active) return;
  const text = [
    'Guten Tag,',
    `mit diesem Link fragen Sie beim ${centre.name} ehrenamtliche Dolmetschende für ein Gespräch an, oder für mehrere Termine auf einmal:`,
    new URL(`${askLinkPath}/${encodeURIComponent(token)}`, app.settings.publicUrl).href,
    ...(policy.phoneNow
      ? [
          'Steht gerade eine Familie vor Ihnen? Hier holen Sie jemanden sofort ans Telefon, so oft Sie es brauchen:',
          new URL(nowLinkPath(token), app.settings.publicUrl).href,
        ]
      : []),
    `Der Link gilt bis ${formatDate(Temporal.PlainDate.from(until))} und für eine Anfrage. Bitte nennen Sie keine Namen und keine Daten der Familie: Ihr eigenes Zeichen genügt.`,
    reached(centre),
  ];
  await sendMail(
    app.settings,
    { to: institution.email, subject: 'Ihr Link, um Dolmetschende anzufragen', text: text.join('\n\n') },
    jobId,
  );
});

/** What has become of a request, in a sentence; what it is about is not said. */
function newsText(news: RequestNews, { number, stateReason, stateAlternative }: InterpretingRequest): string[] {
  switch (news) {
    case 'asked':
      return [`Ihre Anfrage ${number} ist bei uns angekommen. Sobald jemand zugesagt hat, hören Sie von uns.`];
    case 'changed':
      return [`Ihre Anfrage ${number} ist geändert.`];
    case 'cancelled':
      return [`Das Gespräch zu Ihrer Anfrage ${number} ist abgesagt.`];
    case 'refused':
      return [
        `Zu Ihrer Anfrage ${number} konnten wir leider niemanden vermitteln: ${stateReason}`,
        `Was sonst hilft: ${stateAlternative}`,
      ];
  }
}

const sendNews = handle(requestNewsMail, async (app: AppContext, { centreId, requestId, news }, jobId) => {
  const now = app.clock.now();
  const { request, centre } = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => ({
    request: await getRequest(tx, centreId, everything, requestId),
    centre: await getSettings(tx, centreId),
  }));
  if (request.contact.email === '') return;
  const signedIn = request.channel === 'account';
  const text = [
    'Guten Tag,',
    ...newsText(news, request),
    ...(signedIn ? [new URL(ownRequestPath(requestId), app.settings.publicUrl).href] : []),
    reached(centre),
  ];
  await sendMail(
    app.settings,
    { to: request.contact.email, subject: `Ihre Anfrage ${request.number}`, text: text.join('\n\n') },
    jobId,
  );
});

export const interpretingJobs: readonly JobHandler<AppContext>[] = [sendLink, sendNews];
