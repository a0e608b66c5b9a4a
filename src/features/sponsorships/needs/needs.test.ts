// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { given, idOf, type NeedStage, named, need, openNeeds, send } from './needs.fixture.ts';

describe.each(testDatabases)('need and consent on %s', (kind) => {
  let stage: NeedStage;
  beforeAll(async () => {
    stage = await openNeeds(kind);
  });
  afterAll(() => stage.test.close());

  it('a school reports in one form without a name, and sees what comes next, who does it and by when', async () => {
    const { school, report, pupil } = stage;
    const id = await report();
    const page = await (await school.get(`/smile-schule/kinder/${id}`)).text();
    for (const words of ['Einwilligung fehlt', 'Eltern um Einwilligung bitten', 'Schule', '07.12.2026', 'Di 3. Stunde'])
      expect(page).toContain(words);
    expect(await (await school.get('/smile-schule')).text()).toContain(`/smile-schule/kinder/${id}`);
    expect(await pupil(id)).toMatchObject({ state: 'reported', given_name: '', school_number: '199003', grade: 2 });
  });

  it('a list begins with those who wait, the longest first', async () => {
    const { test, coordination, consented } = stage;
    const [met, first, second] = [await consented(), await consented(), await consented()];
    const [early, late] = [Temporal.PlainDate.from('2026-01-05'), Temporal.PlainDate.from('2026-02-05')];
    await test.inside('dueren', async (tx) => {
      const since = (id: string, on: Temporal.PlainDate, state: 'placed' | 'waiting') =>
        tx.updateTable('pupil').set({ state_since: on, state }).where('id', '=', id).execute();
      await since(met, early, 'placed');
      await since(first, early.add({ days: 1 }), 'waiting');
      await since(second, late, 'waiting');
    });
    const html = await (await coordination.get('/smile/kinder')).text();
    const places = [first, second, met].map((id) => html.indexOf(`/smile/kinder/${id}"`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('a child leads to whom it could meet, then to the sponsorship, at both desks', async () => {
    const { school, coordination, consented, propose } = stage;
    const id = await consented();
    const read = async (who: typeof school, path: string) => await (await who.get(path)).text();
    expect(await read(coordination, `/smile/kinder/${id}`)).toContain(`href="/smile/vermitteln/${id}"`);
    expect(await read(school, `/smile-schule/kinder/${id}`)).not.toContain('/smile/vermitteln');
    const pair = await propose(id);
    expect(await read(coordination, `/smile/kinder/${id}`)).toContain(`href="/smile/patenschaften/${pair.id}"`);
    expect(await read(school, `/smile-schule/kinder/${id}`)).toContain(`href="/smile-schule/patenschaften/${pair.id}"`);
  });

  it('all that is wrong is said at once, and what was typed stays', async () => {
    const { school } = stage;
    const answer = await school.post('/smile-schule/neu', { schule: '199001', klasse: '3c', sprache: 'xxx' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="3c"');
    for (const sentence of [
      'Bitte wählen Sie die Schule.',
      'mindestens eine Stunde',
      'wie viel Deutsch',
      'die Eltern lesen',
    ])
      expect(html).toContain(sentence);
    const late = await school.post('/smile-schule/neu', { ...need, klasse: '3c', stunden: ['1-9'] });
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('Eine 9. Stunde gibt es')]);
  });

  it('a class that looks like a name, a child in day care and a child like another are asked about', async () => {
    const { school, report } = stage;
    const name = await school.post('/smile-schule/neu', { ...need, klasse: '2b Zzlayan' });
    expect([name.status, await name.text()]).toEqual([422, expect.stringContaining('„Zzlayan“')]);
    const kita = await school.post('/smile-schule/neu', { ...need, klasse: '9z', jahrgang: '0' });
    expect([kita.status, await kita.text()]).toEqual([422, expect.stringContaining('Kinder aus der Kita')]);
    await report({ klasse: '7x' });
    const twin = await school.post('/smile-schule/neu', { ...need, klasse: '7X' });
    const html = await twin.text();
    expect([twin.status, html]).toEqual([422, expect.stringContaining('Ist es ein anderes Kind?')]);
    const answer = /name="sprache_stimmt"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? '';
    await report({ klasse: '7X', sprache_stimmt: answer });
  });

  it('only schools of the forms that take part report', async () => {
    const { test } = stage;
    const secondary = await signIn(test, { role: 'school_coordinator', school: '199001' });
    expect((await secondary.get('/smile-schule/neu')).status).toBe(409);
    expect(await (await secondary.get('/smile-schule')).text()).not.toContain('href="/smile-schule/neu"');
    expect((await secondary.post('/smile-schule/neu', { ...need, schule: '199001' })).status).toBe(409);
  });

  it('the coordination enters a need for a school on the phone', async () => {
    const { otherSchool, coordination, pupil } = stage;
    const form = await (await coordination.get('/smile/kinder/neu')).text();
    expect(form).toContain('199004');
    expect(form).not.toContain('199001');
    const answer = await coordination.post('/smile/kinder/neu', { ...need, schule: '199004', klasse: '1a' });
    expect(answer.status).toBe(303);
    const id = idOf(answer);
    expect(await pupil(id)).toMatchObject({ school_number: '199004', reported_by: coordination.userId });
    expect((await otherSchool.get(`/smile-schule/kinder/${id}`)).status).toBe(200);
  });

  it('a school has a grid of its own, and wishes by it', async () => {
    const { school, otherSchool } = stage;
    const answer = await send(otherSchool, '/smile-schule/stunden', { schule: '199004', raster: '1 08:15–09:00' });
    expect(answer.status).toBe(303);
    expect(await (await otherSchool.get('/smile-schule/neu')).text()).toContain('08:15–09:00');
    expect(await (await school.get('/smile-schule/neu')).text()).not.toContain('08:15–09:00');
    const wrong = await otherSchool.post('/smile-schule/stunden', { schule: '199003', raster: '1 08:15–09:00' });
    expect(wrong.status).toBe(422);
  });

  it('consent and name are one step: no name without the yes, no yes without a name', async () => {
    const { test, school, report, pupil } = stage;
    const id = await report();
    const path = `/smile-schule/kinder/${id}/einwilligung`;
    const without = await send(school, path, { ...named, tag: '20.11.2026' });
    const html = await without.text();
    expect(without.status).toBe(422);
    for (const sentence of ['Bitte füllen Sie „Wer hat eingewilligt“ aus.', 'in welcher Sprache', 'einverstanden sind'])
      expect(html).toContain(sentence);
    expect(html).toContain('value="Zzlayan"');
    expect((await send(school, path, { ...given, nachname: 'Zzfamilienname' })).status).toBe(422);
    expect((await send(school, path, { ...given, ...named, tag: '24.11.2026' })).status).toBe(422);
    expect(await pupil(id)).toMatchObject({ state: 'reported', given_name: '' });
    expect((await send(school, path, { ...given, ...named })).status).toBe(303);
    expect(await pupil(id)).toMatchObject({ state: 'waiting', given_name: 'Zzlayan', room: 'Zzraum 12' });
    const consent = await test.inside('dueren', (tx) =>
      tx.selectFrom('consent').selectAll().where('subject_id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(consent).toMatchObject({ purpose: 'sponsorship', language: 'ar', given_by: 'Zzmutter (Mutter)' });
    expect(consent.withdrawn_at).toBeNull();
  });

  it('without consent no name leaves the school: neither page, list, search, file nor mail', async () => {
    const { test, school, coordination, consented, give, mails } = stage;
    const id = await consented();
    const seen = async (): Promise<string> => {
      const pages = [
        ...[`/smile/kinder/${id}`, '/smile/kinder', '/smile/kinder?q=Zzlayan', '/smile/kinder?stand=ended', '/smile'],
        ...['/smile/kinder/liste.csv', '/smile/kinder/liste.csv?stand=ended', '/suche?q=Zzlayan', '/'],
      ];
      const texts = await Promise.all(pages.map(async (path) => await (await coordination.get(path)).text()));
      return [...texts, ...(await mails())].join('\n').replaceAll(/(value|label)="[^"]*"|„Zzlayan“|q=Zzlayan/g, '');
    };
    expect(await seen()).toContain('Zzfamilienname');
    const own = await give(id);
    expect((await send(school, `/smile-schule/kinder/${id}/widerruf`)).status).toBe(303);
    const others = await test.inside('dueren', (tx) =>
      tx.selectFrom('pupil').select('id').where('given_name', '=', 'Zzlayan').execute(),
    );
    for (const other of others) await send(school, `/smile-schule/kinder/${other.id}/widerruf`);
    const text = await seen();
    for (const word of ['Zzlayan', 'Zzfamilienname', 'Zzraum', 'Zzmind']) expect(text).not.toContain(word);
    expect(text).toContain(own.email);
  });

  it('a withdrawal ends all at once: name, consents and meetings; sponsor and coordination are told', async () => {
    const { test, school, coordination, consented, pupil, sponsorship, give, mails } = stage;
    const id = await consented();
    expect((await send(school, `/smile-schule/kinder/${id}/zweite-einwilligung`, given)).status).toBe(303);
    const live = await give(id);
    const answer = await send(school, `/smile-schule/kinder/${id}/widerruf`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      ...[303, `/smile-schule/kinder/${id}?ok=patenschaftWiderrufen`],
    ]);
    expect(await pupil(id)).toMatchObject({
      state: 'ended',
      end_reason: 'consent_withdrawn',
      given_name: '',
      mind: '',
    });
    expect(await sponsorship(live.id)).toMatchObject({
      ...{ state: 'ended', end_reason: 'consent_withdrawn', ended_side: 'parents', seat: null },
    });
    const open = await test.inside('dueren', (tx) =>
      tx.selectFrom('consent').select('id').where('subject_id', '=', id).where('withdrawn_at', 'is', null).execute(),
    );
    expect(open).toEqual([]);
    const mail = (await mails()).filter((one) => one.includes(live.email));
    expect(mail).toHaveLength(1);
    expect(mail[0]).toContain('Treffen enden');
    expect(mail[0]).not.toMatch(/Zz|Eltern|consent/);
    expect(await (await coordination.get('/')).text()).toContain('Eltern haben ihr Ja zu SmiLe');
  });

  it('a withdrawal sent again, or by two at once, happens once', async () => {
    const { test, school, coordination, consented, give, mails } = stage;
    const id = await consented();
    const live = await give(id);
    const path = `/smile-schule/kinder/${id}/widerruf`;
    const answers = await Promise.all([
      ...[school.post(path, { _version: '2' }), coordination.post(`/smile/kinder/${id}/widerruf`, { _version: '2' })],
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await school.post(path, { _version: '2' })).status).toBe(303);
    const events = await test.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship_event').select('type').where('sponsorship_id', '=', live.id).execute(),
    );
    expect(events).toEqual([{ type: 'ended' }]);
    expect((await mails()).filter((one) => one.includes(live.email))).toHaveLength(1);
  });

  it('two who change at once: one wins, the other is told and loses no word', async () => {
    const { school, coordination, consented, pupil } = stage;
    const id = await consented();
    const path = `/smile-schule/kinder/${id}/angaben`;
    const version = hiddenField(await (await school.get(path)).text(), '_version');
    expect((await school.post(path, { _version: version, ...named, raum: 'Zzneu 1' })).status).toBe(303);
    const late = await coordination.post(`/smile/kinder/${id}/angaben`, {
      _version: version,
      ...named,
      raum: 'Zzneu 2',
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Zzneu 2');
    expect((await pupil(id)).room).toBe('Zzneu 1');
  });

  it('a report sent twice is one', async () => {
    const { test, school } = stage;
    const fields = { ...need, klasse: '8k', _request: newId() };
    const answers = [await school.post('/smile-schule/neu', fields), await school.post('/smile-schule/neu', fields)];
    expect(new Set(answers.map(idOf)).size).toBe(1);
    const rows = await test.inside('dueren', (tx) =>
      tx.selectFrom('pupil').select('id').where('class_name', '=', '8k').execute(),
    );
    expect(rows).toHaveLength(1);
  });

  it('no pupil of another school or centre is known: not to look at, not to change', async () => {
    const { school, otherSchool, foreign, consented, pupil } = stage;
    const id = await consented();
    const pages = ['', '/aendern', '/angaben', '/widerruf', '/ende', '/zweite-einwilligung', '/einwilligung/blatt.pdf'];
    for (const page of pages) {
      expect((await otherSchool.get(`/smile-schule/kinder/${id}${page}`)).status, page).toBe(404);
      expect((await foreign.get(`/smile/kinder/${id}${page}`)).status, page).toBe(404);
    }
    for (const page of ['/aendern', '/angaben', '/widerruf', '/ende', '/einwilligung', '/einwilligung/nein']) {
      const fields = { _version: '2', _request: newId() };
      expect((await otherSchool.post(`/smile-schule/kinder/${id}${page}`, fields)).status, page).toBe(404);
      expect((await foreign.post(`/smile/kinder/${id}${page}`, fields)).status, page).toBe(404);
    }
    expect((await school.get('/smile/kinder')).status).toBe(403);
    expect(await (await otherSchool.get('/smile-schule')).text()).not.toContain(id);
    expect(await (await otherSchool.get('/smile-schule/liste.csv')).text()).not.toContain('Zzlayan');
    expect((await pupil(id)).state).toBe('waiting');
  });

  it('a no of the parents ends the need, without any name', async () => {
    const { school, report, pupil } = stage;
    const id = await report();
    expect((await send(school, `/smile-schule/kinder/${id}/einwilligung/nein`)).status).toBe(303);
    expect(await pupil(id)).toMatchObject({ state: 'ended', end_reason: 'consent_refused' });
    expect((await school.get(`/smile-schule/kinder/${id}/einwilligung`)).status).toBe(409);
  });

  it('accident: a child that turns out to be a duplicate of another with a sponsorship loses no sponsor', async () => {
    const { school, consented, pupil, sponsorship, give } = stage;
    const [kept, twice] = [await consented(), await consented()];
    const live = await give(kept);
    const keptNumber = (await pupil(kept)).number;
    const twiceNumber = (await pupil(twice)).number;
    const wrong = await send(school, `/smile-schule/kinder/${kept}/ende`, { grund: 'duplicate', bleibt: twiceNumber });
    expect([wrong.status, await wrong.text()]).toEqual([409, expect.stringContaining(`stattdessen ${twiceNumber}`)]);
    expect((await sponsorship(live.id)).state).toBe('proposed');
    const none = await send(school, `/smile-schule/kinder/${twice}/ende`, { grund: 'duplicate' });
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Nummer der Meldung, die bleibt')]);
    const right = await send(school, `/smile-schule/kinder/${twice}/ende`, { grund: 'duplicate', bleibt: keptNumber });
    expect(right.status).toBe(303);
    expect(await pupil(twice)).toMatchObject({ state: 'ended', end_reason: 'duplicate', given_name: '' });
    expect(await pupil(kept)).toMatchObject({ state: 'waiting', given_name: 'Zzlayan' });
    expect((await sponsorship(live.id)).state).toBe('proposed');
  });
});
