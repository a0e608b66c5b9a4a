// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { Actions, DescriptionList } from '../../web/components/index.ts';
import { Button, DateField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatCount, formatShortDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ListCount } from '../../web/list/index.ts';
import { deleteRulePath, endRulePath, newRulePath, payoutsPath, rulePath, rulesPath } from './paths.ts';
import type { KeptRule } from './queries.ts';
import type { AllowanceRule } from './rules.ts';
import { cancelHoursWords, stepWords, travelWords } from './words.ts';

const crumb = { href: payoutsPath, label: 'Auszahlungen' };
const list = { href: rulesPath, label: 'Aufwandsregeln' };

const spanText = ({ validFrom, validTo }: KeptRule): string =>
  validTo === null
    ? `ab ${formatShortDate(validFrom)}`
    : `${formatShortDate(validFrom)} bis ${formatShortDate(validTo)}`;

/** The rule in one line: what an hour and a bit come to. */
const baseText = (rule: AllowanceRule): string =>
  rule.step === null
    ? `${formatCents(rule.baseCents)} je Einsatz`
    : `${formatCents(rule.baseCents)} bis ${rule.baseMinutes} Minuten, dann ${formatCents(rule.step.cents)} je ${rule.step.minutes} Minuten`;

const columns: readonly Column<KeptRule>[] = [
  {
    key: 'fassung',
    label: 'Fassung',
    cell: (row) => (
      <a class="kern-link" href={rulePath(row.id)}>
        {row.version}
      </a>
    ),
    text: (row) => row.version,
  },
  {
    key: 'dienst',
    label: 'Dienst',
    cell: (row) => paidServices[row.service],
    text: (row) => paidServices[row.service],
  },
  { key: 'gilt', label: 'Gilt', cell: spanText, text: spanText },
  { key: 'betrag', label: 'Betrag', plain: true, cell: baseText, text: baseText },
  { key: 'fahrt', label: 'Fahrt', cell: (row) => travelWords[row.travel], text: (row) => travelWords[row.travel] },
];

/** All versions of a centre's rules. */
export function RuleListPage({
  frame,
  rules,
  mayManage,
}: {
  frame: Frame;
  rules: readonly KeptRule[];
  mayManage: boolean;
}) {
  return (
    <Page
      {...frame}
      title="Aufwandsregeln"
      breadcrumbs={[crumb, { label: 'Aufwandsregeln' }]}
      lead="Wie ein Einsatz bezahlt wird. Es zählt die Fassung, die am Tag des Einsatzes gilt."
    >
      <ListCount count={rules.length} one="Fassung" many="Fassungen">
        {mayManage ? (
          <Button href={newRulePath} icon="add">
            Neue Fassung
          </Button>
        ) : null}
      </ListCount>
      <DataTable
        caption="Aufwandsregeln"
        columns={columns}
        rows={rules}
        empty={<EmptyState sentence="Es gibt noch keine Regel. Ohne Regel wird kein Einsatz berechnet." />}
      />
    </Page>
  );
}

/** One version in full. */
export function RulePage({ frame, rule, mayManage }: { frame: Frame; rule: KeptRule; mayManage: boolean }) {
  const { step } = rule;
  const others = rule.claims === 0 ? [{ label: 'Fassung löschen', href: deleteRulePath(rule.id) }] : [];
  return (
    <Page {...frame} title={`Fassung „${rule.version}“`} breadcrumbs={[crumb, list, { label: rule.version }]}>
      <div class="hs-stack">
        <p class="hs-lead">
          {`${paidServices[rule.service]}, ${spanText(rule)}. ${
            rule.claims === 0
              ? 'Noch ist kein Einsatz damit berechnet.'
              : `${formatCount(rule.claims, 'Betrag ist', 'Beträge sind')} damit berechnet: Sie kann nur beendet werden.`
          }`}
        </p>
        {mayManage ? (
          <Actions
            primary={rule.validTo === null ? { label: 'Letzten Tag eintragen', href: endRulePath(rule.id) } : undefined}
            others={others}
          />
        ) : null}
        <DescriptionList
          items={[
            { term: 'Grundbetrag', value: `${formatCents(rule.baseCents)} für bis zu ${rule.baseMinutes} Minuten` },
            {
              term: 'Weitere Zeit',
              value: step
                ? `${formatCents(step.cents)} je ${step.minutes} Minuten, ${stepWords[step.kind]}`
                : 'wird nicht bezahlt',
            },
            { term: 'Fahrt', value: travelText(rule) },
            { term: 'Höchstens', value: limitText(rule) },
            {
              term: 'Späte Absage',
              value: `${formatCents(rule.cancelCents)} bei weniger als ${rule.cancelWindowHours} Stunden (${cancelHoursWords[rule.cancelHours]})`,
            },
          ]}
        />
      </div>
    </Page>
  );
}

function travelText(rule: AllowanceRule): string {
  const cents = rule.travel === 'flat' ? rule.flatCents : rule.travel === 'km' ? rule.kmCents : null;
  const far = rule.fromKm === null ? '' : `, nur bei mehr als ${rule.fromKm} km hin und zurück`;
  return `${travelWords[rule.travel]}${cents === null ? '' : `: ${formatCents(cents)}`}${far}`;
}

function limitText({ maxMinutes, capCents }: AllowanceRule): string {
  const parts = [
    ...(maxMinutes === null ? [] : [`${maxMinutes} bezahlte Minuten`]),
    ...(capCents === null ? [] : [`${formatCents(capCents)} je Einsatz`]),
  ];
  return parts.join(', ') || 'keine Grenze';
}

/** The last day of a version. */
export function EndRulePage({ rule, ...form }: FormProps & { rule: KeptRule }) {
  return (
    <FormPage
      {...form}
      title="Letzten Tag eintragen"
      breadcrumbs={[crumb, list, { href: rulePath(rule.id), label: rule.version }, { label: 'Letzter Tag' }]}
      intro={`Danach gilt die Fassung „${rule.version}“ nicht mehr. Legen Sie für die Zeit danach eine neue an.`}
      action={endRulePath(rule.id)}
      button="Fassung beenden"
      back={rulePath(rule.id)}
    >
      <DateField name="gilt_bis" label="Gilt bis" example="31.12.2026" state={form.state} />
    </FormPage>
  );
}

/** Nothing was computed by it: it can go. */
export function DeleteRulePage({ rule, ...form }: FormProps & { rule: KeptRule }) {
  return (
    <FormPage
      {...form}
      danger
      title="Fassung löschen"
      breadcrumbs={[crumb, list, { href: rulePath(rule.id), label: rule.version }, { label: 'Löschen' }]}
      intro={`Die Fassung „${rule.version}“ wird gelöscht. Kein Einsatz ist damit berechnet.`}
      action={deleteRulePath(rule.id)}
      button="Fassung löschen"
      back={rulePath(rule.id)}
    />
  );
}
