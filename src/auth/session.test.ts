// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp, testNow } from '../../tests/helpers/app.ts';
import { testDatabases } from '../../tests/helpers/database.ts';
import { inCentre } from '../db/centre.ts';
import { newId } from '../db/ids.ts';
import { createAccount } from './accounts.ts';
import type { CentreRole } from './permissions.ts';
import { chooseCentre, createSession, endOtherSessions, findSignedIn, sessionCookie } from './session.ts';
import type { SignedInUser } from './user.ts';

describe.each(testDatabases)('sessions on %s', (kind) => {
  let test: TestApp;
  let userId: string;
  const start = Temporal.Instant.from(testNow);

  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(async () => {
    await test.close();
  });
  beforeEach(async () => {
    test.setNow(testNow);
    const email = `person-${newId().slice(-8)}@example.org`;
    userId = (await createAccount(test.context, { email, name: 'Test Person', password: 'Vier blaue Boote am Kai' }))
      .id;
  });

  const member = (centre: 'dueren' | 'aachen', role: CentreRole, extra: object = {}) =>
    test.inside(centre, (tx) =>
      tx
        .insertInto('membership')
        .values({ centre_id: test.centres[centre], id: newId(), user_id: userId, role, ...extra })
        .execute(),
    );
  const open = async () =>
    new Headers({ cookie: await sessionCookie(test.context, await createSession(test.context, userId)) });
  const find = (headers: Headers, minutes = 0) => findSignedIn(test.context, headers, start.add({ minutes }));
  async function getUser(headers: Headers): Promise<SignedInUser> {
    const user = await find(headers);
    if (user === null || user === 'expired') throw new Error('not signed in');
    return user;
  }

  it('knows the person with roles, centre and places', async () => {
    await member('dueren', 'counsellor', { may_open_protected_address: true });
    await member('dueren', 'reporting_office', { ags: '05358008' });
    await member('aachen', 'school', { school_number: '199001' });
    await member('aachen', 'school_coordinator', { school_number: '199002' });
    const user = await getUser(await open());
    expect(user).toMatchObject({ id: userId, secondFactor: false, confirmedAt: start });
    expect(user.centres).toHaveLength(2);
    const headers = await open();
    const fresh = await getUser(headers);
    expect(await chooseCentre(test.context, fresh, test.centres.dueren)).toBe(true);
    expect(await getUser(headers)).toMatchObject({
      centre: { key: 'dueren' },
      roles: ['counsellor', 'reporting_office'],
      ags: ['05358008'],
      schools: [],
      institutions: [],
      volunteers: [],
      mayOpenProtectedAddress: true,
    });
    await chooseCentre(test.context, fresh, test.centres.aachen);
    expect(await getUser(headers)).toMatchObject({
      centre: { key: 'aachen' },
      roles: ['school', 'school_coordinator'],
      ags: [],
      // Each school in the role it was given for, and in no other.
      schools: ['199001'],
      coordinated: ['199002'],
      institutions: [],
      volunteers: [],
      mayOpenProtectedAddress: false,
    });
  });

  it('refuses a centre without a role there', async () => {
    await member('dueren', 'counsellor');
    const headers = await open();
    expect(await chooseCentre(test.context, await getUser(headers), test.centres.aachen)).toBe(false);
    expect((await getUser(headers)).centre?.key).toBe('dueren');
  });

  it('drops an ended membership at the next request', async () => {
    await member('dueren', 'head');
    const headers = await open();
    await test.inside('dueren', (tx) =>
      tx.updateTable('membership').set({ ended_at: start }).where('user_id', '=', userId).execute(),
    );
    expect(await getUser(headers)).toMatchObject({ roles: [], centre: null, centres: [] });
  });

  it('gives an operator nothing else, even with a role', async () => {
    await member('dueren', 'head');
    await test.context.database.db.insertInto('system_operator').values({ user_id: userId }).execute();
    expect(await getUser(await open())).toMatchObject({ roles: ['operator'], centre: null, centres: [] });
  });

  it('ends after 30 minutes without a request', async () => {
    const headers = await open();
    expect(await find(headers, 29)).toMatchObject({ id: userId });
    expect(await find(headers, 58)).toMatchObject({ id: userId });
    expect(await find(headers, 88)).toBe('expired');
    expect(await find(headers, 88)).toBeNull();
  });

  it('ends after 12 hours, whatever happens', async () => {
    const headers = await open();
    for (let minutes = 20; minutes < 720; minutes += 20)
      expect(await find(headers, minutes)).toMatchObject({ id: userId });
    expect(await find(headers, 720)).toBe('expired');
  });

  it('ends when the database says so, too', async () => {
    const headers = await open();
    await test.context.database.db
      .updateTable('auth_session')
      .set({ expires_at: Temporal.Now.instant().subtract({ seconds: 1 }) })
      .where('user_id', '=', userId)
      .execute();
    expect(await find(headers)).toBe('expired');
  });

  it('refuses forged, cut and foreign cookies', async () => {
    const good = (await open()).get('cookie') ?? '';
    const [name = '', value = ''] = good.split('=');
    const text = decodeURIComponent(value);
    const [token = '', mac = ''] = text.split('.');
    const forged = [
      '',
      `${name}=`,
      `${name}=${token}`,
      `${name}=${token}.`,
      `${name}=${encodeURIComponent(`${token}.${'A'.repeat(43)}=`)}`,
      `${name}=${encodeURIComponent(`${token}x.${mac}`)}`,
      `${name}=${encodeURIComponent(`${token}.${mac.slice(0, -4)}`)}`,
      `${name}=%E0%A4%A`,
      `other.session_token=${value}`,
    ];
    for (const cookie of forged) expect(await find(new Headers({ cookie })), cookie).toBeNull();
    expect(await find(new Headers({ cookie: `a=b; ${good}; c` }))).toMatchObject({ id: userId });
  });

  it('keeps one session and ends the others', async () => {
    const [kept, ended] = [await open(), await open()];
    const { sessionId } = await getUser(kept);
    expect(await endOtherSessions(test.context, userId, sessionId)).toBe(1);
    expect(await find(ended)).toBeNull();
    expect(await find(kept)).not.toBeNull();
  });

  it('refuses to be asked inside a transaction of a centre', async () => {
    const headers = await open();
    const actor = { centreId: test.centres.dueren, userId, now: start };
    await expect(inCentre(test.context.database.db, actor, () => find(headers))).rejects.toThrow('inside inCentre');
  });
});
