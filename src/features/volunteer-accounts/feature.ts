// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { ownAccountPath } from '../volunteers/paths.ts';
import { volunteerAccountRoutes } from './routes.tsx';
import { volunteerAccountSections } from './start.tsx';

/** What a volunteer sees and changes after signing in with a second factor: address, bank account, the account of the year. */
export const volunteerAccounts: Feature = {
  name: 'volunteer-accounts',
  routes: volunteerAccountRoutes,
  navigation: [{ href: ownAccountPath, label: 'Mein Ehrenamt', permission: 'volunteer.own', place: 53 }],
  start: volunteerAccountSections,
  deeds: {
    'volunteer_account.view': 'Eigenes Ehrenamt angesehen',
    'volunteer_account.address': 'Eigene Anschrift geändert',
    'volunteer_account.bank': 'Eigene Bankverbindung geändert',
    'volunteer_account.statement': 'Eigene Bescheinigung ausgegeben',
  },
  roles: ['head', 'interpreter_coordinator', 'volunteer', 'sponsorship_coordinator'],
  tables: {},
};
