// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreRoutes, get, post } from '../../web/route.ts';
import { standbyDeeds } from '../volunteers/standby/standby-deeds.tsx';
import { loadOwn } from './own-queries.ts';
import { ownAccountPath, ownAccountStandbyDatePath, ownAccountStandbyPath, removeOwnStandbyPath } from './paths.ts';

const deeds = standbyDeeds({
  own: true,
  load: loadOwn,
  paths: () => ({ week: ownAccountStandbyPath, date: ownAccountStandbyDatePath, remove: removeOwnStandbyPath }),
  trail: () => [{ href: ownAccountPath, label: 'Mein Ehrenamt' }, { label: 'Bereitschaft' }],
});

/** Stand-by hours of the person that is signed in. */
export const ownStandbyAccountRoutes = centreRoutes('volunteer-accounts', [
  get(ownAccountStandbyPath, 'volunteer.own', 'volunteer_account.standby.view', deeds.show),
  post(ownAccountStandbyPath, 'volunteer.own', 'volunteer_account.standby', deeds.week.send),
  post(ownAccountStandbyDatePath, 'volunteer.own', 'volunteer_account.standby', deeds.date.send),
  post(removeOwnStandbyPath, 'volunteer.own', 'volunteer_account.standby', deeds.remove.send),
]);
