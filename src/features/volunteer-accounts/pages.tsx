// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { showIban } from '../../codes/sepa.ts';
import { Accordion, Actions, Alert, Badge, DescriptionList } from '../../web/components/index.ts';
import { TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatCount, formatDate, formatDateTime } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import type { Claim } from '../allowances/queries.ts';
import { capState, paragraphs, type YearAccount, yearLimit, yearTotal } from '../allowances/tax-rules.ts';
import type { Member, OpenInvitation } from '../people/queries.ts';
import { endVolunteerAccountPath, volunteerAccountPath, volunteerPath, volunteersPath } from '../volunteers/paths.ts';
import { nameOf, type Volunteer } from '../volunteers/queries.ts';
import { ownAccountPath, ownAccountStandbyPath, ownAddressPath, ownBankPath, ownStatementPath } from './paths.ts';

export interface OwnAccountProps {
  frame: Frame;
  person: Volunteer;
  bank: { iban: string; holder: string } | null;
  year: number;
  accounts: readonly YearAccount[];
  claims: readonly Claim[];
}

function YearPart({ account }: { account: YearAccount }) {
  const state = capState(account);
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">{`${account.year}: ${paragraphs[account.paragraph].label}`}</h2>
      <p class="hs-lead">
        <strong>{formatCents(yearTotal(account))}</strong>
        {` von ${formatCents(yearLimit(account.paragraph, account.year))} frei von Steuern `}
        {state === 'reached' ? <Badge tone="danger">Freibetrag erreicht</Badge> : null}
        {state === 'near' ? <Badge tone="warning">über 80 %</Badge> : null}
      </p>
      <DescriptionList
        items={[
          { term: 'Ausgezahlt', value: formatCents(account.paid) },
          { term: 'Wird gerade ausgezahlt', value: formatCents(account.planned) },
          { term: 'Noch offen', value: formatCents(account.open) },
          { term: 'Bei anderen Stellen, wie Sie angegeben haben', value: formatCents(account.declared) },
        ]}
      />
    </section>
  );
}

const Amount = ({ claim }: { claim: Claim }) => (
  <Accordion
    title={`${formatDate(claim.occurredOn)}: ${formatCents(claim.cents)}`}
    summary={`${paidServices[claim.service]}${claim.reason === '' ? '' : `, ${claim.reason}`}`}
  >
    <DescriptionList items={claim.lines.map(({ text, cents }) => ({ term: text, value: formatCents(cents) }))} />
  </Accordion>
);

/** /mein-ehrenamt: address, bank account and the year's account of the person itself. */
export function OwnAccountPage({ frame, person, bank, year, accounts, claims }: OwnAccountProps) {
  const street = [person.street, [person.postcode, person.place].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <Page {...frame} title="Mein Ehrenamt" lead={`${nameOf(person)}, ${person.number}`}>
      <div class="hs-stack">
        {bank === null ? (
          <Alert tone="warning" title="Ihre Bankverbindung fehlt. Ohne sie können wir nichts auszahlen." />
        ) : null}
        <DescriptionList
          items={[
            { term: 'Anschrift', value: street || 'fehlt' },
            { term: 'Telefon', value: person.phone },
            { term: 'E-Mail', value: person.email },
            { term: 'Name beim Konto', value: bank?.holder ?? '' },
            { term: 'IBAN', value: bank === null ? 'fehlt' : showIban(bank.iban) },
          ]}
        />
        <Actions
          others={[
            { label: 'Bankverbindung ändern', href: ownBankPath },
            { label: 'Anschrift ändern', href: ownAddressPath },
            { label: 'Bereitschaft am Telefon', href: ownAccountStandbyPath },
            { label: `Bescheinigung ${year} (PDF)`, href: `${ownStatementPath}?jahr=${year}` },
          ]}
        />
        {accounts.map((account) => (
          <YearPart account={account} />
        ))}
        <h2 class="kern-heading-medium">{`${formatCount(claims.length, 'Betrag', 'Beträge')} ${year}`}</h2>
        {claims.length === 0 ? <p class="kern-body hs-muted">In diesem Jahr ist noch nichts berechnet.</p> : null}
        {claims.map((claim) => (
          <Amount claim={claim} />
        ))}
        <p>
          <a class="kern-link hs-target" href={`${ownAccountPath}?jahr=${year - 1}`}>
            {`Jahr ${year - 1} ansehen`}
          </a>
        </p>
      </div>
    </Page>
  );
}

