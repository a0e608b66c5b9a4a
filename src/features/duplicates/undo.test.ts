// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

interface Entry {
  childId: string;
  familyId: string;
  caseId: string;
}

/** Names and streets without a likeness, so that nobody is taken for somebody else. */
const names = 'Achterberg Bisping Corvinus Dohmen Ellerkamp Fuchshuber Gramlich Holzapfel Isselstein Jungbluth'.split(
  ' ',
);

describe.each(testDatabases)('what was joined comes apart again, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let count = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(async () => test.close());

  async function report(fields: Record<string, string> = {}): Promise<Entry> {
    count += 1;
    const name = names[count % names.length] ?? '';
    const own = { nachname: name, vornamen: `${name}ine`, strasse: `${name}weg`, telefon: `02421 8${count}00${count}` };
    const born = { geburtsdatum: `${9 + count}.0${(count % 9) + 1}.201${count % 7}` };
    const answer = await counsellor.post('/meldungen', reportFields({ ...own, ...born, trotzdem: 'ja', ...fields }));
    expect(answer.status, await answer.clone().text()).toBe(303);
    const caseId = idOf(answer);
    return await test.inside('dueren', async (tx) => {
      const row = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['c.id as childId', 'c.family_id as familyId'])
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow();
      return { ...row, caseId };
    });
  }
  /** An entry whose case is closed, so that it can go into another. */
  async function spare(fields: Record<string, string> = {}): Promise<Entry> {
    const made = await report(fields);
    await counsellor.post(`/faelle/${made.caseId}/schliessen`, { als: 'duplicate', grund: 'Doppelt gemeldet.' });
    return made;
  }
  const pair = (one: Entry, other: Entry) => `/kinder/${one.childId}/vergleich/${other.childId}`;
  const join = async (kept: Entry, gone: Entry, fields: Record<string, string> = {}) => {
    const answer = await counsellor.post(pair(kept, gone), { antwort: 'dasselbe', bleibt: kept.childId, ...fields });
    expect(answer.status, await answer.clone().text()).toBe(303);
  };
  const link = async (kept: Entry, gone: Entry) =>
    expect((await counsellor.post(pair(kept, gone), { antwort: 'geschwister', bleibt: kept.childId })).status).toBe(
      303,
    );
  /** Where the newest joining into a child or family that is not undone can be undone, from the page of a child. */
  const undoOf = (keptId: string, childId: string) =>
    test.inside('dueren', async (tx) => {
      const { id } = await tx
        .selectFrom('entry_joining')
        .select('id')
        .where('kept_id', '=', keptId)
        .where('undone_at', 'is', null)
        .orderBy('joined_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return `/kinder/${childId}/trennen/${id}`;
    });
  const familyOf = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('family').select('joined_into').where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const childOf = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('child').select(['joined_into', 'family_id']).where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const child = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('child').select('birth_place').where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const guardians = (familyId: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('guardian').select('family_name').where('family_id', '=', familyId).execute(),
    );
  const openQuestions = (id: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('duplicate_question')
        .select(['child_id', 'other_id', 'kind'])
        .where((e) => e.or([e('child_id', '=', id), e('other_id', '=', id)]))
        .where('answer', 'is', null)
        .execute(),
    );

  it('the last first: an earlier one is refused with the way to the later one', async () => {
    const [first, second, third] = [await report(), await spare(), await spare()];
    await join(third, second);
    await join(first, third);
    const early = await undoOf(third.childId, third.childId);
    const refused = await counsellor.post(early);
    expect(refused.status).toBe(409);
    const html = await refused.text();
    expect(html).toContain('Bitte trennen Sie zuerst die spätere Zusammenführung.');
    expect(html).toContain(`href="/kinder/${first.childId}"`);
    expect((await childOf(second.childId)).joined_into).toBe(first.childId);
    expect((await counsellor.post(await undoOf(first.childId, first.childId))).status).toBe(303);
    expect((await counsellor.post(early)).status).toBe(303);
    expect((await childOf(second.childId)).joined_into).toBeNull();
  });

  it('the last first also where the family went on by itself', async () => {
    const [first, second, sibling] = [
      await report({ g1_nachname: 'Erstmann' }),
      await spare({ g1_nachname: 'Zweitmann' }),
      await report({ g1_nachname: 'Drittmann' }),
    ];
    // The child with its family into the first, and this family into that of a sibling.
    await join(first, second, { familien: 'ja' });
    await link(sibling, first);
    const early = await undoOf(first.childId, first.childId);
    const refused = await counsellor.post(early);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('zuerst die spätere Zusammenführung');
    expect((await counsellor.post(await undoOf(sibling.familyId, sibling.childId))).status).toBe(303);
    expect((await familyOf(second.familyId)).joined_into).toBe(first.familyId);
    expect((await counsellor.post(early)).status).toBe(303);
    for (const { childId, familyId } of [first, second, sibling]) {
      expect(await childOf(childId)).toEqual({ joined_into: null, family_id: familyId });
      expect((await familyOf(familyId)).joined_into).toBeNull();
      expect((await guardians(familyId)).length).toBe(1);
    }
  });

  it('leaves letters where they went: of two families that each name somebody for them the one that stays decides', async () => {
    const [first, second] = [
      await report({ g1_nachname: 'Erstempfang', briefe_an: '1' }),
      await spare({ g1_nachname: 'Zweitempfang', briefe_an: '1', eltern: 'apart' }),
    ];
    const state = () =>
      test.inside('dueren', async (tx) => ({
        named: await tx
          .selectFrom('guardian')
          .select('family_name')
          .where('family_id', '=', first.familyId)
          .where('letters', '=', true)
          .execute(),
        family: await tx.selectFrom('family').select('parents').where('id', '=', first.familyId).execute(),
      }));
    await join(first, second, { familien: 'ja' });
    expect(await state()).toEqual({ named: [{ family_name: 'Erstempfang' }], family: [{ parents: 'apart' }] });
    expect((await counsellor.post(await undoOf(first.childId, first.childId))).status).toBe(303);
    expect(await state()).toEqual({ named: [{ family_name: 'Erstempfang' }], family: [{ parents: null }] });
  });

  it('asks again whether two children are siblings', async () => {
    const home = { nachname: 'Geschwisterlich', strasse: 'Geschwisterweg', hausnummer: '9', telefon: '02421 777777' };
    const first = await report({ ...home, vornamen: 'Oksana', geburtsdatum: '01.05.2012' });
    const second = await report({ ...home, vornamen: 'Taras', geburtsdatum: '02.06.2015' });
    expect(await openQuestions(first.childId)).toEqual([]);
    await link(first, second);
    expect(await openQuestions(first.childId)).toEqual([]);
    expect((await counsellor.post(await undoOf(first.familyId, first.childId))).status).toBe(303);
    expect(await openQuestions(first.childId)).toEqual([expect.objectContaining({ kind: 'siblings' })]);
    expect(await (await counsellor.get(`/kinder/${first.childId}`)).text()).toContain('/vergleich/');
  });

  it('keeps what is open about the entry that went as a question about the one that stays', async () => {
    const [kept, gone] = [
      await report(),
      await spare({
        nachname: 'Tkačenko',
        vornamen: 'Serhij',
        geburtsdatum: '12.03.2014',
        plz: '52428',
        ort: 'Jülich',
      }),
    ];
    // Nobody at this office could see the other one, so that the question is left open.
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    const { fall: _, ...fields } = reportFields({
      nachname: 'Tkatschenko',
      vornamen: 'Serhij',
      geburtsdatum: '12.03.2014',
    });
    const own = { ...fields, strasse: 'Ganzwoanders', telefon: '02421 991199', g1_nachname: 'Tkatschenko' };
    const sent = idOf(await office.post('/meldungen', own));
    const other = await test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select('child_id').where('id', '=', sent).executeTakeFirstOrThrow(),
    );
    const about = async (id: string) =>
      (await openQuestions(id)).filter((one) => [one.child_id, one.other_id].includes(other.child_id));
    expect((await about(gone.childId)).length).toBe(1);
    expect(await about(kept.childId)).toEqual([]);
    await join(kept, gone);
    expect((await about(kept.childId)).length).toBe(1);
    expect(await (await counsellor.get('/doppelte')).text()).toMatch(
      new RegExp(`/kinder/(?:${kept.childId}/vergleich/${other.child_id}|${other.child_id}/vergleich/${kept.childId})`),
    );
  });

  it('keeps what was changed after joining, and does not come apart after 30 days', async () => {
    const [first, second] = [await report({ geburtsort: '' }), await spare({ geburtsort: 'Odesa' })];
    await join(first, second);
    expect(await child(first.childId)).toMatchObject({ birth_place: 'Odesa' });
    await test.inside('dueren', (tx) =>
      tx.updateTable('child').set({ birth_place: 'Baku' }).where('id', '=', first.childId).execute(),
    );
    const own = await (await counsellor.get(`/kinder/${first.childId}`)).text();
    const undo = /action="(\/kinder\/[^"]+\/trennen\/[^"]+)"/.exec(own)?.[1] ?? '';
    test.setNow(Temporal.Instant.from(testNow).add({ hours: 24 * 31 }));
    const late = await signIn(test, { role: 'counsellor' });
    expect((await late.post(undo)).status).toBe(409);
    expect(await (await late.get(`/kinder/${first.childId}`)).text()).not.toContain('/trennen/');
    test.setNow(Temporal.Instant.from(testNow).add({ hours: 24 * 29 }));
    const intime = await signIn(test, { role: 'counsellor' });
    expect((await intime.post(undo)).status).toBe(303);
    expect(await child(first.childId)).toMatchObject({ birth_place: 'Baku' });
  });
});
