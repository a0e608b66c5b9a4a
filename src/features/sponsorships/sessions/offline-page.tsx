// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Button } from '../../../web/form/index.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { ownSponsorshipsPath } from '../paths.ts';
import { EntryFields } from './entry-fields.tsx';

/** The page for hours without connection: the same for everybody, without any personal data. What it shows, the device keeps. */
export function OfflinePage() {
  return (
    <PublicPage title="Stunde eintragen">
      <div class="hs-stack" data-offline-shell={ownSponsorshipsPath}>
        <p class="kern-body" data-nothing="">
          Hier tragen Sie Stunden ein, wenn Sie keine Verbindung haben. Auf diesem Gerät sind noch keine Stunden: Öffnen
          Sie einmal „Meine Patenschaften“, solange Sie verbunden sind.
        </p>
        <ul class="hs-flow" data-dates="" hidden />
        <form class="hs-form hs-log" data-form="" novalidate hidden>
          <p class="kern-body">
            <strong data-about="" />
          </p>
          <p class="kern-error" role="alert" data-faults="" />
          <EntryFields state={undefined} />
          <div class="hs-answers">
            <Button>Fertig</Button>
            <button class="kern-btn kern-btn--tertiary" type="button" data-back="">
              <span class="kern-label">Abbrechen</span>
            </button>
          </div>
        </form>
      </div>
    </PublicPage>
  );
}
