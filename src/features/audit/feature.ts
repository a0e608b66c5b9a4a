// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { allRoles } from '../../auth/permissions.ts';
import type { Feature } from '../../web/feature.ts';
import { logListPath } from './paths.ts';
import { auditRoutes } from './routes.tsx';

/** Who has seen or changed what. */
export const audit: Feature = {
  name: 'audit',
  routes: auditRoutes,
  navigation: [{ href: logListPath, label: 'Protokoll', permission: 'audit.view', place: 120 }],
  records: { audit: 'Protokoll' },
  samples: {
    '/protokoll/:kind/:id': async (tx) =>
      await tx
        .selectFrom('placement_case')
        .select((e) => [e.val('case').as('kind'), 'id'])
        .executeTakeFirst(),
  },
  roles: allRoles,
  tables: {},
};
