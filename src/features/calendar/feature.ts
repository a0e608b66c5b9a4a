// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';

/** Who may subscribe to their appointments: one feed per person, ended at any time. */
export const calendar: Feature = {
  name: 'calendar',
  routes: [],
  records: { calendar_feed: 'Kalender-Abonnement' },
  roles: [],
  tables: {},
};
