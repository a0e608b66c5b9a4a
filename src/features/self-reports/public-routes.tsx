// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { startOpenForm } from '../../auth/rate-limit.ts';
import { findCentre } from '../../codes/centres.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor, type Tx } from '../../db/centre.ts';
import { addressHeader } from '../../web/headers.ts';
import { renderPage } from '../../web/html.ts';
import { readForm } from '../../web/read-form.ts';
import { type ActiveCentre, getSettings, listActiveCentres } from '../centres/queries.ts';
import { listReleases } from '../placement/letter/release-queries.ts';
import { receive } from './actions.ts';
import { readSelfReport, typedOf } from './input.ts';
import { centreSelfReportPath, selfReportDonePath } from './paths.ts';
import { ChooseCentrePage, type Door, SelfReportPage, ThanksPage } from './public-pages.tsx';
import { languageFor, pageLanguage, releasables } from './texts.ts';

type Node = { toString(): string };
const show = (c: Context, node: Node, status: 200 | 422 | 429 = 200) => c.html(renderPage(node), status);
const nameOf = (key: string): string => findCentre(key)?.shortName ?? key;

async function readDoor(tx: Tx, { id, key }: ActiveCentre): Promise<Door> {
  const { phone } = await getSettings(tx, id);
  const released = await listReleases(tx, id, releasables);
  return { key, name: nameOf(key), phone, released: new Set(['de', ...released.keys()]) };
}

/**
 * A family reports a child itself, without sign-in: what it says lands in an inbox of the centre, never in the register. The
 * register is not looked at, so that the answer is the same whether the child is known or not. Nothing of it stands in an address.
 */
export function selfReportRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const findActive = async (key: string): Promise<ActiveCentre | undefined> =>
    (await listActiveCentres(db)).find((centre) => centre.key === key);
  const languageOf = (c: Context) =>
    pageLanguage(c.req.query('sprache')) ?? languageFor(c.req.header('accept-language'));
  const doorOf = (centre: ActiveCentre): Promise<Door> =>
    inCentre(db, systemActor(centre.id, app.clock.now()), (tx) => readDoor(tx, centre));

  routes.get('/melden', async (c) => {
    const centres = await listActiveCentres(db);
    const [only, ...others] = centres;
    const language = languageOf(c);
    if (only && others.length === 0) return c.redirect(`${centreSelfReportPath(only.key)}?sprache=${language}`, 303);
    return show(
      c,
      <ChooseCentrePage language={language} centres={centres.map(({ key }) => ({ key, name: nameOf(key) }))} />,
    );
  });

  routes.get('/melden/:zentrum', async (c) => {
    const centre = await findActive(c.req.param('zentrum'));
    if (!centre) return await c.notFound();
    return show(c, <SelfReportPage door={await doorOf(centre)} language={languageOf(c)} values={{}} wrong={[]} />);
  });

  routes.get('/melden/:zentrum/danke', async (c) => {
    const centre = await findActive(c.req.param('zentrum'));
    if (!centre) return await c.notFound();
    return show(c, <ThanksPage door={await doorOf(centre)} language={languageOf(c)} />);
  });

  routes.post('/melden/:zentrum', async (c) => {
    const centre = await findActive(c.req.param('zentrum'));
    if (!centre) return await c.notFound();
    const now = app.clock.now();
    const form = await readForm(c);
    const language = languageOf(c);
    const attempt = await startOpenForm(app, 'self-report', c.req.header(addressHeader) ?? '', now);
    const { id, told, wrong } = readSelfReport(form);
    if (!attempt.allowed || wrong.length > 0) {
      const page = { door: await doorOf(centre), language, values: typedOf(form) };
      return attempt.allowed
        ? show(c, <SelfReportPage {...page} wrong={wrong} />, 422)
        : show(c, <SelfReportPage {...page} wrong={[]} waits />, 429);
    }
    await inCentre(db, systemActor(centre.id, now), (tx) => receive(tx, systemActor(centre.id, now), id, told));
    return c.redirect(`${selfReportDonePath(centre.key)}?sprache=${language}`, 303);
  });

  return routes;
}
