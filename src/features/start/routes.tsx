// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { inCentre } from '../../db/centre.ts';
import { writeAudit } from '../../web/audit.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, get, NotFound, page, type Request, type Route, redirect, systemRoutes } from '../../web/route.ts';
import { getCaseSettings } from '../cases/queries.ts';
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
    // This route stands outside the wall and writes its lines itself.
    await writeAudit(tx, centre.id, request, 'start.list', recordsOf(found));
    return found;
  });
  return page(<StartPage frame={frameOf(request)} parts={parts} today={today} requestId={request.requestId} />);
}

export const startRoutes: Route[] = systemRoutes('start', [get('/', 'start.view', 'start.list', showStart)]);
