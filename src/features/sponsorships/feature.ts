// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { smilePath } from './paths.ts';
import { sponsorshipRoutes } from './routes.tsx';
import { certificateSections } from './safeguarding/certificate-start.tsx';
import { safeguardingJobs } from './safeguarding/jobs.ts';
import { sponsorshipTables } from './tables.ts';

/** SmiLe: volunteers give a newly arrived pupil a lesson a week, from the need to what the pupil can say. */
export const sponsorships: Feature = {
  name: 'sponsorships',
  routes: sponsorshipRoutes,
  jobs: [...safeguardingJobs],
  start: [...certificateSections],
  navigation: [{ href: smilePath, label: 'SmiLe', permission: 'sponsorship.manage', place: 54 }],
  records: { pupil: 'Kind bei SmiLe', sponsorship: 'Patenschaft' },
  deeds: {
    'sponsorship.board': 'SmiLe angesehen',
    'sponsorship.policy': 'SmiLe eingestellt',
  },
  roles: ['head', 'sponsorship_coordinator'],
  tables: sponsorshipTables,
};
