// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { schoolJobs } from './jobs.ts';
import { ownPlacesPath, placeListPath, schoolListPath, schoolPath, schoolPaths } from './paths.ts';
import { schoolRoutes } from './routes.tsx';
import { schoolSections } from './start.tsx';
import { schoolTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { eingelesen: 'Das Schulverzeichnis ist eingelesen.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** The register of schools, and the places schools report. */
export const schools: Feature = {
  name: 'schools',
  routes: schoolRoutes,
  paths: schoolPaths,
  jobs: schoolJobs,
  navigation: [
    { href: placeListPath, label: 'Plätze', permission: 'place.list', place: 60 },
    { href: ownPlacesPath, label: 'Unsere Plätze', permission: 'place.own', place: 70 },
    { href: schoolListPath, label: 'Schulen', permission: 'school.view', place: 90 },
  ],
  confirmations,
  records: { school: 'Schule', school_place: 'Plätze einer Schule' },
  start: schoolSections,
  samples: {
    '/plaetze/:id': async (tx) => await tx.selectFrom('school_place').select('id').executeTakeFirst(),
    '/meine-plaetze/:id': async (tx) => await tx.selectFrom('school_place').select('id').executeTakeFirst(),
    '/schulen/:number': schoolPath('199999'),
  },
  deeds: {
    'place.confirm': 'Zahlen bestätigt',
    'place.report': 'Zahlen gemeldet',
  },
  roles: ['head', 'counsellor', 'administration', 'school_authority', 'school', 'operator'],
  tables: schoolTables,
};
