// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { servedFeeds } from '../../calendar/feed-setup.tsx';
import { dispatchFeedPurpose, volunteerFeedPurpose } from '../../calendar/words.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { listBoardLines, listJobLines } from './queries.ts';

/** What a volunteer has promised, and the board of the coordination, for calendar programs. */
export const interpretingFeedRoutes = (app: AppContext): Hono =>
  servedFeeds(app, [
    {
      path: '/kalender-einsaetze/:token',
      purpose: volunteerFeedPurpose,
      of: { recordKind: 'volunteer' },
      async read(tx, { centreId, recordId }, today) {
        const { state, letterLanguage } = await getVolunteer(tx, centreId, recordId);
        if (state === 'left') return undefined;
        return { entries: await listJobLines(tx, centreId, recordId, today), language: letterLanguage };
      },
    },
    {
      path: '/kalender-vermittlung/:token',
      purpose: dispatchFeedPurpose,
      of: { permission: 'interpreting.dispatch' },
      read: async (tx, { centreId }, today) => ({
        entries: await listBoardLines(tx, centreId, today),
        language: 'de',
      }),
    },
  ]);
