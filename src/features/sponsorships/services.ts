// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { services } from '../../web/feature.ts';

/** What is counted of SmiLe: each lesson that was held once, with its hours. */
export const sponsorshipServices = services({
  sponsorship_lesson: { line: 'education', unit: 'hour', label: 'Stunden einer Sprachpatenschaft in der Schule' },
});
