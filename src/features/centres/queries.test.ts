// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../../tests/helpers/database.ts';
import { inCentre, systemUserId, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { defaultSettings, getSettings, listCompetence, listMunicipalities } from './queries.ts';

describe.each(testDatabases)('a centre without settings on %s', (kind) => {
  let handle: Awaited<ReturnType<typeof openTestDatabase>>;
  let centreId: string;
  beforeAll(async () => {
    handle = await openTestDatabase(kind);
    const { id } = await handle.db
      .selectFrom('centre')
      .select('id')
      .where('key', '=', 'dueren')
      .executeTakeFirstOrThrow();
    centreId = id;
  });
  afterAll(() => handle.close());
  const inside = <T>(work: (tx: Tx) => Promise<T>) =>
    inCentre(handle.db, { centreId, userId: systemUserId, now: Temporal.Instant.from('2026-11-23T08:00:00Z') }, work);

  it('works by the same defaults before and after its row is written', async () => {
    const before = await inside((tx) => getSettings(tx, centreId));
    expect(before).toMatchObject({ ...defaultSettings, numberPrefix: 'DN' });
    const after = await inside(async (tx) => {
      await tx.insertInto('centre_setting').values({ centre_id: centreId, id: newId() }).execute();
      return await getSettings(tx, centreId);
    });
    expect(after).toEqual(before);
  });

  it('has no rules of competence and no area yet', async () => {
    expect(await inside((tx) => listCompetence(tx, centreId))).toEqual([]);
    expect(await inside((tx) => listMunicipalities(tx, centreId))).toEqual([]);
  });
});
