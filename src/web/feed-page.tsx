// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from './components/index.ts';
import { Button, Form } from './form/index.ts';
import { formatDate } from './format.ts';
import type { Frame } from './frame.ts';
import { Page } from './layout.tsx';

interface FeedPageProps {
  frame: Frame;
  title: string;
  breadcrumbs: { href?: string; label: string }[];
  lead: string;
  paths: { make: string; close: string };
  /** An address is in force, and when a calendar last read it. */
  standing: { lastReadOn: Temporal.PlainDate | null } | undefined;
  /** Shown once, when it was made. */
  address: string | null;
  requestId: () => string;
}

/** Where somebody subscribes to a calendar of ours: the secret address is shown once, renewed and ended by a button. */
export function FeedPage({ frame, title, breadcrumbs, lead, paths, standing, address, requestId }: FeedPageProps) {
  const read = standing?.lastReadOn;
  const used = read ? `Zuletzt gelesen am ${formatDate(read)}.` : 'Noch hat kein Kalender sie gelesen.';
  return (
    <Page {...frame} title={title} breadcrumbs={breadcrumbs} lead={lead}>
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
          {standing
            ? `Für Sie gilt eine Adresse. ${used} Machen Sie eine neue, dann gilt die alte nicht mehr. Nach einem Jahr endet sie von selbst.`
            : 'Noch haben Sie keine Adresse.'}
        </p>
        <div class="hs-actions">
          <Form action={paths.make} requestId={requestId()} guard={false}>
            <Button kind={standing ? 'secondary' : 'primary'}>
              {standing ? 'Neue Adresse machen' : 'Adresse machen'}
            </Button>
          </Form>
          {standing ? (
            <Form action={paths.close} requestId={requestId()} guard={false}>
              <Button kind="secondary">Abonnement beenden</Button>
            </Form>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
