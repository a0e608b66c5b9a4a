// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { codesOf } from '../../codes/keys.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery } from '../../web/list/index.ts';
import { startPath } from '../../web/paths.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../web/route.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { noteEarlyChild, settleEarlyChild } from './actions.ts';
import { earlyChildInput, nameErrors, settleEarlyInput, typedInReport } from './input.ts';
import { EarlyChildPage, EarlyFormPage, EarlyListPage } from './pages.tsx';
import { earlyReferralsPath } from './paths.ts';
import { countEarlyReferrals, getEarlyReferral, listEarlyReferrals, stands } from './queries.ts';

const isStaff = ({ user }: CentreRequest): boolean => may(user.roles, 'early_referral.list');

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, url } = request;
  const query = listQuery(url.href, { sorts: ['gemeldet'], filters: { stand: codesOf(stands) } });
  const rows = await listEarlyReferrals(tx, centreId, query, query.filters.stand);
  const count = await countEarlyReferrals(tx, centreId, query.filters.stand);
  request.shown(
    'early_referral',
    rows.map(({ id }) => id),
  );
  return page(<EarlyListPage frame={frameOf(request)} {...{ rows, count, query }} />);
}

const noteForms = centreForm({
  load: ({ tx, centreId }) => listMunicipalities(tx, centreId),
  schema: ({ today }, towns) =>
    earlyChildInput(
      today,
      towns.map(({ ags }) => ags),
    ),
  again: typedInReport,
  also: ({ form }) => nameErrors(form),
  run: async ({ tx, by, shown }, _, { child, to }) => {
    shown('early_referral', await noteEarlyChild(tx, by, child, to));
  },
  done: (request) => flash(isStaff(request) ? earlyReferralsPath : startPath, 'verwiesen'),
  page: (request, towns, form) => <EarlyFormPage {...form} towns={towns} staff={isStaff(request)} />,
});

const settleForms = centreForm({
  load: async (request) => {
    const referral = await getEarlyReferral(request.tx, request.centreId, param(request, 'id'));
    request.shown('early_referral', referral.id);
    return referral;
  },
  values: (_, { to, arrived }) => ({ ...(to ? { wohin: to } : {}), angekommen: arrived }),
  schema: () => settleEarlyInput,
  version: ({ version }) => version,
  versionNeeded: true,
  run: ({ tx, by }, referral, input) => settleEarlyChild(tx, by, referral, input),
  done: flash(earlyReferralsPath, 'gespeichert'),
  page: (_, referral, form) => <EarlyChildPage {...form} referral={referral} />,
});

export const earlyReferralRoutes = centreRoutes('early-referrals', [
  get('/kita-kinder', 'early_referral.list', 'early_referral.list', showList),
  get('/kita-kinder/neu', 'early_referral.note', 'early_referral.form', noteForms.show),
  post('/kita-kinder', 'early_referral.note', 'early_referral.note', noteForms.send),
  get('/kita-kinder/:id', 'early_referral.list', 'early_referral.view', settleForms.show),
  post('/kita-kinder/:id', 'early_referral.list', 'early_referral.settle', settleForms.send),
]);
