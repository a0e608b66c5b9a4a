// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { forgiveLookup, startCodeLookup } from '../../auth/rate-limit.ts';
import { dayOf } from '../../clock.ts';
import { findCentre } from '../../codes/centres.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor, type Tx } from '../../db/centre.ts';
import { addressHeader } from '../../web/headers.ts';
import { renderPage } from '../../web/html.ts';
import { readForm } from '../../web/read-form.ts';
import { type ActiveCentre, getSettings, listActiveCentres } from '../centres/queries.ts';
import { listReleases } from '../placement/letter/release-queries.ts';
import { countOpening } from './actions.ts';
import { statusInput } from './input.ts';
import { centreStatusPath, statusPath } from './paths.ts';
import { ChooseCentrePage, CodeFormPage, type Door, StatusPage } from './public-pages.tsx';
import { findStanding } from './queries.ts';
import { readCode, shows, viewOf } from './rules.ts';
import { languageFor, languageOf, releasables, statusLanguage } from './texts.ts';

type Node = { toString(): string };

const show = (c: Context, node: Node, status: 200 | 404 | 429 = 200) => c.html(renderPage(node), status);

const nameOf = (key: string): string => findCentre(key)?.shortName ?? key;

async function readDoor(tx: Tx, { id, key }: ActiveCentre): Promise<Door> {
  const { phone } = await getSettings(tx, id);
  const released = await listReleases(tx, id, releasables);
  return { key, name: nameOf(key), phone, released: new Set(['de', ...released.keys()]) };
}

/**
 * How far a case is, for whoever has its code. The code is typed, or comes behind the # of the address in the QR code, and is
 * sent in a form: it stands in no address, no log and no history, and calling up a page changes nothing (decision 0026).
 */
export function familyStatusRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const findActive = async (key: string): Promise<ActiveCentre | undefined> =>
    (await listActiveCentres(db)).find((centre) => centre.key === key);
  const asked = (c: Context) => statusLanguage(c.req.query('sprache'));
  const guessed = (c: Context) => languageFor(c.req.header('accept-language'));

  routes.get('/stand', async (c) => {
    const centres = await listActiveCentres(db);
    const [only, ...others] = centres;
    const language = asked(c) ?? guessed(c);
    if (only && others.length === 0) return c.redirect(centreStatusPath(only.key), 303);
    const named = centres.map(({ key }) => ({ key, name: nameOf(key) }));
    return show(c, <ChooseCentrePage language={language} path={statusPath} centres={named} />);
  });

  routes.get('/stand/:zentrum', async (c) => {
    const centre = await findActive(c.req.param('zentrum'));
    if (!centre) return await c.notFound();
    const door = await inCentre(db, systemActor(centre.id, app.clock.now()), (tx) => readDoor(tx, centre));
    const language = asked(c);
    return show(c, <CodeFormPage door={door} language={language ?? guessed(c)} chosen={language !== undefined} />);
  });

  routes.post('/stand/:zentrum', async (c) => {
    const centre = await findActive(c.req.param('zentrum'));
    if (!centre) return await c.notFound();
    const now = app.clock.now();
    const today = dayOf(now);
    const { code, language, again } = statusInput.parse(await readForm(c));
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    const { door, standing } = await inCentre(db, systemActor(centre.id, now), async (tx) => {
      const read = await readDoor(tx, centre);
      const found = attempt.allowed ? await findStanding(tx, centre.id, readCode(code)) : undefined;
      const shown = found && shows(found, today) ? found : undefined;
      if (shown && !again) await countOpening(tx, centre.id, today);
      return { door: read, standing: shown };
    });
    const form = { door, language: language ?? guessed(c), chosen: language !== undefined };
    if (!attempt.allowed)
      return show(c, <CodeFormPage {...form} failed={{ kind: 'wait', minutes: attempt.waitMinutes }} />, 429);
    if (!standing) return show(c, <CodeFormPage {...form} failed={{ kind: 'unknown' }} />, 404);
    await forgiveLookup(app, attempt.keys);
    const view = viewOf(standing, today);
    const page = { door, view, today, code, language: language ?? languageOf(standing.language) };
    return show(c, <StatusPage {...page} />);
  });

  return routes;
}
