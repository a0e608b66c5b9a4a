// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Button, Form, type FormState } from '../../web/form/index.ts';
import { PublicPage } from '../../web/layout.tsx';
import { demoPath, signInPath } from '../../web/paths.ts';
import { demoSetupPath, setupPath } from './paths.ts';
import { SetupCodeField } from './public-pages.tsx';

/** Instead of a set-up: fill the empty installation with invented families. */
export function DemoSetupPage({ state }: { state: FormState }) {
  return (
    <PublicPage title="Demo laden" errors={state.errors}>
      <p class="kern-body hs-measure">
        Die Demo füllt zwei Zentren mit erfundenen Familien und Fällen. Echte Daten gehören danach nicht mehr in diese
        Datenbank. Das Laden dauert einige Sekunden.
      </p>
      <Form action={demoSetupPath} guard={false}>
        <SetupCodeField state={state} />
        <Button>Demo laden</Button>
      </Form>
      <p class="kern-body">
        <a class="kern-link" href={setupPath}>
          Doch ein Zentrum einrichten
        </a>
      </p>
    </PublicPage>
  );
}

/** The demo is there; its accounts stand in a file only the operator can read. */
export function DemoReadyPage({ file, here }: { file: string; here: boolean }) {
  return (
    <PublicPage title="Die Demo ist geladen">
      <p class="kern-body hs-measure">
        Die Zugänge mit Passwörtern und den Schlüsseln für den zweiten Faktor stehen in der Datei{' '}
        <code class="hs-code">{file}</code>.
      </p>
      <Button href={here ? demoPath : signInPath}>{here ? 'Rolle wählen' : 'Zur Anmeldung'}</Button>
    </PublicPage>
  );
}
