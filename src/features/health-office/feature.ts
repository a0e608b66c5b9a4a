// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { tellHealthOffice } from './demo.ts';
import { healthOfficeJobs } from './jobs.ts';
import { healthOfficeRoutes } from './routes.tsx';
import { healthOfficeTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  mitgeteilt: 'Das Gesundheitsamt bekommt eine Mail.',
  schonMitgeteilt: 'Das Gesundheitsamt ist heute schon benachrichtigt. Es geht keine zweite Mail hinaus.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** The health office is told of a child that has to be examined before school, and answers state and day. */
export const healthOffice: Feature = {
  name: 'health-office',
  routes: healthOfficeRoutes,
  jobs: healthOfficeJobs,
  confirmations,
  deeds: {
    'health_office.view': 'Mitteilungen an das Gesundheitsamt angesehen',
    'health_office.tell': 'Gesundheitsamt benachrichtigt',
    'health_office.withdraw': 'Mitteilung an das Gesundheitsamt zurückgezogen',
  },
  demo: tellHealthOffice,
  roles: ['head', 'counsellor'],
  tables: healthOfficeTables,
};
