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
import { dispatchFeedPurpose } from '../../calendar/words.ts';
import { boardPath } from '../dispatch/paths.ts';
import { boardFeedPath, boardFeedSettingsPath, closeBoardFeedPath } from './paths.ts';

const feedOf = ({ userId }: { userId: string }) => ({ purpose: dispatchFeedPurpose, recordId: userId }) as const;

const show = async (request: CentreRequest, address: string | null) => {
  const { tx, by, requestId } = request;
  return (
    <FeedPage
      frame={frameOf(request)}
      title="Vermittlung abonnieren"
      breadcrumbs={[{ href: boardPath, label: 'Vermittlung' }, { label: 'Abonnieren' }]}
      lead="Offene und zugesagte Gespräche in Ihrem Kalender: Sprache, Stand, Nummer und Gemeinde. Keine Namen, von geschützten Einrichtungen auch kein Ort."
      paths={{ make: boardFeedSettingsPath, close: closeBoardFeedPath }}
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
    page(await show(request, new URL(boardFeedPath(token), request.app.settings.publicUrl).href)),
  page: (request) => show(request, null),
});

async function close({ tx, by }: CentreRequest): Promise<Answer> {
  await closeFeed(tx, by, feedOf(by));
  return redirect(flash(boardFeedSettingsPath, 'beendet'));
}

export const boardFeedRoutes = centreRoutes('interpreting', [
  get(boardFeedSettingsPath, 'interpreting.dispatch', 'calendar_feed.view', feedForm.show),
  post(boardFeedSettingsPath, 'interpreting.dispatch', 'calendar_feed.make', feedForm.send),
  post(closeBoardFeedPath, 'interpreting.dispatch', 'calendar_feed.close', close),
]);
