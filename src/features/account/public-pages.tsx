// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { CENTRES } from '../../codes/centres.ts';
import { Alert } from '../../web/components/index.ts';
import { Button, Fieldset, Form, type FormState, Select, TextField } from '../../web/form/index.ts';
import { type Flash, PublicPage } from '../../web/layout.tsx';
import { demoPath, signInPath } from '../../web/paths.ts';
import { withGoal } from './own-path.ts';
import { passwordLength } from './password-rules.ts';
import {
  codePath,
  demoSetupPath,
  forgottenPath,
  invitationPath,
  newPasswordPath,
  recoveryPath,
  setupPath,
} from './paths.ts';

interface FormPageProps {
  state: FormState;
  goal: string;
}

const link = 'kern-link kern-link--no-visited-state hs-target';

/** A new password, twice. */
export function NewPasswordFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        name="passwort"
        label="Neues Passwort"
        type="password"
        autocomplete="new-password"
        hint={`Mindestens ${passwordLength.min} Zeichen. Ein ganzer Satz ist gut zu merken und schwer zu raten.`}
        state={state}
      />
      <TextField
        name="passwort2"
        label="Neues Passwort wiederholen"
        type="password"
        autocomplete="new-password"
        state={state}
      />
    </>
  );
}

/** /anmelden */
export function SignInPage({ state, goal, flash, demo }: FormPageProps & { flash?: Flash | undefined; demo: boolean }) {
  return (
    <PublicPage title="Anmelden" errors={state.errors} flash={flash}>
      {demo ? (
        <Alert tone="info" title="Dies ist eine Demo mit erfundenen Daten">
          <a class={link} href={demoPath}>
            Ohne Passwort in eine Rolle gehen
          </a>
        </Alert>
      ) : null}
      <Form action={withGoal(signInPath, goal)} guard={false}>
        <TextField name="email" label="E-Mail-Adresse" type="email" autocomplete="username" state={state} />
        <TextField name="passwort" label="Passwort" type="password" autocomplete="current-password" state={state} />
        <Button>Anmelden</Button>
      </Form>
      <p class="kern-body">
        <a class={link} href={forgottenPath}>
          Passwort vergessen
        </a>
      </p>
    </PublicPage>
  );
}

/** /anmelden/code */
export function CodePage({ state, goal }: FormPageProps) {
  return (
    <PublicPage title="Code eingeben" errors={state.errors}>
      <p class="kern-body">Öffnen Sie Ihre Authenticator-App und geben Sie den Code für Herzstück ein.</p>
      <Form action={withGoal(codePath, goal)} guard={false}>
        <TextField
          name="code"
          label="Code"
          hint="6 Ziffern. Alle 30 Sekunden gibt es einen neuen."
          inputmode="numeric"
          autocomplete="one-time-code"
          maxLength={10}
          value=""
          state={state}
        />
        <Button>Anmelden</Button>
      </Form>
      <p class="kern-body">
        <a class={link} href={withGoal(recoveryPath, goal)}>
          Ich habe die App nicht: Wiederherstellungscode verwenden
        </a>
      </p>
    </PublicPage>
  );
}

/** /anmelden/wiederherstellung */
export function RecoveryPage({ state, goal }: FormPageProps) {
  return (
    <PublicPage title="Wiederherstellungscode eingeben" errors={state.errors}>
      <p class="kern-body">
        Die Codes haben Sie beim Einrichten ausgedruckt oder gespeichert. Jeder gilt einmal. Sind keine mehr da, wenden
        Sie sich an die Leitung Ihres Zentrums.
      </p>
      <Form action={withGoal(recoveryPath, goal)} guard={false}>
        <TextField
          name="code"
          label="Wiederherstellungscode"
          hint="Zum Beispiel aB3dE-9xYz1. Groß- und Kleinschreibung zählt."
          autocomplete="off"
          maxLength={40}
          value=""
          state={state}
        />
        <Button>Anmelden</Button>
      </Form>
      <p class="kern-body">
        <a class={link} href={withGoal(codePath, goal)}>
          Zurück zum Code aus der App
        </a>
      </p>
    </PublicPage>
  );
}

/** /passwort-vergessen */
export function ForgottenPage({ state }: { state: FormState }) {
  return (
    <PublicPage title="Passwort vergessen" errors={state.errors}>
      <p class="kern-body">Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort festlegen.</p>
      <Form action={forgottenPath} guard={false}>
        <TextField name="email" label="E-Mail-Adresse" type="email" autocomplete="username" state={state} />
        <Button>Link anfordern</Button>
      </Form>
    </PublicPage>
  );
}

