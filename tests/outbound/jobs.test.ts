// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { pino } from 'pino';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { newId } from '../../src/db/ids.ts';
import { addressOpenedMail } from '../../src/features/families/mails.ts';
import { invitationMail } from '../../src/features/people/invitations.ts';
import { schoolAskedMail } from '../../src/features/placement/mails.ts';
import { handle, type Jobs, job, startJobs } from '../../src/outbound/jobs.ts';
import { openTestDatabase, testDatabases } from '../helpers/database.ts';

// Never called: the type checker proves these, and complains about the expectation where there is no mistake.
async function mistakes(jobs: Jobs, centreId: string): Promise<void> {
  // @ts-expect-error a misspelt key
  await jobs.sendOutside(invitationMail, { centreId, invitationId: centreId, tokn: 'x' });
  // @ts-expect-error a key is missing
  await jobs.sendOutside(schoolAskedMail, { centreId, requestId: centreId });
  // @ts-expect-error a key too many
  await jobs.sendOutside(addressOpenedMail, { centreId, familyId: centreId, userId: centreId, school: '199001' });
  // @ts-expect-error a value of another kind
  await jobs.sendOutside(schoolAskedMail, { centreId, requestId: centreId, schoolNumber: 199001 });
  // @ts-expect-error a value that is not in its list
  await jobs.sendOutside(schoolAskedMail, { centreId, requestId: centreId, schoolNumber: '199001', reminder: 'yes' });
  // @ts-expect-error a name alone is no job
  await jobs.sendOutside('mail.invitation', { centreId, invitationId: centreId, token: 'x' });
}

it('do not compile with a misspelt key or a wrong value', () => {
  expectTypeOf(mistakes).toBeFunction();
});

describe.each(testDatabases)('jobs on %s', (kind) => {
  it('run with data that fit, and give up those that do not: said by name, without the data, tried once', async () => {
    const database = await openTestDatabase(kind);
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const ring = job('test.ring', z.object({ bell: z.string(), times: z.enum(['1', '2']).optional() }));
    const rung: object[] = [];
    const handlers = [handle(ring, async (_app: object, data) => void rung.push(data))];
    const jobs = await startJobs(database, database.url, handlers, () => ({}), log, false);
    const fitting = newId();
    await jobs.sendOutside(ring, { bell: 'door', times: '2' }, fitting);
    // As another version of the program may have left them.
    const other = job('test.ring', z.object({ bell: z.string(), colour: z.string() }));
    await jobs.sendOutside(other, { bell: 'house', colour: 'red' });
    const unlike = job('test.ring', z.object({ bel: z.string() }));
    const unfit = newId();
    await jobs.sendOutside(unlike, { bel: 'Geheimnis' }, unfit);
    expect(await jobs.runDue()).toBe(3);
    expect(rung).toEqual([{ bell: 'door', times: '2' }, { bell: 'house' }]);
    expect(await jobs.runDue()).toBe(0);
    const { rows } = await sql<{ id: string; state: string }>`
      select id, state::text from pgboss.job where id in (${fitting}, ${unfit}) order by id`.execute(database.db);
    expect(rows).toEqual([
      { id: fitting, state: 'completed' },
      { id: unfit, state: 'cancelled' },
    ]);
    expect(lines.join('')).toContain('test.ring');
    expect(lines.join('')).toContain('do not fit');
    expect(lines.join('')).not.toContain('Geheimnis');
    await jobs.stop();
    await database.close();
  });
});
