// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../../codes/money.ts';
import { Tiles } from '../../../web/components/index.ts';
import { optionsOf, Select } from '../../../web/form/index.ts';
import { formatCount, formatDate, formatNumber } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ExportLink, FilterBar, withParams } from '../../../web/list/index.ts';
import { fundsPath } from '../../funding/paths.ts';
import { volunteersPath } from '../../volunteers/paths.ts';
import type { Threats } from '../dispatch/threat-queries.ts';
import { ThreatSection } from '../dispatch/threat-section.tsx';
import { requestsPath } from '../paths.ts';
import type { PoolFigures, TalkGroup } from './groups.ts';
import type { PoolQuery } from './input.ts';
import type { Need } from './need-queries.ts';
import { NeedSection } from './need-section.tsx';
import { GroupSection, LeadSection, MonthSection, ReasonSection } from './parts.tsx';
import { poolFiguresPath, poolFiguresSheetPath } from './paths.ts';
import { type Period, yearParts } from './period-rules.ts';

export interface PoolPageProps {
  frame: Frame;
  query: PoolQuery;
  year: number;
  years: readonly number[];
  period: Period;
  figures: PoolFigures;
  threats: Threats;
  needs: readonly Need[];
  today: Temporal.PlainDate;
  recruitPath: string;
  seesVolunteers: boolean;
  seesFunds: boolean;
  dispatches: boolean;
}

function Lead({ period, total }: { period: Period; total: TalkGroup }) {
  if (total.requests === 0) return <>{`Für ${period.text} gibt es noch keine Anfrage.`}</>;
  return (
    <>
      <strong>{formatCount(total.requests, 'Anfrage', 'Anfragen')}</strong>
      {` für Gespräche im Zeitraum ${period.text}. `}
      {total.share === null
        ? 'Noch ist kein Gespräch vorbei.'
        : `Von den Gesprächen bis gestern waren ${formatNumber(total.share)} % besetzt. `}
      {total.held === 0
        ? ''
        : `${formatCount(total.held, 'Gespräch', 'Gespräche')} mit ${formatCount(total.hours, 'Stunde', 'Stunden')} fanden statt, geplant waren ${formatNumber(total.planned)}.`}
    </>
  );
}

function Filters({ query, year, years, period }: PoolPageProps) {
  return (
    <FilterBar
      action={poolFiguresPath}
      folded={false}
      active={query.filtered}
      baseUrl={query.baseUrl}
      set={query.filtered ? [{ label: period.text, href: poolFiguresPath }] : []}
      end={<ExportLink href={query.baseUrl.replace(poolFiguresPath, poolFiguresSheetPath)}>Excel</ExportLink>}
    >
      <Select
        name="jahr"
        label="Jahr"
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        value={String(year)}
        placeholder=""
      />
      <Select
        name="zeitraum"
        label="Zeitraum"
        options={optionsOf(yearParts)}
        value={query.filters.zeitraum ?? ''}
        placeholder="ganzes Jahr"
        required={false}
      />
    </FilterBar>
  );
}

type Cost = PoolFigures['costs'][number];
const euros = (amount: number): string => formatCents(Math.round(amount * 100));
const costColumns: readonly Column<Cost>[] = [
  { key: 'topf', label: 'Topf', cell: ({ fund }) => fund, text: ({ fund }) => fund },
  {
    key: 'ausgaben',
    label: 'Ausgaben',
    numeric: true,
    cell: (row) => euros(row.euros),
    text: (row) => euros(row.euros),
  },
];

function Costs({ figures, seesFunds }: Pick<PoolPageProps, 'figures' | 'seesFunds'>) {
  return (
    <section class="hs-section" aria-labelledby="kosten">
      <h2 class="kern-heading-medium" id="kosten">
        Was es gekostet hat
      </h2>
      <p class="hs-text">
        {`${euros(figures.cost)} sind im Zeitraum für Dolmetschen gebucht, mit Korrekturen an ihrem Tag. `}
        {seesFunds ? (
          <a class="kern-link" href={fundsPath}>
            Was in den Töpfen noch frei ist
          </a>
        ) : null}
      </p>
      <DataTable
        caption="Ausgaben für Dolmetschen nach Topf"
        columns={costColumns}
        rows={figures.costs}
        empty={<EmptyState sentence="In diesem Zeitraum ist nichts gebucht." />}
      />
    </section>
  );
}

function PoolTiles({ figures, seesVolunteers }: Pick<PoolPageProps, 'figures' | 'seesVolunteers'>) {
  const { total, people } = figures;
  const unfilled = withParams(requestsPath, { stand: 'unfilled', zeit: 'vergangen' });
  const pool = seesVolunteers ? volunteersPath : requestsPath;
  return (
    <Tiles
      heading="Auf einen Blick"
      days={[]}
      tiles={[
        { label: 'Anfragen', href: requestsPath, count: total.requests, tone: 'calm' },
        {
          ...{
            label: 'nicht besetzt',
            href: unfilled,
            count: total.unfilled,
            tone: total.unfilled > 0 ? 'over' : 'calm',
          },
          change: total.share === null ? undefined : `${formatNumber(total.share)} % waren besetzt`,
        },
        {
          ...{ label: 'aktive Dolmetschende heute', href: withParams(pool, seesVolunteers ? { stand: 'active' } : {}) },
          ...{ count: people.active, tone: 'calm', change: `${formatNumber(people.trained)} mit Grundschulung` },
        },
        {
          ...{ label: 'Nachweis läuft in 8 Wochen ab', count: people.expiring },
          href: withParams(pool, seesVolunteers ? { nachweis: 'soon' } : {}),
          tone: people.expiring > 0 ? 'over' : 'calm',
        },
      ]}
    />
  );
}

/** What the pool does, for whom, and where people are missing. */
export function PoolFiguresPage(props: PoolPageProps) {
  const { frame, figures, period, today, needs, threats, recruitPath, seesVolunteers, dispatches } = props;
  return (
    <Page {...frame} title="Zahlen des Sprachmittlerpools" lead={<Lead period={period} total={figures.total} />}>
      <Filters {...props} />
      <PoolTiles figures={figures} seesVolunteers={seesVolunteers} />
      <ThreatSection threats={threats} dispatches={dispatches} />
      <NeedSection needs={needs} recruitPath={recruitPath} seesVolunteers={seesVolunteers} />
      <MonthSection months={figures.months} />
      <ReasonSection
        lists={[
          { heading: 'Nicht besetzt', reasons: figures.unfilled },
          { heading: 'Abgesagt', reasons: figures.cancelled },
          { heading: 'Nicht angenommen', reasons: figures.declined },
        ]}
      />
      <LeadSection leads={figures.leads} />
      <GroupSection heading="Nach Bereich" first="Bereich" id="bereich" groups={figures.fields} />
      <GroupSection heading="Nach Art der Einrichtung" first="Einrichtung" id="art" groups={figures.kinds} />
      <GroupSection heading="Vor Ort, am Telefon, per Video" first="Weg" id="weg" groups={figures.modes} />
      <GroupSection heading="Nach Sprache" first="Sprache" id="sprache" groups={figures.languages} />
      <Costs {...props} />
      <p class="hs-text hs-muted">
        {`Stand ${formatDate(today)}. Gezählt wird nach dem Tag des Gesprächs; besetzt und nicht besetzt bis gestern. Nur für das Zentrum: Kleine Zahlen sind nicht verborgen.`}
      </p>
    </Page>
  );
}
