// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { findRecipient, listRecipients } from './queries.ts';

describe.each(testDatabases)('people who are written to, on %s', (kind) => {
  let test: TestApp;
  let [head, gone, authority, school, otherSchool, elsewhere]: Visitor[] = [];

  beforeAll(async () => {
    test = await testApp(kind);
    head = await signIn(test, { role: 'head' });
    gone = await signIn(test, { role: 'head' });
    authority = await signIn(test, { role: 'school_authority' });
    school = await signIn(test, { role: 'school', school: '199001' });
    otherSchool = await signIn(test, { role: 'school', school: '199002' });
    elsewhere = await signIn(test, { role: 'head', centre: 'aachen' });
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', gone!.userId)
        .execute(),
    );
  });
  afterAll(async () => test.close());

  it('have the role, in this centre, and have it still', async () => {
    const emails = async (role: Parameters<typeof listRecipients>[2]) =>
      (await test.inside('dueren', (tx) => listRecipients(tx, test.centres.dueren, role))).map(({ email }) => email);
    expect(await emails('head')).toEqual([head!.email]);
    expect(await emails('school_authority')).toEqual([authority!.email]);
    expect(await emails({ schoolNumber: '199001' })).toEqual([school!.email]);
    expect(await emails({ schoolNumber: '199002' })).toEqual([otherSchool!.email]);
    expect(await emails('counsellor')).toEqual([]);
  });

  it('one by one, too', async () => {
    const of = async (who: Visitor, roles: Parameters<typeof findRecipient>[3]) =>
      await test.inside('dueren', (tx) => findRecipient(tx, test.centres.dueren, who.userId, roles));
    expect(await of(head!, ['head', 'counsellor'])).toEqual([{ id: head!.userId, email: head!.email }]);
    expect(await of(head!, ['counsellor'])).toEqual([]);
    expect(await of(gone!, ['head'])).toEqual([]);
    expect(await of(elsewhere!, ['head'])).toEqual([]);
  });
});
