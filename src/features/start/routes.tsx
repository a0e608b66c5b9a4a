// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { inCentre } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  get,
  NotFound,
  page,
  post,
  type Request,
  type Route,
  redirect,
  systemRoutes,
} from '../../web/route.ts';
import { getCaseSettings } from '../cases/queries.ts';
import { logShown, markSeen } from './actions.ts';
import { StartPage } from './pages.tsx';
import { gatherToday, recordsOf } from './today.ts';

/** Operators have no centre, so this page stands outside the wall and opens the door itself. */
async function showStart(request: Request): Promise<Answer> {
  const { user, app, now, today } = request;
  if (user.roles.includes('operator')) return redirect('/betrieb');
  const { centre } = user;
  if (!centre) throw new NotFound();
  const by = { centreId: centre.id, userId: user.id, now };
  const parts = await inCentre(app.database.db, by, async (tx) => {
    const { targetDays } = await getCaseSettings(tx, centre.id);
    const found = await gatherToday(tx, {
      ...by,
      roles: user.roles,
      ags: user.ags,
      schools: user.schools,
      today,
      targetDays,
    });
    await logShown(tx, by, user.roles, recordsOf(found));
    return found;
  });
  return page(<StartPage frame={frameOf(request)} parts={parts} today={today} requestId={request.requestId} />);
}

async function markNotice(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, now } = request;
  const { id = '' } = request.params;
  if (!isId(id)) throw new NotFound();
  await markSeen(tx, { centreId, userId: user.id, now }, user.roles, id);
  request.shown('notice', id);
  return redirect('/?ok=gesehen');
}

export const startRoutes: Route[] = [
  ...systemRoutes('start', [get('/', 'start.view', 'start.list', showStart)]),
  ...centreRoutes('start', [post('/hinweise/:id/gesehen', 'start.view', 'notice.seen', markNotice)]),
];
