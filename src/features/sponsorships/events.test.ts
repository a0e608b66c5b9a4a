// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { type By, systemUserId, type Tx } from '../../db/centre.ts';
import { happen, insertProposed } from './actions.ts';
import { everySponsorship, findLiveOfPupil, getSponsorship, lockSponsorship } from './queries.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from './sponsorships.fixture.ts';

describe.each(testDatabases)('what happens to a sponsorship on %s', (kind) => {
  let test: TestApp;
  let pupilId: string;
  let volunteerId: string;
  let id: string;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
    await act(async (tx, by) => {
      pupilId = await addPupil(tx, by.centreId, { number: 'DN-SM-2026-001' });
      volunteerId = await addSponsor(tx, by.centreId, { number: 'DN-E-9001' });
      const row = proposedRow(by.centreId, { pupilId, volunteerId, number: 'DN-P-2026-001' });
      ({ id } = row);
      await insertProposed(tx, by, row);
    });
  });
  afterAll(() => test.close());

  const act = <T>(work: (tx: Tx, by: By) => Promise<T>) =>
    test.inside('dueren', (tx) => {
      const now = test.context.clock.now();
      const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
      return work(tx, { centreId: test.centres.dueren, userId: systemUserId, role: 'head', schools: [], now, today });
    });
  const event = (one: Parameters<typeof happen>[3]) =>
    act(async (tx, by) => await happen(tx, by, await lockSponsorship(tx, by.centreId, everySponsorship, id), one));
  const pupilState = () =>
    test.inside(
      'dueren',
      async (tx) =>
        (await tx.selectFrom('pupil').select('state').where('id', '=', pupilId).executeTakeFirstOrThrow()).state,
    );

  it('is written once, in its order, and the pupil follows', async () => {
    expect(await event({ type: 'agreed', payload: { side: 'school' } })).toBe('proposed');
    expect(await pupilState()).toBe('waiting');
    expect(await event({ type: 'agreed', payload: { side: 'sponsor' } })).toBe('meeting');
    expect(await pupilState()).toBe('placed');
    await event({ type: 'activated', payload: { from: '2026-12-01' } });
    await event({ type: 'paused', payload: { reason: 'certificate', until: null } });
    await event({ type: 'resumed', payload: {} });
    await event({ type: 'ended', payload: { reason: 'no_fit', side: 'sponsor', on: '2026-12-20' } });
    expect(await pupilState()).toBe('waiting');
    const events = await test.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship_event').select(['position', 'type']).orderBy('position').execute(),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'proposed',
      'agreed',
      'agreed',
      'activated',
      'paused',
      'resumed',
      'ended',
    ]);
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await expect(event({ type: 'resumed', payload: {} })).rejects.toThrow('inzwischen: beendet');
    expect(await act((tx, by) => findLiveOfPupil(tx, by.centreId, pupilId))).toBeUndefined();
  });

  it('is reached by its own school, its own sponsor and the coordination alone', async () => {
    const seen = (reach: Parameters<typeof getSponsorship>[2]) =>
      act((tx, by) => getSponsorship(tx, by.centreId, reach, id)).then(
        () => true,
        () => false,
      );
    expect(await seen(everySponsorship)).toBe(true);
    expect([await seen({ schools: ['199001'] }), await seen({ volunteers: [volunteerId] })]).toEqual([true, true]);
    expect([await seen({ schools: ['199002'] }), await seen({ schools: [] })]).toEqual([false, false]);
    expect([await seen({ volunteers: [pupilId] }), await seen({ volunteers: [] })]).toEqual([false, false]);
    const abroad = test.inside('aachen', (tx) => getSponsorship(tx, test.centres.aachen, everySponsorship, id));
    await expect(abroad).rejects.toThrow();
  });
});
