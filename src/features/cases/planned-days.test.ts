// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { isSchoolDay } from '../../codes/school-holidays.ts';
import { readGermanDate } from '../../web/form/parse.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { applyEvent } from './rules.ts';

const recommendation = { jahrgang: '07', art: 'df', schulen: ['199001'], grund: 'Nah' };
const counselled = { form: 'on_site', deutsch: 'A1', schrift: 'latin' };

describe.each(testDatabases)('unusual days and times on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let count = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(async () => test.close());

  const report = async (fields: Record<string, string> = {}): Promise<string> => {
    count += 1;
    const own = { trotzdem: 'ja', vornamen: `Kind ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[count]}`, ...fields };
    return idOf(await counsellor.post('/meldungen', reportFields(own)));
  };
  const payload = async (id: string, type: string) =>
    (
      await test.inside('dueren', (tx) =>
        tx
          .selectFrom('case_event')
          .select('payload')
          .where('case_id', '=', id)
          .where('type', '=', type)
          .orderBy('seq', 'desc')
          .executeTakeFirstOrThrow(),
      )
    ).payload;

  it.each([
    ['einladen', 'antwort_bis', {}, '25.12.2026', 'ein Feiertag (1. Weihnachtstag)', '2026-12-25'],
    ['termin', 'tag', { uhrzeit: '9.30', form: 'phone' }, '29.11.2026', 'ein Sonntag', '2026-11-29'],
    ['termin', 'tag', { uhrzeit: '9 Uhr', form: 'phone' }, '28.12.2026', 'in den Weihnachtsferien', '2026-12-28'],
    ['termin', 'tag', { uhrzeit: '0930', form: 'phone' }, '30.11.2027', 'mehr als ein Jahr', '2027-11-30'],
    ['unterlagen', 'nachfragen_am', { was: 'Pass' }, '06.12.2026', 'ein Sonntag', '2026-12-06'],
    ['beratung', 'tag', counselled, '22.11.2026', 'ein Sonntag', '2026-11-22'],
    ['warteliste', 'pruefen_am', {}, '01.01.2027', 'ein Feiertag (Neujahr)', '2027-01-01'],
    ['empfehlung', 'beginn', recommendation, '05.12.2026', 'ein Samstag', '2026-12-05'],
  ])('%s asks about %s', async (path, field, others, typed, reason, iso) => {
    const id = await report();
    if (path === 'warteliste' || path === 'empfehlung')
      await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, tag: '23.11.2026' });
    const url = `/faelle/${id}/${path}`;
    const asked = await counsellor.post(url, { ...others, [field]: typed });
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain(reason);
    expect(html).toContain(`name="${field}_stimmt" value="${iso}"`);
    expect(html).toContain(`value="${typed}"`);
    expect((await counsellor.post(url, { ...others, [field]: typed, [`${field}_stimmt`]: '2026-12-01' })).status).toBe(
      422,
    );
    expect((await counsellor.post(url, { ...others, [field]: typed, [`${field}_stimmt`]: iso })).status).toBe(303);
  });

  it('asks about day and hour of an appointment at once and keeps the answer to the one while the other is open', async () => {
    const id = await report();
    const url = `/faelle/${id}/termin`;
    const fields = { tag: '03.10.2027', uhrzeit: '23:00', form: 'video' };
    const html = await (await counsellor.post(url, fields)).text();
    expect(html).toContain('Der 03.10.2027 ist ein Sonntag und ein Feiertag (Tag der Deutschen Einheit)');
    expect(html).toContain('23:00 Uhr liegt außerhalb von 7 bis 20 Uhr');
    const half = await (await counsellor.post(url, { ...fields, tag_stimmt: '2027-10-03' })).text();
    expect(half).not.toContain('Stimmt der Tag?');
    expect(half).toMatch(/name="tag_stimmt" value="2027-10-03" checked=""/);
    const done = await counsellor.post(url, { ...fields, tag_stimmt: '2027-10-03', uhrzeit_stimmt: '23:00' });
    expect(done.status).toBe(303);
    expect(await payload(id, 'scheduled')).toEqual({ on: '2027-10-03', time: '23:00', format: 'video' });
  });

  it('takes "9 Uhr 30" as half past nine', async () => {
    const id = await report();
    await counsellor.post(`/faelle/${id}/termin`, { tag: '30.11.2026', uhrzeit: '9 Uhr 30', form: 'phone' });
    expect(await payload(id, 'scheduled')).toMatchObject({ time: '09:30' });
    const wrong = await counsellor.post(`/faelle/${id}/termin`, { tag: '30.11.2026', uhrzeit: '14.5', form: 'phone' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('„14.5“ ist keine Uhrzeit');
  });

  it('never proposes a Sunday, a holiday or, for a start, a day without lessons', async () => {
    const id = await report();
    const small = await report({ geburtsdatum: '2018' });
    await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, tag: '23.11.2026' });
    const open = await report();
    const forms = [
      [`/faelle/${open}/einladen`, 'antwort_bis'],
      [`/faelle/${open}/unterlagen`, 'nachfragen_am'],
      [`/faelle/${small}/direktanmeldung`, 'nachfragen_am'],
      [`/faelle/${id}/warteliste`, 'pruefen_am'],
      [`/faelle/${id}/empfehlung`, 'beginn'],
    ] as const;
    for (const now of [
      '2026-12-11',
      '2026-12-18',
      '2026-12-22',
      '2027-03-12',
      '2027-03-25',
      '2027-05-13',
      '2027-10-18',
    ]) {
      test.setNow(`${now}T09:00:00+01:00`);
      const visitor = await signIn(test, { role: 'counsellor' });
      for (const [path, field] of forms) {
        const html = await (await visitor.get(path)).text();
        const input = new RegExp(`<input[^>]*name="${field}"[^>]*>`).exec(html)?.[0] ?? '';
        const proposed = readGermanDate(/value="([^"]*)"/.exec(input)?.[1] ?? '');
        expect(proposed, `${path} on ${now}`).toBeDefined();
        const asked = await visitor.post(path, { [field]: /value="([^"]*)"/.exec(input)?.[1] ?? '' });
        if (asked.status === 422) expect(await asked.text(), `${path} on ${now}`).not.toContain('Stimmt der Tag?');
        if (field === 'beginn') expect(proposed && isSchoolDay(proposed), `${path} on ${now}`).toBe(true);
      }
    }
    test.setNow('2026-11-23T09:00:00+01:00');
  });
});

it('lets no legal remedy fall due on a day off', () => {
  const status = { state: 'allocated', nextStep: null, nextOwner: null, dueOn: null, closedOn: null } as const;
  const filed = { type: 'remedy_filed', payload: { receivedOn: '2026-11-23' } } as const;
  const due = (on: string) =>
    applyEvent(
      { ...status, schoolNumber: null, grade: null, placeKind: null, count: 1 },
      filed,
      Temporal.PlainDate.from(on),
    ).dueOn?.toString();
  expect(due('2026-11-25')).toBe('2026-12-28');
  expect(due('2026-11-23')).toBe('2026-12-23');
});
