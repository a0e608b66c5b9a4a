// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { frameOf } from '../../../web/frame.ts';
import { listQuery } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page } from '../../../web/route.ts';
import { listWords } from '../own/word-queries.ts';
import { sponsorshipsPath } from '../paths.ts';
import { centreDesk, type Desk, deedRoutesAt, loadAt, schoolDesk } from './deed-routes.tsx';
import { SponsorshipListPage, sponsorshipListSpec } from './sponsorship-list.tsx';
import { SponsorshipPage } from './sponsorship-page.tsx';
import { reachedBy } from './tell-actions.ts';
import { countSponsorships, getPeople, listEvents, listSponsorships } from './view-queries.ts';

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, url, now } = request;
  const query = listQuery(url.href, { sorts: ['seit'], filters: sponsorshipListSpec });
  const { q, stand } = query.filters;
  const filter = { text: q ?? '', states: stand === undefined ? [] : [stand] };
  const rows = await listSponsorships(tx, centreId, filter, query);
  request.shown(
    'sponsorship',
    rows.map(({ id }) => id),
  );
  const count = await countSponsorships(tx, centreId, filter);
  return page(<SponsorshipListPage frame={frameOf(request)} {...{ rows, count, query, now }} />);
}

const showAt =
  (desk: Desk) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, now } = request;
    const one = await loadAt(request, desk);
    const unreached: ('sponsor' | 'school')[] = [];
    for (const side of ['sponsor', 'school'] as const)
      if ((await reachedBy(tx, centreId, side, one)).length === 0) unreached.push(side);
    const file = {
      ...{ one, unreached },
      people: await getPeople(tx, centreId, one.id),
      events: await listEvents(tx, centreId, one.id),
      words: desk.doer === 'centre' ? await listWords(tx, centreId, one.id) : [],
    };
    const requestId = () => request.requestId();
    return page(<SponsorshipPage frame={frameOf(request)} {...{ desk, file, now, requestId }} />);
  };

/** Sponsorships for the coordination, and those of a school for who coordinates them there. */
export const sponsorshipPageRoutes = [
  ...centreRoutes('sponsorships', [
    get(sponsorshipsPath, 'sponsorship.manage', 'sponsorship.list', showList),
    get(centreDesk.places.one(':id'), centreDesk.permission, 'sponsorship.view', showAt(centreDesk)),
    get(schoolDesk.places.one(':id'), schoolDesk.permission, 'sponsorship_school.view', showAt(schoolDesk)),
  ]),
  ...deedRoutesAt(centreDesk),
  ...deedRoutesAt(schoolDesk),
];
