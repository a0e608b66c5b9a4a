// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { services } from '../../web/feature.ts';

/** Services on the way to a school place that count. */
export const placementServices = services({
  recommendation_written: { line: 'education', unit: 'document', label: 'Empfehlung' },
  school_asked: { line: 'education', unit: 'contact', label: 'Anfrage an eine Schule' },
  submission_made: { line: 'education', unit: 'case', label: 'Vorlage zur Entscheidung' },
  allocation_decided: { line: 'education', unit: 'case', label: 'Zuweisung' },
  admission_confirmed: { line: 'education', unit: 'child', label: 'Aufnahme an einer Schule' },
});
