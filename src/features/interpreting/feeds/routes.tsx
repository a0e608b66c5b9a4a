// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreRoutes } from '../../../web/route.ts';
import { ownFeedLines } from '../../calendar/feed-setup.tsx';
import { dispatchFeedPurpose } from '../../calendar/words.ts';
import { boardPath } from '../dispatch/paths.ts';
import { boardFeedPath, boardFeedSettingsPath, closeBoardFeedPath } from './paths.ts';

export const boardFeedRoutes = centreRoutes(
  'interpreting',
  ownFeedLines({
    purpose: dispatchFeedPurpose,
    permission: 'interpreting.dispatch',
    title: 'Vermittlung abonnieren',
    breadcrumbs: [{ href: boardPath, label: 'Vermittlung' }, { label: 'Abonnieren' }],
    lead: 'Offene und zugesagte Gespräche in Ihrem Kalender: Sprache, Stand, Nummer und Gemeinde. Keine Namen, von geschützten Einrichtungen auch kein Ort.',
    paths: { settings: boardFeedSettingsPath, close: closeBoardFeedPath, feed: boardFeedPath },
  }),
);
