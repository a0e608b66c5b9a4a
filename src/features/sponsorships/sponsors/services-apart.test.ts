// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import type { Tx } from '../../../db/centre.ts';
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
