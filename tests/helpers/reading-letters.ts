// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { writeTo } from '../../src/features/interpreting/proofs/reminder-actions.ts';
import { propose } from '../../src/features/interpreting/proposals/actions.ts';
import { thankAll } from '../../src/features/volunteers/thanks/thanks-actions.ts';
import type { TestApp } from './app.ts';
import type { ReadingWorld } from './reading-world.ts';

/**
 * What is written to both sides besides offers: another time is proposed, times of a proof differ, and the year is thanked for.
 * @returns ids of the proposals
 */
export async function writeLetters(test: TestApp, world: ReadingWorld): Promise<Record<'school' | 'shelter', string>> {
  const { jobs } = test.context;
  const { open, shelterOpen, over, shelterPromised } = world.requests;
  return await world.act(async (tx, by) => {
    const jobOf = async (requestId: string): Promise<string> =>
      (
        await tx
          .selectFrom('interpreting_job')
          .select('id')
          .where('request_id', '=', requestId)
          .executeTakeFirstOrThrow()
      ).id;
    const write = async (requestId: string, side: 'institution' | 'volunteer') =>
      await writeTo(tx, by, { jobId: await jobOf(requestId), side, why: 'differs' }, jobs);
    await write(over, 'institution');
    await write(over, 'volunteer');
    await write(shelterPromised, 'institution');
    await write(shelterPromised, 'volunteer');
    await thankAll(tx, by, { year: 2026, reach: ['interpreting'] }, jobs);
    const later = { kind: 'time' as const, times: [Temporal.Instant.from('2026-12-21T13:00:00Z')] };
    const [school, shelter] = [
      await propose(tx, by, open, later, jobs),
      await propose(tx, by, shelterOpen, later, jobs),
    ];
    return { school: school.id, shelter: shelter.id };
  });
}
