// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { inCentre } from '../../db/centre.ts';
import { NotFound } from '../../refusals.ts';
import { type Shown, writeAudit } from '../../web/audit.ts';
import type { StartPart } from '../../web/feature.ts';
import { frameOf } from '../../web/frame.ts';
import { operatorPath } from '../../web/paths.ts';
import { type Answer, get, page, type Request, type Route, redirect, systemRoutes } from '../../web/route.ts';
import { StartPage } from './pages.tsx';

/** The records that parts show, each once. */
function shownBy(parts: readonly StartPart[]): Shown[] {
  const byKind = Map.groupBy(
    parts.flatMap(({ shown }) => shown),
    ({ recordKind }) => recordKind,
  );
  return [...byKind].map(([recordKind, list]) => ({ recordKind, ids: [...new Set(list.flatMap(({ ids }) => ids))] }));
}

/** Operators have no centre, so this page stands outside the wall and opens the door itself. */
async function showStart(request: Request): Promise<Answer> {
  const { user, app, now, today } = request;
  if (user.roles.includes('operator')) return redirect(operatorPath);
  const { centre, roles, ags, schools, coordinated, institutions, volunteers } = user;
  if (!centre) throw new NotFound();
  const by = { centreId: centre.id, userId: user.id, now };
  const sections = app.house.start.filter((section) => section.roles.some((role) => roles.includes(role)));
  const parts = await inCentre(app.database.db, by, async (tx) => {
    const read: StartPart[] = [];
    for (const section of sections) {
      const part = await section.read(tx, { ...by, roles, ags, schools, coordinated, institutions, volunteers, today });
      if (part) read.push(part);
    }
    // This route stands outside the wall and writes its lines itself.
    await writeAudit(tx, centre.id, request, 'start.list', shownBy(read));
    return read;
  });
  const mayReport = may(roles, 'report.create');
  return page(
    <StartPage
      frame={frameOf(request)}
      parts={parts}
      today={today}
      mayReport={mayReport}
      requestId={request.requestId}
    />,
  );
}

export const startRoutes: Route[] = systemRoutes('start', [get('/', 'start.view', 'start.list', showStart)]);
