// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { services } from '../../web/feature.ts';

/** What is counted of appointments. */
export const appointmentServices = services({
  appointment_held: { line: 'education', unit: 'contact', label: 'Termin mit einer Familie' },
  appointment_missed: { line: 'education', unit: 'contact', label: 'Termin, zu dem niemand erschienen ist' },
});
