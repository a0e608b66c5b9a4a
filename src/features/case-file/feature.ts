// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { caseFileRoutes } from './routes.tsx';

/** Told after a deed. */
const confirmations = { geoeffnet: 'Die Anschrift ist für 15 Minuten geöffnet. Die Leitung ist benachrichtigt.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** The pages of a case, a child and a family, put together from the features that know them. */
export const caseFile: Feature = {
  name: 'case-file',
  routes: caseFileRoutes,
  confirmations,
  roles: ['head', 'counsellor', 'administration'],
  tables: {},
};
