// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { createLink } from '../../links/actions.ts';
import { ownPurpose } from '../../volunteers/rules.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { mailbox } from '../mailbox.fixture.ts';

describe.each(testDatabases)('calendars of the interpreter service to subscribe to, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let selam = '';
  let job = '';
  const box = mailbox(() => test);
  const centreId = () => test.centres.dueren;
  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    const [school, shelter] = await inside(async (tx) => {
      selam = await addVolunteer(tx, centreId(), { name: 'Selam', number: 'DN-E-9401' });
      return [
        await addInstitution(tx, centreId(), { number: 'DN-I-9401', name: 'Grundschule Geheimname' }),
        await addInstitution(tx, centreId(), { number: 'DN-I-9402', name: 'Schutzhaus Verborgen', isProtected: true }),
      ];
    });
    const starts = ['2026-12-03T14:00:00+01:00', '2026-12-04T14:00:00+01:00'];
    const [open, hidden] = await inside(async (tx) => [
      await addRequest(tx, centreId(), { institutionId: school ?? '', start: starts[0] ?? '', reference: 'Akte 17' }),
      await addRequest(tx, centreId(), { institutionId: shelter ?? '', start: starts[1] ?? '' }),
    ]);
    for (const id of [open, hidden])
      await coordinator.post(`/vermittlung/${id}/anruf`, { person: selam, ergebnis: 'ja', _request: newId() });
    const kept = await inside((tx) =>
      tx
        .selectFrom('interpreting_job')
        .select('id')
        .where('request_id', '=', open ?? '')
        .executeTakeFirstOrThrow(),
    );
    job = kept.id;
  });
  beforeEach(() => test.setNow(dispatchNow));
  afterAll(() => test.close());

  const read = async (path: string, init: RequestInit = {}) => {
    const answer = await test.app.request(`${test.context.settings.publicUrl}${path}`, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const addressIn = (html: string, door: string): string => new RegExp(`/${door}/[\\w-]+\\.ics`).exec(html)?.[0] ?? '';
  const ownLink = () =>
    inside(async (tx) => {
      const actor = { centreId: centreId(), userId: coordinator.userId, now: test.context.clock.now() };
      const to = { purpose: ownPurpose, recordId: selam, recipient: 'selam@beispiel.de', days: 30 };
      return (await createLink(tx, actor, to)).token;
    });
  const mine = async (fields: Record<string, string> = { abo: 'neu' }) => {
    const answer = await box.press(`/einsaetze-abo/${await ownLink()}`, fields);
    return await answer.text();
  };

  it('hold what a volunteer has promised: the entries of the mails, nothing of the family, of a protected house no place', async () => {
    const page = await mine({});
    expect(page).toContain('Noch haben Sie keine Adresse.');
    const path = addressIn(await mine(), 'kalender-einsaetze');
    const feed = await read(path);
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = new ICAL.Component(ICAL.parse(feed.text))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one));
    expect(events).toHaveLength(2);
    const [first, second] = events;
    expect([first?.uid, first?.startDate.toJSDate().toISOString()]).toEqual([
      `${job}@herzstueck`,
      '2026-12-03T13:00:00.000Z',
    ]);
    expect(first?.location).toContain('Schulweg 5');
    expect(second?.location ?? '').toBe('');
    expect(feed.text).not.toMatch(/Verborgen|Akte 17|Kontakt/);
    expect(await mine({})).toMatch(/Zuletzt gelesen: .*Montag, 23. November 2026/);
    const open = await box.open(`/einsaetze-abo/${await ownLink()}`);
    expect(open).not.toContain('kalender-einsaetze/');
  });

  it('are sent only when something has changed, to nobody between, and to HEAD without the text', async () => {
    const path = addressIn(await mine(), 'kalender-einsaetze');
    const first = await read(path);
    const tag = first.headers.get('etag') ?? '';
    expect([first.headers.get('cache-control'), first.headers.get('referrer-policy')]).toEqual([
      'private, no-cache',
      'no-referrer',
    ]);
    const again = await read(path, { headers: { 'if-none-match': `W/${tag}` } });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await read(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    const head = await read(path, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', tag]);
  });

  it('end when somebody ends them, makes a new address, or leaves; only a hash is kept, and the log has no address', async () => {
    const first = addressIn(await mine(), 'kalender-einsaetze');
    const second = addressIn(await mine(), 'kalender-einsaetze');
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    await mine({ abo: 'ende' });
    expect((await read(second)).status).toBe(404);
    const third = addressIn(await mine(), 'kalender-einsaetze');
    expect((await read(third)).status).toBe(200);
    const secret = third.split('/').at(-1)?.replace('.ics', '') ?? '';
    const kept = await inside(async (tx) => [
      await tx.selectFrom('mailed_link').selectAll().execute(),
      await tx
        .selectFrom('audit_log')
        .selectAll()
        .where('event', '=', 'calendar_feed.view')
        .where('role', '=', 'link')
        .execute(),
    ]);
    expect(JSON.stringify(kept)).not.toContain(secret);
    // Read several times a day, logged once each for each address.
    const before = kept[1]?.length ?? 0;
    await read(third);
    const reads = await inside((tx) =>
      tx
        .selectFrom('audit_log')
        .selectAll()
        .where('event', '=', 'calendar_feed.view')
        .where('role', '=', 'link')
        .execute(),
    );
    expect(reads).toHaveLength(before);
    await inside((tx) => tx.updateTable('volunteer').set({ state: 'left' }).where('id', '=', selam).execute());
    expect((await read(third)).status).toBe(404);
    await inside((tx) => tx.updateTable('volunteer').set({ state: 'active' }).where('id', '=', selam).execute());
  });

  it('hold the board for the coordination, without names, and end with the role', async () => {
    const made = await (await coordinator.post('/vermittlung-abo', { _request: newId() })).text();
    const path = addressIn(made, 'kalender-vermittlung');
    const { text, status } = await read(path);
    expect(status).toBe(200);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(events.map(({ location }) => location)).toEqual([
      expect.stringMatching(/^Tigrinya, zugesagt, DM-2026-\d+, Düren$/),
      expect.stringMatching(/^Tigrinya, zugesagt, DM-2026-\d+$/),
    ]);
    expect(text).not.toMatch(/Geheimname|Verborgen|Selam|Akte 17|Schulweg/);
    expect(await (await coordinator.get('/vermittlung-abo')).text()).toContain('Zuletzt gelesen am Mo 23.11.2026.');
    // An address of one kind opens no other.
    expect((await read(path.replace('vermittlung', 'einsaetze'))).status).toBe(404);
    expect((await read(path.replace('-vermittlung', ''))).status).toBe(404);
    expect((await read('/kalender-vermittlung/unbekannt.ics')).status).toBe(404);
    const counsellor = await signIn(test, { role: 'counsellor' });
    expect((await counsellor.get('/vermittlung-abo')).status).toBe(403);
    const other = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    const theirs = addressIn(
      await (await other.post('/vermittlung-abo', { _request: newId() })).text(),
      'kalender-vermittlung',
    );
    expect((await read(theirs)).text).not.toContain('BEGIN:VEVENT');
    await inside((tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', coordinator.userId)
        .execute(),
    );
    expect((await read(path)).status).toBe(404);
  });
});
