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
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { deadSentences, waitSentence } from '../../links/rules.ts';
import { pageLanguage } from '../../volunteers/own/own-words.ts';
import { acceptOffer, giveBack } from '../dispatch/job-actions.ts';
import { declineOffer, getOffer, offerPurpose } from '../dispatch/offer-actions.ts';
import { endIfNobody, silently } from './call-actions.ts';
import { nowVolunteerDoor } from './paths.ts';
import { ReadyPage } from './volunteer-page.tsx';
import { viewReady } from './volunteer-view-queries.ts';

/** The person behind the link: nobody with an account. */
const byLink = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  ...{ role: 'link', schools: [], today: dayOf(now) },
});

const takenNews = { booked: undefined, taken: 'offer.taken', clash: 'offer.clash', over: 'offer.over' } as const;

const sentence = (title: string, text: string) => (
  <PublicPage title={title}>
    <p class="kern-body">{text}</p>
  </PublicPage>
);

/** Says no to a call, or gives it back; when nobody else is left the institution is told at once. */
async function decline(tx: Tx, by: By, offerId: string, knows: boolean, app: AppContext): Promise<VolunteerKey> {
  const { requestId } = await getOffer(tx, by.centreId, offerId);
  const back = await giveBack(tx, by, offerId, knows ? 'conflict' : 'volunteer', silently);
  if (!back) await declineOffer(tx, by, offerId, knows);
  await endIfNobody(tx, by, requestId, app.jobs);
  return 'offer.declined';
}

/**
 * The page of a volunteer who stands by, by the token in the mail: opening it changes nothing, a button does. The first who says
 * yes gets the number; everybody else hears that somebody has.
 */
export function nowVolunteerRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const path = `${nowVolunteerDoor}/:token`;
  const show = (c: Context, node: { toString(): string }, status: 200 | 404 | 409 | 429 = 200) =>
    c.html(renderPage(node), status);

  async function find(c: Context): Promise<OpenedLink | Response> {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return show(c, sentence('Bitte warten Sie', waitSentence(attempt.waitMinutes)), 429);
    const link = await findLink(db, c.req.param('token') ?? '', offerPurpose, now);
    if (link) await forgiveLookup(app, attempt.keys);
    if (link?.state === 'open') return link;
    return show(c, sentence('Link nicht gültig', deadSentences[link?.state ?? 'unknown']), 404);
  }
  const inside = <T,>(link: OpenedLink, work: (tx: Tx, by: By) => Promise<T>) => {
    const by = byLink(link.centreId, app.clock.now());
    return inCentre(db, by, (tx) => work(tx, by));
  };
  const act = (link: OpenedLink, answer: unknown): Promise<VolunteerKey | undefined> =>
    inside(link, async (tx, by) => {
      if (answer === 'ja') return takenNews[await acceptOffer(tx, by, link.recordId, app.jobs)];
      if (answer === 'nein' || answer === 'doch_nicht') return await decline(tx, by, link.recordId, false, app);
      return answer === 'kenne' ? await decline(tx, by, link.recordId, true, app) : undefined;
    });
  async function answerWith(c: Context, link: OpenedLink, answer: unknown) {
    try {
      const news = answer === undefined ? undefined : await act(link, answer);
      const view = await inside(link, (tx, by) => viewReady(tx, link.centreId, link.recordId, by.now));
      const language = pageLanguage(c.req.query('sprache')) ?? pageLanguage(view.letterLanguage) ?? 'de';
      return show(c, <ReadyPage view={view} token={c.req.param('token') ?? ''} language={language} news={news} />);
    } catch (error) {
      if (error instanceof Conflict) return show(c, sentence('Das geht jetzt nicht', error.message), 409);
      if (error instanceof NotFound) return show(c, sentence('Link nicht gültig', deadSentences.unknown), 404);
      throw error;
    }
  }

  routes.use(path, secretAddress);
  routes.get(path, async (c) => {
    const link = await find(c);
    return link instanceof Response ? link : await answerWith(c, link, undefined);
  });
  routes.post(path, async (c) => {
    const link = await find(c);
    if (link instanceof Response) return link;
    const { antwort } = await readForm(c);
    return await answerWith(c, link, antwort ?? '');
  });
  return routes;
}
