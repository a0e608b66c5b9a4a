// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { SignedInUser } from '../../auth/user.ts';
import { Alert, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, Form, type FormState, Radios, TextField } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { accountPath, chooseCentrePath, confirmPath, factorPath } from '../../web/paths.ts';
import { withGoal } from './own-path.ts';
import { demoConfirmPath, endSessionsPath, passwordPath, recoveryCodesPath, replaceFactorPath } from './paths.ts';
import { NewPasswordFields } from './public-pages.tsx';

interface Props {
  frame: Frame;
  state: FormState;
}

const link = 'kern-link kern-link--no-visited-state hs-target';
const crumbs = [{ href: accountPath, label: 'Konto' }];

/** /konto */
export function AccountPage({ frame, user }: { frame: Frame; user: SignedInUser }) {
  return (
    <Page {...frame} title="Konto">
      <DescriptionList
        items={[
          { term: 'Name', value: user.name },
          { term: 'E-Mail-Adresse', value: user.email },
          { term: 'Rolle', value: frame.user.roleLabel },
          { term: 'Zentrum', value: user.centre?.name ?? 'keines (Betrieb)' },
        ]}
      />
      <h2 class="kern-heading-medium">Sicherheit</h2>
      <ul class="hs-links">
        <li>
          <a class={link} href={passwordPath}>
            Passwort ändern
          </a>
        </li>
        <li>
          <a class={link} href={recoveryCodesPath}>
            Neue Wiederherstellungscodes
          </a>
        </li>
        <li>
          <a class={link} href={factorPath}>
            Authenticator-App wechseln
          </a>
        </li>
        {user.centres.length > 1 ? (
          <li>
            <a class={link} href={chooseCentrePath}>
              Zentrum wechseln
            </a>
          </li>
        ) : null}
      </ul>
      <h2 class="kern-heading-medium">Andere Geräte</h2>
      <p class="kern-body">Beendet alle Anmeldungen außer dieser, zum Beispiel nach dem Verlust eines Geräts.</p>
      <Form action={endSessionsPath} guard={false} label="Andere Sitzungen">
        <Button kind="secondary">Überall sonst abmelden</Button>
      </Form>
    </Page>
  );
}

