// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hiddenField,
  makeInstitution,
  signIn,
  type TestApp,
  testApp,
  type Visitor,
} from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { findSignedIn } from '../../auth/session.ts';
import { acceptInvitation, findInvitation, invitationMail } from '../people/invitations.ts';

describe.each(testDatabases)('institutions that ask for interpreters, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  const path = '/einrichtungen';
  const school = { einrichtung: 'Grundschule Muster', art: 'school', telefon: '02421 5550', ort: 'Düren' };
  const shelter = { einrichtung: 'Frauenhaus Musterdach', art: 'womens_shelter', telefon: '02421 5551', ort: 'Jülich' };

  beforeAll(async () => {
    test = await testApp(kind);
  });
  beforeEach(async () => {
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  });
  afterAll(() => test.close());

  const add = async (fields: Record<string, string>) => {
    const answer = await coordinator.post(path, fields);
    expect(answer.status).toBe(303);
    return answer.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
  };

  it('are taken in with a number to say, found again, changed, and of two who change at once one is told', async () => {
    const id = await add(school);
    const html = await (await coordinator.get(`${path}/${id}`)).text();
    expect(html).toMatch(/DN-I-\d{4}/);
    const number = html.match(/DN-I-\d{4}/)?.[0] ?? '';
    expect(await (await coordinator.get(`${path}?q=${number}`)).text()).toContain('Grundschule Muster');
    expect(await (await coordinator.get(`${path}?q=nirgends`)).text()).toContain('So ist keine Einrichtung');
    const form = await (await coordinator.get(`${path}/${id}/aendern`)).text();
    const known = { _version: hiddenField(form, '_version') };
    const answers = await Promise.all(
      ['a@example.org', 'b@example.org'].map((email) =>
        coordinator.post(`${path}/${id}/aendern`, { ...school, ...known, email, _request: crypto.randomUUID() }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  it('are always protected where women and victims find shelter, and need a way to be reached', async () => {
    const open = await coordinator.post(path, shelter);
    expect(open.status).toBe(422);
    expect(await open.text()).toContain('Die Art „Frauenhaus“ ist immer geschützt.');
    const unreached = await coordinator.post(path, { ...school, telefon: '' });
    expect(unreached.status).toBe(422);
    expect(await unreached.text()).toContain('Bitte geben Sie Telefon oder E-Mail-Adresse an');
    await expect(makeInstitution(test, 'dueren', { kind: 'refuge', isProtected: false })).rejects.toThrow(
      'institution_protected',
    );
  });

  it('show a protected one to coordinator and head alone; the office sees its number', async () => {
    const id = await add({ ...shelter, geschuetzt: 'ja' });
    expect(await (await coordinator.get(`${path}/${id}`)).text()).toContain('Frauenhaus Musterdach');
    const office = await signIn(test, { role: 'administration' });
    for (const page of [
      path,
      `${path}/${id}`,
      `${path}/liste.csv`,
      `${path}?q=Musterdach`,
      `${path}?art=womens_shelter`,
    ]) {
      const answer = await office.get(page);
      expect(answer.status, page).toBe(200);
      const text = await answer.text();
      if (page.includes('?')) expect(text).toContain('So ist keine Einrichtung');
      else expect(text, page).toMatch(/Geschützte Einrichtung DN-I-/);
      expect(text.replaceAll(/q=Musterdach|value="[^"]*"|„[^“]*“/g, ''), page).not.toMatch(
        /Musterdach|Jülich|02421 5551/,
      );
    }
    expect((await office.get(`${path}/${id}/aendern`)).status).toBe(403);
    for (const role of ['counsellor', 'school', 'institution'] as const)
      expect((await (await signIn(test, { role })).get(path)).status, role).toBe(403);
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await foreign.get(`${path}/${id}`)).status).toBe(404);
    expect((await foreign.post(`${path}/${id}/aendern`, school)).status).toBe(404);
  });

  it('get people who speak for them by an invitation of their page, in several centres too, until it is ended', async () => {
    const here = await add(school);
    const there = await makeInstitution(test, 'aachen');
    const sent: string[] = [];
    const { jobs } = test.context;
    const send = jobs.send.bind(jobs);
    jobs.send = async (tx, job, data) => {
      if (job.name === invitationMail.name) sent.push((data as { token: string }).token);
      await send(tx, job, data);
    };
    const invite = async (who: Visitor, id: string) =>
      (await who.post(`${path}/${id}/einladen`, { email: speaker.email })).status;
    const speaker = await signIn(test, { role: 'institution', institution: await makeInstitution(test) });
    const far = await signIn(test, { role: 'head', centre: 'aachen' });
    expect([await invite(coordinator, here), await invite(far, there)]).toEqual([303, 303]);
    expect((await far.post(`${path}/${here}/einladen`, { email: speaker.email })).status).toBe(404);
    jobs.send = send;
    for (const token of sent) {
      const found = await findInvitation(test.context, token, test.context.clock.now());
      if (!found) throw new Error('no invitation');
      await acceptInvitation(test.context, found, speaker.userId, test.context.clock.now());
    }
    const user = await findSignedIn(test.context, new Headers({ cookie: speaker.cookie }), test.context.clock.now());
    if (user === null || user === 'expired') throw new Error('not signed in');
    expect(user.centres).toHaveLength(2);
    expect([user.roles, user.institutions.length]).toEqual([['institution'], user.centre?.key === 'aachen' ? 1 : 2]);
    const html = await (await coordinator.get(`${path}/${here}`)).text();
    const end = html.match(/href="([^"]*zugang-beenden)"/)?.[1] ?? '';
    expect((await far.get(end)).status).toBe(404);
    expect((await coordinator.post(end)).status).toBe(303);
    expect(await (await coordinator.get(`${path}/${here}`)).text()).toContain('Niemand hat einen Zugang');
  });

  it('are nobody’s to invite to on the page of people', async () => {
    const head = await signIn(test, { role: 'head' });
    const answer = await head.post('/personen/einladen', { email: 'neu@example.org', rolle: 'institution' });
    expect(answer.status).toBe(422);
  });
});
