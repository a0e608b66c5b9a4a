// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { appointmentSteps } from './appointments.fixture.ts';

describe.each(testDatabases)('the calendar a person subscribes to on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let other: Visitor;
  const { report, appointmentOf, book, free, caseRow } = appointmentSteps(() => ({ test, counsellor }));

  beforeAll(async () => {
    test = await testApp(kind, { env: { TRUSTED_PROXIES: '127.0.0.1' } });
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    other = await signIn(test, { role: 'counsellor' });
  });
  afterAll(async () => test.close());

  const make = async (by: Visitor): Promise<string> => {
    const html = await (await by.post('/termine-abo')).text();
    return /\/kalender\/[^<]+\.ics/.exec(html)?.[0] ?? '';
  };
  const read = async (path: string) => {
    const answer = await test.app.request(`${test.context.settings.publicUrl}${path}`);
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };

  it('has time, room and kind of the own appointments, and no name', async () => {
    const [mine, theirs] = [await report(), await report()];
    await book(mine, { ...free, ort: 'Raum 2.14', person: counsellor.userId });
    await book(theirs, { ...free, uhrzeit: '16:00', person: other.userId });
    const feed = await read(await make(counsellor));
    expect([feed.status, feed.type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(feed.text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(feed.text).toContain(`UID:${(await appointmentOf(mine)).id}@herzstueck`);
    expect(feed.text).toContain('im Zentrum\\, Raum 2.14');
    expect(feed.text).toContain('DTSTART;TZID=Europe/Berlin:20261202T140000');
    for (const word of ['Al-Erfunden', 'Samir', 'Kind', (await caseRow(mine)).case_number, mine])
      expect(feed.text, word).not.toContain(word);
  });

  it('ends when somebody ends it or makes a new address, and is no guess away', async () => {
    const first = await make(counsellor);
    const second = await make(counsellor);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect(await (await counsellor.get('/termine-abo')).text()).not.toContain('/kalender/');
    expect((await counsellor.post('/termine-abo/beenden')).status).toBe(303);
    expect((await read(second)).status).toBe(404);
    expect((await read('/kalender/unbekannt.ics')).status).toBe(404);
    const school = await signIn(test, { role: 'school' });
    expect((await school.get('/termine-abo')).status).toBe(403);
  });
});