/** The answer to every address, known or not. */
export function ResetSentPage() {
  return (
    <PublicPage title="Bitte sehen Sie in Ihr Postfach">
      <p class="kern-body">
        Gibt es zu dieser Adresse ein Konto, haben wir eine E-Mail dorthin geschickt. Der Link darin gilt eine Stunde
        und einmal.
      </p>
      <p class="kern-body">
        <a class={link} href={signInPath}>
          Zur Anmeldung
        </a>
      </p>
    </PublicPage>
  );
}

/** /passwort-neu/:token */
export function NewPasswordPage({ state, token }: { state: FormState; token: string }) {
  return (
    <PublicPage title="Neues Passwort festlegen" errors={state.errors}>
      <p class="kern-body">Danach sind Sie überall abgemeldet und melden sich mit dem neuen Passwort an.</p>
      <Form action={newPasswordPath(encodeURIComponent(token))} guard={false}>
        <NewPasswordFields state={state} />
        <Button>Passwort festlegen</Button>
      </Form>
    </PublicPage>
  );
}

/** A link from a mail that no longer works: what happened and what to do. */
export function DeadLinkPage({ title, sentence, next }: { title: string; sentence: string; next: [string, string] }) {
  return (
    <PublicPage title={title}>
      <p class="kern-body">{sentence}</p>
      <p class="kern-body">
        <a class={link} href={next[0]}>
          {next[1]}
        </a>
      </p>
    </PublicPage>
  );
}

export interface InvitationPageProps {
  token: string;
  centreName: string;
  roleLabel: string;
  email: string;
  /** new: no account yet; sign-in: account, but nobody or somebody else is signed in; accept: all fits. */
  mode: 'new' | 'sign-in' | 'accept';
  state: FormState;
}

/** /einladung/:token */
export function InvitationPage({ token, centreName, roleLabel, email, mode, state }: InvitationPageProps) {
  const path = invitationPath(encodeURIComponent(token));
  return (
    <PublicPage title="Ihre Einladung" errors={state.errors}>
      <p class="kern-body">
        {centreName} lädt Sie ein. Ihre Rolle: <strong>{roleLabel}</strong>. Ihre E-Mail-Adresse:{' '}
        <strong>{email}</strong>.
      </p>
      {mode === 'new' ? (
        <Form action={path} guard={false}>
          <TextField name="name" label="Ihr Name" autocomplete="name" maxLength={120} state={state} />
          <NewPasswordFields state={state} />
          <p class="kern-body">Im nächsten Schritt richten Sie Ihre Authenticator-App ein.</p>
          <Button>Konto anlegen</Button>
        </Form>
      ) : mode === 'accept' ? (
        <Form action={path} guard={false}>
          <Button>Einladung annehmen</Button>
        </Form>
      ) : (
        <>
          <p class="kern-body">
            Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich damit an, um die Rolle anzunehmen.
          </p>
          <Button href={withGoal(signInPath, path)}>Anmelden</Button>
        </>
      )}
    </PublicPage>
  );
}

/** The code that proves access to the machine. */
export const SetupCodeField = ({ state }: { state: FormState }) => (
  <TextField
    name="einrichtungscode"
    label="Einrichtungscode"
    hint="Er steht im Terminal, in dem Herzstück gestartet wurde."
    autocomplete="off"
    maxLength={40}
    state={state}
  />
);

/** /einrichtung */
export function SetupPage({ state }: { state: FormState }) {
  const centres = CENTRES.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <PublicPage title="Herzstück einrichten" errors={state.errors}>
      <Form action={setupPath} guard={false}>
        <SetupCodeField state={state} />
        <Select name="zentrum" label="Kommunales Integrationszentrum" options={centres} state={state} />
        <Fieldset legend="Betrieb" hint="Ihr eigenes Konto: Sie richten Zentren ein, sehen aber keine Falldaten.">
          <TextField name="name" label="Ihr Name" autocomplete="name" maxLength={120} state={state} />
          <TextField name="email" label="Ihre E-Mail-Adresse" type="email" autocomplete="username" state={state} />
          <NewPasswordFields state={state} />
        </Fieldset>
        <Fieldset legend="Leitung des Zentrums" hint="Sie bekommt eine Einladung und lädt alle anderen ein.">
          <TextField name="leitung" label="E-Mail-Adresse der Leitung" type="email" autocomplete="off" state={state} />
        </Fieldset>
        <Alert tone="info" title="Danach sind echte Daten möglich">
          Demo-Daten lassen sich in diese Datenbank dann nicht mehr laden.
        </Alert>
        <Button>Einrichten</Button>
      </Form>
      <p class="kern-body">
        <a class="kern-link" href={demoSetupPath}>
          Nur ausprobieren: Demo laden
        </a>
      </p>
    </PublicPage>
  );
}
