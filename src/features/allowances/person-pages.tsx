// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { showIban } from '../../codes/sepa.ts';
import { Accordion, Actions, Alert, Badge, DescriptionList } from '../../web/components/index.ts';
import { DateField, optionsOf, Radios, TextField, TimeField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { Lines } from './line-list.tsx';
import {
  bankAccountPath,
  correctionPath,
  declaredPath,
  excessPath,
  payeePath,
  payoutPath,
  payoutsPath,
  statementPath,
} from './paths.ts';
import type { Payee } from './payee-queries.ts';
import { runStates } from './payout-rules.ts';
import type { Claim } from './queries.ts';
import { capState, paragraphs, type YearAccount, yearLimit, yearTotal } from './tax-rules.ts';
import { claimWords } from './words.ts';

const list = { href: payoutsPath, label: 'Auszahlungen' };
const paragraphOptions = optionsOf(
  Object.fromEntries(codesOf(paragraphs).map((code) => [code, paragraphs[code].label])),
);

export interface PersonProps {
  frame: Frame;
  payee: Payee;
  year: number;
  accounts: readonly YearAccount[];
  claims: readonly Claim[];
  /** null: none, or not to be seen by this role (`seesBank`). */
  bank: { iban: string; holder: string } | null;
  hasBank: boolean;
  seesBank: boolean;
  mayManage: boolean;
  mayConfirm: boolean;
}

/** What somebody is owed and was paid in a year, how it came about, and where it stands against the limits. */
export function PersonPage(props: PersonProps) {
  const { frame, payee, year, accounts, claims, mayManage } = props;
  const others = [
    ...(props.seesBank ? [{ label: 'Bankverbindung eintragen', href: bankAccountPath(payee.id) }] : []),
    ...(mayManage ? [{ label: 'Angabe von anderswo', href: declaredPath(payee.id) }] : []),
    ...(props.mayConfirm ? [{ label: 'Über den Freibetrag hinaus', href: excessPath(payee.id) }] : []),
    ...(mayManage ? [{ label: `Bescheinigung ${year}`, href: `${statementPath(payee.id)}?jahr=${year}` }] : []),
  ];
  return (
    <Page
      {...frame}
      title={payee.name}
      breadcrumbs={[list, { label: payee.name }]}
      lead={`Aufwandsentschädigung ${year}, ${payee.number}`}
    >
      <div class="hs-stack">
        <nav aria-label="Jahr">
          <a class="kern-link hs-target" href={`${payeePath(payee.id)}?jahr=${year - 1}`}>
            {`Jahr ${year - 1}`}
          </a>
        </nav>
        {accounts.map((account) => (
          <YearCard account={account} />
        ))}
        <Actions others={others} />
        <Bank {...props} />
        <h2 class="kern-heading-medium">{formatCount(claims.length, 'Betrag', 'Beträge')}</h2>
        {claims.length === 0 ? <p class="kern-body hs-muted">In diesem Jahr ist nichts berechnet.</p> : null}
        {claims.map((claim) => (
          <ClaimPart claim={claim} mayManage={mayManage} />
        ))}
      </div>
    </Page>
  );
}

function YearCard({ account }: { account: YearAccount }) {
  const limit = yearLimit(account.paragraph, account.year);
  const state = capState(account);
  const { label } = paragraphs[account.paragraph];
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">{label}</h2>
      <p class="hs-lead">
        <strong>{formatCents(yearTotal(account))}</strong>
        {` von ${formatCents(limit)} `}
        {state === 'reached' ? <Badge tone="danger">Freibetrag erreicht</Badge> : null}
        {state === 'near' ? <Badge tone="warning">über 80 %</Badge> : null}
      </p>
      <DescriptionList
        items={[
          { term: 'Ausgezahlt', value: formatCents(account.paid) },
          { term: 'In einem Lauf', value: formatCents(account.planned) },
          { term: 'Offen', value: formatCents(account.open) },
          { term: 'Bei anderen Stellen, nach eigener Angabe', value: formatCents(account.declared) },
        ]}
      />
      {account.excessReason === null ? null : (
        <Alert tone="info" title={`Mehr als der Freibetrag ist bestätigt: ${account.excessReason}`} />
      )}
    </section>
  );
}

function Bank({ seesBank, bank, hasBank }: PersonProps) {
  if (!seesBank)
    return hasBank ? null : <Alert tone="warning" title="Es fehlt die Bankverbindung. Die Verwaltung trägt sie ein." />;
  if (!bank) return <Alert tone="warning" title="Es fehlt die Bankverbindung. Ohne sie wird nichts ausgezahlt." />;
  return (
    <DescriptionList
      items={[
        { term: 'Name beim Konto', value: bank.holder },
        { term: 'IBAN', value: showIban(bank.iban) },
      ]}
    />
  );
}

