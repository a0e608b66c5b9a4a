// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { FeedPage } from '../../../web/feed-page.tsx';
import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post, redirect } from '../../../web/route.ts';
import { closeFeed, openFeed } from '../../calendar/actions.ts';
import { findStanding } from '../../calendar/queries.ts';
import { sponsorFeedPurpose } from '../../calendar/words.ts';
import { closeSponsorFeedPath, ownSponsorshipsPath, sponsorFeedPath, sponsorFeedSettingsPath } from '../paths.ts';

const feedOf = ({ userId }: { userId: string }) => ({ purpose: sponsorFeedPurpose, recordId: userId }) as const;

const show = async (request: CentreRequest, address: string | null) => {
  const { tx, by, requestId } = request;
  return (
    <FeedPage
      frame={frameOf(request)}
      title="Stunden im Kalender"
      breadcrumbs={[{ href: ownSponsorshipsPath, label: 'Meine Patenschaften' }, { label: 'Kalender' }]}
      lead="Ihre Stunden der nächsten Wochen in Ihrem Kalender, ohne Ferien und Pausen: „Kind 1“ und der Ort der Schule, kein Name."
      paths={{ make: sponsorFeedSettingsPath, close: closeSponsorFeedPath }}
      standing={await findStanding(tx, by, feedOf(by))}
      {...{ address, requestId }}
    />
  );
};

/** The address is on the page that answers and nowhere else. */
const feedForm = centreForm({
  load: () => null,
  schema: () => noFields,
  run: ({ tx, by }) => openFeed(tx, by, feedOf(by)),
  done: async (request, _, token) =>
    page(await show(request, new URL(sponsorFeedPath(token), request.app.settings.publicUrl).href)),
  page: (request) => show(request, null),
});

async function close({ tx, by }: CentreRequest): Promise<Answer> {
  await closeFeed(tx, by, feedOf(by));
  return redirect(flash(sponsorFeedSettingsPath, 'beendet'));
}

export const sponsorFeedRoutes = centreRoutes('sponsorships', [
  get(sponsorFeedSettingsPath, 'sponsorship.own', 'calendar_feed.view', feedForm.show),
  post(sponsorFeedSettingsPath, 'sponsorship.own', 'calendar_feed.make', feedForm.send),
  post(closeSponsorFeedPath, 'sponsorship.own', 'calendar_feed.close', close),
]);