const own = (label: string) => [{ href: ownAccountPath, label: 'Mein Ehrenamt' }, { label }];

export function OwnAddressPage(form: FormProps) {
  return (
    <FormPage
      {...form}
      title="Anschrift"
      breadcrumbs={own('Anschrift')}
      intro="Sie steht auf Ihrer Bescheinigung für das Finanzamt, und nach ihr rechnen wir Wege."
      action={ownAddressPath}
      button="Anschrift speichern"
      back={ownAccountPath}
    >
      <TextField name="strasse" label="Straße und Hausnummer" state={form.state} maxLength={120} wide />
      <div class="hs-pair">
        <TextField name="plz" label="Postleitzahl" inputmode="numeric" state={form.state} required={false} />
        <TextField name="ort" label="Ort" state={form.state} maxLength={100} />
      </div>
    </FormPage>
  );
}

export function OwnBankPage(form: FormProps) {
  return (
    <FormPage
      {...form}
      title="Bankverbindung"
      breadcrumbs={own('Bankverbindung')}
      intro="Hierhin überweisen wir Ihre Aufwandsentschädigung ab jetzt. Sehen kann das außer Ihnen nur die Verwaltung."
      action={ownBankPath}
      button="Bankverbindung speichern"
      back={ownAccountPath}
    >
      <TextField name="kontonummer" label="IBAN" state={form.state} maxLength={42} autocomplete="off" wide />
      <TextField
        name="inhaber"
        label="Name, wie er beim Konto steht"
        hint="Genau so, wie er auf der Karte steht: Banken vergleichen ihn."
        state={form.state}
        maxLength={120}
        autocomplete="off"
        wide
      />
    </FormPage>
  );
}

export interface GivenAccount {
  person: Volunteer;
  account: Member | undefined;
  invitations: readonly OpenInvitation[];
}

function Standing({ account, invitations }: Omit<GivenAccount, 'person'>) {
  if (account) return <Alert tone="info" title={`Konto von ${account.name}, ${account.email}.`} />;
  return (
    <>
      {invitations.map((open) => (
        <Alert
          tone="info"
          title={
            open.expired
              ? `Die Einladung an ${open.email} ist abgelaufen.`
              : `Eingeladen: ${open.email}, gilt bis ${formatDateTime(open.expiresAt)}.`
          }
        />
      ))}
    </>
  );
}

/** /ehrenamtliche/:id/konto: gives a volunteer an account, or says who has it. */
export function GiveAccountPage({ person, account, invitations, ...form }: FormProps & GivenAccount) {
  const name = nameOf(person);
  const trail = [
    { href: volunteersPath, label: 'Ehrenamtliche' },
    { href: volunteerPath(person.id), label: name },
    { label: 'Konto' },
  ];
  if (account)
    return (
      <FormPage
        {...form}
        title="Konto beenden"
        breadcrumbs={trail}
        intro={`${name} kann sich danach nicht mehr anmelden. Bankverbindung und Beträge bleiben, wie sie sind.`}
        danger
        action={endVolunteerAccountPath(person.id)}
        button="Konto beenden"
        back={volunteerPath(person.id)}
      >
        <Standing account={account} invitations={invitations} />
      </FormPage>
    );
  return (
    <FormPage
      {...form}
      title="Zum Konto einladen"
      breadcrumbs={trail}
      intro="Mit einem Konto (Passwort und Einmalcode) sieht und ändert die Person ihre Anschrift und Bankverbindung und sieht ihr Jahreskonto. Zeiten und Abwesenheiten gehen weiter über den Link ohne Anmeldung."
      action={volunteerAccountPath(person.id)}
      button="Einladung schicken"
      back={volunteerPath(person.id)}
    >
      <Standing account={account} invitations={invitations} />
      <p class="hs-text">
        {person.email === ''
          ? 'Es ist keine E-Mail-Adresse bekannt. Bitte tragen Sie zuerst eine ein.'
          : `Die Einladung geht an ${person.email}.`}
      </p>
    </FormPage>
  );
}
