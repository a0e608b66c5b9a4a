// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { Actions, Alert, DescriptionList } from '../../web/components/index.ts';
import { Button } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ListCount } from '../../web/list/index.ts';
import { UsedBar } from './charts.tsx';
import { Burn, Decisions, money, Periods, span } from './fund-parts.tsx';
import { amountPath, changeFundPath, fundPath, fundsPath, newFundPath, newPeriodPath } from './paths.ts';
import type { Fund, FundEntry, FundPeriod } from './queries.ts';
import { type BurnPoint, freeCents, legalConsequences, moneyEndsOn, payers } from './rules.ts';
import { EndsEarly, UsedBadge } from './summary.tsx';

/** A pot with the period of today, if it has one. */
export interface FundLine {
  fund: Fund;
  period: FundPeriod | undefined;
}

const serviceWords = ({ services }: Fund): string => services.map((code) => paidServices[code]).join(', ');

const columns = (today: Temporal.PlainDate): readonly Column<FundLine>[] => {
  const state = ({ fund, period }: FundLine): string => {
    if (fund.endedOn && Temporal.PlainDate.compare(fund.endedOn, today) < 0) return 'beendet';
    return period ? '' : 'kein Geld für heute';
  };
  return [
    {
      key: 'name',
      label: 'Topf',
      cell: ({ fund }) => (
        <a class="kern-link" href={fundPath(fund.id)}>
          {fund.name}
        </a>
      ),
      text: ({ fund }) => fund.name,
    },
    {
      key: 'traeger',
      label: 'Geld von',
      cell: ({ fund }) => payers[fund.payer],
      text: ({ fund }) => payers[fund.payer],
    },
    {
      key: 'zeitraum',
      label: 'Zeitraum',
      cell: ({ period }) => (period ? span(period) : ''),
      text: ({ period }) => (period ? span(period) : ''),
    },
    {
      key: 'betrag',
      label: 'Betrag',
      numeric: true,
      cell: ({ period }) => (period ? money(period.amountCents) : ''),
      text: ({ period }) => (period ? money(period.amountCents) : ''),
    },
    {
      key: 'ausgegeben',
      label: 'Ausgegeben',
      numeric: true,
      cell: ({ period }) => (period ? formatCents(period.spentCents) : ''),
      text: ({ period }) => (period ? formatCents(period.spentCents) : ''),
    },
    {
      key: 'zugesagt',
      label: 'Zugesagt',
      numeric: true,
      cell: ({ period }) => (period ? formatCents(period.promisedCents) : ''),
      text: ({ period }) => (period ? formatCents(period.promisedCents) : ''),
    },
    {
      key: 'frei',
      label: 'Frei',
      numeric: true,
      cell: ({ period }) => (period ? <strong>{money(freeCents(period))}</strong> : ''),
      text: ({ period }) => (period ? money(freeCents(period)) : ''),
    },
    {
      key: 'stand',
      label: 'Stand',
      cell: (row) =>
        row.period ? (
          <>
            <UsedBar sums={row.period} label={row.fund.name} id={`stand-${row.fund.id}`} />{' '}
            <UsedBadge sums={row.period} /> <EndsEarly on={moneyEndsOn(row.period, row.period.usedUntilToday, today)} />
          </>
        ) : (
          <span class="hs-muted">{state(row)}</span>
        ),
      text: state,
    },
  ];
};

/** All pots with what is left of them today. */
export function FundListPage({ frame, lines, today, mayManage }: FundListProps) {
  return (
    <Page {...frame} title="Töpfe" lead="Was in diesem Zeitraum noch zugesagt werden kann, und wie lange es reicht.">
      <ListCount count={lines.length} one="Topf" many="Töpfe">
        {mayManage ? (
          <Button href={newFundPath} icon="add">
            Topf anlegen
          </Button>
        ) : null}
      </ListCount>
      <DataTable
        caption="Töpfe"
        columns={columns(today)}
        rows={lines}
        empty={<EmptyState sentence="Es ist noch kein Topf angelegt. Ohne Topf kann kein Einsatz bezahlt werden." />}
      />
    </Page>
  );
}

interface FundListProps {
  frame: Frame;
  lines: readonly FundLine[];
  today: Temporal.PlainDate;
  mayManage: boolean;
}

export interface FundPageProps {
  frame: Frame;
  fund: Fund;
  periods: readonly FundPeriod[];
  /** The period that is shown in full: that of today, else the newest. */
  shown: FundPeriod | undefined;
  points: readonly BurnPoint[];
  decisions: readonly FundEntry[];
  today: Temporal.PlainDate;
  mayManage: boolean;
}

/** One pot: what it is for, how its money goes, and who decided what. */
export function FundPage(props: FundPageProps) {
  const { frame, fund, periods, shown, points, decisions, today, mayManage } = props;
  const others = [
    ...(shown && shown.amountCents !== null ? [{ label: 'Betrag ändern', href: amountPath(shown.id) }] : []),
    { label: 'Topf ändern', href: changeFundPath(fund.id) },
  ];
  return (
    <Page {...frame} title={fund.name} breadcrumbs={[{ href: fundsPath, label: 'Töpfe' }, { label: fund.name }]}>
      <div class="hs-stack">
        {shown ? <Standing period={shown} today={today} /> : <Alert tone="warning" title={noMoney(mayManage)} />}
        {mayManage ? (
          <Actions primary={{ label: 'Neuer Zeitraum', href: newPeriodPath(fund.id) }} others={others} />
        ) : null}
        {shown && shown.amountCents !== null ? (
          <Burn period={shown} amountCents={shown.amountCents} points={points} />
        ) : null}
        <h2 class="kern-heading-medium">Wofür das Geld da ist</h2>
        <DescriptionList
          items={[
            { term: 'Geld von', value: payers[fund.payer] },
            { term: 'Dienste', value: serviceWords(fund) },
            { term: 'Gespräche', value: legalConsequences[fund.legalConsequence] },
            { term: 'Zweck', value: fund.purpose },
            { term: 'Buchungsstelle', value: fund.account },
            ...(fund.endedOn ? [{ term: 'Letzter Tag', value: formatDate(fund.endedOn) }] : []),
          ]}
        />
        <Periods periods={periods} today={today} />
        {decisions.length === 0 ? null : <Decisions decisions={decisions} />}
      </div>
    </Page>
  );
}

const noMoney = (mayManage: boolean): string =>
  mayManage
    ? 'Dieser Topf hat noch kein Geld. Legen Sie den ersten Zeitraum an.'
    : 'Dieser Topf hat noch kein Geld. Die Verwaltung legt den ersten Zeitraum an.';

function Standing({ period, today }: { period: FundPeriod; today: Temporal.PlainDate }) {
  return (
    <>
      <p class="hs-lead">
        <strong>{money(freeCents(period))}</strong>
        {period.amountCents === null ? ' ' : ` von ${formatCents(period.amountCents)} frei, ${span(period)} `}
        <UsedBadge sums={period} /> <EndsEarly on={moneyEndsOn(period, period.usedUntilToday, today)} />
      </p>
      <DescriptionList
        items={[
          { term: 'Ausgegeben', value: formatCents(period.spentCents) },
          { term: 'Zugesagt, noch nicht abgerechnet', value: formatCents(period.promisedCents) },
        ]}
      />
    </>
  );
}
