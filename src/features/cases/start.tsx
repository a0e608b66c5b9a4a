// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type StartSection, startLines } from '../../web/feature.ts';
import { getSettings } from '../centres/queries.ts';
import { countNow } from '../figures/queries.ts';
import { caseListPath } from './paths.ts';
import { listReports } from './report-queries.ts';
import { FigureCards, Reports, shownFigures, WaitingCases } from './start-parts.tsx';
import { listWaiting } from './waiting-queries.ts';

const shownCases = (rows: readonly { id: string }[]) => [{ recordKind: 'case', ids: rows.map(({ id }) => id) }];

/** Cases that wait: for a counsellor, overdue ones for the head, figures, and the reports of a municipality. */
export const caseSections: readonly StartSection[] = [
  {
    place: 20,
    roles: ['counsellor'],
    async read(tx, { centreId, userId, today }) {
      // Two days ahead: what falls due tomorrow is prepared today.
      const cases = await listWaiting(tx, centreId, today.add({ days: 2 }), userId, startLines + 1);
      const href = `${caseListPath}?wer=counsellor&meine=ja`;
      return {
        shown: shownCases(cases),
        view: () => <WaitingCases heading="Das wartet auf Sie" cases={cases} today={today} href={href} />,
      };
    },
  },
  {
    place: 30,
    roles: ['head', 'administration'],
    async read(tx, { centreId, today }) {
      const cases = await listWaiting(tx, centreId, today.subtract({ days: 1 }), null, startLines + 1);
      const href = `${caseListPath}?ueberfaellig=ja`;
      return {
        shown: shownCases(cases),
        view: () => <WaitingCases heading="Überfällig" cases={cases} today={today} href={href} />,
      };
    },
  },
  {
    place: 40,
    roles: ['head', 'administration'],
    async read(tx, { centreId, today }) {
      const { targetDays } = await getSettings(tx, centreId);
      const figures = await countNow(tx, { centreId, today, targetDays }, shownFigures);
      return { shown: [], view: () => <FigureCards figures={figures} /> };
    },
  },
  {
    place: 90,
    roles: ['reporting_office'],
    async read(tx, { centreId, ags }) {
      const reports = await listReports(tx, centreId, ags, { limit: startLines, offset: 0 });
      return { shown: shownCases(reports), view: () => <Reports reports={reports} /> };
    },
  },
];
