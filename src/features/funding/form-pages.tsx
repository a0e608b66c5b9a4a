// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { Checkboxes, DateField, Fieldset, optionsOf, Radios, TextArea, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { amountPath, changeFundPath, fundPath, fundsPath, newFundPath, newPeriodPath } from './paths.ts';
import type { Fund, FundPeriod } from './queries.ts';
import { legalConsequences, payers } from './rules.ts';

const list = { href: fundsPath, label: 'Töpfe' };

/** The form of a pot. @param fund null: a new one */
export function FundFormPage({ fund, ...form }: FormProps & { fund: Fund | null }) {
  const { state } = form;
  const label = fund ? 'Topf ändern' : 'Topf anlegen';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={[list, ...(fund ? [{ href: fundPath(fund.id), label: fund.name }] : []), { label }]}
      intro={
        fund
          ? 'Was schon zugesagt oder ausgegeben ist, bleibt. Die Änderung gilt für neue Zusagen.'
          : 'Ein Topf sagt, wer das Geld gibt und wofür. Den Betrag tragen Sie danach mit dem Zeitraum ein.'
      }
      action={fund ? changeFundPath(fund.id) : newFundPath}
      button={fund ? 'Änderungen speichern' : 'Topf anlegen'}
      back={fund ? fundPath(fund.id) : fundsPath}
    >
      <TextField name="name" label="Name" state={state} maxLength={120} wide />
      <Radios name="traeger" label="Wer gibt das Geld?" options={optionsOf(payers)} state={state} />
      <Checkboxes
        name="dienste"
        label="Welche Dienste zahlt der Topf?"
        options={optionsOf(paidServices)}
        state={state}
      />
      <Radios
        name="rechtsfolgen"
        label="Welche Gespräche zahlt der Topf?"
        hint="Geld des Landes ist nur für niedrigschwellige Gespräche da."
        options={optionsOf(legalConsequences)}
        state={state}
      />
      <Fieldset legend="Mehr zum Topf">
        <TextArea name="zweck" label="Zweck" state={state} required={false} maxLength={1000} rows={3} />
        <TextField
          name="konto"
          label="Buchungsstelle"
          hint="Produkt, Sachkonto oder Kostenstelle, wie die Kasse sie schreibt."
          state={state}
          required={false}
          maxLength={60}
        />
        <DateField
          name="beendet"
          label="Letzter Tag"
          hint="Danach wird nichts mehr zugesagt."
          state={state}
          required={false}
        />
      </Fieldset>
    </FormPage>
  );
}

/** Money for some days. */
export function PeriodFormPage({ fund, ...form }: FormProps & { fund: Fund }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="Neuer Zeitraum"
      breadcrumbs={[list, { href: fundPath(fund.id), label: fund.name }, { label: 'Neuer Zeitraum' }]}
      intro={`So viel Geld steht im Topf „${fund.name}“ für diese Tage bereit. Mehr kann niemand zusagen.`}
      action={newPeriodPath(fund.id)}
      button="Zeitraum anlegen"
      back={fundPath(fund.id)}
    >
      <div class="hs-pair">
        <DateField name="erster_tag" label="Erster Tag" example="01.01.2027" state={state} />
        <DateField name="letzter_tag" label="Letzter Tag" example="31.12.2027" state={state} />
      </div>
      <TextField
        name="betrag"
        label="Betrag"
        hint={fund.payer === 'institution' ? 'In Euro. Leer: ohne Obergrenze.' : 'In Euro, zum Beispiel 50.000.'}
        inputmode="decimal"
        state={state}
        required={fund.payer !== 'institution'}
      />
      <TextField
        name="grund"
        label="Bewilligung oder Beschluss"
        hint="Zum Beispiel „Bescheid vom 15.01.2027“."
        state={state}
        maxLength={500}
        wide
      />
    </FormPage>
  );
}

/** Another amount for a period. */
export function AmountFormPage({ fund, period, ...form }: FormProps & { fund: Fund; period: FundPeriod }) {
  const { state } = form;
  const used = period.promisedCents + period.spentCents;
  return (
    <FormPage
      {...form}
      title="Betrag ändern"
      breadcrumbs={[list, { href: fundPath(fund.id), label: fund.name }, { label: 'Betrag ändern' }]}
      intro={`Jetzt sind es ${formatCents(period.amountCents ?? 0)}, davon ${formatCents(used)} zugesagt oder ausgegeben. Ihr Name und der Grund stehen danach beim Topf.`}
      action={amountPath(period.id)}
      button="Betrag ändern"
      back={fundPath(fund.id)}
    >
      <TextField name="betrag" label="Neuer Betrag" hint="In Euro." inputmode="decimal" state={state} />
      <TextField name="grund" label="Grund" state={state} maxLength={500} wide />
    </FormPage>
  );
}
