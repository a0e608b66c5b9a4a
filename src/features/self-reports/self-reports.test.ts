// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, testNow, type Visitor, visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { openFormLimits } from '../../auth/rate-limit.ts';
import { reportFields } from '../families/report.fixture.ts';

const told = (changes: Record<string, string> = {}): Record<string, string> => ({
  nummer: crypto.randomUUID(),
  vorname: 'Nour',
  familienname: 'Al-Selbst',
  alter: '12',
  ort: 'Düren',
  gesprochen: 'apc',
  erreichbar: '0151 0000001',
  ...changes,
});

describe.each(testDatabases)('a family that reports its child itself on %s', (kind) => {
  let test: TestApp;
  let family: Pick<Visitor, 'get' | 'post'>;
  let counsellor: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    family = visitor(test);
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(() => test.close());

  const entries = (centre: 'dueren' | 'aachen' = 'dueren') =>
    test.inside(centre, (tx) => tx.selectFrom('self_report').selectAll().orderBy('received_at').execute());
  const count = async (table: 'child' | 'placement_case') =>
    (await test.inside('dueren', (tx) => tx.selectFrom(table).select('id').execute())).length;
  const idFor = async (name: string) => (await entries()).find((row) => row.family_name === name)?.id ?? '';

  it('chooses its centre, and says it in its language, without an account', async () => {
    const choice = await (await family.get('/melden?sprache=ar')).text();
    expect(choice).toContain('href="/melden/dueren?sprache=ar"');
    for (const [language, dir] of Object.entries({ de: 'ltr', en: 'ltr', ar: 'rtl', uk: 'ltr', tr: 'ltr' })) {
      const html = await (await family.get(`/melden/dueren?sprache=${language}`)).text();
      expect(html).toMatch(new RegExp(`<html[^>]*lang="${language}"[^>]*${dir === 'rtl' ? 'dir="rtl"' : ''}`));
      expect(html).toContain('Wie erreichen wir Sie?');
    }
    expect((await family.get('/melden/nirgends')).status).toBe(404);
  });

  it('lands in an inbox and never in the register, once, with the same answer whether the child is known or not', async () => {
    expect(
      (await counsellor.post('/meldungen', reportFields({ nachname: 'Al-Bekannt', vornamen: 'Mira' }))).status,
    ).toBe(303);
    const [children, cases] = [await count('child'), await count('placement_case')];
    const known = told({ vorname: 'Mira', familienname: 'Al-Bekannt' });
    const answers = await Promise.all([
      family.post('/melden/dueren?sprache=ar', known),
      family.post('/melden/dueren?sprache=ar', told()),
    ]);
    const shapes = await Promise.all(
      answers.map(async (answer) => [answer.status, answer.headers.get('location'), await answer.text()]),
    );
    expect(shapes[0]).toEqual(shapes[1]);
    expect(shapes[0]?.slice(0, 2)).toEqual([303, '/melden/dueren/danke?sprache=ar']);
    expect(await (await family.get('/melden/dueren/danke?sprache=ar')).text()).toContain('شكرًا');
    // The button pressed twice.
    await family.post('/melden/dueren', known);
    expect(await entries()).toHaveLength(2);
    expect(await entries('aachen')).toEqual([]);
    expect([await count('child'), await count('placement_case')]).toEqual([children, cases]);
  });

  it('is told all that is wrong at once in its language, and loses nothing', async () => {
    const answer = await family.post(
      '/melden/dueren?sprache=uk',
      told({ alter: 'zwölf', erreichbar: '12', ort: 'Jülich', gesprochen: '' }),
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const sentence of ['напишіть вік цифрами', 'виберіть мову', 'номер телефону або адресу'])
      expect(html).toContain(sentence);
    expect(html).toContain('value="Jülich"');
    expect(html).toContain('value="Al-Selbst"');
  });

  it('is taken up as a report with what it said filled in; then names and contact are gone', async () => {
    await family.post('/melden/dueren', told({ familienname: 'Al-Auf', erreichbar: 'familie@example.org' }));
    const id = await idFor('Al-Auf');
    expect(await (await counsellor.get('/selbstmeldungen')).text()).toContain('Nour Al-Auf');
    expect(await (await counsellor.get('/')).text()).toContain('selbst gemeldet');
    const path = `/selbstmeldungen/${id}/aufnehmen`;
    const form = await (await counsellor.get(path)).text();
    expect(form).toContain('value="Al-Auf"');
    expect(form).toContain('value="familie@example.org"');
    expect(form).toMatch(/name="weg"[^>]*value="mail"[^>]*checked/);
    expect(form).toMatch(/<option value="apc" selected/);
    // What is missing is asked; until then the entry stays.
    expect((await counsellor.post(path, { nachname: 'Al-Auf' })).status).toBe(422);
    const { fall: _, ...report } = reportFields({ nachname: 'Al-Auf', vornamen: 'Nour', trotzdem: 'ja' });
    const done = await counsellor.post(path, report);
    expect(done.headers.get('location')).toMatch(/^\/faelle\/[0-9a-f-]{36}\?ok=gemeldet$/);
    const row = (await entries()).find((one) => one.id === id);
    expect(row).toMatchObject({ state: 'taken', given_names: '', family_name: '', age: null, reach: '' });
    expect((await counsellor.post(path, report)).status).toBe(409);
  });

  it('is refused with a reason, by staff of its centre alone', async () => {
    await family.post('/melden/dueren', told({ familienname: 'Al-Ab' }));
    const path = `/selbstmeldungen/${await idFor('Al-Ab')}`;
    const office = await signIn(test, { role: 'reporting_office' });
    const other = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await office.get('/selbstmeldungen')).status).toBe(403);
    expect((await other.get(path)).status).toBe(404);
    expect((await counsellor.post(`${path}/ablehnen`, {})).status).toBe(422);
    expect((await counsellor.post(`${path}/ablehnen`, { grund: 'known' })).status).toBe(303);
    expect((await counsellor.post(`${path}/ablehnen`, { grund: 'known' })).status).toBe(409);
    expect((await entries()).find((one) => path.endsWith(one.id))).toMatchObject({
      state: 'refused',
      reason: 'known',
      family_name: '',
      reach: '',
    });
  });

  it('is forgotten after 30 days', async () => {
    await family.post('/melden/dueren', told({ familienname: 'Al-Alt' }));
    test.setNow(test.context.clock.now().add({ hours: 24 * 29 }));
    await test.context.jobs.runDue();
    expect(await idFor('Al-Alt')).not.toBe('');
    test.setNow(test.context.clock.now().add({ hours: 49 }));
    await test.context.jobs.runDue();
    expect(await entries()).toEqual([]);
    test.setNow(testNow);
  });

  it('can be sent so often from one address and no oftener', async () => {
    test.setNow('2026-11-24T09:00:00+01:00');
    const send = () => family.post('/melden/dueren', told({ familienname: '', vorname: '' }));
    for (let n = 0; n < openFormLimits.address; n += 1) expect((await send()).status).toBe(422);
    const answer = await family.post('/melden/dueren?sprache=tr', told({ familienname: 'Al-Viel' }));
    expect(answer.status).toBe(429);
    const html = await answer.text();
    expect(html).toContain('Çok fazla deneme');
    expect(html).toContain('value="Al-Viel"');
    expect(await idFor('Al-Viel')).toBe('');
    test.setNow(testNow);
  });

  it('reads texts a named person has released without the mark', async () => {
    const mark = async () =>
      (await (await family.get('/melden/dueren?sprache=ar')).text()).includes('kern-alert--info');
    expect(await mark()).toBe(true);
    expect((await counsellor.post('/selbstmeldung-texte/freigeben', { sprache: 'ar', gelesen: 'ja' })).status).toBe(
      303,
    );
    expect(await mark()).toBe(false);
  });
});
