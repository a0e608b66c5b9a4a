// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import type { Tx } from '../../db/centre.ts';
import { reportFields } from '../families/report.fixture.ts';
import { joinEntries } from './actions.ts';
import { joiningSteps, type Known } from './joining.fixture.ts';

describe.each(testDatabases)('joined entries on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  const { by, known, close, pair, join, link, waysBack, astray, casesOf, meanwhile } = joiningSteps(() => ({
    test,
    counsellor,
  }));

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(() => test.close());

  describe('while somebody joins them', () => {
    const joining = (kept: Known, gone: Known) => (tx: Tx) =>
      joinEntries(tx, by(), { keptId: kept.childId, goneId: gone.childId }, true);

    it('take no case any more', async () => {
      const [kept, gone] = [await known(), await known()];
      await close(gone);
      const answer = await meanwhile(joining(kept, gone), () => counsellor.post(`/kinder/${gone.childId}/fall`));
      expect(answer.status).toBe(409);
      expect(await casesOf(gone.childId)).toEqual([]);
    });

    it('take no sibling any more', async () => {
      const [kept, gone] = [await known(), await known()];
      await close(gone);
      const sibling = { ...reportFields({ nachname: 'Spätling', trotzdem: 'ja' }), zu_familie: gone.familyId };
      const answer = await meanwhile(joining(kept, gone), () => counsellor.post('/meldungen', sibling));
      expect(answer.status).toBe(409);
      expect(await astray()).toEqual([]);
    });

    it('are not told apart, nor linked', async () => {
      for (const said of [{ antwort: 'verschieden' }, { antwort: 'geschwister' }]) {
        const [kept, gone] = [await known(), await known()];
        await known({ zu_familie: gone.familyId });
        await close(gone);
        const answer = await meanwhile(
          (tx) => joinEntries(tx, by(), { keptId: kept.childId, goneId: gone.childId }, false),
          () => counsellor.post(pair(kept, gone), { ...said, bleibt: kept.childId }),
        );
        expect(answer.status, said.antwort).toBe(409);
        const question = await test.inside('dueren', (tx) =>
          tx
            .selectFrom('duplicate_question')
            .select('answer')
            .where((e) => e.or([e('child_id', '=', gone.childId), e('other_id', '=', gone.childId)]))
            .where((e) => e.or([e('child_id', '=', kept.childId), e('other_id', '=', kept.childId)]))
            .execute(),
        );
        expect(question).toEqual([{ answer: 'joined' }]);
      }
    });
  });

  it('come apart in the order in which they were joined, the last first, families too', async () => {
    const [first, second, third] = [await known(), await known(), await known()];
    await close(second);
    expect((await join(first, second)).status).toBe(303);
    const [back = ''] = await waysBack(first);
    // The family that took the other's children goes into a third one.
    expect((await link(third, first)).status).toBe(303);
    const early = await counsellor.post(back);
    expect(early.status).toBe(409);
    expect(await early.text()).toContain('zuerst die spätere Zusammenführung');
    const [later = ''] = await waysBack(third);
    expect((await counsellor.post(later)).status).toBe(303);
    expect((await counsellor.post(back)).status).toBe(303);
    const families = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('family')
        .select('id')
        .where('id', 'in', [first.familyId, second.familyId, third.familyId])
        .where('joined_into', 'is not', null)
        .execute(),
    );
    expect(families).toEqual([]);
    expect(await astray()).toEqual([]);
  });

  it('come apart only when their family stands for itself', async () => {
    const [kept, gone] = [await known(), await known()];
    const sibling = await known({ zu_familie: gone.familyId });
    await close(gone);
    expect((await join(kept, gone)).status).toBe(303);
    const [back = ''] = await waysBack(kept);
    expect((await link(kept, sibling)).status).toBe(303);
    expect((await counsellor.post(back)).status).toBe(409);
    expect(await astray()).toEqual([]);
  });

  const persons = (familyId: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('guardian')
        .select(['family_name as name', 'custody', 'letters', 'street', 'place'])
        .where('family_id', '=', familyId)
        .orderBy('id')
        .execute(),
    );

  it.each(['dasselbe', 'geschwister'])(
    'bring no contact and nobody into a protected family, and say so (%s)',
    async (antwort) => {
      const reached = { telefon: '02421 717171', email: 'familie@example.org', g1_nachname: 'Offen' };
      const [open, hidden] = [
        await known(reached),
        await known({ auskunftssperre: 'ja', telefon: '', email: '', g1_nachname: 'Geschützt' }),
      ];
      await close(open);
      const path = pair(hidden, open);
      expect(await (await counsellor.get(path)).text()).toContain('kommt vom anderen Eintrag keine Telefonnummer');
      const done = await counsellor.post(path, { antwort, bleibt: hidden.childId, familien: 'ja' });
      const next = done.headers.get('location') ?? '';
      expect(await (await counsellor.get(next)).text()).toContain('Wegen der Auskunftssperre kamen Kontakt und');
      expect((await persons(hidden.familyId)).map(({ name }) => name)).toEqual(['Geschützt']);
      const family = await test.inside('dueren', (tx) =>
        tx.selectFrom('family').select(['phone', 'email']).where('id', '=', hidden.familyId).execute(),
      );
      expect(family).toEqual([{ phone: '', email: '' }]);
    },
  );

  it('keep what only one of them says of a person known to both, until they come apart', async () => {
    const same = { g1_nachname: 'Beideda', g1_vornamen: 'Ola', g1_telefon: '02421 616161' };
    const home = { g1_strasse: 'Eigenweg 3', g1_plz: '52428', g1_ort: 'Jülich' };
    const [kept, gone] = [await known(same), await known({ ...same, ...home, g1_sorge: 'unclear', briefe_an: '1' })];
    const before = await persons(kept.familyId);
    expect(before).toMatchObject([{ custody: 'yes', street: '' }]);
    expect((await link(kept, gone)).status).toBe(303);
    expect(await persons(kept.familyId)).toEqual([
      { name: 'Beideda', custody: 'unclear', letters: true, street: 'Eigenweg 3', place: 'Jülich' },
    ]);
    const [back = ''] = await waysBack(kept);
    expect((await counsellor.post(back)).status).toBe(303);
    expect(await persons(kept.familyId)).toEqual(before);
  });

  it.each(['dasselbe', 'geschwister'])('keep a protected address protected (%s)', async (antwort) => {
    const [open, hidden] = [await known(), await known({ auskunftssperre: 'ja' })];
    await close(open);
    const path = pair(open, hidden);
    const refused = await counsellor.post(path, { antwort, bleibt: open.childId });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('die Sperre ginge verloren');
    const rows = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('child')
        .select('family_id')
        .where('id', '=', hidden.childId)
        .where('joined_into', 'is', null)
        .execute(),
    );
    expect(rows).toEqual([{ family_id: hidden.familyId }]);
    expect((await counsellor.post(path, { antwort, bleibt: hidden.childId })).status).toBe(303);
  });
});
