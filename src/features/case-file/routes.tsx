// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, type CentreRoute, centreRoutes, get, page, param } from '../../web/route.ts';
import { listInterpreterStands } from '../appointments/interpreter/queries.ts';
import { findBooked, findEndedByClosing } from '../appointments/queries.ts';
import { possibleDeeds } from '../cases/deeds.ts';
import { whyNot } from '../cases/missing-deeds.ts';
import { competentPathFor } from '../centres/competence.ts';
import { listQuestions } from '../families/question-queries.ts';
import { birthOf } from '../families/rules.ts';
import { getHealthOfficeSetting, listOfficeNotices } from '../health-office/queries.ts';
import { placementSummary } from '../placement/queries.ts';
import { PlacementCard } from '../placement/summary.tsx';
import { CasePage } from './case-page.tsx';
import { familyPageRoutes } from './family-routes.tsx';
import { getCaseWithPractice, readCaseFile } from './queries.ts';

async function showCase(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, today } = request;
  const { head, competence, settings } = await getCaseWithPractice(tx, centreId, param(request, 'id'));
  const mayReadCounselling = may(user.roles, 'counselling.view');
  const file = await readCaseFile(tx, centreId, head, mayReadCounselling);
  const summary = await placementSummary(tx, centreId, head.id);
  const mine = head.responsibleId === user.id;
  const deeds = possibleDeeds({ ...head, mine, recommended: summary.recommendation !== undefined }, user.roles);
  // The box of the next step leads to the comparison while a recommendation can be written; afterwards the card does.
  const compared = [deeds.primary, ...deeds.others].some((deed) => deed?.key === 'compare');
  const questions = may(user.roles, 'case.record') ? await listQuestions(tx, centreId, { limit: 3 }, head.childId) : [];
  const healthOffice = may(user.roles, 'health_office.notify')
    ? {
        setting: await getHealthOfficeSetting(tx, centreId),
        notices: await listOfficeNotices(tx, centreId, head.id),
      }
    : null;
  request.shown('case', head.id);
  request.shown('child', [
    head.childId,
    ...[...file.siblings, ...questions.map(({ children: [, other] }) => other)].map(({ id }) => id),
  ]);
  request.shown('family', head.familyId);
  const booked = await findBooked(tx, centreId, head.id);
  const stands = await listInterpreterStands(tx, centreId, booked?.interpreter ? [booked.id] : []);
  return page(
    <CasePage
      frame={frameOf(request)}
      head={head}
      questions={questions}
      {...file}
      mayReadCounselling={mayReadCounselling}
      mayAudit={may(user.roles, 'audit.view')}
      auditWords={request.app.house}
      healthOffice={healthOffice}
      deeds={deeds}
      missing={whyNot(head, user.roles)
        .map(({ reason }) => reason)
        .join(' ')}
      why={competentPathFor(competence, birthOf(head), head.openedOn).why}
      targetDays={settings.targetDays}
      booked={booked}
      stand={stands.get(booked?.id ?? '')}
      ended={await findEndedByClosing(tx, centreId, head.id, today)}
      today={today}
      requestId={request.requestId}
      placement={
        <PlacementCard
          summary={summary}
          caseId={head.id}
          today={today}
          compare={!compared && may(user.roles, 'ranking.view')}
        />
      }
    />,
  );
}

/** The pages that put together what several features know: of a case, a family, a child. */
export const caseFileRoutes: readonly CentreRoute[] = [
  ...centreRoutes('case-file', [get('/faelle/:id', 'case.view', 'case.view', showCase)]),
  ...familyPageRoutes,
];