/** /konto/zweiter-faktor, with the secret: scan, then prove it with a code. */
export function FactorPage(props: Props & { picture: string; secret: string; goal: string; replaces: boolean }) {
  const title = props.replaces ? 'Andere App einrichten' : 'Zweiten Faktor einrichten';
  return (
    <Page {...props.frame} title={title} errors={props.state.errors}>
      <p class="kern-body">
        {props.replaces
          ? 'Bis Sie den ersten Code der neuen App bestätigen, gelten die bisherige App und die bisherigen Wiederherstellungscodes weiter.'
          : 'Ihr Konto sieht Daten von Kindern. Deshalb brauchen Sie beim Anmelden außer dem Passwort einen Code aus einer Authenticator-App.'}
      </p>
      <ol class="kern-body">
        <li>Öffnen Sie die App auf Ihrem Smartphone und wählen Sie „Konto hinzufügen“.</li>
        <li>Scannen Sie das Bild oder tippen Sie den Schlüssel ab.</li>
        <li>Geben Sie den Code ein, den die App zeigt.</li>
      </ol>
      <img
        src={props.picture}
        width="232"
        height="232"
        alt="QR-Code für die App; derselbe Schlüssel steht darunter als Text"
      />
      <p class="kern-body">
        Schlüssel: <code class="hs-code">{props.secret.match(/.{1,4}/g)?.join(' ') ?? ''}</code>
      </p>
      <Form action={withGoal(factorPath, props.goal)} guard={false}>
        <TextField
          name="code"
          label="Code aus der App"
          hint="6 Ziffern"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxLength={10}
          value=""
          state={props.state}
        />
        <ButtonRow>
          <Button>Bestätigen</Button>
          {props.replaces ? (
            <Button kind="tertiary" href={accountPath}>
              Bisherige App behalten
            </Button>
          ) : null}
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** /konto/zweiter-faktor, before there is a secret: the password is asked for once more. */
export function BeginFactorPage({ frame, state, goal }: Props & { goal: string }) {
  return (
    <Page {...frame} title="Zweiten Faktor einrichten" errors={state.errors}>
      <p class="kern-body">Bitte geben Sie zuerst noch einmal Ihr Passwort ein.</p>
      <Form action={withGoal(factorPath, goal)} guard={false}>
        <PasswordField state={state} />
        <Button>Weiter</Button>
      </Form>
    </Page>
  );
}

const PasswordField = ({
  state,
  name = 'passwort',
  label = 'Passwort',
}: {
  state: FormState;
  name?: string;
  label?: string;
}) => <TextField name={name} label={label} type="password" autocomplete="current-password" state={state} />;

/** /konto/zweiter-faktor when it is in use. */
export function FactorInUsePage({ frame }: { frame: Frame }) {
  return (
    <Page {...frame} title="Authenticator-App" breadcrumbs={[...crumbs, { label: 'Authenticator-App' }]}>
      <p class="kern-body">Ihr zweiter Faktor ist eingerichtet.</p>
      <Button kind="secondary" href={replaceFactorPath}>
        Andere App einrichten
      </Button>
    </Page>
  );
}

/** /konto/zweiter-faktor/neu */
export function ReplaceFactorPage({ frame, state }: Props) {
  return (
    <Page
      {...frame}
      title="Andere App einrichten"
      breadcrumbs={[...crumbs, { label: 'Andere App' }]}
      errors={state.errors}
    >
      <p class="kern-body">
        Die bisherige App und die bisherigen Wiederherstellungscodes gelten, bis Sie den ersten Code der neuen App
        bestätigen, und danach nicht mehr. Auf anderen Geräten werden Sie dann abgemeldet.
      </p>
      <Form action={replaceFactorPath} guard={false}>
        <PasswordField state={state} />
        <Button>Neue App einrichten</Button>
      </Form>
    </Page>
  );
}

/** Shown once, after they were made. */
export function RecoveryCodesPage({ frame, codes, goal }: { frame: Frame; codes: readonly string[]; goal: string }) {
  return (
    <Page {...frame} title="Ihre Wiederherstellungscodes">
      <Alert tone="warning" title="Diese Codes sehen Sie nur jetzt">
        Drucken Sie die Seite aus oder speichern Sie die Codes an einem sicheren Ort, nicht auf demselben Gerät wie die
        App. Jeder Code ersetzt einmal den Code aus der App.
      </Alert>
      <ul class="kern-body">
        {codes.map((code) => (
          <li>
            <code class="hs-code">{code}</code>
          </li>
        ))}
      </ul>
      <Button href={goal}>Ich habe die Codes gesichert</Button>
    </Page>
  );
}

/** /konto/wiederherstellungscodes */
export function NewCodesPage({ frame, state }: Props) {
  return (
    <Page
      {...frame}
      title="Neue Wiederherstellungscodes"
      breadcrumbs={[...crumbs, { label: 'Wiederherstellungscodes' }]}
      errors={state.errors}
    >
      <p class="kern-body">Mit den neuen Codes gelten die alten nicht mehr.</p>
      <Form action={recoveryCodesPath} guard={false}>
        <PasswordField state={state} />
        <Button>Neue Codes erzeugen</Button>
      </Form>
    </Page>
  );
}

/** /konto/passwort */
export function PasswordPage({ frame, state }: Props) {
  return (
    <Page {...frame} title="Passwort ändern" breadcrumbs={[...crumbs, { label: 'Passwort' }]} errors={state.errors}>
      <p class="kern-body">Auf anderen Geräten werden Sie danach abgemeldet.</p>
      <Form action={passwordPath} guard={false}>
        <PasswordField state={state} name="bisher" label="Bisheriges Passwort" />
        <NewPasswordFields state={state} />
        <Button>Passwort ändern</Button>
      </Form>
    </Page>
  );
}

/** /konto/bestaetigen */
export function ConfirmPage({ frame, state, goal, demo }: Props & { goal: string; demo: boolean }) {
  return (
    <Page {...frame} title="Bitte bestätigen Sie, dass Sie es sind" errors={state.errors}>
      <p class="kern-body">
        Der nächste Schritt betrifft Rechte oder viele Daten auf einmal. Die Bestätigung gilt 10 Minuten.
      </p>
      <Form action={withGoal(confirmPath, goal)} guard={false}>
        <PasswordField state={state} />
        <TextField
          name="code"
          label="Code aus der App"
          hint="6 Ziffern"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxLength={10}
          value=""
          state={state}
        />
        <ButtonRow>
          <Button>Bestätigen</Button>
          <Button kind="secondary" href="/">
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
      {demo ? (
        <form method="post" action={withGoal(demoConfirmPath, goal)}>
          <Button kind="secondary">In der Demo ohne Passwort bestätigen</Button>
        </form>
      ) : null}
    </Page>
  );
}

/** /konto/zentrum */
export function CentrePage({ frame, state, user }: Props & { user: SignedInUser }) {
  return (
    <Page {...frame} title="Zentrum wechseln" breadcrumbs={[...crumbs, { label: 'Zentrum' }]} errors={state.errors}>
      <Form action={chooseCentrePath} guard={false}>
        <Radios
          name="zentrum"
          label="Für welches Zentrum arbeiten Sie gerade?"
          options={user.centres.map(({ id, name }) => ({ value: id, label: name }))}
          value={user.centre?.id}
          state={state}
        />
        <Button>Wechseln</Button>
      </Form>
    </Page>
  );
}
