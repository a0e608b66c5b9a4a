// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { centreRoles } from '../../auth/permissions.ts';
import type { Feature } from '../../web/feature.ts';
import { tellNotices } from './demo.ts';
import { noticeRoutes } from './routes.tsx';
import { noticeSections } from './start.tsx';
import { noticeTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { gesehen: 'Als gesehen vermerkt.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** What people are told on their start page, until they have marked it as seen. */
export const notices: Feature = {
  name: 'notices',
  routes: noticeRoutes,
  start: noticeSections,
  demo: tellNotices,
  confirmations,
  records: { notice: 'Hinweis' },
  samples: { '/hinweise/:id': async (tx) => await tx.selectFrom('notice').select('id').executeTakeFirst() },
  deeds: {
    'notice.seen': 'als gesehen vermerkt',
  },
  roles: centreRoles,
  tables: noticeTables,
};
