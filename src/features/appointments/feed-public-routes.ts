// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Hono } from 'hono';
import type { AppContext } from '../../context.ts';
import { servedFeeds } from '../calendar/feed-setup.tsx';
import { feedPurpose, feedSpan } from '../calendar/words.ts';
import { listFeedEntries } from './calendar-queries.ts';
import { placeText } from './parts.tsx';
import { instantOf } from './rules.ts';

/** A person's appointments for their calendar program, by a secret address: time, room and kind, nobody's name, no case. */
export const feedPublicRoutes = (app: AppContext): Hono =>
  servedFeeds(app, [
    {
      path: '/kalender/:token',
      purpose: feedPurpose,
      of: { permission: null },
      async read(tx, { centreId, recordId }, today) {
        const days = { from: today.subtract({ days: feedSpan.back }), to: today.add({ days: feedSpan.ahead }) };
        const entries = await listFeedEntries(tx, centreId, recordId, days);
        return {
          entries: entries.map((one) => ({
            ...{ id: one.id, sequence: one.sequence, changedAt: one.bookedAt, place: placeText(one) },
            start: instantOf(one.day, one.fromMinute),
            end: instantOf(one.day, one.toMinute),
          })),
          language: 'de',
        };
      },
    },
  ]);
