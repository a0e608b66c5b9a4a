// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { startPath } from '../../web/paths.ts';
import { type Answer, type CentreRequest, centreRoutes, param, post, redirect } from '../../web/route.ts';
import { markSeen } from './actions.ts';

async function markNotice(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, now } = request;
  const id = param(request, 'id');
  if (!isId(id)) throw new NotFound();
  await markSeen(tx, { centreId, userId: user.id, roles: user.roles }, id, now);
  request.shown('notice', id);
  return redirect(flash(startPath, 'gesehen'));
}

export const noticeRoutes = centreRoutes('notices', [
  post('/hinweise/:id/gesehen', 'start.view', 'notice.seen', markNotice),
]);
