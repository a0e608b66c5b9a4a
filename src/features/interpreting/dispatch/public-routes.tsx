// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Context, Hono } from 'hono';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { renderPage } from '../../../web/html.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { readForm } from '../../../web/read-form.ts';
import { getSettings } from '../../centres/queries.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { deadSentences, waitSentence } from '../../links/rules.ts';
import { pageLanguage } from '../../volunteers/own/own-words.ts';
import { everything } from '../event-actions.ts';
import { answerChange, type ChangeAnswered } from '../moves/actions.ts';
import { giveFeedback } from '../proofs/feedback-actions.ts';
import { readVolunteerFeedback, typedFeedback } from '../proofs/feedback-input.ts';
import { buildProofSheet } from '../proofs/sheet-letter.ts';
import type { FeedbackTold } from '../proofs/volunteer-feedback.tsx';
import { getRequest } from '../queries.ts';
import { acceptOffer, giveBack } from './job-actions.ts';
import { jobFile } from './jobs.ts';
import { declineOffer, getOffer, offerPurpose } from './offer-actions.ts';
import { OfferPage } from './offer-page.tsx';
import { viewOffer } from './offer-view-queries.ts';
import { proveAsVolunteer } from './proof-actions.ts';
import { readVolunteerProof } from './proof-input.ts';
import { findJob, getJob } from './queries.ts';

type Node = { toString(): string };
const show = (c: Context, node: Node, status: 200 | 404 | 409 | 429 = 200) => c.html(renderPage(node), status);

const sentence = (title: string, text: string) => (
  <PublicPage title={title}>
    <p class="kern-body">{text}</p>
  </PublicPage>
);

/** The person behind the link: nobody with an account. */
const byLink = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  role: 'link',
  schools: [],
  today: dayOf(now),
});

const takenNews: Readonly<Record<Awaited<ReturnType<typeof acceptOffer>>, VolunteerKey | undefined>> = {
  booked: undefined,
  taken: 'offer.taken',
  clash: 'offer.clash',
  over: 'offer.over',
};

const changeNews: Readonly<Record<ChangeAnswered, VolunteerKey | undefined>> = {
  kept: 'move.kept',
  given_back: 'offer.declined',
  clash: 'offer.clash',
  over: undefined,
};

/**
 * The page of a volunteer who was asked, by the token in the mail: opening it changes nothing (mail programs open links), a
 * button does, and pressing it again does no harm. Whoever tries tokens is stopped like who tries codes.
 */
