// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { type Answer, type CentreRequest, centreRoutes, param, post, redirect } from '../../web/route.ts';
import { lockCase } from './actions.ts';
import { assign } from './deed-actions.ts';
import { casePath } from './paths.ts';
import { getCaseHead } from './queries.ts';
import { assertAllowed } from './rules.ts';

/** "Ich übernehme". Of two at once one gets the case, the other is told whose it is now. */
async function takeOver(request: CentreRequest): Promise<Answer> {
  const { tx, by, centreId, user, url } = request;
  const id = param(request, 'id');
  await getCaseHead(tx, centreId, id);
  await lockCase(tx, centreId, id);
  const head = await getCaseHead(tx, centreId, id);
  request.shown('case', id);
  assertAllowed('assigned', head, '. Übernehmen geht jetzt nicht.');
  if (head.responsibleId !== user.id) {
    const seen = url.searchParams.get('bisher') ?? '';
    if (seen !== (head.responsibleId ?? ''))
      throw new Conflict(
        `Der Fall gehört inzwischen ${head.responsible ?? 'niemandem'}. Sie haben ihn nicht übernommen.`,
        [{ kind: 'case', id, label: 'Zum Fall' }],
      );
    await assign(tx, by, head, user.id);
  }
  return redirect(flash(casePath(id), 'uebernommen'));
}

export const takeOverRoutes = centreRoutes('cases', [
  post('/faelle/:id/uebernehmen', 'case.edit', 'case.assigned', takeOver),
]);
