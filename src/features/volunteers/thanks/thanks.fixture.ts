// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { TestApp } from '../../../../tests/helpers/app.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { addInstitution, addRequest, addVolunteer } from '../../interpreting/dispatch/dispatch.fixture.ts';
import { bookByCall } from '../../interpreting/dispatch/job-actions.ts';
import { proveAsInstitution } from '../../interpreting/dispatch/proof-actions.ts';
import { moveState } from '../actions.ts';

export const names = ['Amal', 'Bilen', 'Cora', 'Dana', 'Edip', 'Fatma', 'Gero', 'Hanna'] as const;
export type Name = (typeof names)[number];

const hourOf = (hour: number): string => `2026-11-26T${String(hour).padStart(2, '0')}:00:00+01:00`;

/**
 * Eight volunteers and their talks on 26 November 2026, of 75 minutes each: Amal had two, Hanna none, to Dana's nobody came. Then
 * Edip has left and Gero pauses. The clock stands on the 27th afterwards.
 */
export async function makeTalks(
  test: TestApp,
  act: <T>(work: (tx: Tx, by: By) => Promise<T>) => Promise<T>,
): Promise<ReadonlyMap<Name, string>> {
  const ids = new Map<Name, string>();
  const of = (name: Name): string => ids.get(name) ?? '';
  const { jobs } = test.context;
  const talks = await act(async (tx, by) => {
    const institutionId = await addInstitution(tx, by.centreId, { number: 'DN-I-9701', name: 'Zzschule Nord' });
    for (const [index, name] of names.entries())
      ids.set(name, await addVolunteer(tx, by.centreId, { name, number: `DN-E-970${index}` }));
    const made: { id: string; hour: number; who: Name }[] = [];
    for (const [index, who] of [...names.filter((name) => name !== 'Hanna'), 'Amal' as const].entries()) {
      const id = await addRequest(tx, by.centreId, { institutionId, start: hourOf(8 + index) });
      await bookByCall(tx, by, id, of(who), jobs);
      made.push({ id, hour: 8 + index, who });
    }
    return made;
  });
  test.setNow('2026-11-27T09:00:00+01:00');
  await act(async (tx, by) => {
    for (const { id, hour, who } of talks) {
      const from = Temporal.Instant.from(hourOf(hour));
      const outcome = who === 'Dana' ? ('client_no_show' as const) : ('held' as const);
      await proveAsInstitution(tx, by, id, { outcome, time: { from, to: from.add({ minutes: 75 }) } });
    }
    await moveState(tx, by, of('Edip'), 'left');
    await moveState(tx, by, of('Gero'), 'paused');
  });
  return ids;
}
