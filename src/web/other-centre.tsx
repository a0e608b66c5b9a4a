// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Frame } from './frame.ts';
import { Page } from './layout.tsx';
import type { FormValues } from './route.ts';
import { SendAgain } from './session-expired.tsx';

export interface OtherCentreProps {
  frame: Frame;
  action: string;
  form: FormValues;
  /** Name of the centre the form was opened for; '' when the person has no role there any more. */
  meant: string;
}

/** A form of one centre came while the person works for another one: nothing was saved, what was typed is kept. */
export function OtherCentrePage({ frame, action, form, meant }: OtherCentreProps) {
  const now = frame.user.centreName;
  return (
    <Page {...frame} title="Dieses Formular gehört zu einem anderen Zentrum">
      {meant === '' ? (
        <p class="kern-body">
          {`Sie arbeiten gerade für: ${now}. Für das Zentrum dieses Formulars haben Sie keine Rolle. Es wurde nichts gespeichert.`}
        </p>
      ) : (
        <>
          <p class="kern-body">
            {`Sie haben es für „${meant}“ geöffnet und arbeiten gerade für: ${now}. Es wurde nichts gespeichert. Ihre Eingaben stehen auf dieser Seite bereit.`}
          </p>
          <ol class="kern-body">
            <li>
              <a class="kern-link" href="/konto/zentrum" target="_blank" rel="noopener">
                In einem neuen Fenster das Zentrum wechseln
              </a>
            </li>
            <li>Danach hier auf „Noch einmal senden“ drücken.</li>
          </ol>
          <SendAgain action={action} form={form} />
        </>
      )}
    </Page>
  );
}
