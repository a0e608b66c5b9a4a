// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { FeedPage } from '../../web/feed-page.tsx';
import { flash } from '../../web/flash.ts';
import { noFields } from '../../web/form/parse.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post, redirect } from '../../web/route.ts';
import { closeFeed, openFeed } from '../calendar/actions.ts';
import { findStanding } from '../calendar/queries.ts';
import { calendarPath, closeFeedPath, feedPath, feedSettingsPath } from './paths.ts';

const show = async (request: CentreRequest, address: string | null) => {
  const { tx, by, requestId } = request;
  return (
    <FeedPage
      frame={frameOf(request)}
      title="Termine abonnieren"
      breadcrumbs={[{ href: calendarPath, label: 'Termine' }, { label: 'Abonnieren' }]}
      lead="Ihre Termine in Ihrem eigenen Kalender: nur Zeit, Raum und Art, kein Name."
      paths={{ make: feedSettingsPath, close: closeFeedPath }}
      standing={await findStanding(tx, by)}
      {...{ address, requestId }}
    />
  );
};

/** The address is on the page that answers and nowhere else: no address of ours carries it. */
const feedForm = centreForm({
  load: () => null,
  schema: () => noFields,
  run: ({ tx, by }) => openFeed(tx, by),
  done: async (request, _, token) =>
    page(await show(request, new URL(feedPath(token), request.app.settings.publicUrl).href)),
  page: (request) => show(request, null),
});

async function close(request: CentreRequest): Promise<Answer> {
  await closeFeed(request.tx, request.by);
  return redirect(flash(feedSettingsPath, 'beendet'));
}

export const feedRoutes = centreRoutes('appointments', [
  get('/termine-abo', 'appointment.plan', 'calendar_feed.view', feedForm.show),
  post('/termine-abo', 'appointment.plan', 'calendar_feed.make', feedForm.send),
  post('/termine-abo/beenden', 'appointment.plan', 'calendar_feed.close', close),
]);
