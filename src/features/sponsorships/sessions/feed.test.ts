// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { smileNow } from '../sponsorships.fixture.ts';
import { addRunning } from './sessions.fixture.ts';

describe.each(testDatabases)('the calendar of a sponsor on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(smileNow);
  });
  afterAll(() => test.close());
  const settings = '/meine-patenschaften/kalender';
  const read = async (path: string) => {
    const answer = await test.app.request(`${test.context.settings.publicUrl}${path}`);
    return { status: answer.status, text: await answer.text() };
  };

  it('holds the planned lessons without names, ends by hand, by a new address and with the account', async () => {
    const made = await test.inside('dueren', (tx) => addRunning(tx, test.centres.dueren, { n: 1, givenName: 'Layān' }));
    await test.inside('dueren', (tx) => addRunning(tx, test.centres.dueren, { n: 2 }));
    const sponsor = await signIn(test, { role: 'volunteer', volunteer: made.volunteerId });
    const make = async () => {
      const page = await (await sponsor.post(settings, { _request: newId() })).text();
      return /\/kalender-patenschaften\/[\w-]+\.ics/.exec(page)?.[0] ?? '';
    };
    const path = await make();
    const { status, text } = await read(path);
    expect(status).toBe(200);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const starts = events.map(({ startDate }) => startDate.toJSDate().toISOString());
    expect(starts.slice(0, 4)).toEqual(
      ['2026-11-10', '2026-11-17', '2026-11-24', '2026-12-01'].map((day) => `${day}T08:50:00.000Z`),
    );
    // Christmas holidays in NRW: 23.12.2026 to 06.01.2027.
    expect(starts.filter((one) => one > '2026-12-22T23' && one < '2027-01-07')).toEqual([]);
    expect(new Set(events.map(({ location }) => location))).toEqual(new Set(['Kind 1, Düren']));
    expect(text).not.toMatch(/Layān|Geheimname|GGS|Raum 12|Nüsse/);
    const second = await make();
    expect([(await read(path)).status, (await read(second)).status]).toEqual([404, 200]);
    expect((await sponsor.post(`${settings}/beenden`, { _request: newId() })).status).toBe(303);
    expect((await read(second)).status).toBe(404);
    const third = await make();
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', sponsor.userId)
        .execute(),
    );
    expect((await read(third)).status).toBe(404);
  });
});
