// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';

describe.each(testDatabases)('settings of a centre on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  let counsellor: Visitor;
  let foreign: Visitor;
  const settings = {
    askSchool: 'ja',
    schoolAnswerDays: '4',
    holdDays: '6',
    authorityDays: '5',
    targetDays: '21',
    maxKilometres: '20',
    street: '',
    postcode: '',
    place: '',
    phone: '',
    email: '',
  };
  beforeAll(async () => {
    test = await testApp(kind);
    head = await signIn(test, { role: 'head' });
    counsellor = await signIn(test, { role: 'counsellor' });
    foreign = await signIn(test, { role: 'head', centre: 'aachen' });
  });
  afterAll(() => test.close());
  const authorityId = async (centre: 'dueren' | 'aachen') =>
    await test.inside(
      centre,
      async (tx) =>
        (await tx.selectFrom('authority').select('id').where('kind', '=', 'school_authority').executeTakeFirstOrThrow())
          .id,
    );

  it('shows practice, authorities, competence and area to the head, and to nobody else', async () => {
    const html = await (await head.get('/zentrum')).text();
    for (const text of ['So arbeitet das Zentrum', 'Schulamt für den Kreis Düren', '6 bis 9 Jahre', 'Jülich'])
      expect(html).toContain(text);
    expect((await counsellor.get('/zentrum')).status).toBe(403);
  });

  it('saves settings once; the one who was slower is told', async () => {
    const form = await (await head.get('/zentrum/einstellungen')).text();
    const version = hiddenField(form, '_version');
    expect((await head.post('/zentrum/einstellungen', { ...settings, _version: version })).status).toBe(303);
    const late = await head.post('/zentrum/einstellungen', { ...settings, holdDays: '9', _version: version });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('inzwischen geändert');
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('centre_setting').select(['hold_days', 'target_days']).executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ hold_days: 6, target_days: 21 });
  });

  it('answers bad settings with every error and what was typed', async () => {
    const response = await head.post('/zentrum/einstellungen', {
      ...settings,
      holdDays: '99',
      targetDays: 'bald',
      place: 'Musterort',
      _version: '1',
    });
    expect(response.status).toBe(422);
    const html = await response.text();
    for (const text of ['1 bis 30', '1 bis 365', 'Musterort', 'bald']) expect(html).toContain(text);
  });

  it('does not know authorities of another centre', async () => {
    const id = await authorityId('dueren');
    expect((await head.get(`/zentrum/behoerden/${id}`)).status).toBe(200);
    for (const path of [`/zentrum/behoerden/${id}`, `/zentrum/behoerden/${id}/rechtsbehelf`]) {
      expect((await foreign.get(path)).status).toBe(404);
      expect((await foreign.post(path, { name: 'x' })).status).toBe(404);
    }
    expect((await head.get('/zentrum/behoerden/unsinn')).status).toBe(404);
  });

  it('changes the letterhead', async () => {
    const id = await authorityId('dueren');
    const fields = {
      name: 'Schulamt Probe',
      street: 'Weg 1',
      postcode: '52351',
      place: 'Düren',
      phone: '',
      email: '',
      signatory: 'A. Muster',
    };
    const _version = hiddenField(await (await head.get(`/zentrum/behoerden/${id}`)).text(), '_version');
    const save = (changes: Record<string, string>) =>
      head.post(`/zentrum/behoerden/${id}`, { ...fields, _version, ...changes });
    expect((await save({ name: '' })).status).toBe(422);
    expect((await save({ _version: '' })).status).toBe(409);
    expect((await save({})).headers.get('location')).toBe('/zentrum?ok=gespeichert');
    // Somebody who still has the old letterhead before them does not overwrite the new one.
    expect((await save({ signatory: 'B. Beispiel' })).status).toBe(409);
    expect(await (await head.get('/zentrum')).text()).toContain('Schulamt Probe');
  });

  it('adds a dated notice of remedy and ends the one before', async () => {
    const id = await authorityId('dueren');
    const fields = { validFrom: '01.02.2027', textDe: 'Neuer Wortlaut', textAr: '', source: 'Vorgabe der Behörde' };
    expect((await head.post(`/zentrum/behoerden/${id}/rechtsbehelf`, fields)).status).toBe(303);
    const again = await head.post(`/zentrum/behoerden/${id}/rechtsbehelf`, fields);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('Neuer Wortlaut');
    const rows = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('remedy_notice')
        .select(['valid_from', 'valid_to'])
        .where('authority_id', '=', id)
        .orderBy('valid_from')
        .execute(),
    );
    expect(rows.map((row) => String(row.valid_to))).toEqual(['2027-01-31', 'null']);
  });

  it('asks about a rule that begins years ahead, and keeps the answer while something else is wrong', async () => {
    const path = `/zentrum/behoerden/${await authorityId('dueren')}/rechtsbehelf`;
    const far = { validFrom: '01.02.2037', textDe: 'Wortlaut', textAr: '', source: '' };
    const asked = await (await head.post(path, far)).text();
    expect(asked).toContain('Der 01.02.2037 liegt mehr als ein Jahr in der Zukunft. Stimmt der Tag?');
    const answered = await (await head.post(path, { ...far, validFrom_stimmt: '2037-02-01' })).text();
    expect(answered).toMatch(/name="validFrom_stimmt" value="2037-02-01" checked=""/);
    expect(answered).not.toContain('Stimmt der Tag?');
    const rule = { ageFrom: '12', ageTo: '11', path: 'school_authority', validFrom: '01.08.2062', note: '' };
    expect(await (await head.post('/zentrum/zustaendigkeit', rule)).text()).toContain('Der 01.08.2062 liegt mehr als');
  });

  it('changes competence from a day on and keeps every age covered exactly once', async () => {
    const response = await head.post('/zentrum/zustaendigkeit', {
      ageFrom: '8',
      ageTo: '11',
      path: 'school_authority',
      validFrom: '01.08.2027',
      note: 'Absprache',
    });
    expect(response.status).toBe(303);
    const day = Temporal.PlainDate.from('2027-09-01');
    const rows = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('competence_rule')
        .selectAll()
        .where('valid_from', '<=', day)
        .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', day)]))
        .execute(),
    );
    for (let age = 6; age <= 18; age += 1)
      expect(
        rows.filter((row) => row.age_from <= age && row.age_to >= age),
        `age ${age}`,
      ).toHaveLength(1);
    expect(
      (
        await head.post('/zentrum/zustaendigkeit', {
          ageFrom: '9',
          ageTo: '7',
          path: 'x',
          validFrom: '31.02.2027',
          note: '',
        })
      ).status,
    ).toBe(422);
  });
});
