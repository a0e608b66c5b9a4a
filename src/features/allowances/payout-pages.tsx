// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import { Actions, Alert, Badge, NextStep, Steps, Timeline, type Tone } from '../../web/components/index.ts';
import { Button, DateField, Form, type FormState } from '../../web/form/index.ts';
import { formatCount, formatDate, formatShortDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ListCount } from '../../web/list/index.ts';
import {
  callOffPath,
  handPath,
  payeePath,
  payeesPath,
  payoutFilePath,
  payoutPath,
  payoutSettingsPath,
  payoutsPath,
  releasePath,
  returnPath,
  rulesPath,
  statePath,
} from './paths.ts';
import type { OpenPerson, Payment, Run } from './payout-queries.ts';
import { leftOutWords, nextOf, type RunState, runStates } from './payout-rules.ts';

const tones: Readonly<Record<RunState, Tone>> = {
  draft: 'neutral',
  stated: 'info',
  released: 'warning',
  handed: 'success',
  called_off: 'neutral',
};
const StateBadge = ({ state }: { state: RunState }) => <Badge tone={tones[state]}>{runStates[state]}</Badge>;

const nextText = (run: Run): string => {
  const next = nextOf(run);
  return next ? `${next.deed}: ${next.owner}, bis ${formatDate(next.due)}` : 'fertig';
};

const runColumns: readonly Column<Run>[] = [
  {
    key: 'nummer',
    label: 'Lauf',
    cell: (row) => (
      <a class="kern-link" href={payoutPath(row.id)}>
        {row.number}
      </a>
    ),
    text: (row) => row.number,
  },
  { key: 'zahltag', label: 'Zahltag', cell: (row) => formatDate(row.payOn), text: (row) => formatDate(row.payOn) },
  {
    key: 'stand',
    label: 'Stand',
    cell: (row) => <StateBadge state={row.state} />,
    text: (row) => runStates[row.state],
  },
  { key: 'personen', label: 'Personen', numeric: true, cell: (row) => row.people, text: (row) => String(row.people) },
  {
    key: 'summe',
    label: 'Summe',
    numeric: true,
    cell: (row) => formatCents(row.cents),
    text: (row) => formatCents(row.cents),
  },
  { key: 'weiter', label: 'Nächster Schritt', plain: true, cell: nextText, text: nextText },
];

/** Names by the ids of volunteers. */
export type Names = ReadonlyMap<string, { name: string; number: string }>;
const nameIn = (names: Names, id: string): string => names.get(id)?.name ?? '';

const personLink = (names: Names, id: string) => (
  <a class="kern-link" href={payeePath(id)}>
    {nameIn(names, id)}
  </a>
);

const leftColumns = (names: Names): readonly Column<OpenPerson>[] => [
  {
    key: 'person',
    label: 'Person',
    cell: (row) => personLink(names, row.volunteerId),
    text: (row) => nameIn(names, row.volunteerId),
  },
  {
    key: 'betrag',
    label: 'Betrag',
    numeric: true,
    cell: (row) => formatCents(row.cents),
    text: (row) => formatCents(row.cents),
  },
  {
    key: 'grund',
    label: 'Warum nicht dabei',
    plain: true,
    cell: (row) => (row.why ? leftOutWords[row.why] : ''),
    text: (row) => (row.why ? leftOutWords[row.why] : ''),
  },
];

export interface PayoutsProps {
  frame: Frame;
  runs: readonly Run[];
  open: readonly OpenPerson[];
  names: Names;
  state: FormState;
  requestId: string;
  mayPrepare: boolean;
  maySet: boolean;
}

/** What is open, who is left out and why, and the runs so far. */
export function PayoutsPage({ frame, runs, open, names, state, requestId, mayPrepare, maySet }: PayoutsProps) {
  const ready = open.filter(({ why }) => why === null);
  const left = open.filter(({ why }) => why !== null);
  const sum = ready.reduce((all, { cents }) => all + cents, 0);
  const others = [
    { label: 'Wer bezahlt wird', href: payeesPath },
    { label: 'Aufwandsregeln', href: rulesPath },
    ...(maySet ? [{ label: 'Auszahlung einstellen', href: payoutSettingsPath }] : []),
  ];
  return (
    <Page {...frame} title="Auszahlungen" errors={state.errors}>
      <div class="hs-stack">
        <p class="hs-lead">
          <strong>{formatCents(sum)}</strong>
          {` sind für ${formatCount(ready.length, 'Person', 'Personen')} auszuzahlen.`}
        </p>
        {mayPrepare && ready.length > 0 ? (
          <Form action={payoutsPath} requestId={requestId}>
            <DateField name="zahltag" label="Zahltag" hint="Ein Werktag." state={state} />
            <div class="hs-actions">
              <Button>Lauf bilden</Button>
            </div>
          </Form>
        ) : null}
        <Actions others={others} />
        {left.length === 0 ? null : (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Noch nicht dabei</h2>
            <DataTable caption="Noch nicht dabei" columns={leftColumns(names)} rows={left} empty={null} />
          </section>
        )}
        <section class="hs-section">
          <h2 class="kern-heading-medium">Läufe</h2>
          <ListCount count={runs.length} one="Lauf" many="Läufe" />
          <DataTable
            caption="Läufe"
            columns={runColumns}
            rows={runs}
            empty={<EmptyState sentence="Es gab noch keine Auszahlung." />}
          />
        </section>
      </div>
    </Page>
  );
}