function ClaimPart({ claim, mayManage }: { claim: Claim; mayManage: boolean }) {
  const open = claim.cents === 0 ? 'nichts auszuzahlen' : 'offen';
  const run = claim.run ? `${claim.run.number}, ${runStates[claim.run.state]}` : open;
  return (
    <Accordion
      title={`${formatDate(claim.occurredOn)}: ${formatCents(claim.cents)}`}
      summary={`${claimWords[claim.kind]}, ${paidServices[claim.service]}, ${run}`}
    >
      <Lines lines={claim.lines} />
      <p class="hs-text">
        {`Fassung der Regel: ${claim.ruleVersion}, ${paragraphs[claim.paragraph].short}`}
        {claim.reason === '' ? '' : `. Grund: ${claim.reason}`}
      </p>
      {claim.run ? (
        <p class="hs-text">
          <a class="kern-link hs-target" href={payoutPath(claim.run.id)}>
            {`Lauf ${claim.run.number}`}
          </a>
        </p>
      ) : null}
      {mayManage && claim.kind === 'job' ? (
        <p class="hs-text">
          <a class="kern-link hs-target" href={correctionPath(claim.id)}>
            {`Betrag vom ${formatDate(claim.occurredOn)} korrigieren`}
          </a>
        </p>
      ) : null}
    </Accordion>
  );
}

const crumbs = (payee: Payee, label: string) => [list, { href: payeePath(payee.id), label: payee.name }, { label }];

/** Where somebody is paid. */
export function BankPage({ payee, ...form }: FormProps & { payee: Payee }) {
  return (
    <FormPage
      {...form}
      title="Bankverbindung"
      breadcrumbs={crumbs(payee, 'Bankverbindung')}
      intro={`Hierhin wird ${payee.name} ab jetzt bezahlt. Sehen kann das nur die Verwaltung.`}
      action={bankAccountPath(payee.id)}
      button="Bankverbindung speichern"
      back={payeePath(payee.id)}
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

/** What somebody gets from other bodies. */
export function DeclaredPage({ payee, ...form }: FormProps & { payee: Payee }) {
  return (
    <FormPage
      {...form}
      title="Angabe von anderswo"
      breadcrumbs={crumbs(payee, 'Angabe von anderswo')}
      intro="Was die Person im Jahr von anderen Stellen unter demselben Freibetrag bekommt, nach eigener Angabe. Eine neue Angabe ersetzt die alte."
      action={declaredPath(payee.id)}
      button="Angabe speichern"
      back={payeePath(payee.id)}
    >
      <TextField name="jahr" label="Jahr" inputmode="numeric" state={form.state} />
      <Radios name="freibetrag" label="Welcher Freibetrag?" options={paragraphOptions} state={form.state} />
      <TextField
        name="betrag"
        label="Betrag"
        hint="In Euro, für das ganze Jahr."
        inputmode="decimal"
        state={form.state}
      />
    </FormPage>
  );
}

/** Beyond what is free of tax. */
export function ExcessPage({ payee, ...form }: FormProps & { payee: Payee }) {
  return (
    <FormPage
      {...form}
      danger
      title="Über den Freibetrag hinaus auszahlen"
      breadcrumbs={crumbs(payee, 'Freibetrag')}
      intro={`${payee.name} darf im Jahr mehr bekommen, als steuerfrei ist. Den Rest muss die Person selbst versteuern. Ihr Name und der Grund bleiben stehen.`}
      action={excessPath(payee.id)}
      button="Mehr bestätigen"
      back={payeePath(payee.id)}
    >
      <TextField name="jahr" label="Jahr" inputmode="numeric" state={form.state} />
      <Radios name="freibetrag" label="Welcher Freibetrag?" options={paragraphOptions} state={form.state} />
      <TextField name="grund" label="Grund" state={form.state} maxLength={500} wide />
    </FormPage>
  );
}

/** A claim is put right. */
export function CorrectionPage({
  payee,
  claim,
  due,
  ...form
}: FormProps & { payee: Payee; claim: Claim; due: number }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="Betrag korrigieren"
      breadcrumbs={crumbs(payee, 'Korrigieren')}
      intro={`Bisher ${formatCents(due)}. Der Betrag wird mit der Fassung „${claim.ruleVersion}“ neu berechnet; der Unterschied kommt als eigener Eintrag dazu.`}
      action={correctionPath(claim.id)}
      button="Korrektur eintragen"
      back={payeePath(payee.id)}
    >
      <DateField name="tag" label="Tag" state={state} />
      <div class="hs-pair">
        <TimeField name="beginn" label="Beginn" state={state} />
        <TimeField name="ende" label="Ende" state={state} />
      </div>
      <div class="hs-pair">
        <TextField name="weg_km" label="Weg hin und zurück in Kilometern" inputmode="decimal" state={state} />
        <TextField name="weg_minuten" label="Fahrzeit hin und zurück in Minuten" inputmode="numeric" state={state} />
      </div>
      <TextField name="fahrschein" label="Fahrschein" hint="In Euro." inputmode="decimal" state={state} />
      <TextField name="grund" label="Grund" state={state} maxLength={500} wide />
    </FormPage>
  );
}
