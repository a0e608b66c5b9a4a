// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreRoutes, get, post } from '../../../web/route.ts';
import { loadVolunteer } from '../deed-routes.tsx';
import { removeStandbyPath, standbyDatePath, standbyPath, volunteerPath, volunteersPath } from '../paths.ts';
import { nameOf } from '../queries.ts';
import { standbyDeeds } from './standby-deeds.tsx';

const deeds = standbyDeeds({
  load: loadVolunteer,
  paths: ({ id }) => ({ week: standbyPath(id), date: standbyDatePath(id), remove: removeStandbyPath(id) }),
  trail: (person) => [
    { href: volunteersPath, label: 'Ehrenamtliche' },
    { href: volunteerPath(person.id), label: nameOf(person) },
    { label: 'Bereitschaft' },
  ],
});

const id = ':id';
/** The coordination keeps the stand-by hours of who only phones. */
export const standbyRoutes = centreRoutes('volunteers', [
  get(standbyPath(id), 'volunteer.manage', 'volunteer.standby.view', deeds.show),
  post(standbyPath(id), 'volunteer.manage', 'volunteer.standby', deeds.week.send),
  post(standbyDatePath(id), 'volunteer.manage', 'volunteer.standby', deeds.date.send),
  post(removeStandbyPath(id), 'volunteer.manage', 'volunteer.standby', deeds.remove.send),
]);
