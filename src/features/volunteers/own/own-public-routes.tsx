// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import { startOpenForm } from '../../../auth/rate-limit.ts';
import { plainLine } from '../../../codes/characters.ts';
import type { AppContext } from '../../../context.ts';
import { addressHeader } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { isMail } from '../input.ts';
import { joinPath, ownDoor, ownLinkSentPath } from '../paths.ts';
import { languageOf, openDoor, show } from './door.ts';
import { typedOf } from './join-input.ts';
import { AskLinkPage, askField, LinkAskedPage } from './link-pages.tsx';
import { addressKey, ownLinkAsked } from './mails.ts';
import { ownTimes, ownTimesLog } from './own-deeds.tsx';
import { linkedPart } from './part-routes.tsx';

/** A volunteer asks for the link to the own page: one answer, whether the address is known or not, and as fast. */
function askRoutes(app: AppContext, routes: Hono): void {
  routes.get('/ehrenamt', (c) =>
    show(c, <AskLinkPage door={openDoor(languageOf(c))} typed={{}} wrong={[]} join={joinPath} />),
  );
  routes.get('/ehrenamt/gesendet', (c) => show(c, <LinkAskedPage door={openDoor(languageOf(c))} />));
  routes.post('/ehrenamt', async (c) => {
    const form = await readForm(c);
    const language = languageOf(c);
    const attempt = await startOpenForm(app, 'volunteer-link', c.req.header(addressHeader) ?? '', app.clock.now());
    const typed = typedOf(form, [askField]);
    const email = plainLine(typed[askField] ?? '');
    const page = { door: openDoor(language), typed, join: joinPath };
    if (!attempt.allowed) return show(c, <AskLinkPage {...page} wrong={[]} waits />, 429);
    if (!isMail(email))
      return show(c, <AskLinkPage {...page} wrong={[{ field: askField, key: 'error.email' }]} />, 422);
    const { secret } = await app.auth.$context;
    await app.jobs.sendOutside(ownLinkAsked, { addressKey: addressKey(secret, email) });
    return c.redirect(`${ownLinkSentPath}?sprache=${language}`, 303);
  });
}

/** Times, absences, limits and a pause, kept by the person by its link. */
export function ownPageRoutes(app: AppContext): Hono {
  const routes = new Hono();
  askRoutes(app, routes);
  linkedPart(app, routes, {
    ...{ door: ownDoor, part: ownTimes, log: ownTimesLog },
    question: { title: 'own.title', asks: 'own.question', opens: 'own.open' },
  });
  return routes;
}
