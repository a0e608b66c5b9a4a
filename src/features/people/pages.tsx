// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { roleLabels } from '../../auth/permissions.ts';
import { dayOf } from '../../clock.ts';
import { Button, ButtonRow, Checkbox, Form, type FormState, Radios, Select, TextField } from '../../web/form/index.ts';
import { formatDate, formatDateTime } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState } from '../../web/list/index.ts';
import { invitableRoles } from './input.ts';
import { endPath, inviteFormPath, peoplePath, withdrawPath } from './paths.ts';
import type { Member, OpenInvitation } from './queries.ts';

const link = 'kern-link kern-link--no-visited-state hs-target';

const roleText = (row: { role: Member['role']; place: string | null }): string =>
  row.place === null ? roleLabels[row.role] : `${roleLabels[row.role]} (${row.place})`;

const memberColumns: readonly Column<Member>[] = [
  { key: 'name', label: 'Name', cell: (row) => row.name, text: (row) => row.name },
  { key: 'email', label: 'E-Mail-Adresse', cell: (row) => row.email, text: (row) => row.email },
  { key: 'role', label: 'Rolle', cell: roleText, text: roleText },
  {
    key: 'address',
    label: 'Gesperrte Anschriften',
    cell: (row) => (row.mayOpenProtectedAddress ? 'darf öffnen' : 'nein'),
    text: (row) => (row.mayOpenProtectedAddress ? 'darf öffnen' : 'nein'),
  },
  {
    key: 'since',
    label: 'Seit',
    cell: (row) => <span class="hs-nowrap">{formatDate(dayOf(row.since))}</span>,
    text: (row) => formatDate(dayOf(row.since)),
  },
  {
    key: 'end',
    label: 'Ändern',
    cell: (row) => (
      <a class={link} href={endPath(row.id)}>
        <span class="hs-nowrap">Rolle beenden</span>
        <span class="kern-sr-only"> von {row.name}</span>
      </a>
    ),
    text: () => '',
  },
];

const validity = (row: OpenInvitation): string =>
  row.expired ? 'abgelaufen, bitte neu einladen' : formatDateTime(row.expiresAt);

const invitationColumns: readonly Column<OpenInvitation>[] = [
  { key: 'email', label: 'E-Mail-Adresse', cell: (row) => row.email, text: (row) => row.email },
  { key: 'role', label: 'Rolle', cell: roleText, text: roleText },
  { key: 'valid', label: 'Gilt bis', cell: validity, text: validity },
  {
    key: 'withdraw',
    label: 'Ändern',
    cell: (row) => (
      <a class={link} href={withdrawPath(row.id)}>
        Zurückziehen<span class="kern-sr-only">: {row.email}</span>
      </a>
    ),
    text: () => '',
  },
];

/** /personen */
export function PeoplePage(props: {
  frame: Frame;
  members: readonly Member[];
  invitations: readonly OpenInvitation[];
}) {
  return (
    <Page {...props.frame} title="Personen" breadcrumbs={[{ label: 'Personen' }]}>
      <Button href={inviteFormPath}>Person einladen</Button>
      <h2 class="kern-heading-medium">Wer hier arbeitet</h2>
      <DataTable
        caption="Personen mit Rolle in diesem Zentrum"
        columns={memberColumns}
        rows={props.members}
        empty={<EmptyState sentence="Noch niemand hat eine Rolle in diesem Zentrum." />}
      />
      <h2 class="kern-heading-medium">Offene Einladungen</h2>
      <DataTable
        caption="Einladungen, die noch niemand angenommen hat"
        columns={invitationColumns}
        rows={props.invitations}
        empty={<EmptyState sentence="Alle Einladungen sind beantwortet." />}
      />
    </Page>
  );
}

export interface InvitePageProps {
  frame: Frame;
  state: FormState;
  municipalities: readonly { ags: string; name: string }[];
}

/** /personen/einladen */
export function InvitePage({ frame, state, municipalities }: InvitePageProps) {
  return (
    <Page
      {...frame}
      title="Person einladen"
      breadcrumbs={[{ href: peoplePath, label: 'Personen' }, { label: 'Einladen' }]}
      errors={state.errors}
    >
      <p class="kern-body">Die Person bekommt eine E-Mail mit einem Link. Er gilt 7 Tage und einmal.</p>
      <Form action={inviteFormPath}>
        <TextField name="email" label="E-Mail-Adresse" type="email" autocomplete="off" state={state} />
        <Radios
          name="rolle"
          label="Rolle"
          options={invitableRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
          state={state}
        />
        <Select
          name="gemeinde"
          label="Gemeinde"
          hint="Nur für die Meldestelle der Gemeinde."
          required={false}
          placeholder="keine"
          options={municipalities.map(({ ags, name }) => ({ value: ags, label: name }))}
          state={state}
        />
        <TextField
          name="schule"
          label="Schulnummer"
          hint="Nur für die Rollen Schule und SmiLe an der Schule: 6 Ziffern."
          required={false}
          inputmode="numeric"
          maxLength={6}
          autocomplete="off"
          state={state}
        />
        <Checkbox
          name="sperre"
          label="Darf gesperrte Anschriften mit Begründung öffnen"
          hint="Nur für Leitung und Beratung. Jede Öffnung wird aufgezeichnet."
          state={state}
        />
        <Button>Einladen</Button>
      </Form>
    </Page>
  );
}

/** Asks once more, in words, before a right is taken away. */
export function DangerPage(props: { frame: Frame; title: string; sentence: string; action: string; deed: string }) {
  return (
    <Page
      {...props.frame}
      title={props.title}
      breadcrumbs={[{ href: peoplePath, label: 'Personen' }, { label: props.title }]}
    >
      <p class="kern-body">{props.sentence}</p>
      <Form action={props.action} guard={false}>
        <ButtonRow>
          <Button kind="danger">{props.deed}</Button>
          <Button kind="secondary" href={peoplePath}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
