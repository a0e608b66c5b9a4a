// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type StartSection, startLines } from '../../web/feature.ts';
import { formatCount } from '../../web/format.ts';
import { lastWeeks } from '../../web/weeks.ts';
import { getSettings } from '../centres/queries.ts';
import { countNow } from '../figures/queries.ts';
import { caseListPath } from './paths.ts';
import { listReports } from './report-queries.ts';
import {
  centreTiles,
  ownTiles,
  Reports,
  reportTiles,
  shownFigures,
  Waiting,
  WorkloadTable,
  waitingWords,
} from './start-parts.tsx';
import { countReportWeeks, countWeeks, listWaitingGroups, listWorkload } from './start-queries.ts';

const shownCases = (rows: readonly { caseId: string }[]) => [
  { recordKind: 'case', ids: rows.map(({ caseId }) => caseId) },
];

/** Figures and what waits: for a counsellor the own, for the head those of the centre; the reports of a municipality. */
export const caseSections: readonly StartSection[] = [
  {
    place: 20,
    roles: ['counsellor'],
    async read(tx, { centreId, userId, today }) {
      const { targetDays } = await getSettings(tx, centreId);
      const weeks = await countWeeks(tx, { centreId, userId, targetDays }, lastWeeks(today));
      const groups = await listWaitingGroups(tx, centreId, today, userId);
      const all = { href: `${caseListPath}?wer=counsellor&meine=ja`, label: 'Alle meine Schritte als Liste' };
      const empty = 'Hier wartet gerade nichts auf Sie.';
      return {
        shown: shownCases(groups),
        tiles: ownTiles(weeks),
        view: () => <Waiting heading="Das wartet auf Sie" groups={groups} today={today} own empty={empty} all={all} />,
      };
    },
  },
  {
    place: 30,
    roles: ['head', 'administration'],
    async read(tx, { centreId, roles, today }) {
      const { targetDays, showWorkload } = await getSettings(tx, centreId);
      const figures = await countNow(tx, { centreId, today, targetDays }, shownFigures);
      const weeks = await countWeeks(tx, { centreId, userId: null, targetDays }, lastWeeks(today));
      const groups = await listWaitingGroups(tx, centreId, today, null);
      const workload = showWorkload && roles.includes('head') ? await listWorkload(tx, centreId, today) : [];
      const late = formatCount(figures.overdue, 'Schritt ist', 'Schritte sind');
      const all = { href: `${caseListPath}?ueberfaellig=ja`, label: 'Alle überfälligen Schritte als Liste' };
      const empty = 'Es ist kein Schritt überfällig.';
      return {
        shown: shownCases(groups),
        lead: `${waitingWords(figures.open)} ${late} überfällig.`,
        tiles: centreTiles(figures, weeks),
        view: () => (
          <>
            <Waiting
              heading="Wo etwas überfällig ist"
              groups={groups}
              today={today}
              own={false}
              empty={empty}
              all={all}
            />
            {workload.length === 0 ? null : <WorkloadTable rows={workload} />}
          </>
        ),
      };
    },
  },
  {
    place: 90,
    roles: ['reporting_office'],
    async read(tx, { centreId, ags, today }) {
      const weeks = await countReportWeeks(tx, centreId, ags, lastWeeks(today));
      const reports = await listReports(tx, centreId, ags, { limit: startLines, offset: 0 });
      return {
        shown: [{ recordKind: 'case', ids: reports.map(({ id }) => id) }],
        tiles: reportTiles(weeks),
        view: () => <Reports reports={reports} />,
      };
    },
  },
];
