// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { consentRoutes } from './routes.tsx';
import { consentTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  eingewilligt: 'Die Einwilligung ist eingetragen.',
  widerrufen: 'Der Widerruf ist eingetragen. Ab sofort wird nichts mehr weitergegeben.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Consents: recorded, withdrawn, and asked for before each use. */
export const consents: Feature = {
  name: 'consents',
  routes: consentRoutes,
  confirmations,
  deeds: {
    'consent.view': 'Einwilligungen angesehen',
    'consent.give': 'Einwilligung eingetragen',
    'consent.withdraw': 'Widerruf eingetragen',
  },
  roles: ['head', 'counsellor', 'administration'],
  tables: consentTables,
};
