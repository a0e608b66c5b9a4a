// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { servedFeeds } from '../../calendar/feed-setup.tsx';
import { sponsorFeedPurpose } from '../../calendar/words.ts';
import { listFeedLessons } from './feed-queries.ts';

/** The lessons of a sponsor for calendar programs. */
export const sponsorFeedPublicRoutes = (app: AppContext): Hono =>
  servedFeeds(app, [
    {
      path: '/kalender-patenschaften/:token',
      purpose: sponsorFeedPurpose,
      of: { permission: 'sponsorship.own' },
      read: async (tx, { centreId, recordId }, today) => ({
        entries: await listFeedLessons(tx, centreId, recordId, today),
        language: 'de',
      }),
    },
  ]);
