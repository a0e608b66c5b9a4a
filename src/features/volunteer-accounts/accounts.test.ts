// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, makeVolunteer, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { linkIn, takeMail } from '../account/browser.fixture.ts';
import { acceptInvitation, findInvitation } from '../people/invitations.ts';

const iban = 'DE89370400440532013000';
const own = '/mein-ehrenamt';

describe.each(testDatabases)('the account of a volunteer on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  });
  afterAll(() => test.close());

  const post = (who: Visitor, path: string, fields: Record<string, string> = {}) =>
    who.post(path, { ...fields, _request: newId() });
  const account = async (who: Visitor) => await (await who.get(own)).text();

  it('shows and changes the own address and bank account, with what is wrong told, and nobody else’s', async () => {
    const [mine, other] = [await makeVolunteer(test), await makeVolunteer(test)];
    const [selam, rania] = [
      await signIn(test, { role: 'volunteer', volunteer: mine }),
      await signIn(test, { role: 'volunteer', volunteer: other }),
    ];
    expect(await account(selam)).toContain('Ihre Bankverbindung fehlt');
    const bank = { kontonummer: iban, inhaber: 'Selam Beispiel' };
    const wrong = await post(selam, `${own}/bank`, { ...bank, kontonummer: 'DE89370400440532013001' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Diese IBAN stimmt nicht');
    expect((await post(selam, `${own}/bank`, bank)).status).toBe(303);
    expect(await account(selam)).toContain('DE89 3704 0044 0532 0130 00');
    expect(await account(rania)).not.toMatch(/3704 ?0044/);
    const rows = await test.inside('dueren', (tx) => tx.selectFrom('bank_account').selectAll().execute());
    expect(rows).toMatchObject([{ volunteer_id: mine, iban, entered_by: selam.userId }]);

    const form = await (await selam.get(`${own}/anschrift`)).text();
    const stand = hiddenField(form, '_version');
    const to = { strasse: 'Neuer Weg 9', plz: '52428', ort: 'Jülich', _version: stand };
    const or = { ...to, strasse: 'Neuer Weg 11' };
    const answers = await Promise.all([to, or].map((said) => post(selam, `${own}/anschrift`, said)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const late = (await Promise.all(answers.map((answer) => answer.text()))).join('');
    expect(late).toContain('Ihre Angaben wurden inzwischen geändert');
    expect(late).toMatch(/value="Neuer Weg (9|11)"/);
    expect(late).toMatch(/Jetzt gespeichert: .*Neuer Weg (9|11)/);
    expect(await account(selam)).toMatch(/Neuer Weg (9|11), 52428 Jülich/);
    expect(await (await coordinator.get(`/ehrenamtliche/${other}`)).text()).not.toContain('Neuer Weg');
    const log = await test.inside('dueren', (tx) =>
      tx.selectFrom('audit_log').select(['event', 'record_id']).where('user_id', '=', selam.userId).execute(),
    );
    expect(log).toContainEqual({ event: 'volunteer_account.bank', record_id: mine });
    expect((await selam.get(`${own}/bescheinigung.pdf`)).headers.get('content-type')).toBe('application/pdf');
  });

  it('needs the second factor, and opens nothing of the centre', async () => {
    const half = await signIn(test, { role: 'volunteer', secondFactor: false });
    for (const path of [own, `${own}/bank`]) {
      const answer = await half.get(path);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).not.toContain(own);
    }
    const whole = await signIn(test, { role: 'volunteer' });
    expect(await (await whole.get('/')).text()).toContain(`href="${own}"`);
    for (const path of ['/ehrenamtliche', '/faelle', '/personen', '/suche?q=a']) {
      expect([path, (await whole.get(path)).status]).toEqual([path, 403]);
    }
    for (const role of ['head', 'counsellor', 'interpreter_coordinator', 'administration', 'institution'] as const)
      expect((await (await signIn(test, { role })).get(own)).status, role).toBe(403);
  });

  it('is given by the coordinator to one person, and ends by hand and with leaving', async () => {
    const id = await makeVolunteer(test);
    const path = `/ehrenamtliche/${id}/konto`;
    expect(await (await coordinator.get(path)).text()).toContain('Einladung schicken');
    expect((await post(coordinator, path)).status).toBe(303);
    // Mails of other cases may wait beside it.
    const mail = (await takeMail(test)).find(({ text }) => text?.includes('Ehrenamtlich'));
    expect(mail).toBeDefined();
    const token = linkIn(mail, test.context.settings.publicUrl).split('/').at(-1) ?? '';
    const taker = await signIn(test, { role: 'volunteer' });
    const now = test.context.clock.now();
    const open = await findInvitation(test.context, token, now);
    expect(open?.state).toBe('open');
    if (!open) return;
    // Who is one volunteer of the centre already gets no second one.
    const stranger = await signIn(test, { role: 'institution' });
    await acceptInvitation(test.context, open, stranger.userId, now);
    expect(await account(stranger)).toContain('Mein Ehrenamt');
    await expect(acceptInvitation(test.context, open, taker.userId, now)).rejects.toThrow('nicht mehr gültig');
    expect(await (await coordinator.get(path)).text()).toContain('Konto beenden');
    expect((await post(coordinator, path)).status).toBe(409);
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    for (const part of ['', '/beenden']) expect((await post(foreign, `${path}${part}`)).status).toBe(404);
    expect((await post(coordinator, `${path}/beenden`)).status).toBe(303);
    expect((await stranger.get(own)).status).toBe(403);

    const leaver = await makeVolunteer(test);
    const before = await signIn(test, { role: 'volunteer', volunteer: leaver });
    expect((await before.get(own)).status).toBe(200);
    await post(coordinator, `/ehrenamtliche/${leaver}/stand/left`);
    expect((await before.get(own)).status).not.toBe(200);
    expect((await post(coordinator, `/ehrenamtliche/${leaver}/konto`)).status).toBe(409);
  });

  it('cannot be two for one volunteer, which the database guards', async () => {
    const id = await makeVolunteer(test);
    await signIn(test, { role: 'volunteer', volunteer: id });
    await expect(signIn(test, { role: 'volunteer', volunteer: id })).rejects.toThrow();
    await expect(
      test.inside('dueren', (tx) =>
        tx.updateTable('membership').set({ volunteer_id: null }).where('volunteer_id', '=', id).execute(),
      ),
    ).rejects.toThrow();
  });
});
