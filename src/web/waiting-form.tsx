// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Frame } from './frame.ts';
import { Kept, type KeptForm } from './kept.tsx';
import { Page, PublicPage } from './layout.tsx';
import { chooseCentrePath, signInPath } from './paths.ts';

const again = 'Noch einmal senden';

/** What to do in a new window, and then here. */
function Steps({ href, children }: { href: string; children: string }) {
  return (
    <ol class="kern-body">
      <li>
        <a class="kern-link" href={href} target="_blank" rel="noopener">
          {children}
        </a>
      </li>
      <li>{`Danach hier auf „${again}“ drücken.`}</li>
    </ol>
  );
}

/** A form came after the session had ended: what was typed is kept on this page and can be sent again after signing in. */
export function SessionExpiredPage(kept: KeptForm) {
  return (
    <PublicPage title="Ihre Sitzung ist abgelaufen">
      <p class="kern-body">Ihre Eingaben sind noch nicht gespeichert. Sie stehen auf dieser Seite bereit.</p>
      <Steps href={signInPath}>In einem neuen Fenster anmelden</Steps>
      <Kept {...kept} send={again} />
    </PublicPage>
  );
}

/** A form came for which password and code have to be given again, or the second factor set up: it waits here. */
export function ConfirmFirstPage({ frame, href, kept }: { frame: Frame; href: string; kept: KeptForm }) {
  return (
    <Page {...frame} title="Bitte bestätigen Sie zuerst, dass Sie es sind">
      <p class="kern-body">Ihre Eingaben sind noch nicht gespeichert. Sie stehen auf dieser Seite bereit.</p>
      <Steps href={href}>In einem neuen Fenster bestätigen</Steps>
      <Kept {...kept} send={again} />
    </Page>
  );
}

export interface OtherCentreProps extends KeptForm {
  frame: Frame;
  /** Name of the centre the form was opened for; '' when the person has no role there any more. */
  meant: string;
}

/** A form of one centre came while the person works for another one: nothing was saved, what was typed is kept. */
export function OtherCentrePage({ frame, action, form, meant }: OtherCentreProps) {
  const now = frame.user.centreName;
  return (
    <Page {...frame} title="Dieses Formular gehört zu einem anderen Zentrum">
      {meant === '' ? (
        <>
          <p class="kern-body">
            {`Sie arbeiten gerade für: ${now}. Für das Zentrum dieses Formulars haben Sie keine Rolle. Es wurde nichts gespeichert.`}
          </p>
          <Kept action={action} form={form} />
        </>
      ) : (
        <>
          <p class="kern-body">
            {`Sie haben es für „${meant}“ geöffnet und arbeiten gerade für: ${now}. Es wurde nichts gespeichert. Ihre Eingaben stehen auf dieser Seite bereit.`}
          </p>
          <Steps href={chooseCentrePath}>In einem neuen Fenster das Zentrum wechseln</Steps>
          <Kept action={action} form={form} send={again} />
        </>
      )}
    </Page>
  );
}
