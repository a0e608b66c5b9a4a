// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { tellBriefCounselling } from './demo.ts';
import { briefJobs } from './jobs.ts';
import { briefCounsellingPath, briefCounsellingsPath } from './paths.ts';
import { briefRoutes } from './routes.tsx';
import { briefServices } from './services.ts';
import { briefSections } from './start.tsx';
import { briefTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { kurzBeraten: 'Die Kurzberatung ist eingetragen.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Talks with families and adults that are not about a school place: a short record, no case. */
export const briefCounselling: Feature = {
  name: 'brief-counselling',
  routes: briefRoutes,
  paths: { brief_counselling: briefCounsellingPath },
  navigation: [{ href: briefCounsellingsPath, label: 'Kurzberatung', permission: 'brief_counselling.keep', place: 45 }],
  jobs: briefJobs,
  confirmations,
  records: { brief_counselling: 'Kurzberatung' },
  services: briefServices,
  start: briefSections,
  samples: {
    '/kurzberatungen/:id': async (tx) =>
      await tx.selectFrom('brief_counselling').select('id').orderBy('id').executeTakeFirst(),
  },
  deeds: {
    'brief_counselling.note': 'Kurzberatung eingetragen',
    'brief_counselling.change': 'Kurzberatung geändert',
  },
  demo: tellBriefCounselling,
  roles: ['head', 'counsellor'],
  tables: briefTables,
};
