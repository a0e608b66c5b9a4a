// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Context, Hono } from 'hono';
import { may, type Permission } from '../../auth/permissions.ts';
import { forgiveLookup, startCodeLookup } from '../../auth/rate-limit.ts';
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor, type Tx } from '../../db/centre.ts';
import { type Appointment, appointmentFeed } from '../../outbound/calendar/calendar.ts';
import { feedAnswer } from '../../web/feed.ts';
import { FeedPage } from '../../web/feed-page.tsx';
import { flash } from '../../web/flash.ts';
import { noFields } from '../../web/form/parse.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { addressHeader, secretAddress } from '../../web/headers.ts';
import { type Answer, type CentreRequest, get, page, post, redirect } from '../../web/route.ts';
import { getSettings } from '../centres/queries.ts';
import { closeFeed, findFeedOf, listRoles, noteRead, openFeed, type ReadFeed } from './actions.ts';
import { findStanding } from './queries.ts';
import type { FeedPurpose } from './words.ts';

/** A feed of whoever is signed in, and the page on which its address is made, renewed and ended. */
export interface OwnFeed {
  purpose: FeedPurpose;
  permission: Permission;
  title: string;
  breadcrumbs: readonly { href?: string; label: string }[];
  /** What stands in the calendar, and what never does. */
  lead: string;
  paths: { settings: string; close: string; feed(token: string): string };
}

/** The routes of that page. The address is on the page that answers and nowhere else: no address of ours carries it. */
export function ownFeedLines({ purpose, permission, title, breadcrumbs, lead, paths }: OwnFeed) {
  const of = ({ userId }: { userId: string }) => ({ purpose, recordId: userId });
  const show = async (request: CentreRequest, address: string | null) => {
    const { tx, by, requestId } = request;
    const places = { make: paths.settings, close: paths.close };
    const standing = await findStanding(tx, by, of(by));
    return (
      <FeedPage
        frame={frameOf(request)}
        breadcrumbs={[...breadcrumbs]}
        paths={places}
        {...{ title, lead, standing, address, requestId }}
      />
    );
  };
  const form = centreForm({
    load: () => null,
    schema: () => noFields,
    run: ({ tx, by }) => openFeed(tx, by, of(by)),
    done: async (request, _, token) =>
      page(await show(request, new URL(paths.feed(token), request.app.settings.publicUrl).href)),
    page: (request) => show(request, null),
  });
  const close = async ({ tx, by }: CentreRequest): Promise<Answer> => {
    await closeFeed(tx, by, of(by));
    return redirect(flash(paths.settings, 'beendet'));
  };
  return [
    get(paths.settings, permission, 'calendar_feed.view', form.show),
    post(paths.settings, permission, 'calendar_feed.make', form.send),
    post(paths.close, permission, 'calendar_feed.close', close),
  ];
}

/** One line of a feed. */
export type FeedEntry = Omit<Appointment, 'centre' | 'cancelled'>;

/** A feed as calendar programs read it. */
export interface ServedFeed {
  /** With `:token` as its last part. */
  path: string;
  purpose: FeedPurpose;
  /**
   * Whose it is: of somebody with an account, as long as a role of theirs allows this (any role: null); or of a record of this
   * kind, which `read` asks.
   */
  of: { permission: Permission | null } | { recordKind: string };
  /** @returns undefined: whose feed it is may not read it any more */
  read(
    tx: Tx,
    feed: ReadFeed,
    today: Temporal.PlainDate,
  ): Promise<{ entries: readonly FeedEntry[]; language: string } | undefined>;
}

async function answer(app: AppContext, c: Context, { purpose, of, read }: ServedFeed): Promise<Response> {
  const { db } = app.database;
  const now = app.clock.now();
  const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
  if (!attempt.allowed) return c.text('', 429);
  const feed = await findFeedOf(db, c.req.param('token') ?? '', purpose, now);
  if (!feed) return c.text('', 404);
  const { centreId, recordId, linkId } = feed;
  const isPerson = 'permission' in of;
  if (isPerson) {
    const roles = await listRoles(db, centreId, recordId);
    if (of.permission === null ? roles.length === 0 : !may(roles, of.permission)) return c.text('', 404);
  }
  await forgiveLookup(app, attempt.keys);
  const actor = { ...systemActor(centreId, now), ...(isPerson ? { userId: recordId } : {}) };
  const text = await inCentre(db, actor, async (tx) => {
    const found = await read(tx, feed, dayOf(now));
    if (!found) return undefined;
    await noteRead(tx, actor, { linkId, recordKind: isPerson ? 'calendar_feed' : of.recordKind, recordId });
    const { name, email } = await getSettings(tx, centreId);
    const centre = { name, email: email || app.settings.mailFrom };
    const all = found.entries.map((one) => ({ ...one, centre, cancelled: false }));
    return appointmentFeed(all, { centreName: name, language: found.language });
  });
  return text === undefined ? c.text('', 404) : feedAnswer(c, text);
}

/**
 * Feeds for calendar programs, by a secret address that is ended at any time and ends with the role. Whoever tries addresses is
 * stopped like who tries codes; the address stands in no log.
 */
export function servedFeeds(app: AppContext, feeds: readonly ServedFeed[]): Hono {
  const routes = new Hono();
  for (const feed of feeds) {
    routes.use(feed.path, secretAddress);
    routes.get(feed.path, (c) => answer(app, c, feed));
  }
  return routes;
}
