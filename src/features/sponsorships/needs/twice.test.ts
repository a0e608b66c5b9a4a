// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { joiningSteps, type Known } from '../../duplicates/joining.fixture.ts';
import { given, type NeedStage, openNeeds, send } from './needs.fixture.ts';

describe.each(testDatabases)('a child that turns out to be another, on %s', (kind) => {
  let stage: NeedStage;
  let counsellor: Visitor;
  const { known, close, join, waysBack } = joiningSteps(() => ({ test: stage.test, counsellor }));
  beforeAll(async () => {
    stage = await openNeeds(kind);
    counsellor = await signIn(stage.test, { role: 'counsellor' });
  });
  afterAll(() => stage.test.close());

  const caseNumber = async ({ caseId }: Known): Promise<string> => {
    const read = stage.test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select('case_number').where('id', '=', caseId).executeTakeFirstOrThrow(),
    );
    return (await read).case_number;
  };
  const note = (pupilId: string, number: string) =>
    send(stage.coordination, `/smile/kinder/${pupilId}/verknuepfung`, { fall: number });
  const agreed = async (): Promise<string> => {
    const id = await stage.consented();
    expect((await send(stage.school, `/smile-schule/kinder/${id}/zweite-einwilligung`, given)).status).toBe(303);
    return id;
  };
  const page = async (id: string): Promise<string> =>
    await (await stage.coordination.get(`/smile/kinder/${id}`)).text();
  const twice = 'Wahrscheinlich zweimal gemeldet';

  it('accident: two entries of one child, each with a pupil, are joined: nobody loses a sponsor, the coordination is told, and nothing opens', async () => {
    const [kept, gone] = [await known({ nachname: 'Zzaktenname' }), await known({ nachname: 'Zzzweitname' })];
    const [one, other] = [await agreed(), await agreed()];
    expect((await note(one, await caseNumber(kept))).status).toBe(303);
    expect((await note(other, await caseNumber(gone))).status).toBe(303);
    const live = await stage.give(other);
    const numbers = [(await stage.pupil(one)).number, (await stage.pupil(other)).number] as const;
    expect(await page(one)).not.toContain(twice);

    // The entry that goes is the one of the child with the sponsorship.
    await close(gone);
    expect((await join(kept, gone)).status).toBe(303);
    expect((await stage.sponsorship(live.id)).state).toBe('proposed');
    expect([(await stage.pupil(one)).state, (await stage.pupil(other)).state]).toEqual(['waiting', 'waiting']);
    for (const [id, twin] of [
      [one, numbers[1]],
      [other, numbers[0]],
    ] as const) {
      const html = await page(id);
      expect(html).toContain(twice);
      expect(html).toContain(twin);
      expect(html).not.toMatch(/Zzaktenname|Zzzweitname/);
    }
    // Its school learns nothing of it, nor does counselling of SmiLe.
    expect(await (await stage.school.get(`/smile-schule/kinder/${one}`)).text()).not.toContain(twice);
    for (const path of [`/kinder/${kept.childId}`, `/faelle/${kept.caseId}`])
      expect(await (await counsellor.get(path)).text()).not.toMatch(/SmiLe|Zzlayan/);

    // The one without a sponsor ends, never the other.
    const end = (id: string, stays: string) =>
      send(stage.coordination, `/smile/kinder/${id}/ende`, { grund: 'duplicate', bleibt: stays });
    expect((await end(other, numbers[0])).status).toBe(409);
    expect((await end(one, numbers[1])).status).toBe(303);
    expect(await stage.pupil(one)).toMatchObject({ state: 'ended', end_reason: 'duplicate', given_name: '' });
    expect(await page(other)).not.toContain(twice);
    expect((await stage.sponsorship(live.id)).state).toBe('proposed');
  });

  it('are two again when the entries are taken apart', async () => {
    const [kept, gone] = [await known(), await known()];
    const [one, other] = [await agreed(), await agreed()];
    await note(one, await caseNumber(kept));
    await note(other, await caseNumber(gone));
    await close(gone);
    expect((await join(kept, gone)).status).toBe(303);
    expect(await page(one)).toContain(twice);
    const [back = ''] = await waysBack(kept);
    expect((await counsellor.post(back)).status).toBe(303);
    expect(await page(one)).not.toContain(twice);
  });

  it('a child that is noted already is noted for no second pupil, also by the number of an entry that was joined', async () => {
    const [kept, gone] = [await known(), await known()];
    const [one, other] = [await agreed(), await agreed()];
    const number = await caseNumber(gone);
    expect((await note(one, number)).status).toBe(303);
    for (const step of ['before', 'after'] as const) {
      if (step === 'after') {
        await close(gone);
        expect((await join(kept, gone)).status).toBe(303);
      }
      for (const fall of step === 'before' ? [number] : [number, await caseNumber(kept)]) {
        const refused = await note(other, fall);
        expect([refused.status, await refused.text()]).toEqual([
          409,
          expect.stringContaining(`schon bei ${(await stage.pupil(one)).number} vermerkt`),
        ]);
      }
    }
    expect((await stage.pupil(other)).child_id).toBeNull();
    // The same note once more is no second one.
    expect((await note(one, number)).status).toBe(303);
  });
});
