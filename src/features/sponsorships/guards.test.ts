// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { sessionRow } from './rows.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from './sponsorships.fixture.ts';

describe.each(testDatabases)('what the database refuses of sponsorships on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
  });
  afterAll(() => test.close());

  const inside = <T>(work: (tx: Tx, centreId: string) => Promise<T>) =>
    test.inside('dueren', (tx) => work(tx, test.centres.dueren));
  let counter = 0;
  const next = (kindOf: 'E' | 'SM-2026' | 'P-2026'): string => {
    counter += 1;
    return `DN-${kindOf}-${String(1000 + counter)}`;
  };
  const sponsor = (mostPupils = 1) => inside((tx, at) => addSponsor(tx, at, { number: next('E'), mostPupils }));
  const pupil = () => inside((tx, at) => addPupil(tx, at, { number: next('SM-2026') }));
  const propose = (of: Omit<Parameters<typeof proposedRow>[1], 'number'>) => {
    const row = proposedRow(test.centres.dueren, { ...of, number: next('P-2026') });
    return inside(async (tx) => {
      await tx.insertInto('sponsorship').values(row).execute();
      return row.id;
    });
  };
  const refused = (constraint: string) => expect.objectContaining({ constraint });

  it('a name, a room or what to mind before the parents have consented', async () => {
    const id = await inside((tx, at) => addPupil(tx, at, { number: next('SM-2026'), state: 'reported' }));
    for (const column of ['given_name', 'family_name', 'room', 'mind', 'interests'] as const)
      await expect(
        inside((tx) =>
          tx
            .updateTable('pupil')
            .set({ [column]: 'Layān' })
            .where('id', '=', id)
            .execute(),
        ),
      ).rejects.toEqual(refused('pupil_nameless'));
  });

  it('two pupils for the last seat of a sponsor, also at once: exactly one gets it', async () => {
    const volunteerId = await sponsor();
    const pupils = await Promise.all([pupil(), pupil()]);
    const results = await Promise.allSettled(
      pupils.map((pupilId, n) => propose({ pupilId, volunteerId, weekday: n + 1 })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a seat nobody has given', async () => {
    await expect(propose({ pupilId: await pupil(), volunteerId: await sponsor(), seat: 2 })).rejects.toThrow();
  });

  it('a second sponsor for one pupil at the same time, and after the end of the first takes one again', async () => {
    const pupilId = await pupil();
    const first = await propose({ pupilId, volunteerId: await sponsor() });
    const other = await sponsor();
    await expect(propose({ pupilId, volunteerId: other })).rejects.toEqual(refused('sponsorship_pupil'));
    await inside((tx) =>
      tx
        .updateTable('sponsorship')
        .set({
          state: 'ended',
          seat: null,
          ended_on: Temporal.PlainDate.from('2026-11-24'),
          end_reason: 'declined',
          ended_side: 'school',
        })
        .where('id', '=', first)
        .execute(),
    );
    await expect(propose({ pupilId, volunteerId: other })).resolves.toBeTypeOf('string');
  });

  it('two lessons of one sponsor that overlap, unless the pupils meet together', async () => {
    const volunteerId = await sponsor(3);
    const groupKey = newId();
    await propose({ pupilId: await pupil(), volunteerId, groupKey });
    await expect(propose({ pupilId: await pupil(), volunteerId, seat: 2 })).rejects.toEqual(
      refused('sponsorship_lesson_apart'),
    );
    await expect(propose({ pupilId: await pupil(), volunteerId, seat: 2, groupKey })).rejects.toEqual(
      refused('sponsorship_group'),
    );
    await propose({ pupilId: await pupil(), volunteerId, seat: 2, groupKey, groupSeat: 2 });
    await propose({ pupilId: await pupil(), volunteerId, seat: 3, lesson: 4 });
  });

  it('a sponsorship that runs though one side has not agreed', async () => {
    const id = await propose({ pupilId: await pupil(), volunteerId: await sponsor() });
    await expect(
      inside((tx) =>
        tx
          .updateTable('sponsorship')
          .set({
            state: 'active',
            started_on: Temporal.PlainDate.from('2026-12-01'),
            sponsor_yes_at: test.context.clock.now(),
          })
          .where('id', '=', id)
          .execute(),
      ),
    ).rejects.toEqual(refused('sponsorship_agreed'));
  });

  it('a lesson twice on one day, the same entry twice, and one that was held for no time', async () => {
    const sponsorshipId = await propose({ pupilId: await pupil(), volunteerId: await sponsor() });
    const sendKey = newId();
    const entry = (more: { on?: string; key?: string; minutes?: number | null }) => {
      const row = sessionRow({
        ...{ centreId: test.centres.dueren, id: newId(), sponsorshipId, sendKey: more.key ?? newId() },
        ...{ on: Temporal.PlainDate.from(more.on ?? '2026-11-24'), held: true, whyNot: null, tags: ['game'] },
        ...{ minutes: more.minutes === undefined ? 45 : more.minutes, topic: '', nextIdea: '' },
        ...{ at: Temporal.Instant.from(smileNow), by: null },
      });
      return inside((tx) => tx.insertInto('sponsorship_session').values(row).execute());
    };
    await entry({ key: sendKey });
    await expect(entry({})).rejects.toEqual(refused('sponsorship_session_day'));
    await expect(entry({ on: '2026-12-01', key: sendKey })).rejects.toEqual(refused('sponsorship_session_sent'));
    await expect(entry({ on: '2026-12-01', minutes: null })).rejects.toEqual(refused('sponsorship_session_held'));
  });

  it('anything of another centre', async () => {
    const id = await propose({ pupilId: await pupil(), volunteerId: await sponsor() });
    const seen = await test.inside('aachen', (tx) =>
      tx.selectFrom('sponsorship').select('id').where('id', '=', id).execute(),
    );
    expect(seen).toEqual([]);
  });
});
