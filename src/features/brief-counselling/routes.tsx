// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../web/route.ts';
import { askResidence } from '../cases/counselling/input.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { changeTalk, noteTalk } from './actions.ts';
import { talkErrors, talkInput, talkValues } from './input.ts';
import { TalkFormPage, TalkListPage } from './pages.tsx';
import { briefCounsellingFormPath, briefCounsellingPath, briefCounsellingsPath } from './paths.ts';
import { countTalks, getTalk, listTalks, stands } from './queries.ts';

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, url, today } = request;
  const query = listQuery(url.href, { sorts: ['tag'], filters: { stand: codesOf(stands) } });
  const rows = await listTalks(tx, centreId, query, query.filters.stand, today);
  const count = await countTalks(tx, centreId, query.filters.stand, today);
  request.shown(
    'brief_counselling',
    rows.map(({ id }) => id),
  );
  return page(<TalkListPage frame={frameOf(request)} {...{ rows, count, query }} />);
}

const agsOf = (towns: readonly { ags: string }[]): string[] => towns.map(({ ags }) => ags);
const asks = { notiz: askResidence, anlass: askResidence };

const noteForms = centreForm({
  load: ({ tx, centreId }) => listMunicipalities(tx, centreId),
  values: ({ today }) => ({ tag: formatShortDate(today), form: 'on_site', angekommen: 'unknown' }),
  schema: ({ today }, towns) => talkInput(today, agsOf(towns)),
  asks: () => asks,
  also: ({ form }) => talkErrors(form),
  run: async ({ tx, by, shown }, _, talk) => {
    shown('brief_counselling', await noteTalk(tx, by, talk));
  },
  done: flash(briefCounsellingsPath, 'kurzBeraten'),
  page: (_, towns, form) => <TalkFormPage {...form} towns={towns} id={null} />,
});

const changeForms = centreForm({
  load: async (request) => {
    const { tx, centreId } = request;
    const talk = await getTalk(tx, centreId, param(request, 'id'));
    request.shown('brief_counselling', talk.id);
    return { talk, towns: await listMunicipalities(tx, centreId) };
  },
  values: (_, { talk }) => talkValues(talk),
  schema: ({ today }, { towns }) => talkInput(today, agsOf(towns)),
  asks: () => asks,
  also: ({ form }) => talkErrors(form),
  version: ({ talk }) => talk.version,
  versionNeeded: true,
  run: ({ tx, by }, { talk }, input) => changeTalk(tx, by, talk, input),
  done: flash(briefCounsellingsPath, 'gespeichert'),
  page: (_, { talk, towns }, form) => <TalkFormPage {...form} towns={towns} id={talk.id} />,
});

export const briefRoutes = centreRoutes('brief-counselling', [
  get(briefCounsellingsPath, 'brief_counselling.keep', 'brief_counselling.list', showList),
  get(briefCounsellingFormPath, 'brief_counselling.keep', 'brief_counselling.form', noteForms.show),
  post(briefCounsellingsPath, 'brief_counselling.keep', 'brief_counselling.note', noteForms.send),
  get(briefCounsellingPath(':id'), 'brief_counselling.keep', 'brief_counselling.view', changeForms.show),
  post(briefCounsellingPath(':id'), 'brief_counselling.keep', 'brief_counselling.change', changeForms.send),
]);