export function offerRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;

  async function find(c: Context): Promise<OpenedLink | Response> {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return show(c, sentence('Bitte warten Sie', waitSentence(attempt.waitMinutes)), 429);
    const link = await findLink(db, c.req.param('token') ?? '', offerPurpose, now);
    if (link) await forgiveLookup(app, attempt.keys);
    if (link?.state === 'open') return link;
    return show(c, sentence('Link nicht gültig', deadSentences[link?.state ?? 'unknown']), 404);
  }

  const inside = <T,>(link: OpenedLink, work: (tx: Tx) => Promise<T>) =>
    inCentre(db, byLink(link.centreId, app.clock.now()), work);

  async function showOffer(
    c: Context,
    link: OpenedLink,
    news?: VolunteerKey,
    typed?: Readonly<Record<string, string>>,
    told?: FeedbackTold,
  ) {
    const view = await inside(link, (tx) => viewOffer(tx, link.centreId, link.recordId, app.clock.now()));
    const language = pageLanguage(c.req.query('sprache')) ?? pageLanguage(view.letterLanguage) ?? 'de';
    return show(
      c,
      <OfferPage
        view={view}
        token={c.req.param('token') ?? ''}
        language={language}
        news={news}
        typed={typed}
        told={told}
      />,
    );
  }

  /** How long it took, as the volunteer says. */
  async function prove(link: OpenedLink, form: Readonly<Record<string, unknown>>): Promise<VolunteerKey> {
    const by = byLink(link.centreId, app.clock.now());
    return await inside(link, async (tx) => {
      const { startsAt } = await viewOffer(tx, link.centreId, link.recordId, by.now);
      const said = readVolunteerProof(form, startsAt, by.now);
      if (typeof said === 'string') return said;
      return (await proveAsVolunteer(tx, by, link.recordId, said)) ? 'proof.done' : 'offer.over';
    });
  }

  async function act(link: OpenedLink, answer: unknown): Promise<VolunteerKey | undefined> {
    const by = byLink(link.centreId, app.clock.now());
    return await inside(link, async (tx) => {
      if (answer === 'geht' || answer === 'geht_nicht') {
        const { requestId, volunteerId } = await getOffer(tx, link.centreId, link.recordId);
        // Only whoever has promised the talk is asked about it.
        if ((await findJob(tx, link.centreId, requestId))?.volunteerId !== volunteerId) return 'offer.over';
        return changeNews[await answerChange(tx, by, requestId, answer === 'geht', app.jobs)];
      }
      if (answer === 'ja') return takenNews[await acceptOffer(tx, by, link.recordId, app.jobs)];
      if (answer === 'doch_nicht')
        return (await giveBack(tx, by, link.recordId, 'volunteer', app.jobs)) ? 'offer.declined' : 'offer.over';
      if (answer === 'kenne' && (await giveBack(tx, by, link.recordId, 'conflict', app.jobs))) return 'offer.declined';
      if (answer === 'nein' || answer === 'kenne') await declineOffer(tx, by, link.recordId, answer === 'kenne');
      return undefined;
    });
  }

  routes.use('/einsatz/:token', secretAddress);
  routes.use('/einsatz/:token/*', secretAddress);
  routes.get('/einsatz/:token', async (c) => {
    const link = await find(c);
    return link instanceof Response ? link : await showOffer(c, link);
  });

  routes.post('/einsatz/:token', async (c) => {
    const link = await find(c);
    if (link instanceof Response) return link;
    const form = await readForm(c);
    const { antwort } = form;
    try {
      if (antwort === 'nachweis') {
        const news = await prove(link, form);
        const text = (name: string): string => (typeof form[name] === 'string' ? form[name].slice(0, 20) : '');
        return await showOffer(c, link, news, { beginn_war: text('beginn_war'), ende_war: text('ende_war') });
      }
      if (antwort === 'rueckmeldung') {
        const said = readVolunteerFeedback(form);
        if ('faults' in said) return await showOffer(c, link, 'error.title', typedFeedback(form), said);
        await inside(link, async (tx) => {
          const { requestId } = await getOffer(tx, link.centreId, link.recordId);
          const by = byLink(link.centreId, app.clock.now());
          await giveFeedback(tx, by, { requestId, side: 'volunteer', feedback: said.feedback }, everything);
        });
        return await showOffer(c, link, 'feedback.done');
      }
      return await showOffer(c, link, await act(link, antwort));
    } catch (error) {
      if (error instanceof Conflict) return show(c, sentence('Das geht jetzt nicht', error.message), 409);
      if (error instanceof NotFound) return show(c, sentence('Link nicht gültig', deadSentences.unknown), 404);
      throw error;
    }
  });

  routes.get('/einsatz/:token/nachweis.pdf', async (c) => {
    const link = await find(c);
    if (link instanceof Response) return link;
    const now = app.clock.now();
    const sheets = await inside(link, async (tx) => {
      const { job } = await viewOffer(tx, link.centreId, link.recordId, now);
      if (!job) return undefined;
      const { requestId } = await getJob(tx, link.centreId, job.id);
      return await buildProofSheet(
        tx,
        link.centreId,
        await getRequest(tx, link.centreId, everything, requestId),
        dayOf(now),
      );
    });
    if (sheets === undefined) return show(c, sentence('Kein Nachweis', deadSentences.revoked), 404);
    const pdf = await app.letters.printProofs(sheets);
    return c.body(pdf as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="nachweis.pdf"',
    });
  });

  routes.get('/einsatz/:token/termin.ics', async (c) => {
    const link = await find(c);
    if (link instanceof Response) return link;
    const now = app.clock.now();
    const file = await inside(link, async (tx) => {
      const { job, startsAt, endsAt } = await viewOffer(tx, link.centreId, link.recordId, now);
      if (!job || job.place === '') return undefined;
      const centre = await getSettings(tx, link.centreId);
      const place = [job.institution, job.place, job.meetingPoint].filter(Boolean).join(', ');
      const to = { email: centre.email || app.settings.mailFrom, language: 'de' };
      return jobFile(
        { id: job.id, sequence: job.sequence, startsAt, endsAt, place, centre, cancelled: false, at: now },
        to,
        app.settings.mailFrom,
      );
    });
    if (file === undefined) return show(c, sentence('Kein Termin', deadSentences.revoked), 404);
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="termin.ics"',
    });
  });

  return routes;
}
