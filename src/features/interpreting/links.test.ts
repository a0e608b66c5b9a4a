// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  makeInstitution,
  signIn,
  type TestApp,
  testApp,
  testNow,
  type Visitor,
  visitor,
} from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { askLinkLimits } from '../../auth/rate-limit.ts';
import { linkIn, takeMail } from '../account/browser.fixture.ts';
import { askedTalk } from './requests.fixture.ts';

describe.each(testDatabases)('institutions without an account, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let institution: string;
  const email = 'kita@example.org';
  const door = '/dolmetschen-link/dueren';
  beforeAll(async () => {
    test = await testApp(kind);
    institution = await makeInstitution(test, 'dueren', { name: 'Kita Muster', kind: 'daycare', email });
  });
  beforeEach(async () => {
    test.setNow(testNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    await takeMail(test);
  });
  afterAll(() => test.close());

  const requests = () =>
    test.inside('dueren', (tx) => tx.selectFrom('interpreting_request').selectAll().orderBy('number').execute());
  const mailed = async () => {
    const [mail] = await takeMail(test);
    return { mail, path: linkIn(mail, test.context.settings.publicUrl) };
  };
  const send = async () => {
    expect((await coordinator.post('/dolmetschen/link', { einrichtung: institution })).status).toBe(303);
    return await mailed();
  };
  const press = (path: string, fields: Record<string, string | string[]> = {}) => visitor(test).post(path, fields);
  const filled = () => ({ ...askedTalk, einrichtung: institution, ausgefuellt: 'ja' });

  it('ask by a mailed link: opening it changes nothing, its form sends one request, and then it is used up', async () => {
    const { mail, path } = await send();
    expect(mail?.to).toMatchObject({ text: email });
    expect(`${mail?.subject} ${mail?.text}`).not.toContain('Kita Muster');
    const before = (await requests()).length;
    const opened = await visitor(test).get(path);
    expect(opened.status).toBe(200);
    expect(await opened.text()).not.toContain('Kita');
    expect((await visitor(test).get(path)).status).toBe(200);
    expect(await (await press(path)).text()).toContain('Wie viele Personen');
    const wrong = await press(path, { ...filled(), anlass_gespraech: 'court' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('(Regel R01)');
    const named = await press(path, { ...filled(), thema: 'Gespräch mit Frau Musterfrau' });
    expect(await named.text()).toContain('Das sieht nach einer Person aus.');
    expect((await requests()).length).toBe(before);
    const answers = await Promise.all([press(path, filled()), press(path, filled())]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const after = await requests();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({
      channel: 'link',
      institution_id: institution,
      asked_by: null,
      outcome: 'land',
    });
    expect((await press(path, filled())).status).toBe(404);
  });

  it('ask for no other institution than the one the link is of', async () => {
    const { path } = await send();
    const other = await makeInstitution(test);
    const answer = await press(path, { ...filled(), einrichtung: other });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Bitte wählen Sie die Einrichtung.');
  });

  it('are not asked any more once they rest, or the link is old', async () => {
    const resting = await makeInstitution(test, 'dueren', { email: 'ruht@example.org' });
    expect((await coordinator.post('/dolmetschen/link', { einrichtung: resting })).status).toBe(303);
    const { path } = await mailed();
    await test.inside('dueren', (tx) =>
      tx.updateTable('institution').set({ asks: false }).where('id', '=', resting).execute(),
    );
    expect((await press(path)).status).toBe(404);
    const { path: old } = await send();
    test.setNow('2026-12-07T09:00:00+01:00');
    expect((await press(old)).status).toBe(404);
  });

  it('get the link themselves, at the address that is known alone; nobody learns which is', async () => {
    const email = 'beratung@example.org';
    await makeInstitution(test, 'dueren', { email });
    const answers = await Promise.all(
      ['niemand@example.org', email].map((to) => visitor(test).post(door, { email: to })),
    );
    expect(answers.map(({ status, headers }) => `${status} ${headers.get('location')}`)).toEqual([
      `303 ${door}/danke`,
      `303 ${door}/danke`,
    ]);
    const mails = await takeMail(test);
    expect(mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text))).toEqual([email]);
    await visitor(test).post(door, { email });
    expect(await takeMail(test)).toEqual([]);
    test.setNow('2026-11-23T10:01:00+01:00');
    await visitor(test).post(door, { email: email.toUpperCase() });
    expect(await takeMail(test)).toHaveLength(1);
    expect((await visitor(test).post(door, { email: 'kein' })).status).toBe(422);
    expect((await visitor(test).get('/dolmetschen-link/nirgends')).status).toBe(404);
    const statuses: number[] = [];
    for (let n = 0; n < askLinkLimits.address + 1; n += 1)
      statuses.push((await visitor(test).post(door, { email: 'x@example.org' })).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it('hear by mail what became of a request, by its number, with the reason and what else helps', async () => {
    const { path } = await send();
    await press(path, { ...filled(), email: 'leitung@example.org' });
    const id = (await requests()).find((one) => one.contact_email === 'leitung@example.org')?.id ?? '';
    const stattdessen = 'Telefondolmetschen, 45 € je halbe Stunde, bezahlt die Kita.';
    await takeMail(test);
    await coordinator.post(`/dolmetschen/${id}/ablehnen`, {
      ablehnung: 'nobody_free',
      stattdessen,
      warum_keines: 'So bald geht nichts.',
    });
    const [mail] = await takeMail(test);
    expect(mail?.subject).toMatch(/^Ihre Anfrage DM-2026-\d{4}$/);
    expect(mail?.text).toContain('Zu dieser Zeit kann niemand.');
    expect(mail?.text).toContain(stattdessen);
    expect(mail?.text).not.toMatch(/Kurdisch|Klasse 5|K 17/);
  });
});
