// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Context, Hono } from 'hono';
import { may } from '../../../auth/permissions.ts';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { appointmentFeed } from '../../../outbound/calendar/calendar.ts';
import { feedAnswer } from '../../../web/feed.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { findFeedOf, listRoles, noteRead, type ReadFeed } from '../../calendar/actions.ts';
import { dispatchFeedPurpose, type FeedPurpose, volunteerFeedPurpose } from '../../calendar/words.ts';
import { getSettings } from '../../centres/queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { type FeedLine, listBoardLines, listJobLines } from './queries.ts';

interface Feed {
  purpose: FeedPurpose;
  recordKind: string;
  /** Undefined: whose feed it is may not read it any more. */
  read(tx: Tx, feed: ReadFeed, today: Temporal.PlainDate): Promise<{ lines: FeedLine[]; language: string } | undefined>;
}

const volunteerFeed: Feed = {
  purpose: volunteerFeedPurpose,
  recordKind: 'volunteer',
  async read(tx, { centreId, recordId }, today) {
    const { state, letterLanguage } = await getVolunteer(tx, centreId, recordId);
    if (state === 'left') return undefined;
    return { lines: await listJobLines(tx, centreId, recordId, today), language: letterLanguage };
  },
};

const boardFeed: Feed = {
  purpose: dispatchFeedPurpose,
  recordKind: 'calendar_feed',
  read: async (tx, { centreId }, today) => ({ lines: await listBoardLines(tx, centreId, today), language: 'de' }),
};

/**
 * What a volunteer has promised, and the board of the coordination, for calendar programs: by a secret address that is ended at
 * any time. Whoever tries addresses is stopped like who tries codes; the address stands in no log.
 */
export function interpretingFeedRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;

  async function answer(
    c: Context,
    { purpose, recordKind, read }: Feed,
    allowed: (feed: ReadFeed) => Promise<boolean>,
  ) {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return c.text('', 429);
    const feed = await findFeedOf(db, c.req.param('token') ?? '', purpose, now);
    if (!feed || !(await allowed(feed))) return c.text('', 404);
    await forgiveLookup(app, attempt.keys);
    const { centreId, recordId, linkId } = feed;
    const actor = systemActor(centreId, now);
    const text = await inCentre(db, actor, async (tx) => {
      const found = await read(tx, feed, dayOf(now));
      if (!found) return undefined;
      await noteRead(tx, actor, { linkId, recordKind, recordId });
      const { name, email } = await getSettings(tx, centreId);
      const centre = { name, email: email || app.settings.mailFrom };
      return appointmentFeed(
        found.lines.map(({ startsAt: start, endsAt: end, ...one }) => ({
          ...one,
          start,
          end,
          centre,
          cancelled: false,
        })),
        { centreName: name, language: found.language },
      );
    });
    return text === undefined ? c.text('', 404) : feedAnswer(c, text);
  }

  routes.use('/kalender-einsaetze/:token', secretAddress);
  routes.get('/kalender-einsaetze/:token', (c) => answer(c, volunteerFeed, async () => true));
  routes.use('/kalender-vermittlung/:token', secretAddress);
  routes.get('/kalender-vermittlung/:token', (c) =>
    answer(c, boardFeed, async ({ centreId, recordId }) =>
      may(await listRoles(db, centreId, recordId), 'interpreting.dispatch'),
    ),
  );
  return routes;
}
