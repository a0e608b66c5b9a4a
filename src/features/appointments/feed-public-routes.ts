// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { forgiveLookup, startCodeLookup } from '../../auth/rate-limit.ts';
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor } from '../../db/centre.ts';
import { appointmentFeed } from '../../outbound/calendar/calendar.ts';
import { feedAnswer } from '../../web/feed.ts';
import { addressHeader, secretAddress } from '../../web/headers.ts';
import { findFeed, noteRead } from '../calendar/actions.ts';
import { feedSpan } from '../calendar/words.ts';
import { getSettings } from '../centres/queries.ts';
import { listFeedEntries } from './calendar-queries.ts';
import { placeText } from './parts.tsx';
import { instantOf } from './rules.ts';

/** A person's appointments for their calendar program, by a secret address: time, room and kind, nobody's name, no case. */
export function feedPublicRoutes(app: AppContext): Hono {
  const routes = new Hono();
  routes.use('/kalender/:token', secretAddress);
  routes.get('/kalender/:token', async (c) => {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return c.text('', 429);
    const feed = await findFeed(app.database.db, c.req.param('token'), now);
    if (!feed) return c.text('', 404);
    await forgiveLookup(app, attempt.keys);
    const { centreId, userId, linkId } = feed;
    const actor = { ...systemActor(centreId, now), userId };
    const text = await inCentre(app.database.db, actor, async (tx) => {
      await noteRead(tx, actor, { linkId, recordKind: 'calendar_feed', recordId: userId });
      const { name, email } = await getSettings(tx, centreId);
      const today = dayOf(now);
      const days = { from: today.subtract({ days: feedSpan.back }), to: today.add({ days: feedSpan.ahead }) };
      const entries = await listFeedEntries(tx, centreId, userId, days);
      return appointmentFeed(
        entries.map((one) => ({
          ...{ id: one.id, sequence: one.sequence, cancelled: false, changedAt: one.bookedAt },
          start: instantOf(one.day, one.fromMinute),
          end: instantOf(one.day, one.toMinute),
          centre: { name, email: email || app.settings.mailFrom },
          place: placeText(one),
        })),
        { centreName: name, language: 'de' },
      );
    });
    return feedAnswer(c, text);
  });
  return routes;
}
