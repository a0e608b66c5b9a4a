// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { Conflict } from '../../refusals.ts';

/** What hung on one child and hangs on another now, by ids. */
export interface MovedCases {
  cases: string[];
  earlierSchools: string[];
}

/** @throws Conflict when both children have an open case (rule R3) */
async function refuseTwoOpen(tx: Tx, centreId: string, children: readonly string[]): Promise<void> {
  const open = await tx
    .selectFrom('placement_case')
    .select(['id', 'case_number'])
    .where('centre_id', '=', centreId)
    .where('child_id', 'in', [...children])
    .where('closed_on', 'is', null)
    .orderBy('case_number')
    .execute();
  if (open.length > 1)
    throw new Conflict(
      'Beide Einträge haben einen offenen Fall, und ein Kind hat nur einen. Schließen Sie zuerst den Fall, der nicht weitergeht (Grund: doppelt gemeldet), und führen Sie die Einträge dann zusammen.',
      open.map(({ id, case_number: number }) => ({ kind: 'case', id, label: `Zum Fall ${number}` })),
    );
}

/**
 * The cases of a child, and what it said of earlier schools where the other has said nothing, come to another child.
 * @throws Conflict when both have an open case
 */
export async function moveCases(tx: Tx, { centreId }: By, from: string, to: string): Promise<MovedCases> {
  await refuseTwoOpen(tx, centreId, [from, to]);
  const cases = await tx
    .updateTable('placement_case')
    .set((row) => ({
      child_id: to,
      // The office that reported it goes on reading what it sent, and nothing of the entry the case has come to.
      reported_child_id: row.fn.coalesce('reported_child_id', 'child_id'),
      version: row('version', '+', 1),
    }))
    .where('centre_id', '=', centreId)
    .where('child_id', '=', from)
    .returning('id')
    .execute();
  const schools = await tx
    .updateTable('earlier_school')
    .set({ child_id: to })
    .where('centre_id', '=', centreId)
    .where('child_id', '=', from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('earlier_school as e')
            .select('e.id')
            .where('e.centre_id', '=', centreId)
            .where('e.child_id', '=', to),
        ),
      ),
    )
    .returning('id')
    .execute();
  return { cases: cases.map(({ id }) => id), earlierSchools: schools.map(({ id }) => id) };
}

/** What moved goes back, as far as it still is where it went. @throws Conflict when a child would have two open cases */
export async function moveCasesBack(
  tx: Tx,
  { centreId }: By,
  moved: MovedCases,
  from: string,
  to: string,
): Promise<void> {
  if (moved.cases.length > 0)
    await tx
      .updateTable('placement_case')
      .set((row) => ({ child_id: to, version: row('version', '+', 1) }))
      .where('centre_id', '=', centreId)
      .where('child_id', '=', from)
      .where('id', 'in', moved.cases)
      .execute();
  if (moved.earlierSchools.length > 0)
    await tx
      .updateTable('earlier_school')
      .set({ child_id: to })
      .where('centre_id', '=', centreId)
      .where('child_id', '=', from)
      .where('id', 'in', moved.earlierSchools)
      .execute();
}
