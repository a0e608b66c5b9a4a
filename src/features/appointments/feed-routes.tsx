// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '../../web/components/index.ts';
import { flash } from '../../web/flash.ts';
import { Button, Form } from '../../web/form/index.ts';
import { noFields } from '../../web/form/parse.ts';
import { centreForm } from '../../web/form-pair.ts';
import { type Frame, frameOf } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Answer, type CentreRequest, centreRoutes, get, page, post, redirect } from '../../web/route.ts';
import { closeFeed, openFeed } from '../calendar/actions.ts';
import { hasFeed } from '../calendar/queries.ts';
import { calendarPath, closeFeedPath, feedPath, feedSettingsPath } from './paths.ts';

interface FeedPageProps {
  frame: Frame;
  /** An address is in force. */
  open: boolean;
  /** Shown once, when it was made. */
  address: string | null;
  requestId: () => string;
}

/** The own appointments as a calendar to subscribe to: time, room and kind, nobody's name. */
function FeedPage({ frame, open, address, requestId }: FeedPageProps) {
  return (
    <Page
      {...frame}
      title="Termine abonnieren"
      breadcrumbs={[{ href: calendarPath, label: 'Termine' }, { label: 'Abonnieren' }]}
      lead="Ihre Termine in Ihrem eigenen Kalender: nur Zeit, Raum und Art, kein Name."
    >
      <div class="hs-measure hs-stack">
        {address === null ? null : (
          <Alert tone="success" title="Das ist die Adresse für Ihren Kalender. Sie steht nur jetzt hier.">
            <p class="kern-body">
              Fügen Sie sie in Ihrem Kalender unter „Kalender abonnieren“ ein. Geben Sie sie nicht weiter.
            </p>
            <p class="kern-body">
              <code class="hs-wrap">{address}</code>
            </p>
          </Alert>
        )}
        <p class="kern-body">
          {open
            ? 'Für Sie gilt eine Adresse. Machen Sie eine neue, dann gilt die alte nicht mehr. Nach einem Jahr endet sie von selbst.'
            : 'Noch haben Sie keine Adresse.'}
        </p>
        <div class="hs-actions">
          <Form action={feedSettingsPath} requestId={requestId()} guard={false}>
            <Button kind={open ? 'secondary' : 'primary'}>{open ? 'Neue Adresse machen' : 'Adresse machen'}</Button>
          </Form>
          {open ? (
            <Form action={closeFeedPath} requestId={requestId()} guard={false}>
              <Button kind="secondary">Abonnement beenden</Button>
            </Form>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

const show = async (request: CentreRequest, address: string | null) => {
  const { tx, by, requestId } = request;
  return <FeedPage frame={frameOf(request)} open={await hasFeed(tx, by)} {...{ address, requestId }} />;
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
