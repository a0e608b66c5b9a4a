// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreRoutes } from '../../../web/route.ts';
import { ownFeedLines } from '../../calendar/feed-setup.tsx';
import { sponsorFeedPurpose } from '../../calendar/words.ts';
import { closeSponsorFeedPath, ownSponsorshipsPath, sponsorFeedPath, sponsorFeedSettingsPath } from '../paths.ts';

export const sponsorFeedRoutes = centreRoutes(
  'sponsorships',
  ownFeedLines({
    purpose: sponsorFeedPurpose,
    permission: 'sponsorship.own',
    title: 'Stunden im Kalender',
    breadcrumbs: [{ href: ownSponsorshipsPath, label: 'Meine Patenschaften' }, { label: 'Kalender' }],
    lead: 'Ihre Stunden der nächsten Wochen in Ihrem Kalender, ohne Ferien und Pausen: „Kind 1“ und der Ort der Schule, kein Name.',
    paths: { settings: sponsorFeedSettingsPath, close: closeSponsorFeedPath, feed: sponsorFeedPath },
  }),
);
