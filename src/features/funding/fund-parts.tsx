// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import { formatDateTime, formatShortDate } from '../../web/format.ts';
import { type Column, DataTable, EmptyState } from '../../web/list/index.ts';
import { BurnChart } from './charts.tsx';
import type { FundEntry, FundPeriod } from './queries.ts';
import { type BurnPoint, freeCents, moneyEndsOn } from './rules.ts';
import { EndsEarly, UsedBadge } from './summary.tsx';

/** First and last day of a period. */
export const span = ({ fromOn, toOn }: Pick<FundPeriod, 'fromOn' | 'toOn'>): string =>
  `${formatShortDate(fromOn)} bis ${formatShortDate(toOn)}`;
/** Cents as people write them; null: without limit. */
export const money = (cents: number | null): string => (cents === null ? 'ohne Obergrenze' : formatCents(cents));

const burnColumns = (amountCents: number): readonly Column<BurnPoint>[] => {
  const column = (key: string, label: string, text: (row: BurnPoint) => string): Column<BurnPoint> => ({
    ...{ key, label, text },
    numeric: key !== 'bis',
    cell: text,
  });
  return [
    column('bis', 'Bis', ({ until }) => formatShortDate(until)),
    column('ausgegeben', 'Ausgegeben', ({ spentCents }) => formatCents(spentCents)),
    column('zugesagt', 'Zugesagt', ({ promisedCents }) => formatCents(promisedCents)),
    column('frei', 'Frei', ({ spentCents, promisedCents }) => formatCents(amountCents - spentCents - promisedCents)),
  ];
};

interface BurnProps {
  period: FundPeriod;
  amountCents: number;
  points: readonly BurnPoint[];
}

/** How the money of a period goes: the picture, and the same as a table. */
export function Burn({ period: { fromOn, toOn }, amountCents, points }: BurnProps) {
  const facts = { fromOn, toOn, amountCents, points };
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Wie das Geld abnimmt</h2>
      <figure class="hs-chart">
        <BurnChart {...facts} width={1216} kind="wide" />
        <BurnChart {...facts} width={344} kind="narrow" />
        <figcaption class="hs-muted">
          Kräftige Linie: frei nach Ausgaben und Zusagen. Helle Linie: frei nach Ausgaben allein. Gestrichelt:
          gleichmäßig über den Zeitraum.
        </figcaption>
      </figure>
      <DataTable
        caption="Wie das Geld abnimmt"
        columns={burnColumns(amountCents)}
        rows={points}
        empty={<EmptyState sentence="Der Zeitraum hat noch nicht begonnen." />}
      />
    </section>
  );
}

/** All periods of a pot. */
export function Periods({ periods, today }: { periods: readonly FundPeriod[]; today: Temporal.PlainDate }) {
  const rows: readonly Column<FundPeriod>[] = [
    { key: 'zeitraum', label: 'Zeitraum', cell: span, text: span },
    {
      key: 'betrag',
      label: 'Betrag',
      numeric: true,
      cell: (row) => money(row.amountCents),
      text: (row) => money(row.amountCents),
    },
    {
      key: 'frei',
      label: 'Frei',
      numeric: true,
      cell: (row) => money(freeCents(row)),
      text: (row) => money(freeCents(row)),
    },
    {
      key: 'stand',
      label: 'Stand',
      cell: (row) => (
        <>
          <UsedBadge sums={row} /> <EndsEarly on={moneyEndsOn(row, row.usedUntilToday, today)} />
        </>
      ),
      text: () => '',
    },
  ];
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Zeiträume</h2>
      <DataTable
        caption="Zeiträume"
        columns={rows}
        rows={periods}
        empty={<EmptyState sentence="Noch kein Zeitraum angelegt." />}
      />
    </section>
  );
}

const kinds = {
  amount: 'Betrag',
  corrected: 'Korrektur',
  promised: 'Zusage',
  released: 'Rückgabe',
  spent: 'Ausgabe',
} as const;

/** Who changed or corrected what, when, and why. */
export function Decisions({ decisions }: { decisions: readonly FundEntry[] }) {
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Änderungen</h2>
      <ul class="hs-text">
        {decisions.map((one) => (
          <li>
            {`${formatDateTime(one.at)}${one.by ? `, ${one.by}` : ''}: ${kinds[one.kind]} `}
            <strong>{`${one.amountDelta + one.spentDelta > 0 ? '+' : ''}${formatCents(one.amountDelta + one.spentDelta)}`}</strong>
            {one.reason === '' ? '' : ` – ${one.reason}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