const paymentColumns = (names: Names): readonly Column<Payment>[] => [
  {
    key: 'person',
    label: 'Person',
    cell: (row) => personLink(names, row.volunteerId),
    text: (row) => nameIn(names, row.volunteerId),
  },
  {
    key: 'einsaetze',
    label: 'Einsätze',
    numeric: true,
    cell: (row) => row.claims,
    text: (row) => String(row.claims),
  },
  {
    key: 'betrag',
    label: 'Betrag',
    numeric: true,
    cell: (row) => formatCents(row.cents),
    text: (row) => formatCents(row.cents),
  },
  {
    key: 'stand',
    label: 'Hinweis',
    plain: true,
    cell: (row) => hintOf(row),
    text: (row) => hintOf(row),
  },
];

function hintOf({ returned, accountEnded }: Payment): string {
  if (returned) return `zurück am ${formatShortDate(returned.on)}: ${returned.reason}`;
  return accountEnded ? 'Bankverbindung seither geändert' : '';
}

export interface RunProps {
  frame: Frame;
  run: Run;
  payments: readonly Payment[];
  names: Names;
  today: Temporal.PlainDate;
  /** What this person may do with runs. */
  may: { state: boolean; release: boolean; prepare: boolean; load: boolean };
  /** Why this person may not do the next step; undefined: they may. */
  no: string | undefined;
}

/** One run: where it stands, what comes next, who is paid what. */
export function RunPage({ frame, run, payments, names, today, may, no }: RunProps) {
  return (
    <Page
      {...frame}
      title={`Lauf ${run.number}`}
      breadcrumbs={[{ href: payoutsPath, label: 'Auszahlungen' }, { label: run.number }]}
    >
      <div class="hs-stack">
        <p class="hs-lead">
          <strong>{formatCents(run.cents)}</strong>
          {` an ${formatCount(run.people, 'Person', 'Personen')}, Zahltag ${formatDate(run.payOn)}. `}
          <StateBadge state={run.state} />
        </p>
        {run.calledOff ? (
          <Alert tone="info" title={`Zurückgenommen: ${run.calledOff.reason}`}>
            <p class="kern-body">Die Beträge sind wieder offen und kommen in den nächsten Lauf.</p>
          </Alert>
        ) : (
          <RunSteps run={run} />
        )}
        <RunNext {...{ run, today, may, no }} />
        <h2 class="kern-heading-medium">Wer bekommt was</h2>
        <DataTable caption="Wer bekommt was" columns={paymentColumns(names)} rows={payments} empty={null} />
        <h2 class="kern-heading-medium">Verlauf</h2>
        <Timeline items={historyOf(run)} />
      </div>
    </Page>
  );
}

const order: readonly RunState[] = ['draft', 'stated', 'released', 'handed'];

function RunSteps({ run }: { run: Run }) {
  const at = order.indexOf(run.state);
  const names = [run.made, run.stated, run.released, run.handed];
  const steps = order.map((state, index) => ({ label: runStates[state], detail: names[index]?.name ?? undefined }));
  return <Steps steps={steps} current={at + 1} label="Stand des Laufs" />;
}

function RunNext({ run, today, may, no }: Pick<RunProps, 'run' | 'today' | 'may' | 'no'>) {
  const next = nextOf(run);
  const off = may.prepare && next ? [{ label: 'Lauf zurücknehmen', href: callOffPath(run.id) }] : [];
  const file =
    may.load && (run.state === 'released' || run.state === 'handed')
      ? [{ label: 'Datei für die Kasse laden', href: payoutFilePath(run.id) }]
      : [];
  if (!next)
    return (
      <Actions
        others={[
          ...file,
          ...(may.prepare && run.state === 'handed'
            ? [{ label: 'Rücküberweisung eintragen', href: returnPath(run.id) }]
            : []),
        ]}
      />
    );
  const deeds = {
    draft: { allowed: may.state, label: 'Richtigkeit feststellen', href: statePath(run.id) },
    stated: { allowed: may.release, label: 'Auszahlung anordnen', href: releasePath(run.id) },
    released: { allowed: may.prepare, label: 'An die Kasse gegeben', href: handPath(run.id) },
  } as const;
  const deed = run.state === 'handed' || run.state === 'called_off' ? undefined : deeds[run.state];
  const primary = deed?.allowed && no === undefined ? { label: deed.label, href: deed.href } : undefined;
  return (
    <NextStep
      deed={next.deed}
      owner={next.owner}
      due={next.due}
      today={today}
      {...(no === undefined ? {} : { why: no })}
    >
      <Actions primary={primary} others={[...file, ...off]} />
    </NextStep>
  );
}

const historyOf = (run: Run) =>
  [
    { title: 'Entwurf gebildet', mark: run.made },
    { title: 'Sachlich und rechnerisch richtig festgestellt', mark: run.stated },
    { title: 'Auszahlung angeordnet', mark: run.released },
    { title: 'An die Kasse gegeben', mark: run.handed },
    { title: 'Zurückgenommen', mark: run.calledOff },
  ].flatMap(({ title, mark }) => (mark ? [{ when: mark.at, title, by: mark.name ?? undefined }] : []));
