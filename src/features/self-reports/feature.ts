// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { tellSelfReports } from './demo.ts';
import { selfReportJobs } from './jobs.ts';
import { entryPath, inboxPath } from './paths.ts';
import { selfReportStaffRoutes } from './routes.tsx';
import { selfReportSections } from './start.tsx';
import { selfReportTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { selbstmeldungAbgelehnt: 'Die Selbstmeldung ist abgelehnt, Name und Kontakt sind gelöscht.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** A family reports a child itself, without sign-in; the centre takes it up or refuses it. */
export const selfReports: Feature = {
  name: 'self-reports',
  routes: selfReportStaffRoutes,
  paths: { self_report: entryPath },
  jobs: selfReportJobs,
  navigation: [{ href: inboxPath, label: 'Selbstmeldungen', permission: 'self_report.settle', place: 23 }],
  confirmations,
  records: { self_report: 'Selbstmeldung' },
  start: selfReportSections,
  samples: {
    '/selbstmeldungen/:id': async (tx) =>
      await tx.selectFrom('self_report').select('id').where('state', '=', 'open').orderBy('id').executeTakeFirst(),
  },
  deeds: {
    'self_report.refuse': 'Selbstmeldung abgelehnt',
    'self_report.take_up': 'Selbstmeldung aufgenommen',
    'self_report.texts': 'Texte der Selbstmeldung gelesen',
  },
  demo: tellSelfReports,
  roles: ['head', 'counsellor', 'administration', 'school_authority'],
  tables: selfReportTables,
};
