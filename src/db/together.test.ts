// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../tests/helpers/database.ts';
import { inCentre, systemUserId } from './centre.ts';
import { part, readTogether } from './together.ts';

describe.each(testDatabases)('several reads in one statement on %s', async (kind) => {
  const database = await openTestDatabase(kind);
  afterAll(async () => database.close());
  const actor = { centreId: systemUserId, userId: systemUserId, now: Temporal.Instant.from('2026-11-23T08:00:00Z') };

  it('keeps the order of each list and gives dates and times back as what they are', async () => {
    const read = await inCentre(database.db, actor, (tx) =>
      readTogether(tx, {
        days: part(
          sql<{ n: number; day: Temporal.PlainDate | null; at: Temporal.Instant; text: string }>`
            select n, case when n > 1 then date '2026-02-28' + n end as day, timestamptz '2026-03-01 12:00:00.5+01' as at,
              '2026-11-23' as text from generate_series(1, 3) n order by n desc`,
          { day: 'day', at: 'instant' },
        ),
        none: part(sql<{ id: string }>`select 'x' as id where false`, {}),
        centres: part(tx.selectFrom('centre').select(['key', 'active']).orderBy('key', 'desc').limit(2), {}),
      }),
    );
    expect(read.days.map(({ n }) => n)).toEqual([3, 2, 1]);
    expect(read.days[1]?.day?.equals(Temporal.PlainDate.from('2026-03-02'))).toBe(true);
    expect(read.days[2]?.day).toBeNull();
    expect(read.days[0]?.at.equals(Temporal.Instant.from('2026-03-01T11:00:00.5Z'))).toBe(true);
    expect(read.days[0]?.text).toBe('2026-11-23');
    expect(read.none).toEqual([]);
    expect(read.centres.map(({ key }) => key)).toEqual(['wuppertal', 'wesel']);
  });
});
