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
import { getSettings } from '../../centres/queries.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { deadSentences, waitSentence } from '../../links/rules.ts';
import { pageLanguage } from '../../volunteers/own/own-words.ts';
import { listReleased } from '../../volunteers/own/text-queries.ts';
import { getSponsorship, type Reach } from '../queries.ts';
import { type Answered, answer } from './course-actions.ts';
import { type LinkView, SchoolLinkPage, SponsorLinkPage } from './link-pages.tsx';
import { schoolLinkPath, sponsorLinkPath } from './paths.ts';
import { type AskedSide, linkPurposes } from './tell-actions.ts';
import { getOwnChild, getPeople } from './view-queries.ts';

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

/** A link reaches its own sponsorship and nothing beside it: the id comes from the link, never from the address. */
const reach: Reach = { all: true };

async function viewOf(tx: Tx, by: By, link: OpenedLink): Promise<LinkView> {
  const one = await getSponsorship(tx, by.centreId, reach, link.recordId);
  const { phone, name } = await getSettings(tx, by.centreId);
  return {
    one,
    child: await getOwnChild(tx, by.centreId, one.id),
    sponsorGivenName: (await getPeople(tx, by.centreId, one.id)).sponsorGivenName,
    released: await listReleased(tx, by.centreId),
    ...{ phone, centreName: name, today: by.today },
  };
}

/** The pages behind the links of the mails: opening one changes nothing (mail programs open links), a button does, once. */
export function sponsorshipLinkRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;

  async function find(c: Context, side: AskedSide): Promise<OpenedLink | Response> {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return show(c, sentence('Bitte warten Sie', waitSentence(attempt.waitMinutes)), 429);
    const link = await findLink(db, c.req.param('token') ?? '', linkPurposes[side], now);
    if (link) await forgiveLookup(app, attempt.keys);
    if (link?.state === 'open') return link;
    return show(c, sentence('Link nicht gültig', deadSentences[link?.state ?? 'unknown']), 404);
  }

  const inside = <T,>(link: OpenedLink, work: (tx: Tx, by: By) => Promise<T>) => {
    const by = byLink(link.centreId, app.clock.now());
    return inCentre(db, by, (tx) => work(tx, by));
  };

  async function page(c: Context, link: OpenedLink, side: AskedSide, came?: Answered) {
    const view = await inside(link, (tx, by) => viewOf(tx, by, link));
    const token = c.req.param('token') ?? '';
    if (side === 'school') return show(c, <SchoolLinkPage view={view} path={schoolLinkPath(token)} came={came} />);
    const language = pageLanguage(c.req.query('sprache')) ?? pageLanguage(view.child.letterLanguage) ?? 'de';
    return show(c, <SponsorLinkPage view={view} path={sponsorLinkPath(token)} language={language} came={came} />);
  }

  const act = (link: OpenedLink, side: AskedSide, yes: boolean): Promise<Answered> =>
    inside(link, async (tx, by) => {
      await writeAuditBy(tx, by, 'sponsorship.answer', [{ recordKind: 'sponsorship', ids: [link.recordId] }]);
      return await answer(tx, by, { reach, id: link.recordId }, { side, yes, jobs: app.jobs });
    });

  async function send(c: Context, side: AskedSide) {
    const link = await find(c, side);
    if (link instanceof Response) return link;
    const { antwort } = await readForm(c);
    try {
      if (antwort !== 'ja' && antwort !== 'nein') return await page(c, link, side);
      return await page(c, link, side, await act(link, side, antwort === 'ja'));
    } catch (error) {
      if (error instanceof Conflict) return show(c, sentence('Das geht jetzt nicht', error.message), 409);
      if (error instanceof NotFound) return show(c, sentence('Link nicht gültig', deadSentences.unknown), 404);
      throw error;
    }
  }

  routes.use('/patenschaft/:token', secretAddress);
  routes.use('/patenschaft-schule/:token', secretAddress);
  routes.get('/patenschaft/:token', async (c) => {
    const link = await find(c, 'sponsor');
    return link instanceof Response ? link : await page(c, link, 'sponsor');
  });
  routes.post('/patenschaft/:token', (c) => send(c, 'sponsor'));
  routes.get('/patenschaft-schule/:token', async (c) => {
    const link = await find(c, 'school');
    return link instanceof Response ? link : await page(c, link, 'school');
  });
  routes.post('/patenschaft-schule/:token', (c) => send(c, 'school'));
  return routes;
}
