// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { services } from '../../web/feature.ts';

/** Services of the counsellors that count. */
export const caseServices = services({
  report_received: { line: 'education', unit: 'case', label: 'Meldung eines neu zugewanderten Kindes' },
  invitation_sent: { line: 'education', unit: 'document', label: 'Einladung zur Erstberatung' },
  direct_admission: {
    line: 'education',
    unit: 'child',
    label: 'Direkte Aufnahme an einer Grundschule, ohne Beratung',
  },
  first_counselling: { line: 'education', unit: 'contact', label: 'Erstberatung (Seiteneinstieg)' },
  direct_registration_advised: {
    line: 'education',
    unit: 'contact',
    label: 'Beratung zur direkten Anmeldung',
  },
});
