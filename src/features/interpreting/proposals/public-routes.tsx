// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Context, Hono } from 'hono';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { renderPage } from '../../../web/html.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { readForm } from '../../../web/read-form.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { deadSentences, waitSentence } from '../../links/rules.ts';
import { everything } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { whenText } from '../request-words.ts';
import { type Answered, answerProposal } from './actions.ts';
import { proposalAnswerInput } from './input.ts';
import { proposalPurpose } from './jobs.ts';
import { choicesOf, ProposalForInstitution } from './parts.tsx';
import { proposalPagePath } from './paths.ts';
import { getProposal } from './queries.ts';

type Node = { toString(): string };
const show = (c: Context, node: Node, status: 200 | 404 | 409 | 422 | 429 = 200) => c.html(renderPage(node), status);

const sentence = (title: string, text: string) => (
  <PublicPage title={title}>
    <p class="kern-body">{text}</p>
  </PublicPage>
);

const thanks: Readonly<Record<Answered, string>> = {
  accepted: 'Danke. Ihre Antwort ist beim Zentrum. Sie hören von uns, wie es weitergeht.',
  declined: 'Danke für Ihre Antwort. Wir suchen weiter und melden uns.',
  over: 'Dazu ist schon geantwortet, oder die Zeit dafür ist vorbei. Es wurde nichts geändert.',
};

/** The institution behind the link: nobody with an account. */
const byLink = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  role: 'link',
  schools: [],
  today: dayOf(now),
});

/**
 * The page of a proposal, by the token in the mail to the institution: opening it changes nothing (mail programs open links), one
 * button answers, and pressing it again does no harm. Nothing of institution and family is on it.
 */
export function proposalPublicRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;

  async function find(c: Context): Promise<OpenedLink | Response> {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return show(c, sentence('Bitte warten Sie', waitSentence(attempt.waitMinutes)), 429);
    const link = await findLink(db, c.req.param('token') ?? '', proposalPurpose, now);
    if (link) await forgiveLookup(app, attempt.keys);
    if (link?.state === 'open') return link;
    return show(c, sentence('Link nicht gültig', deadSentences[link?.state ?? 'unknown']), 404);
  }

  const inside = <T,>(link: OpenedLink, work: (tx: Tx, by: By) => Promise<T>) => {
    const by = byLink(link.centreId, app.clock.now());
    return inCentre(db, by, (tx) => work(tx, by));
  };

  async function page(c: Context, link: OpenedLink, wrong: string | null = null) {
    const { proposal, request } = await inside(link, async (tx, { centreId }) => {
      const one = await getProposal(tx, centreId, link.recordId);
      return { proposal: one, request: await getRequest(tx, centreId, everything, one.requestId) };
    });
    const late = Temporal.Instant.compare(proposal.answerBy, app.clock.now()) <= 0;
    if (proposal.answer !== null || request.state !== 'open' || late)
      return show(c, sentence('Vorschlag des Zentrums', thanks.over));
    return show(
      c,
      <PublicPage title="Vorschlag des Zentrums">
        {wrong === null ? null : <p class="kern-body">{wrong}</p>}
        <p class="kern-body">{`Ihre Anfrage ${request.number}: ${whenText(request)}.`}</p>
        <ProposalForInstitution
          proposal={proposal}
          action={proposalPagePath(c.req.param('token') ?? '')}
          requestId={() => link.id}
        />
      </PublicPage>,
      wrong === null ? 200 : 422,
    );
  }

  routes.use('/dolmetsch-vorschlag/:token', secretAddress);
  routes.get('/dolmetsch-vorschlag/:token', async (c) => {
    const link = await find(c);
    return link instanceof Response ? link : await page(c, link);
  });

  routes.post('/dolmetsch-vorschlag/:token', async (c) => {
    const link = await find(c);
    if (link instanceof Response) return link;
    const { vorschlag_antwort } = await readForm(c);
    try {
      const came = await inside(link, async (tx, by) => {
        const proposal = await getProposal(tx, by.centreId, link.recordId);
        const { data } = proposalAnswerInput(choicesOf(proposal).map(({ value }) => value)).safeParse({
          vorschlag_antwort,
        });
        if (!data) return null;
        const { requestId } = proposal;
        await writeAuditBy(tx, by, 'interpreting.propose.answer', [
          { recordKind: 'interpreting_request', ids: [requestId] },
        ]);
        return await answerProposal(tx, by, requestId, proposal.id, data, app.jobs);
      });
      if (came === null) return await page(c, link, 'Bitte wählen Sie eine Antwort.');
      return show(c, sentence('Vorschlag des Zentrums', thanks[came]));
    } catch (error) {
      if (error instanceof Conflict) return show(c, sentence('Das geht jetzt nicht', error.message), 409);
      if (error instanceof NotFound) return show(c, sentence('Link nicht gültig', deadSentences.unknown), 404);
      throw error;
    }
  });
  return routes;
}
