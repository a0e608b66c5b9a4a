// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { Conflict } from '../../refusals.ts';
import { type CaseEvent, type CaseStatus, foldEvents } from './rules.ts';

/** Where an open case stands. */
export type OpenStatus = CaseStatus & {
  nextStep: NonNullable<CaseStatus['nextStep']>;
  nextOwner: NonNullable<CaseStatus['nextOwner']>;
  dueOn: Temporal.PlainDate;
};

/**
 * Where a case stood before it was closed, folded from its events, and when that was.
 * @throws Conflict when it is not closed, or its child has another open case
 */
export async function readClosing(
  tx: Tx,
  centreId: string,
  caseId: string,
): Promise<{ before: OpenStatus; closedAt: Temporal.Instant }> {
  const rows = await tx
    .selectFrom('case_event')
    .select(['type', 'at', 'payload'])
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  const events = rows.map(({ type, at, payload }) => ({ event: { type, payload } as CaseEvent, on: dayOf(at) }));
  const last = events.findLastIndex(({ event }) => event.type === 'closed' || event.type === 'reopened');
  const closing = rows[last];
  const before = last > 0 ? foldEvents(events.slice(0, last)) : undefined;
  if (closing?.type !== 'closed' || !isOpen(before))
    throw new Conflict('Dieser Fall ist nicht geschlossen. Es wurde nichts geändert.', [
      { kind: 'case', id: caseId, label: 'Zum Fall' },
    ]);
  await assertNoOther(tx, centreId, caseId);
  return { before, closedAt: closing.at };
}

const isOpen = (status: CaseStatus | undefined): status is OpenStatus =>
  status !== undefined && status.nextStep !== null && status.nextOwner !== null && status.dueOn !== null;

async function assertNoOther(tx: Tx, centreId: string, caseId: string): Promise<void> {
  const other = await tx
    .selectFrom('placement_case as p')
    .innerJoin('placement_case as o', (join) =>
      join.onRef('o.centre_id', '=', 'p.centre_id').onRef('o.child_id', '=', 'p.child_id').onRef('o.id', '<>', 'p.id'),
    )
    .select(['o.id', 'o.case_number as number'])
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', caseId)
    .where('o.closed_on', 'is', null)
    .executeTakeFirst();
  if (other)
    throw new Conflict(
      'Für dieses Kind gibt es inzwischen einen anderen offenen Fall. Dieser Fall bleibt geschlossen.',
      [{ kind: 'case', id: other.id, label: `Zum Fall ${other.number}` }],
    );
}
