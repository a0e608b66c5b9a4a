// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { counsellingJobs } from './counselling/jobs.ts';
import { caseListPath, casePaths, reportListPath } from './paths.ts';
import { tellReportLists } from './report-import/demo.ts';
import { reportImportJobs } from './report-import/jobs.ts';
import { caseRoutes } from './routes.tsx';
import { caseServices } from './services.ts';
import { caseSections } from './start.tsx';
import { caseTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  gemeldet: 'Die Meldung ist angekommen.',
  eingeladen: 'Die Einladung ist vermerkt.',
  terminiert: 'Der Termin ist eingetragen.',
  beraten: 'Die Beratung ist eingetragen.',
  beratungBerichtigt: 'Die Beratung ist berichtigt.',
  entwurf: 'Der Entwurf ist gespeichert.',
  uebernommen: 'Sie sind jetzt zuständig.',
  direktGezaehlt: 'Die Aufnahmen sind gezählt.',
  berichtigt: 'Die Meldung ist berichtigt. Das Zentrum erfährt davon.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** From the report to the admission: steps, appointments, counselling, what happened. */
export const cases: Feature = {
  name: 'cases',
  routes: caseRoutes,
  paths: casePaths,
  navigation: [
    { href: caseListPath, label: 'Fälle', permission: 'case.list', place: 20 },
    { href: reportListPath, label: 'Meldungen', permission: 'report.list', place: 30 },
  ],
  confirmations,
  records: { case: 'Fall' },
  services: caseServices,
  jobs: [...counsellingJobs, ...reportImportJobs],
  start: caseSections,
  demo: tellReportLists,
  samples: {
    '/meldungen/liste/:id': async (tx) =>
      await tx.selectFrom('report_list').select('id').orderBy('id').executeTakeFirst(),
    '/faelle/:id': async (tx) =>
      await tx
        .selectFrom('placement_case')
        .select('id')
        .where('closed_on', 'is', null)
        .orderBy('id')
        .executeTakeFirst(),
    '/meldungen/:id': async (tx) => await tx.selectFrom('placement_case').select('id').orderBy('id').executeTakeFirst(),
  },
  deeds: {
    'case.assigned': 'Zuständigkeit übernommen',
    'case.counselled': 'Beratung eingetragen',
    'case.counselling_corrected': 'Beratung berichtigt',
    'case.proofs_noted': 'Nachweise eingetragen',
    'case.counselling_draft': 'Entwurf der Beratung gespeichert',
    'case.documents_missing': 'fehlende Unterlagen vermerkt',
    'case.invited': 'Einladung vermerkt',
    'case.no_show': 'Nichterscheinen vermerkt',
    'case.registration_advised': 'zur direkten Anmeldung beraten',
    'case.scheduled': 'Termin eingetragen',
    'case.schooling_changed': 'frühere Schulen geändert',
    'case.waiting_listed': 'auf die Warteliste gesetzt',
    'direct_admission.count': 'direkte Aufnahmen gezählt',
    'report.import': 'Meldungen aus einer Liste übernommen',
    'report.import.refused': 'nicht gemeldete Zeilen einer Liste geladen',
    'report.import.template': 'Vorlage für eine Liste geladen',
    'report.import.columns': 'Spalten einer Liste zugeordnet',
    'report.import.upload': 'Liste von Meldungen hochgeladen',
    'report.correct': 'Meldung berichtigt',
  },
  roles: ['head', 'counsellor', 'administration', 'reporting_office', 'school'],
  tables: caseTables,
};
