// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { peoplePath, peoplePaths } from './paths.ts';
import { peopleRoutes } from './routes.tsx';
import { peopleTables } from './tables.ts';

/** Who works for a centre in which role, and who is invited to. */
export const people: Feature = {
  name: 'people',
  routes: peopleRoutes,
  paths: peoplePaths,
  navigation: [{ href: peoplePath, label: 'Personen', permission: 'user.manage', place: 100 }],
  records: { membership: 'Rolle einer Person', invitation: 'Einladung' },
  samples: {
    '/personen/:id': async (tx) =>
      await tx.selectFrom('membership').select('id').where('role', '=', 'counsellor').executeTakeFirst(),
    '/personen/einladungen/:id': async (tx) => await tx.selectFrom('invitation').select('id').executeTakeFirst(),
  },
  deeds: {
    'membership.end': 'Rolle beendet',
    'membership.invite': 'eingeladen',
    'membership.withdraw': 'Einladung zurückgezogen',
  },
  roles: ['head'],
  tables: peopleTables,
};
