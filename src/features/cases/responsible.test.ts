// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { readSheets } from '../../outbound/spreadsheet/read.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { decisionFields, recommendedCase, schoolAuthorityId } from '../placement/placement.fixture.ts';

describe.each(testDatabases)('who is responsible for a case, on %s', (kind) => {
  let test: TestApp;
  let [first, second, head, administration, authority] = [] as unknown as [Visitor, Visitor, Visitor, Visitor, Visitor];
  beforeAll(async () => {
    test = await testApp(kind);
    first = await signIn(test, { role: 'counsellor', name: 'Erste Beraterin' });
    second = await signIn(test, { role: 'counsellor', name: 'Zweiter Berater' });
    head = await signIn(test, { role: 'head' });
    administration = await signIn(test, { role: 'administration' });
    authority = await signIn(test, { role: 'school_authority' });
  });
  afterAll(async () => test.close());

  let count = 0;
  const report = async (who: Visitor = administration): Promise<string> => {
    count += 1;
    const vornamen = `Kind ${'ABCDEFGHIJ'[count]}`;
    return idOf(await who.post('/meldungen', reportFields({ trotzdem: 'ja', nachname: 'Zuständig', vornamen })));
  };
  const responsible = async (id: string) =>
    (
      await test.inside('dueren', (tx) =>
        tx.selectFrom('placement_case').select('responsible_user').where('id', '=', id).executeTakeFirstOrThrow(),
      )
    ).responsible_user;
  const submitted = async (who: Visitor, id: string) =>
    await who.post(`/faelle/${id}/vorlegen`, { behoerde: await schoolAuthorityId(test) });
  const invite = (who: Visitor, id: string) => who.post(`/faelle/${id}/einladen`, { antwort_bis: '04.12.2026' });
  const counselled = {
    ...{ tag: '23.11.2026', form: 'on_site', dolmetschen: 'ja', deutsch: 'A1', schrift: 'latin', schuljahre: '5' },
    notizen: '',
  };

  it('is the first counsellor who invites, and nobody takes it by the next step', async () => {
    const id = await report(first);
    // A report is no counselling, whoever makes it; a head who counsels nobody invites only.
    expect(await responsible(id)).toBeNull();
    expect((await invite(head, id)).status).toBe(303);
    expect(await responsible(id)).toBeNull();
    expect((await invite(first, id)).status).toBe(303);
    expect(await responsible(id)).toBe(first.userId);
    expect((await second.post(`/faelle/${id}/beratung`, counselled)).status).toBe(303);
    expect(await responsible(id)).toBe(first.userId);
  });

  it('is the first counsellor who counsels; an appointment, papers and corrections change nothing', async () => {
    const id = await report();
    const appointment = { tag: '30.11.2026', uhrzeit: '9:30', form: 'video' };
    expect((await first.post(`/faelle/${id}/termin`, appointment)).status).toBe(303);
    expect((await first.post(`/faelle/${id}/unterlagen`, { was: 'Pass', nachfragen_am: '30.11.2026' })).status).toBe(
      303,
    );
    expect(await responsible(id)).toBeNull();
    expect((await second.post(`/faelle/${id}/beratung`, counselled)).status).toBe(303);
    expect(await responsible(id)).toBe(second.userId);
  });

  it('takes a case over with one click; of two at once one gets it and the other is told', async () => {
    const id = await report();
    const page = await (await first.get(`/faelle/${id}`)).text();
    expect(page).toContain('Ich übernehme');
    const path = `/faelle/${id}/uebernehmen?bisher=`;
    expect(page).toContain(`action="${path}"`);
    expect((await administration.post(path)).status).toBe(403);
    expect((await first.post(path)).headers.get('location')).toBe(`/faelle/${id}?ok=uebernommen`);
    // Once more does no harm; the button is gone.
    expect((await first.post(path)).status).toBe(303);
    expect(await (await first.get(`/faelle/${id}`)).text()).not.toContain('Ich übernehme');
    const late = await second.post(path);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Der Fall gehört inzwischen Erste Beraterin.');
    expect(await responsible(id)).toBe(first.userId);
    // Who has seen whose it is takes it on purpose.
    const seen = /action="(\/faelle\/[^"]*uebernehmen[^"]*)"/.exec(await (await second.get(`/faelle/${id}`)).text());
    expect((await second.post(seen?.[1] ?? '')).status).toBe(303);
    expect(await responsible(id)).toBe(second.userId);
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await stranger.post(path)).status).toBe(404);
  });

  it('is a column and a filter of the list, and of its files with one fact a column', async () => {
    const [mine, nobodys] = [await report(), await report()];
    await invite(first, mine);
    const list = async (query: string) => await (await head.get(`/faelle?${query}`)).text();
    const byPerson = await list(`zustaendig=${first.userId}`);
    expect(byPerson).toContain(mine);
    expect(byPerson).not.toContain(nobodys);
    expect(byPerson).toContain('zuständig: Erste Beraterin');
    const none = await list('zustaendig=niemand');
    expect(none).toContain(nobodys);
    expect(none).not.toContain(mine);
    expect(await list('zustaendig=quatsch')).toContain(mine);
    const csv = await (await head.get(`/faelle.csv?zustaendig=${first.userId}`)).text();
    const [headings = '', ...rows] = csv.replace('\uFEFF', '').trim().split('\r\n');
    expect(headings).toBe(
      'Fallnummer;Familienname;Vornamen;Alter;Stand;Nächster Schritt;Wer ist dran;Bis wann;Überfällig;Zuständig;Gemeldet am;Geschlossen am;Wartet Tage;Gemeinde',
    );
    expect(rows.find((row) => row.includes('Kind F') || row.includes('Kind E') || row.includes('Kind D'))).toMatch(
      /^DN-2026-\d{4};Zuständig;Kind [A-J];[^;]*;Eingeladen;Termin vereinbaren;Beratung;04\.12\.2026;nein;Erste Beraterin;23\.11\.2026;;0;/,
    );
    expect((await first.get('/faelle.xlsx')).status).toBe(403);
    const answer = await head.get(`/faelle.xlsx?zustaendig=${first.userId}`);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const { sheets } = await readSheets(new Uint8Array(await answer.arrayBuffer()));
    const [top, ...data] = sheets[0]?.rows ?? [];
    expect(JSON.stringify(top)).toContain('Wartet Tage');
    expect(sheets[0]?.rows.length).toBe(rows.length + 1);
    expect(JSON.stringify(data)).toContain('2026-12-04');
  });

  it('stands in the history as a line of its own, once', async () => {
    const id = await report();
    await invite(first, id);
    await second.post(`/faelle/${id}/beratung`, counselled);
    const lines = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('case_event')
        .select(['type', 'actor', 'payload', 'seq'])
        .where('case_id', '=', id)
        .orderBy('seq')
        .execute(),
    );
    expect(lines.map(({ type, seq }) => [seq, type])).toEqual([
      [1, 'reported'],
      [2, 'assigned'],
      [3, 'invited'],
      [4, 'counselled'],
    ]);
    expect(lines[1]).toMatchObject({ actor: first.userId, payload: { userId: first.userId } });
    expect(await (await head.get(`/faelle/${id}`)).text()).toContain('Zuständigkeit im Team geändert: Erste Beraterin');
    // Where the deed does not go, nobody is told of another one, and nobody becomes responsible.
    const closed = await report();
    await head.post(`/faelle/${closed}/schliessen`, { als: 'moved_away', grund: 'Verzogen.' });
    const late = await invite(first, closed);
    expect(late.status).toBe(409);
    expect(await late.text()).not.toContain('Zuständigkeit');
    expect(await responsible(closed)).toBeNull();
  });

  it('is who recommends or submits first, where nobody is', async () => {
    const way = await recommendedCase(test);
    expect(await responsible(way.caseId)).toBeNull();
    const recommendation = { jahrgang: '07', art: 'df', beginn: '07.12.2026', schulen: ['199005'], grund: 'Näher.' };
    // Who may do it and does not counsel does not become responsible.
    expect((await head.post(`/faelle/${way.caseId}/empfehlung`, recommendation)).status).toBe(303);
    expect(await responsible(way.caseId)).toBeNull();
    expect((await first.post(`/faelle/${way.caseId}/empfehlung`, recommendation)).status).toBe(303);
    expect(await responsible(way.caseId)).toBe(first.userId);
    expect((await submitted(second, way.caseId)).status).toBe(303);
    expect(await responsible(way.caseId)).toBe(first.userId);

    const other = await recommendedCase(test);
    expect((await submitted(second, other.caseId)).status).toBe(303);
    expect(await responsible(other.caseId)).toBe(second.userId);
  });

  it('stays nobody by corrections, letters and what else is administration', async () => {
    const { caseId, childId, familyId } = await recommendedCase(test);
    const version = { _version: '1' };
    const child = {
      nachname: 'Berichtigt',
      vornamen: 'Lerna',
      geburtsdatum: '03/2014',
      geschlecht: 'f',
      sprache1: 'apc',
    };
    expect((await second.post(`/kinder/${childId}/bearbeiten`, { ...child, ...version })).status).toBe(303);
    expect((await second.get(`/familien/${familyId}/bearbeiten`)).status).toBe(200);
    expect((await second.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '07.12.2026' })).status).toBe(
      303,
    );
    expect((await second.post(`/faelle/${caseId}/erinnern`)).status).toBe(303);
    expect((await second.post(`/faelle/${caseId}/anfrage-zurueckziehen`)).status).toBe(303);
    expect(await responsible(caseId)).toBeNull();
    expect((await submitted(head, caseId)).status).toBe(303);
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    );
    const decided = await authority.post(`/vorlagen/${id}/entscheidung`, decisionFields('199001'));
    expect(decided.status).toBe(303);
    const decisionId = /entscheidungen\/([0-9a-f-]{36})/.exec(decided.headers.get('location') ?? '')?.[1] ?? '';
    expect((await second.get(`/entscheidungen/${decisionId}/brief.pdf`)).status).toBe(200);
    expect(await responsible(caseId)).toBeNull();
  });
});
