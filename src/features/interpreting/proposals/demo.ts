// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { DemoStage } from '../../../web/feature.ts';
import { serviceRow } from './rows.ts';

/** Invented services: neither names nor prices are anybody's. */
const services = [
  { name: 'Sprachdienst Beispiel', hourCents: 7500, kmCents: 42, orderContact: 'bestellung@sprachdienst.example' },
  { name: 'Telefondolmetschen Beispiel', hourCents: 9600, kmCents: 0, orderContact: '0800 5550100' },
];

/** Professional services of the demo. */
export function tellServices({ centreId, now, random, rows }: DemoStage, by: string): void {
  const at = now.subtract({ hours: 24 * 200 });
  for (const one of services)
    rows.add('professional_service', serviceRow({ ...one, active: true, centreId, id: random.id(at), at, by }));
}
