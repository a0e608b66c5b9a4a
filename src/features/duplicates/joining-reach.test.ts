// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { NotFound } from '../../refusals.ts';
import { keepEarlierSchools } from '../cases/earlier-school-actions.ts';
import { enterSchool, leaveSchool } from '../families/actions.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { linkSiblings } from './actions.ts';
import { joiningSteps } from './joining.fixture.ts';

describe.each(testDatabases)('joined entries, from outside, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  const { by, known, close, pair, join, link, waysBack, astray } = joiningSteps(() => ({ test, counsellor }));

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(() => test.close());

  it('tell the office that reported one nothing of the other when it reports the child again', async () => {
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    const born = { geburtsdatum: '17.10.2012', vornamen: 'Serhij' };
    const other = await known({ ...born, nachname: 'Tkačenko', geburtsort: 'Odesa', plz: '52428', ort: 'Jülich' });
    const own = await known({ ...born, nachname: 'Tkatschenko' }, office);
    await close(other);
    expect((await join(other, own)).status).toBe(303);
    for (const nachname of ['Tkatschenko', 'Tkačenko']) {
      const { fall: _fall, ...again } = reportFields({ ...born, nachname, strasse: 'Neuweg', telefon: '' });
      const answer = await office.post('/meldungen', again);
      const html = await answer.text();
      expect(answer.status, html).toBe(422);
      expect(html).toContain('Serhij Tkatschenko');
      expect(html.replaceAll(/value="[^"]*"/g, ''), nachname).not.toContain('Tkačenko');
    }
  });

  it('take what a deed writes that had read the entry that went', async () => {
    const [kept, gone] = [await known(), await known()];
    await close(gone);
    expect((await join(kept, gone)).status).toBe(303);
    const since = Temporal.PlainDate.from('2026-11-02');
    const before = { name: 'Grundschule Früher', schoolNumber: null, district: '', federalState: 'BY' };
    await test.inside('dueren', async (tx) => {
      await enterSchool(tx, test.centres.dueren, gone.childId, { number: '199001', since });
      await keepEarlierSchools(tx, by(), gone.childId, [{ ...before, from: null, to: null, supportSince: null }]);
    });
    const read = () =>
      test.inside('dueren', async (tx) => ({
        children: await tx
          .selectFrom('child')
          .select(['id', 'school_number'])
          .where('id', 'in', [kept.childId, gone.childId])
          .where('school_number', 'is not', null)
          .execute(),
        schools: await tx.selectFrom('earlier_school').select('child_id').where('name', '=', before.name).execute(),
      }));
    expect(await read()).toEqual({
      children: [{ id: kept.childId, school_number: '199001' }],
      schools: [{ child_id: kept.childId }],
    });
    await test.inside('dueren', (tx) => leaveSchool(tx, test.centres.dueren, gone.childId, '199001'));
    expect((await read()).children).toEqual([]);
  });

  it('take a further child from a form that an office opened before', async () => {
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    const [other, own] = [await known({ plz: '52428', ort: 'Jülich' }), await known({}, office)];
    expect((await link(other, own)).status).toBe(303);
    const sibling = await known({ zu_familie: own.familyId, nachname: 'Nachzügler' }, office);
    expect(sibling.familyId).toBe(other.familyId);
  });

  it('and single ones are reported with the same answer, whether the child is known or not', async () => {
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    const elsewhere = { plz: '52428', ort: 'Jülich' };
    await known({
      ...elsewhere,
      nachname: 'Bekanntlich',
      vornamen: 'Rosa',
      geburtsdatum: '04.04.2012',
      telefon: '02421 808080',
    });
    const report = async (fields: Record<string, string>) => {
      const { fall: _fall, ...own } = reportFields({
        geburtsdatum: '04.04.2012',
        g1_nachname: '',
        g1_vornamen: '',
        ...fields,
      });
      const answer = await office.post('/meldungen', own);
      const id = idOf(answer);
      const page = await (await office.get(`/meldungen/${id}`)).text();
      const list = await (await office.get(`/meldungen?q=${fields['nachname']}`)).text();
      const search = await (await office.get(`/suche?q=${fields['nachname']}`)).text();
      const names = Object.values(fields).filter(Boolean);
      const plain = (html: string) =>
        names
          .reduce((text, name) => text.replaceAll(name, '·'), html)
          .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|DN-\d{4}-\d+/g, '#');
      const headers = [...answer.headers].map(([name, value]) =>
        name === 'server-timing' ? name : `${name}: ${plain(value)}`,
      );
      return {
        status: answer.status,
        headers,
        body: (await answer.text()).length,
        pages: [page, list, search].map(plain),
      };
    };
    const [first, second] = [
      await report({ nachname: 'Bekanntlich', vornamen: 'Rosa', strasse: 'Hofgraben', telefon: '02421 808080' }),
      await report({ nachname: 'Neuartigen', vornamen: 'Olga', strasse: 'Moorgarten', telefon: '02421 505050' }),
    ];
    expect(first).toEqual(second);
  });

  it('are carried out once, however often a form is sent', async () => {
    const [kept, gone] = [await known(), await known()];
    await close(gone);
    const _request = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => join(kept, gone, { _request })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const [back = '', ...more] = await waysBack(kept);
    expect(more).toEqual([]);
    const again = crypto.randomUUID();
    const undone = await Promise.all([1, 2, 3].map(() => counsellor.post(back, { _request: again })));
    expect(undone.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await counsellor.post(back)).status).toBe(404);
    expect(await astray()).toEqual([]);
  });

  it('are not reached by ids of another centre, in whatever field', async () => {
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    const theirs = await stranger.post(
      '/meldungen',
      reportFields({ nachname: 'Aachener', plz: '52062', ort: 'Aachen', trotzdem: 'ja' }),
    );
    const row = await test.inside('aachen', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['c.id', 'c.family_id'])
        .where('p.id', '=', idOf(theirs))
        .executeTakeFirstOrThrow(),
    );
    const [own, gone] = [await known(), await known()];
    await close(gone);
    const paths = [`/kinder/${own.childId}/vergleich/${row.id}`, `/kinder/${row.id}/vergleich/${own.childId}`];
    for (const path of paths)
      for (const antwort of ['dasselbe', 'geschwister', 'verschieden'])
        expect((await counsellor.post(path, { antwort, bleibt: own.childId })).status, path).toBe(404);
    expect((await counsellor.post(pair(own, gone), { antwort: 'dasselbe', bleibt: row.id })).status).toBe(422);
    for (const field of ['zu_familie', 'familie']) {
      const fields = { ...reportFields({ trotzdem: 'ja' }), [field]: row.family_id };
      expect((await counsellor.post('/meldungen', fields)).status, field).toBe(404);
    }
    expect((await counsellor.get(`/meldungen/neu?familie=${row.family_id}`)).status).toBe(404);
    expect((await counsellor.post(`/kinder/${row.id}/fall`)).status).toBe(404);
    expect((await join(own, gone)).status).toBe(303);
    const [back = ''] = await waysBack(own);
    const id = back.split('/').at(-1);
    for (const childId of [row.id, gone.childId, own.caseId])
      expect((await counsellor.post(`/kinder/${childId}/trennen/${id}`)).status, childId).toBe(404);
    for (const path of ['x', row.id, own.childId, '..%2f..'])
      expect((await counsellor.post(`/kinder/${own.childId}/trennen/${path}`)).status, path).toBe(404);
    for (const role of ['reporting_office', 'school_authority', 'school'] as const)
      expect((await (await signIn(test, { role })).post(back)).status, role).toBe(403);
    const link = await test.inside('dueren', (tx) =>
      linkSiblings(tx, by(), [own.childId, row.id], { keptId: own.familyId, goneId: row.family_id }).catch(
        (error: unknown) => error,
      ),
    );
    expect(link).toBeInstanceOf(NotFound);
  });
});
