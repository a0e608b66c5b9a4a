// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { tellInstitutions } from './demo.ts';
import { institutionPath, institutionsPath } from './paths.ts';
import { institutionRoutes } from './routes.tsx';
import { institutionTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { einrichtungNeu: 'Die Einrichtung ist aufgenommen.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Bodies that ask for interpreters, and who speaks for them. */
export const institutions: Feature = {
  name: 'institutions',
  routes: institutionRoutes,
  paths: { institution: institutionPath },
  navigation: [{ href: institutionsPath, label: 'Einrichtungen', permission: 'institution.list', place: 62 }],
  confirmations,
  records: { institution: 'Einrichtung' },
  samples: {
    '/einrichtungen/:id': async (tx) =>
      await tx.selectFrom('institution').select('id').orderBy('id').executeTakeFirst(),
    '/einrichtungen/:id/:membership': async (tx) =>
      await tx
        .selectFrom('membership')
        .select(['institution_id as id', 'id as membership'])
        .where('institution_id', 'is not', null)
        .where('ended_at', 'is', null)
        .orderBy('id')
        .$narrowType<{ id: string }>()
        .executeTakeFirst(),
  },
  deeds: { 'institution.add': 'Einrichtung aufgenommen', 'institution.change': 'Einrichtung geändert' },
  demo: tellInstitutions,
  roles: ['head', 'administration', 'interpreter_coordinator'],
  tables: institutionTables,
};
