// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { joiningSteps } from '../../duplicates/joining.fixture.ts';
import { sponsoredPupils, sponsorLessons } from '../../figures/sponsorship-sources.ts';
import { addRunning, typedEntry } from '../sessions/sessions.fixture.ts';
import { smileNow } from '../sponsorships.fixture.ts';

describe.each(testDatabases)('figures that hold on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let coordinator: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
    counsellor = await signIn(test, { role: 'counsellor' });
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
  });
  afterAll(() => test.close());
  const steps = joiningSteps(() => ({ test, counsellor }));
  let n = 0;
  const running = () => {
    n += 1;
    return test.inside('dueren', (tx) => addRunning(tx, test.centres.dueren, { n }));
  };
  const counted = async (source: typeof sponsoredPupils): Promise<number> => {
    const [from, today] = [Temporal.PlainDate.from('2026-01-01'), test.context.clock.today()];
    const when = { centreId: test.centres.dueren, from, to: today, today, targetDays: 0 };
    return (await test.inside('dueren', (tx) => source(when).execute(tx))).rows.length;
  };
  const rowsOf = (sponsorshipId: string) =>
    test.inside('dueren', async (tx) => ({
      lessons: await tx
        .selectFrom('sponsorship_session')
        .selectAll()
        .where('sponsorship_id', '=', sponsorshipId)
        .orderBy('on_day')
        .execute(),
      events: await tx
        .selectFrom('sponsorship_event')
        .selectAll()
        .where('sponsorship_id', '=', sponsorshipId)
        .orderBy('position')
        .execute(),
    }));

  it('accident: an ended match cancels nothing of the past: lessons, history and figures stay as they were', async () => {
    const { id, volunteerId } = await running();
    const sponsor = await signIn(test, { role: 'volunteer', volunteer: volunteerId });
    for (const day of ['2026-11-10', '2026-11-17'])
      expect((await sponsor.post(`/meine-patenschaften/stunde/${id}/${day}`, typedEntry(0))).status).toBe(303);
    const before = await rowsOf(id);
    const figures = [await counted(sponsoredPupils), await counted(sponsorLessons)];
    const fields = { grund: 'moved', seite: 'school', am: '23.11.2026' };
    const early = await coordinator.post(`/smile/patenschaften/${id}/ende`, { ...fields, am: '16.11.2026' });
    expect([early.status, await early.text()]).toEqual([422, expect.stringContaining('stattgefunden haben, bleiben')]);
    expect((await coordinator.post(`/smile/patenschaften/${id}/ende`, fields)).status).toBe(303);
    const after = await rowsOf(id);
    expect(after.lessons).toEqual(before.lessons);
    expect(after.events.slice(0, -1)).toEqual(before.events);
    expect([await counted(sponsoredPupils), await counted(sponsorLessons)]).toEqual(figures);
  });

  it('accident: two children of the centre that turn out to be one: each keeps its sponsor, the figures count one child, nobody sees more', async () => {
    const [kept, gone] = [await steps.known(), await steps.known()];
    const pairs = [await running(), await running()];
    await test.inside('dueren', async (tx) => {
      for (const [at, { childId }] of [kept, gone].entries())
        await tx
          .updateTable('pupil')
          .set({ child_id: childId })
          .where('id', '=', pairs[at]?.pupilId ?? '')
          .execute();
    });
    const states = () =>
      test.inside('dueren', (tx) =>
        tx
          .selectFrom('sponsorship as s')
          .innerJoin('pupil as p', 'p.id', 's.pupil_id')
          .select(['s.id', 's.state', 's.seat', 'p.child_id', 'p.given_name', 'p.version'])
          .where(
            's.id',
            'in',
            pairs.map(({ id }) => id),
          )
          .orderBy('s.id')
          .execute(),
      );
    const before = await states();
    const two = await counted(sponsoredPupils);
    await steps.close(gone);
    expect((await steps.join(kept, gone)).status).toBe(303);
    expect(await states()).toEqual(before);
    expect(await counted(sponsoredPupils)).toBe(two - 1);
    for (const { childId } of [kept, gone]) {
      const page = await (await counsellor.get(`/kinder/${childId}`)).text();
      for (const word of ['Layān', 'SmiLe', ...pairs.flatMap(({ id, pupilId }) => [id, pupilId])])
        expect(page).not.toContain(word);
    }
    for (const { pupilId } of pairs) {
      const page = await (await coordinator.get(`/smile/kinder/${pupilId}`)).text();
      for (const word of [kept.childId, gone.childId, kept.caseId, gone.caseId, 'Vardanoo'])
        expect(page).not.toContain(word);
    }
    const [back = ''] = await steps.waysBack(kept);
    expect((await counsellor.post(back)).status).toBe(303);
    expect(await counted(sponsoredPupils)).toBe(two);
    expect(await states()).toEqual(before);
  });
});
