// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { frameOf } from '../../../web/frame.ts';
import { listQuery, PAGE_SIZE } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post, redirect } from '../../../web/route.ts';
import { centreDesk, loadAt } from '../matching/deed-routes.tsx';
import { sponsorshipPath } from '../paths.ts';
import { OpenPage } from './open-page.tsx';
import { listOpenThings } from './open-queries.ts';
import { openThingsPath, settleWordPath } from './paths.ts';
import { settleWords } from './word-actions.ts';

async function showOpen(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, url } = request;
  const query = listQuery(url.href, { sorts: ['bis'], filters: {} });
  const { rows, count } = await listOpenThings(tx, centreId, request, {
    limit: PAGE_SIZE,
    offset: (query.page - 1) * PAGE_SIZE,
  });
  request.shown('sponsorship', [...new Set(rows.map(({ id }) => id))]);
  return page(<OpenPage frame={frameOf(request)} {...{ rows, count }} page={query.page} baseUrl={query.baseUrl} />);
}

/** One press: read and settled, once. */
async function settle(request: CentreRequest): Promise<Answer> {
  const { id } = await loadAt(request, centreDesk);
  await settleWords(request.tx, request.by, id, { kinds: ['no', 'break', 'lesson', 'end'], byStaff: true });
  return redirect(flash(sponsorshipPath(id), 'patenschaftGelesen'));
}

/** What waits for the coordination of sponsorships, and that it is settled. */
export const openRoutes = centreRoutes('sponsorships', [
  get(openThingsPath, 'sponsorship.manage', 'sponsorship.open', showOpen),
  post(settleWordPath(':id'), 'sponsorship.manage', 'sponsorship.settle', settle),
]);
