// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Button, DateField, Form, type FormState, TextArea, TextField } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { authorityPath, centrePath, remedyNoticePath } from './paths.ts';
import type { Authority } from './queries.ts';

interface Props {
  frame: Frame;
  state: FormState;
  requestId: string;
  authority: Authority;
}

export function AuthorityPage({ frame, state, requestId, authority, version }: Props & { version: number }) {
  return (
    <Page
      {...frame}
      title="Briefkopf ändern"
      breadcrumbs={[{ href: centrePath, label: 'Zentrum' }, { label: authority.name }]}
      errors={state.errors}
    >
      <p class="kern-body hs-measure">Dieser Briefkopf steht auf den Bescheiden der Behörde.</p>
      <Form action={authorityPath(authority.id)} requestId={requestId} version={version}>
        <TextField name="name" label="Name" wide state={state} />
        <TextField name="street" label="Straße und Hausnummer" required={false} state={state} />
        <TextField name="postcode" label="Postleitzahl" required={false} inputmode="numeric" state={state} />
        <TextField name="place" label="Ort" required={false} state={state} />
        <TextField name="phone" label="Telefon" type="tel" required={false} state={state} />
        <TextField name="email" label="E-Mail" type="email" required={false} state={state} />
        <TextField name="signatory" label="Name unter dem Bescheid" required={false} state={state} />
        <Button>Briefkopf speichern</Button>
      </Form>
    </Page>
  );
}

export function RemedyPage({ frame, state, requestId, authority }: Props) {
  return (
    <Page
      {...frame}
      title="Rechtsbehelfsbelehrung ändern"
      breadcrumbs={[{ href: centrePath, label: 'Zentrum' }, { label: authority.name }]}
      errors={state.errors}
    >
      <p class="kern-body hs-measure">
        Der neue Wortlaut gilt für Bescheide ab dem genannten Tag. Frühere Bescheide behalten ihren Wortlaut. Eine
        falsche Belehrung verlängert die Frist auf ein Jahr (§ 58 Absatz 2 VwGO).
      </p>
      <Form action={remedyNoticePath(authority.id)} requestId={requestId}>
        <DateField name="validFrom" label="Gültig ab" state={state} />
        <TextArea name="textDe" label="Wortlaut (Deutsch, verbindlich)" rows={8} state={state} />
        <TextArea
          name="textAr"
          label="Übersetzung (Arabisch)"
          rows={8}
          lang="ar"
          dir="rtl"
          required={false}
          state={state}
        />
        <TextField name="source" label="Quelle" hint="Zum Beispiel: Vorgabe der Behörde vom …" wide state={state} />
        <Button>Wortlaut speichern</Button>
      </Form>
    </Page>
  );
}
