// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { caseFileRoutes } from './routes.tsx';

/** The pages of a case, a child and a family, put together from the features that know them. */
export const caseFile: Feature = {
  name: 'case-file',
  routes: caseFileRoutes,
  confirmations: { geoeffnet: 'Die Anschrift ist für 15 Minuten geöffnet. Die Leitung ist benachrichtigt.' },
  roles: ['head', 'counsellor', 'administration'],
  tables: {},
};
