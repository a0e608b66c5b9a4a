// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hiddenField,
  type SignInOptions,
  signIn,
  type TestApp,
  testApp,
  type Visitor,
} from '../../../tests/helpers/app.ts';
import { givePlace } from './places.fixture.ts';

let test: TestApp;
let head: Visitor;
let school: Visitor;
let operator: Visitor;
beforeAll(async () => {
  test = await testApp('pglite');
  head = await visit({ role: 'head' });
  school = await visit({ role: 'school', school: '199001' });
  operator = await visit({ role: 'operator' });
});
afterAll(() => test.close());

const visit = (options: SignInOptions) => signIn(test, options);
const place = (options: Parameters<typeof givePlace>[2]) =>
  test.inside('dueren', (tx) => givePlace(tx, test.centres.dueren, options));
const figures = { kapazitaet: '20', belegt: '18', gesperrt: '', sperrgrund: '' };
const auditOf = (id: string) =>
  test.inside('dueren', (tx) => tx.selectFrom('audit_log').select('event').where('record_id', '=', id).execute());

describe('the register', () => {
  it('shows the own area first, all of NRW on request, and filters', async () => {
    const own = await (await head.get('/schulen')).text();
    expect(own).toContain('7 Schulen in Ihrem Gebiet');
    expect(own).not.toContain('Gesamtschule Attrappe');
    expect(await (await head.get('/schulen?gebiet=alle&q=attrappe')).text()).toContain('Gesamtschule Attrappe');
    expect(await (await head.get('/schulen?form=30')).text()).toContain('1 Schule');
    expect(await (await head.get('/schulen?gemeinde=05358044')).text()).toContain('Realschule Vorlage');
  });

  it('is open to operators, who have no centre', async () => {
    expect(await (await operator.get('/schulen')).text()).toContain('9 Schulen');
    const page = await operator.get('/schulen/199001');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('Plätze');
  });

  it('gives the shown rows as CSV', async () => {
    const answer = await head.get('/schulen.csv?form=02');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(3);
  });

  it('shows a school with its places and their age; 404 for an unknown number', async () => {
    await place({ school: '199002', grade: '06', capacity: 5, taken: 2 });
    const html = await (await head.get('/schulen/199002')).text();
    expect(html).toContain('3 frei von 5');
    expect(html).toContain('gemeldet vor 12 Tagen von Schule');
    expect((await head.get('/schulen/999999')).status).toBe(404);
  });

  it('shows a school no places but its own', async () => {
    expect(await (await school.get('/schulen/199002')).text()).not.toContain('frei von');
    expect(await (await school.get('/schulen/199001')).text()).toContain('Plätze melden');
  });

  it('is closed to a reporting office', async () => {
    const office = await visit({ role: 'reporting_office' });
    for (const path of ['/schulen', '/schulen.csv', '/schulen/199001'])
      expect((await office.get(path)).status).toBe(403);
  });
});

