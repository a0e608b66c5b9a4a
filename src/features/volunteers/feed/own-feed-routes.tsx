// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { show } from '../own/door.ts';
import { logOwn, openOwn } from '../own/part-routes.tsx';
import { ownFeedDoor, placesByLink } from '../paths.ts';
import { feedAddress, keepFeed } from './own-feed-actions.ts';
import { OwnFeedPage } from './own-feed-page.tsx';

/**
 * The calendar of a volunteer, by the link to the own page: opening changes nothing; a button makes the address, which stands on
 * the page that answers and nowhere else, another one ends it.
 */
export function ownFeedRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const path = `${ownFeedDoor}/:token`;
  routes.use(path, secretAddress);

  routes.on(['GET', 'POST'], path, async (c) => {
    const opened = await openOwn(app, c);
    if (opened instanceof Response) return opened;
    const { link, door, token } = opened;
    const actor = { ...systemActor(link.centreId, app.clock.now()), today: app.clock.today() };
    const deed = c.req.method === 'POST' ? (await readForm(c))['abo'] : undefined;
    const { made, standing } = await inCentre(db, actor, async (tx) => {
      const kept = await keepFeed(tx, actor, link.recordId, deed);
      if (kept.made !== null) await logOwn(tx, actor, 'calendar_feed.make', link.recordId);
      if (kept.ended) await logOwn(tx, actor, 'calendar_feed.close', link.recordId);
      return kept;
    });
    const address = feedAddress(app, made);
    return show(c, <OwnFeedPage {...{ door, standing, address }} places={placesByLink(token)} />);
  });
  return routes;
}
