// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { tellEarlyReferrals } from './demo.ts';
import { earlyReferralJobs } from './jobs.ts';
import { earlyReferralPath } from './paths.ts';
import { earlyReferralRoutes } from './routes.tsx';
import { earlyReferralServices } from './services.ts';
import { earlyReferralSections } from './start.tsx';
import { earlyReferralTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { verwiesen: 'Der Verweis ist festgehalten. Es wurde kein Fall eröffnet.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Children not of school age yet: a short referral instead of a case. */
export const earlyReferrals: Feature = {
  name: 'early-referrals',
  routes: earlyReferralRoutes,
  paths: { early_referral: earlyReferralPath },
  jobs: earlyReferralJobs,
  confirmations,
  records: { early_referral: 'Kind vor dem Schulalter' },
  services: earlyReferralServices,
  start: earlyReferralSections,
  samples: {
    '/kita-kinder/:id': async (tx) =>
      await tx.selectFrom('early_referral').select('id').orderBy('id').executeTakeFirst(),
  },
  deeds: {
    'early_referral.note': 'Familie verwiesen, Kind vor dem Schulalter',
    'early_referral.settle': 'Verweis geändert',
  },
  demo: tellEarlyReferrals,
  roles: ['head', 'counsellor', 'administration', 'reporting_office', 'school'],
  tables: earlyReferralTables,
};
