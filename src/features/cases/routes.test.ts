// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { exportCases } from './export.ts';
import { allowedIn, type CaseEvent, eventLabels, foldEvents } from './rules.ts';

describe.each(testDatabases)('cases on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let head: Visitor;
  let administration: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    head = await signIn(test, { role: 'head' });
    administration = await signIn(test, { role: 'administration' });
    stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
  });
  afterAll(async () => test.close());

  let count = 0;
  const report = async (changes: Record<string, string> = {}): Promise<string> => {
    count += 1;
    const answer = await counsellor.post(
      '/meldungen',
      reportFields({ trotzdem: 'ja', vornamen: `Kind ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[count]}`, ...changes }),
    );
    expect(answer.status, await answer.clone().text()).toBe(303);
    return idOf(answer);
  };
  const read = async (id: string) =>
    await test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const deed = async (id: string, path: string, fields: Record<string, string | string[]>, state: string) => {
    expect((await counsellor.get(`/faelle/${id}/${path}`)).status, path).toBe(200);
    const answer = await counsellor.post(`/faelle/${id}/${path}`, fields);
    expect(answer.status, `${path}: ${(await answer.clone().text()).slice(-2500)}`).toBe(303);
    expect((await read(id)).state).toBe(state);
  };
  const counselled = {
    tag: '23.11.2026',
    form: 'on_site',
    dolmetschen: 'ja',
    deutsch: 'A1',
    schrift: 'latin',
    schuljahre: '5',
    notizen: 'Vertrauliches Gespräch',
  };

  it('goes the way from the report to the recommendation, each step with who, what and by when', async () => {
    const id = await report({ nachname: 'Wegmann' });
    expect(await read(id)).toMatchObject({ state: 'reported', kind: 'placement', next_step: 'invite' });
    await deed(id, 'einladen', { antwort_bis: '04.12.2026' }, 'invited');
    await deed(id, 'termin', { tag: '30.11.2026', uhrzeit: '9:30', form: 'video' }, 'scheduled');
    // The card says when: day, time and how.
    expect(await (await counsellor.get(`/faelle/${id}`)).text()).toMatch(
      /Termin: <\/span><time[^>]*>Mo 30\.11\.2026, 09:30 Uhr, per Video</,
    );
    expect(await (await counsellor.get('/faelle?stand=scheduled')).text()).toContain('Mo 30.11.2026, 09:30 Uhr');
    await deed(id, 'nicht-erschienen', {}, 'no_show');
    await deed(id, 'unterlagen', { was: 'Meldebescheinigung', nachfragen_am: '30.11.2026' }, 'documents_missing');
    await deed(id, 'beratung', counselled, 'counselled');
    await deed(id, 'zustaendig', { person: counsellor.userId }, 'counselled');
    await deed(id, 'warteliste', { pruefen_am: '07.12.2026' }, 'waiting_list');
    const recommendation = {
      jahrgang: '07',
      art: 'df',
      beginn: '01.12.2026',
      schulen: ['199002', '199001'],
      grund: 'Nah und mit Platz',
    };
    const wrong = await counsellor.post(`/faelle/${id}/empfehlung`, { ...recommendation, schulen: ['199003'] });
    expect(wrong.status).toBe(422);
    const asked = await wrong.text();
    expect(asked).toContain('Jahrgang 7 gibt es an dieser Schulform (Grundschule) nicht.</span></p>');
    expect(asked).toContain('>Nah und mit Platz</textarea>');
    await deed(id, 'empfehlung', recommendation, 'recommended');
    expect(await read(id)).toMatchObject({ next_step: 'ask_school', grade: '07', responsible_user: counsellor.userId });
    const schools = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('recommended_school as s')
        .innerJoin('recommendation as r', 'r.id', 's.recommendation_id')
        .select(['s.school_number', 's.distance_m'])
        .where('r.case_id', '=', id)
        .orderBy('s.rank')
        .execute(),
    );
    expect(schools.map((school) => school.school_number)).toEqual(['199002', '199001']);
    expect(schools[0]?.distance_m).toBeGreaterThan(0);
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const text of [
      'Schule anfragen',
      'Vertrauliches Gespräch',
      'Nah und mit Platz',
      'Berta Beraterin',
      'im Zentrum',
      'Sekundarschule Beispielau',
      'Wer hat gesehen',
    ])
      expect(html).toContain(text);
    const other = await (await administration.get(`/faelle/${id}`)).text();
    expect(other).not.toContain('Vertrauliches Gespräch');
    expect(other).toContain('Nah und mit Platz');
  });

  it('sends small children to a near school, by the competence table', async () => {
    const id = await report({ nachname: 'Klein', geburtsdatum: '2018' });
    expect(await read(id)).toMatchObject({ kind: 'direct_registration', authority_id: null });
    const html = await (await counsellor.get(`/faelle/${id}/direktanmeldung`)).text();
    expect(html).toContain('Kath. Grundschule Erdacht');
    expect((await counsellor.post(`/faelle/${id}/direktanmeldung`, { nachfragen_am: '07.12.2026' })).status).toBe(422);
    await deed(
      id,
      'direktanmeldung',
      { schulen: ['199003', '199004'], nachfragen_am: '07.12.2026' },
      'registration_advised',
    );
    const page = await (await counsellor.get(`/faelle/${id}`)).text();
    expect(page).toContain('Kath. Grundschule Erdacht; Gemeinschaftsgrundschule Probehof');
    const unsure = await report({ nachname: 'Unklar', geburtsdatum: '2016' });
    expect((await read(unsure)).kind).toBe('placement');
    expect(await (await counsellor.get(`/faelle/${unsure}`)).text()).toContain('Das Alter steht nicht genau fest');
    const baby = await counsellor.post('/meldungen', reportFields({ nachname: 'Winzig', geburtsdatum: '2024' }));
    expect(baby.status).toBe(422);
  });

  it('closes with a reason, frees the place held, and takes no deed afterwards', async () => {
    const id = await report({ nachname: 'Fortzug' });
    await test.inside('dueren', async (tx) => {
      const [placeId, centre_id] = [newId(), test.centres.dueren];
      await tx
        .insertInto('school_place')
        .values({
          centre_id,
          id: placeId,
          school_number: '199001',
          grade: '07',
          kind: 'df',
          capacity: 2,
          taken: 0,
          reported_by: counsellor.userId,
          reported_role: 'head',
          reported_at: test.context.clock.now(),
        })
        .execute();
      await tx
        .insertInto('place_hold')
        .values({
          centre_id,
          id: newId(),
          place_id: placeId,
          case_id: id,
          held_by: counsellor.userId,
          held_at: test.context.clock.now(),
          expires_on: test.context.clock.today(),
          ended_at: null,
        })
        .execute();
    });
    expect((await counsellor.post(`/faelle/${id}/schliessen`, { als: 'admitted', grund: 'x' })).status).toBe(422);
    await deed(id, 'schliessen', { als: 'moved_away', grund: 'nach Bayern gezogen' }, 'moved_away');
    const hold = await test.inside('dueren', (tx) =>
      tx.selectFrom('place_hold').select('state').where('case_id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(hold.state).toBe('released');
    expect((await counsellor.get(`/faelle/${id}/einladen`)).status).toBe(409);
    expect((await counsellor.post(`/faelle/${id}/einladen`, { antwort_bis: '04.12.2026' })).status).toBe(409);
    expect(await (await counsellor.get(`/faelle/${id}`)).text()).toContain('Fall geschlossen: Verzogen');
    expect(await (await counsellor.get('/faelle?geschlossen=ja')).text()).toContain('Fortzug');
    expect(await (await counsellor.get('/faelle')).text()).not.toContain('Fortzug');
  });

  it('refuses each deed to who may not, hides it from other centres, and shows every error', async () => {
    const id = await report({ nachname: 'Grenze' });
    for (const path of [
      'einladen',
      'termin',
      'nicht-erschienen',
      'unterlagen',
      'beratung',
      'empfehlung',
      'direktanmeldung',
      'warteliste',
      'zustaendig',
      'schliessen',
    ]) {
      // Appointments are planned by the office, too.
      const plans = path === 'termin' || path === 'nicht-erschienen';
      if (!plans) expect((await administration.post(`/faelle/${id}/${path}`)).status, path).toBe(403);
      expect((await stranger.get(`/faelle/${id}/${path}`)).status, path).toBe(404);
      expect((await stranger.post(`/faelle/${id}/${path}`)).status, path).toBe(404);
    }
    for (const path of ['einladen', 'termin', 'unterlagen', 'beratung', 'direktanmeldung', 'zustaendig', 'schliessen'])
      expect((await counsellor.post(`/faelle/${id}/${path}`, { fremd: 'x' })).status, path).toBe(422);
    expect((await stranger.get(`/faelle/${id}`)).status).toBe(404);
    expect((await counsellor.get(`/faelle/${newId()}`)).status).toBe(404);
    expect((await counsellor.get('/faelle/unsinn')).status).toBe(404);
    const wrong = await counsellor.post(`/faelle/${id}/termin`, { tag: '01.01.2020', uhrzeit: '25:00', form: 'video' });
    const html = await wrong.text();
    expect(html).toContain('heute oder einen späteren Tag');
    expect(html).toContain('zum Beispiel 14:30');
    expect(html).toContain('value="25:00"');
  });

  it('lists, filters, sorts and exports what is shown', async () => {
    const id = await report({ nachname: 'Zzliste', plz: '52428', ort: 'Jülich' });
    const html = await (
      await counsellor.get('/faelle?gemeinde=05358024&stand=reported&sort=-kind&meine=quatsch')
    ).text();
    expect(html).toContain('1 Kind wartet');
    expect(html).toContain('Zzliste');
    for (const sort of ['kind', '-kind', 'frist', '-wartet', 'stand', 'unsinn'])
      expect(
        (await counsellor.get(`/faelle?sort=${sort}&wer=counsellor&art=placement&ueberfaellig=ja&meine=ja`)).status,
        sort,
      ).toBe(200);
    expect((await counsellor.get('/faelle.csv')).status).toBe(403);
    const csv = await (await head.get('/faelle.csv?gemeinde=05358024')).text();
    expect(csv).toContain(';Zzliste;Kind ');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    const seen = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('audit_log')
        .select('event')
        .where('record_kind', '=', 'case')
        .where((e) => e.or([e('record_id', '=', id), sql<SqlBool>`record_ids @> array[${id}]`]))
        .execute(),
    );
    expect(seen.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['case.list', 'case.export', 'report.create']),
    );
  });

  it('keeps nothing beside the events: folded again they give the stored columns', async () => {
    const { cases, events } = await test.inside('dueren', async (tx) => ({
      cases: await tx.selectFrom('placement_case').selectAll().execute(),
      events: await tx.selectFrom('case_event').selectAll().orderBy('seq').execute(),
    }));
    expect(cases.length).toBeGreaterThan(5);
    for (const row of cases) {
      const own = events.filter((event) => event.case_id === row.id);
      const status = foldEvents(
        own.map((event) => ({ event: { type: event.type, payload: event.payload } as CaseEvent, on: dayOf(event.at) })),
      );
      expect({ ...status, dueOn: status.dueOn?.toString(), closedOn: status.closedOn?.toString() }).toEqual({
        state: row.state,
        nextStep: row.next_step,
        nextOwner: row.next_owner,
        dueOn: row.due_on?.toString(),
        closedOn: row.closed_on?.toString(),
        schoolNumber: row.school_number,
        grade: row.grade,
        placeKind: row.place_kind,
        count: row.event_count,
      });
    }
    expect(new Set(Object.keys(allowedIn))).toEqual(new Set(Object.keys(eventLabels)));
    const exported = await test.inside('dueren', exportCases);
    expect(exported).toHaveLength(cases.length);
    expect(exported.find(({ state }) => state === 'recommended')).toMatchObject({
      spans: { reportedToCounselled: 0 },
      owner: 'counsellor',
    });
  });

  it.each(['case_event', 'audit_log', 'address_unlock'])('lets nobody change or delete %s', async (table) => {
    for (const statement of [`update ${table} set at = at`, `delete from ${table}`])
      await expect(test.inside('dueren', (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/);
  });
});
