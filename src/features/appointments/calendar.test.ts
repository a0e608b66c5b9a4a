// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { appointmentSteps } from './appointments.fixture.ts';

describe.each(testDatabases)('the calendar of the team on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let other: Visitor;
  let head: Visitor;
  let office: Visitor;
  let stranger: Visitor;
  const { report, slot, appointmentOf, book, free } = appointmentSteps(() => ({ test, counsellor }));

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    other = await signIn(test, { role: 'counsellor', name: 'Cem Kollege' });
    head = await signIn(test, { role: 'head' });
    office = await signIn(test, { role: 'administration' });
    stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
  });
  afterAll(async () => test.close());

  it('stand in the calendar by day, week and list, of the team and of one person', async () => {
    const id = await report({ nachname: 'Kalendermann' });
    expect((await book(id, { ...free, tag: '21.12.2026', person: other.userId })).status).toBe(303);
    await slot({ tag: '21.12.2026', uhr_von: '8:00', uhr_bis: '9:15' });
    const read = async (query: string, by: Visitor = counsellor) => (await by.get(`/termine?${query}`)).text();
    for (const view of ['tag', 'woche', 'liste']) {
      const html = await read(`ansicht=${view}&tag=2026-12-21`);
      expect(html, view).toContain(view === 'woche' ? 'Fam. Kalendermann' : 'Familie Kalendermann');
      expect(html, view).toContain(view === 'woche' ? '>frei<' : 'Freier Termin');
      expect(await read(`ansicht=${view}&tag=2026-12-21&wer=ich`), view).not.toContain('Kalendermann');
      expect(await read(`ansicht=${view}&tag=2026-12-21&wer=ich`, other), view).toContain('Kalendermann');
      expect(await read(`ansicht=${view}&tag=2026-12-21&frei=ja`), view).not.toContain('Kalendermann');
      expect(await read(`ansicht=${view}&tag=2026-12-21&form=video`), view).not.toContain('Kalendermann');
    }
    expect(await read('ansicht=unsinn&tag=kein-tag&wer=niemand')).toContain('Woche vom Mo 23.11.2026');
  });

  it('stand on the start page: the own day and week, for the office those of the team', async () => {
    const id = await report({ nachname: 'Heutemann' });
    expect(
      (await book(id, { ...free, tag: '23.11.2026', uhrzeit: '11:00', person: other.userId, doppelt: 'ja' })).status,
    ).toBe(303);
    const start = async (by: Visitor) => (await by.get('/')).text();
    for (const by of [other, head, office]) expect(await start(by), by.email).toContain('Familie Heutemann');
    expect(await start(counsellor)).not.toContain('Heutemann');
    expect(await start(counsellor)).toContain('Ihre Woche');
  });

  it('are planned by the office too, and hidden from everybody else', async () => {
    const id = await report();
    expect((await book(id, { ...free, tag: '22.12.2026', uhrzeit: '9:00' }, office)).status).toBe(303);
    const { id: appointment } = await appointmentOf(id);
    const slotId = await slot({ tag: '22.12.2026', uhr_von: '15:00', uhr_bis: '16:15' });
    const pages = [
      '/termine',
      `/termine/${appointment}`,
      `/termine/${appointment}/verschieben`,
      `/termine/${appointment}/absagen`,
      `/termine/${appointment}/dolmetschen`,
      `/termine/${appointment}/nicht-erschienen`,
      `/termine-anbieten/${slotId}`,
      `/termine-anbieten/${slotId}/zuruecknehmen`,
    ];
    for (const role of ['reporting_office', 'school', 'school_authority', 'data_protection_officer'] as const) {
      const visitor = await signIn(test, {
        role,
        ...(role === 'reporting_office' ? { ags: '05358008' } : {}),
        ...(role === 'school' ? { school: '199001' } : {}),
      });
      for (const path of pages) expect((await visitor.get(path)).status, `${role} ${path}`).toBe(403);
      expect((await visitor.post(`/termine/${appointment}/erschienen`)).status).toBe(403);
    }
    for (const path of pages.slice(1)) {
      expect((await office.get(path)).status, path).toBe(200);
      expect((await stranger.get(path)).status, path).toBe(404);
      expect((await stranger.post(path, {})).status, path).toBe(404);
    }
    expect((await stranger.post(`/termine/${appointment}/erschienen`)).status).toBe(404);
    const theirs = await stranger.post('/meldungen', reportFields({ trotzdem: 'ja', plz: '52062', ort: 'Aachen' }));
    expect((await stranger.post(`/faelle/${idOf(theirs)}/termin`, { platz: slotId })).status).toBe(404);
    expect(await (await stranger.get('/termine?ansicht=liste')).text()).not.toContain('Al-Erfunden');
    for (const bad of ['unsinn', newId()]) expect((await counsellor.get(`/termine/${bad}`)).status).toBe(404);
  });
});
