// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor } from '../../../db/centre.ts';
import { handle, type JobHandler } from '../../../outbound/jobs.ts';
import { sendMail } from '../../../outbound/mail.ts';
import { formatDateTime } from '../../../web/format.ts';
import { getSettings, inEachCentre } from '../../centres/queries.ts';
import { createLink } from '../../links/actions.ts';
import { reachedOf } from '../dispatch/jobs.ts';
import { everything } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { expireProposal } from './actions.ts';
import { proposalMail } from './mails.ts';
import { proposalPagePath } from './paths.ts';
import { getProposal, listDueProposals } from './queries.ts';

/** Purpose of the link of a proposal; its record is the proposal. */
export const proposalPurpose = 'interpreting_proposal';

/** Asks the institution: number and deadline alone, what is proposed stands behind the link. */
const askInstitution = handle(proposalMail, async (app: AppContext, { centreId, proposalId }, jobId) => {
  const now = app.clock.now();
  const actor = systemActor(centreId, now);
  const found = await inCentre(app.database.db, actor, async (tx) => {
    const proposal = await getProposal(tx, centreId, proposalId);
    const request = await getRequest(tx, centreId, everything, proposal.requestId);
    const recipient = request.contact.email;
    if (recipient === '' || proposal.answer !== null || request.state !== 'open') return undefined;
    const to = { purpose: proposalPurpose, recordId: proposalId, recipient, until: proposal.answerBy };
    const { token } = await createLink(tx, actor, to);
    return { proposal, request, token, centre: await getSettings(tx, centreId) };
  });
  if (!found) return;
  const { proposal, request, token, centre } = found;
  const text = [
    'Guten Tag,',
    `für Ihre Anfrage ${request.number} haben wir bisher niemanden gefunden. Wir schlagen Ihnen etwas anderes vor; auf dieser Seite antworten Sie mit einem Klick:`,
    new URL(proposalPagePath(token), app.settings.publicUrl).href,
    `Bitte antworten Sie bis ${formatDateTime(proposal.answerBy)}. Sie erreichen uns auch so: ${reachedOf(centre) || centre.name}`,
  ];
  const subject = `Ihre Anfrage ${request.number}: ein Vorschlag`;
  await sendMail(app.settings, { to: request.contact.email, subject, text: text.join('\n\n') }, jobId);
});

/** Proposals nobody has answered in time. */
const everyHour: JobHandler<AppContext> = {
  name: 'interpreting.proposals_hourly',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      const by: By = { ...systemActor(centreId, now), role: 'system', schools: [], today: dayOf(now) };
      for (const proposal of await listDueProposals(tx, centreId, now)) await expireProposal(tx, by, proposal);
    });
  },
};

export const proposalJobs: readonly JobHandler<AppContext>[] = [askInstitution, everyHour];
