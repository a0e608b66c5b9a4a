// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { services } from '../../web/feature.ts';

export const briefServices = services({
  brief_counselling: { line: 'cross_cutting', unit: 'contact', label: 'Kurzberatung ohne Schulplatz' },
  brief_referral: { line: 'cross_cutting', unit: 'contact', label: 'Kurzberatung: an andere Stelle verwiesen' },
});
