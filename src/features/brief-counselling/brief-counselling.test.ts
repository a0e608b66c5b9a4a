// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { forgetOld } from './actions.ts';

describe.each(testDatabases)('talks that are not about a school place, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  const path = '/kurzberatungen';
  const talk = {
    ...{ tag: '23.11.2026', form: 'phone', wer: 'adult', sprache1: 'ukr', themen: ['recognition', 'learning_german'] },
    ...{ verwiesen_an: 'recognition', stelle: 'Handwerkskammer', anlass: 'Zeugnis als Elektriker' },
    ...{ angekommen: 'unknown', genannt: 'Oleh Beispielenko', erreichbar: '0241 5550' },
  };
  beforeAll(async () => {
    test = await testApp(kind);
  });
  beforeEach(async () => {
    test.setNow('2026-11-23T15:00:00+01:00');
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    await test.inside('dueren', (tx) => tx.deleteFrom('brief_counselling').execute());
  });
  afterAll(() => test.close());

  const rows = () =>
    test.inside('dueren', (tx) => tx.selectFrom('brief_counselling').selectAll().orderBy('id').execute());
  const counted = () =>
    test.inside('dueren', async (tx) => {
      const list = await tx.selectFrom('activity').select('service').where('service', 'like', 'brief_%').execute();
      return list.map(({ service }) => service).toSorted();
    });
  const open = async (id: string) => {
    const html = await (await counsellor.get(`${path}/${id}`)).text();
    return { html, known: { _version: hiddenField(html, '_version'), _request: hiddenField(html, '_request') } };
  };

  it('are kept without a case, counted once, and say when somebody asks whether the person got there', async () => {
    const before = await counted();
    const form = await (await counsellor.get(`${path}/neu`)).text();
    const sent = { ...talk, _request: hiddenField(form, '_request') };
    expect((await counsellor.post(path, sent)).status).toBe(303);
    expect((await counsellor.post(path, sent)).status).toBe(303);
    expect(await rows()).toMatchObject([{ referred_to: 'recognition', person_name: 'Oleh Beispielenko', version: 1 }]);
    expect(await counted()).toEqual([...before, 'brief_counselling', 'brief_referral'].toSorted());
    const list = await (await counsellor.get(path)).text();
    for (const words of ['Handwerkskammer', 'nachfragen am Mo 07.12.2026', 'Berta Beraterin'])
      expect(list).toContain(words);
    expect(list).not.toContain('Oleh');
    expect(await (await counsellor.get('/')).text()).not.toContain('Nachfrage ist offen');
    test.setNow('2026-12-07T09:00:00+01:00');
    counsellor = await signIn(test, { role: 'counsellor' });
    expect(await (await counsellor.get('/')).text()).toContain('Nachfrage ist offen');
    expect(await (await counsellor.get(`${path}?stand=fragen`)).text()).toContain('Handwerkskammer');
  });

  it('lose name and contact with the answer, and of two who answer at once one is told', async () => {
    await counsellor.post(path, talk);
    const [row] = await rows();
    const { html, known } = await open(row?.id ?? '');
    expect(html).toContain('0241 5550');
    const answers = await Promise.all(
      ['yes', 'no'].map((angekommen) =>
        counsellor.post(`${path}/${row?.id}`, { ...talk, ...known, _request: crypto.randomUUID(), angekommen }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await rows()).toMatchObject([{ person_name: '', reach: '', version: 2 }]);
  });

  it('count a referral once, however often it is taken back and said anew', async () => {
    const before = await counted();
    await counsellor.post(path, talk);
    const [row] = await rows();
    const none = { verwiesen_an: '', stelle: '', anlass: '', angekommen: 'unknown' };
    for (const said of [none, {}, none, { angekommen: 'yes' }]) {
      const { known } = await open(row?.id ?? '');
      expect((await counsellor.post(`${path}/${row?.id}`, { ...talk, ...known, ...said })).status).toBe(303);
    }
    expect(await counted()).toEqual([...before, 'brief_counselling', 'brief_referral'].toSorted());
  });

  it('are of the last twelve months', async () => {
    const late = await counsellor.post(path, { ...talk, tag: '22.11.2025' });
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('mehr als 12 Monate zurück')]);
    expect((await counsellor.post(path, { ...talk, tag: '23.11.2025' })).status).toBe(303);
  });

  it('say everything that is wrong at once, ask about residence, and lose nothing typed', async () => {
    const wrong = { tag: '24.12.2026', form: 'phone', stelle: 'Kammer', angekommen: 'yes', notiz: 'Es geht um Asyl.' };
    const answer = await counsellor.post(path, wrong);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const sentence of [
      'Der Tag liegt in der Zukunft.',
      'Bitte wählen Sie, wer beraten wurde.',
      'Bitte wählen Sie mindestens ein Thema.',
      'Bitte wählen Sie, wohin Sie verwiesen haben.',
    ])
      expect(html).toContain(sentence);
    expect(html).toContain('value="Kammer"');
    const unsaid = await (await counsellor.post(path, { ...talk, anlass: '' })).text();
    expect(unsaid).toContain('Bitte schreiben Sie kurz, warum dorthin.');
    const asked = await counsellor.post(path, { ...talk, notiz: 'Es geht um Asyl.' });
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('gehört nicht in die Akte');
    expect(await rows()).toEqual([]);
  });

  it('are nobody else’s: not of the office, not of a school, not of another centre', async () => {
    await counsellor.post(path, talk);
    const [row] = await rows();
    for (const role of ['administration', 'school', 'reporting_office', 'school_authority'] as const)
      expect((await (await signIn(test, { role })).get(path)).status, role).toBe(403);
    const foreign = await signIn(test, { role: 'head', centre: 'aachen' });
    expect((await foreign.get(`${path}/${row?.id}`)).status).toBe(404);
    expect((await foreign.post(`${path}/${row?.id}`, talk)).status).toBe(404);
    expect(await (await foreign.get(path)).text()).not.toContain('Handwerkskammer');
  });

  it('lose name and contact after three months, and go after a year', async () => {
    await counsellor.post(path, talk);
    const forget = (day: string) =>
      test.inside('dueren', (tx) => forgetOld(tx, { centreId: test.centres.dueren }, Temporal.PlainDate.from(day)));
    expect(await forget('2027-02-23')).toEqual({ contacts: 0, talks: 0 });
    expect(await forget('2027-02-24')).toEqual({ contacts: 1, talks: 0 });
    expect(await rows()).toMatchObject([{ person_name: '', reach: '', referred_place: 'Handwerkskammer' }]);
    // Nobody is left to be asked.
    test.setNow('2027-02-24T09:00:00+01:00');
    counsellor = await signIn(test, { role: 'counsellor' });
    expect(await (await counsellor.get('/')).text()).not.toContain('Nachfrage ist offen');
    expect(await (await counsellor.get(path)).text()).toContain('ohne Kontakt, keine Nachfrage');
    expect(await forget('2027-11-23')).toEqual({ contacts: 0, talks: 0 });
    expect(await forget('2027-11-24')).toEqual({ contacts: 0, talks: 1 });
  });
});
