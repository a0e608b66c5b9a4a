// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, Card, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, Form } from '../../web/form/index.ts';
import { formatCount, formatDate, formatDateTime } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { centrePath, emergencyListsPath } from '../centres/paths.ts';
import { emergencyFilePath, emergencyKeyPath, endEmergencyPath, makeEmergencyKeyPath } from './paths.ts';
import type { Night } from './queries.ts';
import { keptNights } from './rules.ts';

const crumbs = [{ href: centrePath, label: 'Zentrum' }];

export interface EmergencyProps {
  frame: Frame;
  current: { id: string; madeAt: Temporal.Instant; madeBy: string | null } | undefined;
  nights: readonly Night[];
  /** Whether the lists are also copied into a folder outside the database. */
  copied: boolean;
  requestId: () => string;
}

/** Whether a list is made every night, the lists that are kept, and the way to their key. */
export function EmergencyPage({ frame, current, nights, copied, requestId }: EmergencyProps) {
  return (
    <Page {...frame} title="Notfalllisten" breadcrumbs={[...crumbs, { label: 'Notfalllisten' }]}>
      <p class="hs-lead">
        Für den Tag, an dem das Netz ausfällt: jede Nacht eine Liste der wartenden Kinder als verschlüsselte PDF-Datei.
      </p>
      {current ? (
        <div class="hs-columns">
          <Nights {...{ nights, current }} />
          <div class="hs-stack">
            <Card heading="Schlüssel">
              <DescriptionList
                stacked
                items={[
                  {
                    term: 'Gemacht',
                    value: `${formatDateTime(current.madeAt)}${current.madeBy ? ` von ${current.madeBy}` : ''}`,
                  },
                ]}
              />
              <p class="kern-body">Drucken Sie den Schlüssel aus. Bewahren Sie ihn getrennt von den Listen auf.</p>
              <ButtonRow>
                <Button kind="secondary" href={emergencyKeyPath}>
                  Schlüssel ansehen
                </Button>
              </ButtonRow>
              <Form action={makeEmergencyKeyPath} requestId={requestId()}>
                <p class="kern-body">
                  Kennt jemand den Schlüssel, der ihn nicht kennen soll? Dann machen Sie einen neuen.
                </p>
                <ButtonRow>
                  <Button kind="secondary">Neuen Schlüssel machen</Button>
                </ButtonRow>
              </Form>
            </Card>
            <Card heading="Ausschalten">
              <Form action={endEmergencyPath} requestId={requestId()}>
                <p class="kern-body">
                  Die Listen in Herzstück werden sofort gelöscht. Kopien anderswo müssen Sie selbst löschen.
                </p>
                <ButtonRow>
                  <Button kind="danger">Notfalllisten ausschalten</Button>
                </ButtonRow>
              </Form>
            </Card>
          </div>
        </div>
      ) : (
        <div class="hs-measure hs-stack">
          <Alert tone="info" title="Es werden keine Notfalllisten gemacht.">
            <p class="kern-body">
              {`Auf der Liste stehen Name, Geburtsdatum, Telefon, nächster Schritt und die Termine der nächsten Tage, keine Anschrift. ${formatCount(keptNights, 'Nacht bleibt', 'Nächte bleiben')} aufgehoben. Öffnen kann sie nur, wer den Schlüssel hat.`}
            </p>
          </Alert>
          <Form action={makeEmergencyKeyPath} requestId={requestId()}>
            <ButtonRow>
              <Button>Notfalllisten einschalten</Button>
            </ButtonRow>
          </Form>
        </div>
      )}
      <p class="hs-text hs-muted">
        {copied
          ? 'Die Listen liegen auch im Ordner, den der Betrieb festgelegt hat. Dort sind sie ohne Herzstück zu erreichen.'
          : 'Damit Sie die Liste ohne Netz haben: Laden Sie sie regelmäßig herunter, oder bitten Sie den Betrieb um einen Ordner dafür (HERZSTUECK_EMERGENCY_FOLDER).'}
      </p>
    </Page>
  );
}

function Nights({ nights, current }: { nights: readonly Night[]; current: { id: string } }) {
  return (
    <Card heading="Listen">
      {nights.length === 0 ? (
        <p class="kern-body">Die erste Liste wird gerade gemacht. Laden Sie die Seite in einer Minute neu.</p>
      ) : (
        <ul class="hs-links">
          {nights.map(({ id, night, children, madeAt, keyId }) => (
            <li>
              <a class="kern-link hs-target" href={emergencyFilePath(id)}>
                {`Liste vom ${formatDate(night)}`}
              </a>
              <span class="hs-muted">
                {` · ${formatCount(children, 'Kind', 'Kinder')} · gemacht ${formatDateTime(madeAt)}${keyId === current.id ? '' : ' · öffnet nur der alte Schlüssel'}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The key, to be printed and put away. */
export function KeyPage({ frame, centre, written }: { frame: Frame; centre: string; written: string }) {
  return (
    <Page
      {...frame}
      title="Schlüssel der Notfalllisten"
      breadcrumbs={[...crumbs, { href: emergencyListsPath, label: 'Notfalllisten' }, { label: 'Schlüssel' }]}
    >
      <div class="hs-measure hs-stack">
        <p class="kern-body">{`${centre}. Dieser Schlüssel öffnet die Notfalllisten. Geben Sie ihn mit den Strichen ein.`}</p>
        <p class="kern-heading-large">
          <bdi dir="ltr">{written}</bdi>
        </p>
        <p class="kern-body">
          Drucken Sie diese Seite. Legen Sie sie an einen sicheren Ort, nicht zu den Listen. Wer sie ansieht, steht im
          Protokoll.
        </p>
        <ButtonRow>
          <Button kind="secondary" href={emergencyListsPath}>
            Zu den Listen
          </Button>
        </ButtonRow>
      </div>
    </Page>
  );
}
