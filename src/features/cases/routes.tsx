// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery, toCsv } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, type CentreRoute, centreRoutes, download, page } from '../../web/route.ts';
import { listViews } from '../audit/queries.ts';
import { listArea } from '../families/municipality.ts';
import { getChild, getFamily, listChildren, listGuardians } from '../families/queries.ts';
import { birthOf } from '../families/rules.ts';
import { placementSummary } from '../placement/queries.ts';
import { PlacementCard } from '../placement/summary.tsx';
import { CasePage } from './case-page.tsx';
import { competentPathFor } from './competence.ts';
import { simpleDeedRoutes } from './deed-routes.tsx';
import { possibleDeeds } from './deeds.ts';
import { schoolsOf } from './history.ts';
import { CaseListPage, caseColumns } from './list-page.tsx';
import { type CaseListQuery, caseFilters, caseSorts, countCases, type Looker, listCases } from './list-queries.ts';
import {
  findCounselling,
  getCaseHead,
  getCaseSettings,
  listCompetence,
  listCounsellors,
  listHistory,
  listLetters,
  schoolNames,
} from './queries.ts';
import { counselAndRecommendRoutes } from './recommend-routes.tsx';
import { reportRoutes } from './report-routes.tsx';
import { param } from './request-tools.ts';

const lookerOf = ({ centreId, user, today }: CentreRequest): Looker => ({ centreId, userId: user.id, today });
const queryOf = (request: CentreRequest): CaseListQuery =>
  listQuery(request.url.pathname.replace('.csv', '') + request.url.search, { sorts: caseSorts, filters: caseFilters });

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const who = lookerOf(request);
  const query = queryOf(request);
  const count = await countCases(tx, who, query);
  const rows = await listCases(tx, who, query);
  const { targetDays } = await getCaseSettings(tx, centreId);
  request.shown(
    'case',
    rows.map(({ id }) => id),
  );
  return page(
    <CaseListPage
      frame={frameOf(request)}
      query={query}
      rows={rows}
      count={count}
      today={request.today}
      targetDays={targetDays}
      municipalities={await listArea(tx, centreId)}
      roles={user.roles}
    />,
  );
}

/** More rows than a centre ever has open; keeps one export from filling the memory. */
const mostExported = 50_000;

async function exportList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const rows = await listCases(tx, lookerOf(request), { ...queryOf(request), offset: 0 }, mostExported);
  const { targetDays } = await getCaseSettings(tx, centreId);
  request.shown(
    'case',
    rows.map(({ id }) => id),
  );
  const body = toCsv(caseColumns(request.today, targetDays), rows);
  return download(`faelle-${request.today.toString()}.csv`, 'text/csv; charset=utf-8', body);
}

async function showCase(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, today } = request;
  const head = await getCaseHead(tx, centreId, param(request, 'id'));
  const mayReadCounselling = may(user.roles, 'counselling.view');
  const history = await listHistory(tx, centreId, head.id, mayReadCounselling);
  const family = await listChildren(tx, centreId, head.familyId);
  const siblings = family.filter(({ id }) => id !== head.childId);
  const people = await listCounsellors(tx, centreId);
  const { targetDays } = await getCaseSettings(tx, centreId);
  const path = competentPathFor(await listCompetence(tx, centreId), birthOf(head), head.openedOn);
  request.shown('case', head.id);
  request.shown('child', [head.childId, ...siblings.map(({ id }) => id)]);
  request.shown('family', head.familyId);
  return page(
    <CasePage
      frame={frameOf(request)}
      head={head}
      child={await getChild(tx, centreId, head.childId)}
      family={await getFamily(tx, centreId, head.familyId)}
      guardians={await listGuardians(tx, centreId, head.familyId)}
      siblings={siblings}
      history={history}
      names={{
        schools: await schoolNames(tx, schoolsOf(history)),
        people: new Map(people.map(({ id, name }) => [id, name])),
      }}
      counselling={mayReadCounselling ? await findCounselling(tx, centreId, head.id) : undefined}
      mayReadCounselling={mayReadCounselling}
      letters={await listLetters(tx, centreId, head.id)}
      views={
        await listViews(tx, centreId, [
          { kind: 'case', id: head.id },
          { kind: 'child', id: head.childId },
        ])
      }
      mayAudit={may(user.roles, 'audit.view')}
      deeds={possibleDeeds(head, user.roles)}
      why={path.why}
      targetDays={targetDays}
      today={today}
      requestId={request.requestId}
      placement={
        <PlacementCard summary={await placementSummary(tx, centreId, head.id)} caseId={head.id} today={today} />
      }
    />,
  );
}

export const caseRoutes: CentreRoute[] = [
  ...reportRoutes,
  ...centreRoutes('cases', [
    { method: 'GET', path: '/faelle', permission: 'case.list', audit: 'case.list', handle: showList },
    {
      method: 'GET',
      path: '/faelle.csv',
      permission: 'case.export',
      audit: 'case.export',
      confirm: true,
      handle: exportList,
    },
    { method: 'GET', path: '/faelle/:id', permission: 'case.view', audit: 'case.view', handle: showCase },
  ]),
  ...simpleDeedRoutes,
  ...counselAndRecommendRoutes,
];
