// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { sessionRow } from '../rows.ts';
import { addRunning } from '../sessions/sessions.fixture.ts';
import { addSponsor, smileNow } from '../sponsorships.fixture.ts';

describe.each(testDatabases)('two services with volunteers of their own on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let counter = 0;
  const inside = <T>(work: (tx: Tx, centreId: string) => Promise<T>) =>
    test.inside('dueren', (tx) => work(tx, test.centres.dueren));
  const next = (of: string): string => {
    counter += 1;
    return `DN-${of}-${String(2000 + counter)}`;
  };
  const sponsor = (more: Partial<Parameters<typeof addSponsor>[2]> = {}) =>
    inside((tx, at) => addSponsor(tx, at, { number: next('E'), name: `Ute${counter}`, ...more }));
  const form = (id: string) => `/smile/paten/${id}/angaben`;

  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
  });
  afterAll(() => test.close());

  it('keeps the centre and the two services apart', async () => {
    const [only, both] = [await sponsor(), await sponsor({ interprets: true })];
    const interpreter = await inside(async (tx, at) => {
      const id = await addSponsor(tx, at, { number: next('E'), interprets: true });
      await tx.deleteFrom('sponsor').where('volunteer_id', '=', id).execute();
      await tx.updateTable('volunteer').set({ sponsors: false }).where('id', '=', id).execute();
      return id;
    });
    const elsewhere = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    for (const path of [`/smile/paten/${only}`, form(only), `/ehrenamtliche/${only}`])
      expect((await elsewhere.get(path)).status, path).toBe(404);
    expect((await elsewhere.post(form(only), { _version: '1', kinder: '1' })).status).toBe(404);
    const dispatcher = await signIn(test, { role: 'interpreter_coordinator' });
    const head = await signIn(test, { role: 'head' });
    const reads = async (who: Visitor, id: string) => {
      const pages = [
        '',
        '/angaben',
        '/stand/paused',
        '/nachweis',
        '/abwesend',
        '/konto',
        '/begleitung',
        '/bereitschaft',
      ];
      const found = await Promise.all(pages.map((page) => who.get(`/ehrenamtliche/${id}${page}`)));
      return [...new Set(found.map(({ status }) => status))];
    };
    expect([await reads(coordinator, only), await reads(coordinator, both)]).toEqual([[200], [200]]);
    expect(await reads(coordinator, interpreter)).toEqual([404]);
    expect([await reads(dispatcher, interpreter), await reads(dispatcher, both)]).toEqual([[200], [200]]);
    expect(await reads(dispatcher, only)).toEqual([404]);
    expect([await reads(head, only), await reads(head, interpreter)]).toEqual([[200], [200]]);
    const deeds = ['/stand/left', '/fuehrungszeugnis', '/link', '/begleitung', '/konto'];
    for (const deed of deeds) {
      expect((await dispatcher.post(`/ehrenamtliche/${only}${deed}`, {})).status, deed).toBe(404);
      expect((await coordinator.post(`/ehrenamtliche/${interpreter}${deed}`, {})).status, deed).toBe(404);
    }
    expect((await coordinator.get(`/smile/paten/${interpreter}`)).status).toBe(404);
    const listed = async (who: Visitor, path = '/ehrenamtliche') => await (await who.get(path)).text();
    expect(await listed(coordinator)).not.toContain(interpreter);
    expect(await listed(dispatcher)).not.toContain(only);
    expect(await listed(dispatcher, '/ehrenamtliche?aufgabe=sponsorship')).not.toContain(only);
    expect(await listed(head)).toContain(only);
    expect((await dispatcher.get('/smile/paten')).status).toBe(403);
  });

  it('thanks at the end of the year: each coordination its own people, who helps in both once', async () => {
    const ids = await inside(async (tx, at) => {
      const add = async (n: number, interprets: boolean): Promise<string> => {
        const { id, volunteerId } = await addRunning(tx, at, { n, name: `Dank${n}` });
        await tx.updateTable('volunteer').set({ interprets }).where('id', '=', volunteerId).execute();
        const lesson = { on: Temporal.PlainDate.from('2026-11-17'), at: Temporal.Instant.from(smileNow), by: null };
        const facts = { held: true, minutes: 45, whyNot: null, tags: [], topic: '', nextIdea: '' };
        await tx
          .insertInto('sponsorship_session')
          .values(sessionRow({ ...facts, ...lesson, centreId: at, id: newId(), sponsorshipId: id, sendKey: newId() }))
          .execute();
        return volunteerId;
      };
      const made = { only: await add(91, false), both: await add(92, true) };
      await tx.updateTable('volunteer').set({ email: '', channel: 'phone' }).where('id', '=', made.only).execute();
      return made;
    });
    test.setNow('2026-12-10T09:00:00Z');
    const dispatcher = await signIn(test, { role: 'interpreter_coordinator' });
    const sponsoring = await signIn(test, { role: 'sponsorship_coordinator' });
    const page = '/ehrenamtliche-dank';
    const text = async (who: Visitor, path: string) => await (await who.get(path)).text();
    expect(await text(sponsoring, '/')).toContain('Dank am Jahresende');
    for (const name of ['Dank91', 'Dank92']) expect(await text(sponsoring, `${page}?jahr=2026`)).toContain(name);
    expect(await text(dispatcher, `${page}?jahr=2026`)).toContain('Dank92');
    expect(await text(dispatcher, `${page}?jahr=2026`)).not.toContain('Dank91');
    const thank = async (who: Visitor) => {
      const version = hiddenField(await text(who, `${page}/vorschau?jahr=2026`), '_version');
      const answer = await who.post(`${page}/danken?jahr=2026`, { _request: newId(), _version: version });
      expect(answer.status).toBe(303);
      const rows = await inside((tx) =>
        tx.selectFrom('volunteer_thanks').select('volunteer_id').where('year', '=', 2026).execute(),
      );
      return rows.map(({ volunteer_id: id }) => id).sort();
    };
    expect(await thank(dispatcher)).toEqual([ids.both]);
    expect(await thank(sponsoring)).toEqual([ids.only, ids.both].sort());
    expect((await dispatcher.get(`/ehrenamtliche/${ids.only}/dank`)).status).toBe(404);
    // Each has a stack of letters of its own: what one has posted says nothing of the other's.
    const post = async (who: Visitor) => {
      await who.post(`${page}/verschickt?jahr=2026`, { _request: newId(), briefe: '1' });
      const rows = await inside((tx) =>
        tx.selectFrom('volunteer_thanks').select('sent_at').where('volunteer_id', '=', ids.only).execute(),
      );
      return rows.map(({ sent_at: at }) => at !== null);
    };
    expect([await post(dispatcher), await post(sponsoring)]).toEqual([[false], [true]]);
    test.setNow(smileNow);
  });

  it('lets no coordinator take somebody out of the service of the other, or out of the own sight', async () => {
    const both = await sponsor({ interprets: true });
    const path = `/ehrenamtliche/${both}/angaben`;
    const said = async (aufgaben: string[]) =>
      await (
        await coordinator.post(path, { _version: '1', nachname: 'Vorlage', weg: 'phone', telefon: '02421 7', aufgaben })
      ).text();
    expect(await said(['sponsorship'])).toContain('Bitte lassen Sie „Dolmetschen“ angekreuzt.');
    expect(await said(['interpreting'])).toContain('Bitte lassen Sie „Sprachpatenschaft“ angekreuzt.');
  });
});
