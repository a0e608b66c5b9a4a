// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { appointmentSteps } from './appointments.fixture.ts';

describe.each(testDatabases)('offered appointments on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let other: Visitor;
  let head: Visitor;
  let office: Visitor;
  const { report, offer, slot, slots, book } = appointmentSteps(() => ({ test, counsellor }));

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    other = await signIn(test, { role: 'counsellor', name: 'Cem Kollege' });
    head = await signIn(test, { role: 'head' });
    office = await signIn(test, { role: 'administration' });
  });
  afterAll(async () => test.close());

  it('are offered one by one, several a day, and every week without holidays', async () => {
    expect((await offer({ tag: '03.12.2026', uhr_von: '8:00', uhr_bis: '12:00' }, other)).status).toBe(303);
    const ofDay = (await slots()).filter(({ day }) => day.toString() === '2026-12-03');
    expect(ofDay.map((one) => [one.from_minute, one.to_minute])).toEqual([
      [480, 555],
      [555, 630],
      [630, 705],
    ]);
    const series = { tag: '04.12.2026', serie_bis: '15.01.2027' };
    expect((await offer(series, other)).status).toBe(303);
    const fridays = (await slots()).filter(({ day, counsellor: who }) => who === other.userId && day.dayOfWeek === 5);
    expect(fridays.map(({ day }) => day.toString())).toEqual([
      '2026-12-04',
      '2026-12-11',
      '2026-12-18',
      '2027-01-08',
      '2027-01-15',
    ]);
  });

  it('ask what is to be in the school holidays before a series is made', async () => {
    const series = { tag: '16.12.2026', serie_bis: '13.01.2027' };
    const asked = await offer(series, other);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Mi 23.12.2026 (Weihnachtsferien)');
    expect(html).toContain('name="ferien"');
    expect((await offer({ ...series, ferien: 'ohne' }, other)).status).toBe(303);
    const days = (await slots()).filter(({ day, counsellor: who }) => who === other.userId && day.dayOfWeek === 3);
    expect(days.map(({ day }) => day.toString())).toEqual(['2026-12-16', '2027-01-13']);
  });

  it('are not offered twice at the same time, also not by two people at once', async () => {
    const fields = { tag: '07.12.2026', uhr_von: '9:00', uhr_bis: '10:15', person: other.userId };
    const answers = await Promise.all([offer(fields, counsellor), offer(fields, head)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const late = answers.find(({ status }) => status === 422);
    expect(await late?.text()).toContain('Mo 07.12.2026, 09:00–10:15 Uhr');
  });

  it('say everything that is wrong with an offer at once', async () => {
    const html = await (
      await offer({ tag: '', uhr_von: '12:00', uhr_bis: '9:00', form: 'outreach', person: newId() })
    ).text();
    for (const sentence of ['„Bis“ muss nach „Von“ liegen.', 'Bitte wählen Sie die Gemeinde', '„Tag“ ein Datum'])
      expect(html).toContain(sentence);
    const short = await (await offer({ uhr_von: '9:00', uhr_bis: '9:30' })).text();
    expect(short).toContain('passt kein Termin von 75 Minuten');
    expect(await (await offer({ person: newId() })).text()).toContain('Person aus dem Team');
  });

  it('are changed and taken back while they are free', async () => {
    const slotId = await slot({ tag: '17.12.2026' });
    const to = { tag: '17.12.2026', uhr_von: '13:00', uhr_bis: '14:00', form: 'phone', ort: '' };
    expect((await office.post(`/termine-anbieten/${slotId}`, to)).status).toBe(303);
    expect((await slots()).find(({ id }) => id === slotId)).toMatchObject({ from_minute: 780, format: 'phone' });
    expect((await counsellor.post(`/termine-anbieten/${slotId}/zuruecknehmen`, {})).status).toBe(422);
    expect((await counsellor.post(`/termine-anbieten/${slotId}/zuruecknehmen`, { grund: 'ill' })).status).toBe(303);
    expect((await counsellor.get(`/termine-anbieten/${slotId}`)).status).toBe(409);
    // The same time can be offered again.
    await slot({ tag: '17.12.2026', uhr_von: '13:00', uhr_bis: '14:15' });
  });

  it('of a series are taken back together, without those that somebody has', async () => {
    const id = await report();
    expect((await offer({ tag: '18.01.2027', serie_bis: '08.02.2027' })).status).toBe(303);
    const series = (await slots()).filter(({ day, counsellor: who }) => who === counsellor.userId && day.year === 2027);
    expect(series).toHaveLength(4);
    const [, second, third] = series;
    expect((await book(id, { platz: third?.id ?? '' })).status).toBe(303);
    const back = { grund: 'leave', folgende: 'ja' };
    expect((await counsellor.post(`/termine-anbieten/${second?.id}/zuruecknehmen`, back)).status).toBe(303);
    const left = (await slots()).filter((one) => one.series_id === second?.series_id && one.withdrawn_at === null);
    expect(left.map(({ day }) => day.toString())).toEqual(['2027-01-18', '2027-02-01']);
  });
});
