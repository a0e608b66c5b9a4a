// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeInstitution, signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { askedTalk } from './requests.fixture.ts';

describe.each(testDatabases)('who sees requests for interpreters, on %s', (kind) => {
  let test: TestApp;
  let institution: string;
  let school: Visitor;
  let coordinator: Visitor;
  const own = '/dolmetschanfragen';
  beforeAll(async () => {
    test = await testApp(kind);
    institution = await makeInstitution(test);
  });
  beforeEach(async () => {
    test.setNow(testNow);
    school = await signIn(test, { role: 'institution', institution });
    coordinator = await signIn(test, { role: 'interpreter_coordinator', name: 'Kora Koordination' });
  });
  afterAll(() => test.close());

  type Fields = Record<string, string | string[]>;
  const send = (fields: Fields = {}, who = school, path = own) =>
    who.post(path, { ...askedTalk, einrichtung: institution, ...fields });
  const ask = async (fields: Fields = {}): Promise<string> => {
    const answer = await send(fields);
    expect(answer.status, (await answer.clone().text()).match(/kern-error[\s\S]{0,300}/)?.[0]).toBe(303);
    return answer.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
  };
  const count = async () =>
    await test.inside(
      'dueren',
      async (tx) => (await tx.selectFrom('interpreting_request').select('id').execute()).length,
    );
  const wrong = async (fields: Fields, who = school, path = own) => {
    const before = await count();
    const answer = await send(fields, who, path);
    expect(answer.status).toBe(422);
    expect(await count()).toBe(before);
    return await answer.text();
  };

  it('are nobody else’s: not of another institution, not of another centre, not of who has no part in it', async () => {
    const id = await ask();
    const other = await signIn(test, { role: 'institution' });
    for (const path of [`${own}/${id}`, `${own}/${id}/aendern`, `${own}/${id}/absagen`])
      expect((await other.get(path)).status, path).toBe(404);
    expect((await other.post(`${own}/${id}/absagen`)).status).toBe(404);
    expect(await (await other.get(own)).text()).not.toContain('K 17/3');
    expect(await (await other.get(`${own}/liste.csv`)).text()).not.toContain('K 17/3');
    expect(await wrong({}, other)).toContain('Bitte wählen Sie die Einrichtung.');
    expect((await other.get(`/dolmetschen/${id}`)).status).toBe(403);
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await foreign.get(`/dolmetschen/${id}`)).status).toBe(404);
    expect((await foreign.post(`/dolmetschen/${id}/absagen`)).status).toBe(404);
    const there = await makeInstitution(test, 'aachen');
    expect(await wrong({ einrichtung: there, eingang: 'phone' }, coordinator, '/dolmetschen')).toContain(
      'Bitte wählen Sie die Einrichtung.',
    );
    for (const role of ['counsellor', 'school'] as const)
      expect((await (await signIn(test, { role })).get('/dolmetschen')).status, role).toBe(403);
  });

  it('of a protected institution name it to head and coordination alone', async () => {
    const shelter = await makeInstitution(test, 'dueren', {
      name: 'Frauenhaus Musterdach',
      kind: 'womens_shelter',
      isProtected: true,
    });
    const entered = await send(
      { einrichtung: shelter, eingang: 'phone', ort: 'Geheimort', thema: 'Geheim' },
      coordinator,
      '/dolmetschen',
    );
    const id = entered.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
    expect(await (await coordinator.get(`/dolmetschen/${id}`)).text()).toContain('Frauenhaus Musterdach');
    const office = await signIn(test, { role: 'administration' });
    for (const path of [`/dolmetschen/${id}`, '/dolmetschen', '/dolmetschen/liste.csv', '/dolmetschen?q=Geheimort']) {
      const text = await (await office.get(path)).text();
      expect(text.replaceAll(/q=Geheimort|value="[^"]*"|„[^“]*“/g, ''), path).not.toMatch(
        /Musterdach|Geheim|02421 5550/,
      );
    }
    expect((await office.get(`/dolmetschen/${id}/absagen`)).status).toBe(403);
  });

  it('stand on the start page: of the coordination those nobody has taken, of an institution its own', async () => {
    await ask();
    const start = await (await coordinator.get('/')).text();
    expect(start).toContain('Gespräche brauchen noch jemanden, der dolmetscht.');
    expect(start).toContain('Jemanden finden: Kurdisch (Kurmandschi) (aus Afrin)');
    const mine = await (await school.get('/')).text();
    expect(mine).toContain('Ihre Gespräche');
    expect(mine).toContain('Do 10.12.2026, 14:00 bis 15:00 Uhr');
    const other = await (await (await signIn(test, { role: 'institution' })).get('/')).text();
    expect(other).toContain('Es steht kein Gespräch an.');
  });
});