describe('places of the centre', () => {
  it('are reported, listed, filtered and exported', async () => {
    const answer = await head.post('/plaetze/neu', { schule: '199005', jahrgang: '08', art: 'df', ...figures });
    expect(answer.headers.get('location')).toBe('/plaetze?ok=gespeichert');
    const html = await (await head.get('/plaetze?jahrgang=08&art=df&frei=ja')).text();
    expect(html).toContain('1 Meldung, 2 Plätze frei');
    expect(html).toContain('heute von Leitung');
    const csv = await (await head.get('/plaetze.csv?jahrgang=08&art=df')).text();
    expect(csv).toContain('Jahrgang 8;Deutschförderung;2;20;18;0;0;');
  });

  it('cannot be reported twice, for a wrong grade, or without a reason for a block: all errors, input kept', async () => {
    const fields = { schule: '199007', jahrgang: '08', art: 'df', ...figures };
    expect((await head.post('/plaetze/neu', fields)).status).toBe(303);
    const twice = await head.post('/plaetze/neu', fields);
    expect(twice.status).toBe(422);
    expect(await twice.text()).toContain('schon Plätze gemeldet');
    const grade = await head.post('/plaetze/neu', { ...fields, schule: '199003' });
    expect(grade.status).toBe(422);
    expect(await grade.text()).toContain('Jahrgang 8 gibt es an dieser Schulform (Grundschule) nicht.');
    const kind = await head.post('/plaetze/neu', { ...fields, jahrgang: '07', art: 'ifk' });
    expect(kind.status).toBe(422);
    expect(await kind.text()).toContain('gibt es nur an Berufskollegs, nicht hier');
    const wrong = await head.post('/plaetze/neu', { ...fields, schule: '', kapazitaet: 'viele', gesperrt: '2' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('Bitte wählen Sie eine Schule.');
    expect(html).toContain('value="viele"');
    expect(html).toContain('warum Plätze gesperrt sind');
    const blocked = await head.post('/plaetze/neu', { ...fields, jahrgang: '09', gesperrt: '2' });
    expect(await blocked.text()).toContain('warum Plätze gesperrt sind');
  });

  it('leave no record in the audit log when they are only listed', async () => {
    const id = await place({ school: '199001', grade: '10', capacity: 3 });
    for (const path of ['/plaetze', '/plaetze.csv']) expect((await head.get(path)).status).toBe(200);
    expect((await school.get('/meine-plaetze')).status).toBe(200);
    expect(await auditOf(id)).toEqual([]);
    expect((await head.get(`/plaetze/${id}`)).status).toBe(200);
    expect(await auditOf(id)).toHaveLength(1);
  });

  it('are changed once per version, with a warning for odd figures and an audit row', async () => {
    const id = await place({ grade: '05', capacity: 10 });
    const html = await (await head.get(`/plaetze/${id}`)).text();
    const _version = hiddenField(html, '_version');
    const odd = await head.post(`/plaetze/${id}`, { ...figures, kapazitaet: '10', _version });
    expect(odd.headers.get('location')).toBe(`/plaetze/${id}?ok=gespeichert`);
    expect(await (await head.get(`/plaetze/${id}`)).text()).toContain('mehr Plätze belegt (18) als vorhanden (10)');
    const late = await head.post(`/plaetze/${id}`, { ...figures, _version });
    expect(late.status).toBe(409);
    expect((await auditOf(id)).map(({ event }) => event)).toContain('place.report');
    expect((await head.post(`/plaetze/${id}`, { ...figures, belegt: '-1' })).status).toBe(422);
  });

  it('are not another centre’s, and not everybody’s', async () => {
    const id = await place({ grade: '10', kind: 'regular', capacity: 1 });
    const aachen = await visit({ role: 'head', centre: 'aachen' });
    expect((await aachen.get(`/plaetze/${id}`)).status).toBe(404);
    expect((await aachen.post(`/plaetze/${id}`, { ...figures, _version: '1' })).status).toBe(404);
    expect(await (await aachen.get('/plaetze')).text()).toContain('0 Meldungen, 0 Plätze frei');
    expect((await head.get('/plaetze/quatsch')).status).toBe(404);
    const counsellor = await visit({ role: 'counsellor' });
    expect((await counsellor.get('/plaetze')).status).toBe(200);
    expect((await counsellor.get('/plaetze/neu')).status).toBe(403);
    expect((await counsellor.post(`/plaetze/${id}`, { ...figures, _version: '1' })).status).toBe(403);
    expect((await school.get('/plaetze')).status).toBe(403);
    expect((await school.get('/plaetze.csv')).status).toBe(403);
  });
});

describe('a school’s own places', () => {
  it('are confirmed by one click, which changes only who and when', async () => {
    const id = await place({ school: '199001', grade: '06', kind: 'literacy', capacity: 9, taken: 4 });
    const html = await (await school.get('/meine-plaetze')).text();
    expect(html).toContain('Stimmt noch');
    const answer = await school.post('/meine-plaetze', { stand: `${id}:1`, platz: id });
    expect(answer.headers.get('location')).toBe('/meine-plaetze?ok=gespeichert');
    expect(await (await school.get('/meine-plaetze')).text()).toContain('heute von Schule');
    expect((await auditOf(id)).map(({ event }) => event)).toContain('place.confirm');
    expect((await school.post('/meine-plaetze', { stand: `${id}:7` })).status).toBe(409);
  });

  it('are reported and changed by the school itself', async () => {
    const fields = { schule: '199001', jahrgang: '10', art: 'literacy', ...figures };
    expect((await school.post('/meine-plaetze/neu', fields)).headers.get('location')).toBe(
      '/meine-plaetze?ok=gespeichert',
    );
    const id = await place({ school: '199001', grade: '09', kind: 'literacy', capacity: 9 });
    expect((await school.get(`/meine-plaetze/${id}`)).status).toBe(200);
    expect((await school.post(`/meine-plaetze/${id}`, { ...figures, _version: '1' })).status).toBe(303);
    expect((await school.post(`/meine-plaetze/${id}`, { ...figures, kapazitaet: '', _version: '2' })).status).toBe(422);
  });

  it('end at the school’s own door', async () => {
    const other = await place({ school: '199002', grade: '10', capacity: 9 });
    expect((await school.get(`/meine-plaetze/${other}`)).status).toBe(403);
    expect((await school.get(`/plaetze/${other}`)).status).toBe(403);
    expect((await school.post(`/meine-plaetze/${other}`, { ...figures, _version: '1' })).status).toBe(403);
    expect((await school.post('/meine-plaetze', { stand: `${other}:1` })).status).toBe(403);
    const fields = { schule: '199002', jahrgang: '05', art: 'df', ...figures };
    expect((await school.post('/meine-plaetze/neu', fields)).status).toBe(403);
    expect((await head.get('/meine-plaetze')).status).toBe(403);
  });
});
