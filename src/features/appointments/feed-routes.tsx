// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreRoutes } from '../../web/route.ts';
import { ownFeedLines } from '../calendar/feed-setup.tsx';
import { feedPurpose } from '../calendar/words.ts';
import { calendarPath, closeFeedPath, feedPath, feedSettingsPath } from './paths.ts';

export const feedRoutes = centreRoutes(
  'appointments',
  ownFeedLines({
    purpose: feedPurpose,
    permission: 'appointment.plan',
    title: 'Termine abonnieren',
    breadcrumbs: [{ href: calendarPath, label: 'Termine' }, { label: 'Abonnieren' }],
    lead: 'Ihre Termine in Ihrem eigenen Kalender: nur Zeit, Raum und Art, kein Name.',
    paths: { settings: feedSettingsPath, close: closeFeedPath, feed: feedPath },
  }),
);
