// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { DemoStage } from '../../web/feature.ts';
import { selfReportRow } from './rows.ts';

const told = [
  ['Nour', 'Al-Beispiel', 12, 'Düren', 'apc', '0151 0000001', 2],
  ['Sofija', 'Erfundenko', 9, 'Jülich', 'ukr', 'familie@example.org', 8],
  ['', 'Musteroğlu', 16, 'Kreuzau', 'tur', '0151 0000002', 26],
] as const;

/** Three families have reported a child themselves; the oldest entry goes in a few days. */
export function tellSelfReports({ centreId, now, random, rows }: DemoStage): void {
  for (const [givenNames, familyName, age, place, language, reach, days] of told) {
    const receivedAt = now.subtract({ hours: 24 * days });
    const entry = { givenNames, familyName, age, place, language, reach };
    rows.add('self_report', selfReportRow({ ...entry, centreId, id: random.id(receivedAt), receivedAt }));
  }
}
