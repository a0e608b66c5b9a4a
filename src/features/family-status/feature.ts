// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { tellFamilyCodes } from './demo.ts';
import { familyStatusJobs } from './jobs.ts';
import { familyCodePath } from './paths.ts';
import { familyStatusStaffRoutes } from './routes.tsx';
import { familyStatusTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { codeGemacht: 'Der Code ist gemacht. Drucken Sie jetzt das Blatt für die Familie.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** How far a case is, for its family: by a code, without sign-in, in its language. */
export const familyStatus: Feature = {
  name: 'family-status',
  routes: familyStatusStaffRoutes,
  paths: { family_code: familyCodePath },
  jobs: familyStatusJobs,
  confirmations,
  deeds: {
    'family_code.make': 'Code für die Familie gemacht',
    'family_code.print': 'Blatt für die Familie angesehen',
    'family_code.revoke': 'Code der Familie zurückgezogen',
    'family_code.texts': 'Texte der Stand-Seite gelesen',
    'family_code.view': 'Code der Familie angesehen',
  },
  demo: tellFamilyCodes,
  roles: ['head', 'counsellor', 'administration', 'school_authority'],
  tables: familyStatusTables,
};
