// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Context, Hono } from 'hono';
import { may } from '../../../auth/permissions.ts';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { appointmentFeed } from '../../../outbound/calendar/calendar.ts';
import { feedAnswer } from '../../../web/feed.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { findFeedOf, listRoles, noteRead } from '../../calendar/actions.ts';
import { sponsorFeedPurpose } from '../../calendar/words.ts';
import { getSettings } from '../../centres/queries.ts';
import { listFeedLessons } from './feed-queries.ts';

/**
 * The lessons of a sponsor for calendar programs, by a secret address that is ended at any time and ends with the account. Whoever
 * tries addresses is stopped like who tries codes; the address stands in no log.
 */
export function sponsorFeedPublicRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;

  async function answer(c: Context) {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return c.text('', 429);
    const feed = await findFeedOf(db, c.req.param('token') ?? '', sponsorFeedPurpose, now);
    if (!feed) return c.text('', 404);
    const { centreId, recordId, linkId } = feed;
    if (!may(await listRoles(db, centreId, recordId), 'sponsorship.own')) return c.text('', 404);
    await forgiveLookup(app, attempt.keys);
    const actor = systemActor(centreId, now);
    const text = await inCentre(db, actor, async (tx) => {
      const lessons = await listFeedLessons(tx, centreId, recordId, dayOf(now));
      await noteRead(tx, actor, { linkId, recordKind: 'calendar_feed', recordId });
      const { name, email } = await getSettings(tx, centreId);
      const centre = { name, email: email || app.settings.mailFrom };
      return appointmentFeed(
        lessons.map((one) => ({ ...one, centre, cancelled: false })),
        { centreName: name, language: 'de' },
      );
    });
    return feedAnswer(c, text);
  }

  routes.use('/kalender-patenschaften/:token', secretAddress);
  routes.get('/kalender-patenschaften/:token', (c) => answer(c));
  return routes;
}
