// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import { secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { closeFeed, openFeed } from '../../calendar/actions.ts';
import { findStanding } from '../../calendar/queries.ts';
import { volunteerFeedPurpose } from '../../calendar/words.ts';
import { show } from '../own/door.ts';
import { openOwn } from '../own/own-public-routes.tsx';
import { ownFeedDoor, volunteerFeedPath } from '../paths.ts';
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
    const actor = systemActor(link.centreId, app.clock.now());
    const of = { purpose: volunteerFeedPurpose, recordId: link.recordId } as const;
    const deed = c.req.method === 'POST' ? (await readForm(c))['abo'] : undefined;
    const { made, standing } = await inCentre(db, actor, async (tx) => {
      const logged = (event: string) =>
        writeAuditBy(tx, { ...actor, role: 'volunteer' }, event, [{ recordKind: 'volunteer', ids: [link.recordId] }]);
      const feed = deed === 'neu' ? await openFeed(tx, actor, of) : null;
      if (feed !== null) await logged('calendar_feed.make');
      if (deed === 'ende' && (await closeFeed(tx, actor, of))) await logged('calendar_feed.close');
      return { made: feed, standing: await findStanding(tx, actor, of) };
    });
    const address = made === null ? null : new URL(volunteerFeedPath(made), app.settings.publicUrl).href;
    return show(c, <OwnFeedPage {...{ door, token, standing, address }} />);
  });
  return routes;
}
