// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';

/** Services that count, each with its line of work (fachliche Linie) and its unit of count. */
export const services = {
  report_received: { line: 'education', unit: 'case', label: 'Meldung eines neu zugewanderten Kindes' },
  invitation_sent: { line: 'education', unit: 'document', label: 'Einladung zur Erstberatung' },
  first_counselling: { line: 'education', unit: 'contact', label: 'Erstberatung (Seiteneinstieg)' },
  recommendation_written: { line: 'education', unit: 'document', label: 'Empfehlung' },
  school_asked: { line: 'education', unit: 'contact', label: 'Anfrage an eine Schule' },
  submission_made: { line: 'education', unit: 'case', label: 'Vorlage zur Entscheidung' },
  allocation_decided: { line: 'education', unit: 'case', label: 'Zuweisung' },
  direct_registration_advised: { line: 'education', unit: 'contact', label: 'Beratung zur direkten Anmeldung' },
  admission_confirmed: { line: 'education', unit: 'child', label: 'Aufnahme an einer Schule' },
} as const satisfies Record<string, { line: 'education' | 'cross_cutting'; unit: string; label: string }>;
export type Service = keyof typeof services;

/**
 * One row for one service rendered, in the transaction of its action. Nothing personal: no ids of people or cases.
 * @param ags municipality (8 digits) the service was for, or null.
 */
export async function recordActivity(
  tx: Tx,
  centreId: string,
  service: Service,
  occurredOn: Temporal.PlainDate,
  ags: string | null,
): Promise<void> {
  const { line, unit } = services[service];
  await tx
    .insertInto('activity')
    .values({
      centre_id: centreId,
      id: newId(),
      occurred_on: occurredOn,
      line_of_work: line,
      service,
      unit,
      quantity: '1',
      ags,
    })
    .execute();
}
