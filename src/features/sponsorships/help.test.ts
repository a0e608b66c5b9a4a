// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { heldLessons } from './help-queries.ts';
import { type SessionFacts, sessionRow } from './rows.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from './sponsorships.fixture.ts';

const held = (minutes: number): SessionFacts => ({
  ...{ held: true, minutes, whyNot: null, tags: [], topic: '', nextIdea: '' },
});
const away: SessionFacts = { held: false, minutes: null, whyNot: 'pupil_away', tags: [], topic: '', nextIdea: '' };

describe.each(testDatabases)('help of a sponsor on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(() => test.close());

  it('is the lessons that were held in the year, those of a group once', async () => {
    let volunteerId = '';
    const centreId = test.centres.dueren;
    const counted = await test.inside('dueren', async (tx) => {
      volunteerId = await addSponsor(tx, centreId, { number: 'DN-E-9001', mostPupils: 2 });
      const idle = await addSponsor(tx, centreId, { number: 'DN-E-9002' });
      const groupKey = newId();
      const lessons: readonly (readonly [on: string, facts: SessionFacts])[][] = [
        [
          ['2025-12-30', held(45)],
          ['2026-01-06', held(45)],
          ['2026-11-10', held(30)],
          ['2026-11-17', away],
        ],
        [['2026-11-10', held(60)]],
      ];
      for (const [index, entries] of lessons.entries()) {
        const pupilId = await addPupil(tx, centreId, { number: `DN-SM-2026-00${index + 1}` });
        const place = { seat: index + 1, groupKey, groupSeat: index + 1 };
        const row = proposedRow(centreId, { pupilId, volunteerId, number: `DN-P-2026-00${index + 1}`, ...place });
        await tx.insertInto('sponsorship').values(row).execute();
        for (const [on, facts] of entries)
          await tx
            .insertInto('sponsorship_session')
            .values(
              sessionRow({
                ...{ ...facts, centreId, id: newId(), sponsorshipId: row.id, on: Temporal.PlainDate.from(on) },
                ...{ sendKey: newId(), at: Temporal.Instant.from(smileNow), by: null },
              }),
            )
            .execute();
      }
      expect((await heldLessons(tx, centreId, 2026, [idle])).size).toBe(0);
      return await heldLessons(tx, centreId, 2026, null);
    });
    expect([...counted]).toEqual([[volunteerId, { times: 2, minutes: 105 }]]);
  });
});
