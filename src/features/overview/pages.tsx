// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Tiles } from '../../web/components/index.ts';
import { Button, ButtonRow, Checkbox } from '../../web/form/index.ts';
import { formatCount, formatDate, formatDays, formatNumber } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { ExportLink, FilterBar, setFilters } from '../../web/list/index.ts';
import type { CaseRow } from '../cases/list-queries.ts';
import { WaitingFields, waitingFilterWords } from '../cases/waiting-fields.tsx';
import type { Municipality } from '../centres/queries.ts';
import type { ListOf, Waiting } from './groups.ts';
import type { OverviewQuery } from './list-input.ts';
import { GroupSection, OverdueSection, SpanSection, WaySection } from './parts.tsx';
import { overviewPath, overviewSheetPath, targetsPath } from './paths.ts';
import { longestSpan, type SpanFigures, spans, type Targets } from './rules.ts';

export interface OverviewProps {
  frame: Frame;
  query: OverviewQuery;
  waiting: Waiting;
  figures: readonly SpanFigures[];
  targets: Targets['days'];
  targetDays: number;
  overdue: readonly CaseRow[];
  municipalities: readonly Municipality[];
  today: Temporal.PlainDate;
  listOf: ListOf;
  mayExport: boolean;
  maySetTargets: boolean;
}

/** In one sentence where most time stays. */
function spanLead(figures: readonly SpanFigures[]): string {
  const longest = longestSpan(figures);
  if (!longest) return 'Noch ist kein Abschnitt bei der Hälfte der Kinder vorbei.';
  const most = `Am längsten dauert es ${spans[longest.span].sentence}: ${formatDays(longest.median)}.`;
  return longest.span === 'report' ? `${most} Diese Zeit steuert das Zentrum nicht.` : most;
}

/** Who waits for what since when, where the time stays, and what is overdue. */
export function OverviewPage(props: OverviewProps) {
  const { frame, waiting, figures, targets, targetDays, overdue, today, listOf } = props;
  const { all } = waiting;
  return (
    <Page
      {...frame}
      title="Übersicht"
      lead={
        <>
          <strong>{formatCount(all.count, 'Kind wartet', 'Kinder warten')}</strong>
          {`, ${formatNumber(all.late)} davon länger als ${formatDays(targetDays)}. ${formatCount(all.overdue, 'Schritt ist', 'Schritte sind')} überfällig.`}
        </>
      }
    >
      <Filters {...props} />
      <Tiles
        heading="Wartende Kinder nach Schritt"
        days={[]}
        tiles={waiting.byPart.map(({ waitsFor, href, count, late, longest }) => ({
          label: `Warten auf ${waitsFor}`,
          href,
          count,
          tone: late > 0 ? 'over' : 'calm',
          change:
            longest === null ? undefined : `${formatNumber(late)} über dem Ziel, am längsten ${formatDays(longest)}`,
        }))}
      />
      <WaySection waiting={waiting} />
      <OverdueSection rows={overdue} count={all.overdue} href={listOf({ ueberfaellig: 'ja' })} />
      <SpanSection figures={figures} targets={targets} lead={spanLead(figures)} />
      {props.maySetTargets ? (
        <ButtonRow>
          <Button kind="secondary" href={targetsPath}>
            Ziele ändern
          </Button>
        </ButtonRow>
      ) : null}
      <div class="hs-columns hs-columns--even">
        <GroupSection heading="Nach Jahrgang" first="Jahrgang" id="jahrgang" groups={waiting.byBand} />
        <GroupSection heading="Nach Gemeinde" first="Gemeinde" id="gemeinde" groups={waiting.byMunicipality} />
      </div>
      <p class="hs-text hs-muted">
        {`Stand ${formatDate(today)}. Der Jahrgang ist der empfohlene, davor der nach dem Alter. Nur für das Zentrum: Kleine Zahlen sind nicht verborgen.`}
      </p>
    </Page>
  );
}

function Filters({ query, municipalities, mayExport }: OverviewProps) {
  const { filters } = query;
  return (
    <FilterBar
      action={overviewPath}
      active={query.filtered}
      baseUrl={query.baseUrl}
      set={setFilters(query, { ...waitingFilterWords(municipalities), meine: () => 'meine' })}
      end={
        mayExport ? (
          <ExportLink href={query.baseUrl.replace(overviewPath, overviewSheetPath)}>Excel</ExportLink>
        ) : undefined
      }
    >
      <WaitingFields filters={filters} municipalities={municipalities} />
      <Checkbox name="meine" label="nur meine" checked={filters.meine === 'ja'} />
    </FilterBar>
  );
}
