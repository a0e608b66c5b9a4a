// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

describe.each(testDatabases)('start on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let trusted: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    trusted = await signIn(test, { role: 'head', mayOpenProtectedAddress: true });
    const caseId = idOf(await counsellor.post('/meldungen', reportFields({ auskunftssperre: 'ja' })));
    const { family_id } = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('child as c')
        .innerJoin('placement_case as p', 'p.child_id', 'c.id')
        .select('c.family_id')
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow(),
    );
    await trusted.post(`/familien/${family_id}/anschrift-oeffnen`, { begruendung: 'Rückfrage der Schule' });
  });
  afterAll(async () => test.close());

  it('tells the head of an opened address until it is marked as seen', async () => {
    const html = await (await trusted.get('/')).text();
    expect(html).toContain('Eine gesperrte Anschrift wurde geöffnet.');
    const id = /hinweise\/([0-9a-f-]{36})\/gesehen/.exec(html)?.[1] ?? '';
    expect((await counsellor.post(`/hinweise/${id}/gesehen`)).status).toBe(404);
    const stranger = await signIn(test, { role: 'head', centre: 'aachen' });
    expect((await stranger.post(`/hinweise/${id}/gesehen`)).status).toBe(404);
    expect((await trusted.post(`/hinweise/${newId()}/gesehen`)).status).toBe(404);
    expect((await trusted.post(`/hinweise/${id}/gesehen`)).status).toBe(303);
    expect(await (await trusted.get('/')).text()).not.toContain('Eine gesperrte Anschrift wurde geöffnet.');
  });
  it('greets every role with its own work', async () => {
    const texts = {
      administration: 'Stand',
      reporting_office: 'Ihre Meldungen',
      school_authority: 'Zu entscheiden',
      school: 'Anfragen des Zentrums',
      data_protection_officer: 'Rückfrage der Schule',
    } as const;
    for (const [role, text] of Object.entries(texts)) {
      const visitor = await signIn(test, { role: role as keyof typeof texts });
      const answer = await visitor.get('/');
      expect(answer.status, role).toBe(200);
      const html = await answer.text();
      expect(html, role).toContain(text);
      expect(html, role).not.toContain('Geheimweg');
    }
  });
  it('sends operators to their own page', async () => {
    const operator = await signIn(test, { role: 'operator' });
    expect((await operator.get('/')).headers.get('location')).toBe('/betrieb');
  });
  it('shows counsellors what is due and heads what is late', async () => {
    // Sessions end after half an hour, so everybody signs in again after the clock has moved.
    test.setNow('2026-11-25T09:00:00+01:00');
    const early = [await signIn(test, { role: 'counsellor' }), await signIn(test, { role: 'head' })] as const;
    expect(await (await early[0].get('/')).text()).toContain('Familie einladen: Mira Žofia Al-Erfunden');
    expect(await (await early[1].get('/')).text()).not.toContain('Familie einladen');
    test.setNow('2026-12-01T09:00:00+01:00');
    const late = await signIn(test, { role: 'head' });
    const html = await (await late.get('/')).text();
    expect(html).toContain('Familie einladen: Mira Žofia Al-Erfunden');
    expect(html).toContain('1 Kind wartet');
  });
  it('leads from each figure to the list with as many cases', async () => {
    test.setNow('2026-11-23T09:00:00+01:00');
    const early = await signIn(test, { role: 'counsellor' });
    const taken = idOf(await early.post('/meldungen', reportFields({ trotzdem: 'ja', vornamen: 'Zweite' })));
    await early.post(`/faelle/${taken}/zustaendig`, { person: early.userId });
    test.setNow('2026-12-22T09:00:00+01:00');
    const young = await signIn(test, { role: 'counsellor' });
    await young.post('/meldungen', reportFields({ trotzdem: 'ja', vornamen: 'Dritte' }));
    const late = await signIn(test, { role: 'head' });
    const html = await (await late.get('/')).text();
    const tile = /<a class="hs-tile__link" href="(\/faelle[^"]*)">[\s\S]*?<p class="hs-tile__number">(\d+)<\/p>/g;
    const figures = [...html.matchAll(tile)].filter(([, href = '']) => !href.includes('geschlossen'));
    const seen = await Promise.all(
      figures.map(async ([, href = '', count]) => {
        const list = await (await late.get(href)).text();
        return [href, count, /(\d+) Kind(?:er)? warte[nt]/.exec(list)?.[1]];
      }),
    );
    expect(seen).toEqual([
      ['/faelle', '3', '3'],
      ['/faelle?ueberfaellig=ja', '2', '2'],
      ['/faelle?zustaendig=niemand', '2', '2'],
      ['/faelle?laenger=ja', '2', '2'],
    ]);
    // The small pictures end at the same figures, and a table says the same for those who do not see them.
    const last = [...html.matchAll(/<tr><th scope="row">22\.12\.2026<\/th>(.*?)<\/tr>/g)][0]?.[1] ?? '';
    expect([...last.matchAll(/>(\d+)</g)].map(([, n]) => n)).toEqual(['3', '2', '2', '2', '0']);
    expect(html.match(/<svg[^>]*role="img"[^>]*><title[^>]*>Wartende Kinder, 12 Wochen: von 0 auf 3</)).not.toBeNull();
  });
  it('shows the head by person only what lies open now, and nothing when the setting is off', async () => {
    test.setNow('2026-12-23T09:00:00+01:00');
    const head = await signIn(test, { role: 'head' });
    const busy = await signIn(test, { role: 'counsellor', name: 'Berta Beispiel' });
    await signIn(test, { role: 'counsellor', name: 'Anton Beispiel' });
    const taken = idOf(await busy.post('/meldungen', reportFields({ trotzdem: 'ja', vornamen: 'Vierte' })));
    await busy.post(`/faelle/${taken}/zustaendig`, { person: busy.userId });
    const html = await (await head.get('/')).text();
    const lines = [...html.matchAll(/<tr[^>]*><th[^>]*data-label="Person">(.*?)<\/tr>/g)].map(([row]) =>
      row
        .replaceAll(/<title.*?<\/title>/g, '')
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
    // By name, not by work; somebody without work is there to be given some.
    expect(lines.filter((line) => line.includes('Beispiel'))).toEqual(['Anton Beispiel 0 0 0', 'Berta Beispiel 1 0 0']);
    expect(
      lines.map(
        (line) =>
          line
            .replaceAll(/[^0-9 ]/g, '')
            .trim()
            .split(/ +/).length,
      ),
    ).toEqual(lines.map(() => 3));
    // A name leads to as many cases as stand behind it.
    const href = new RegExp(`href="(/faelle[^"]*${busy.userId})"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(/(\d+) Kind(?:er)? warte[nt]/.exec(await (await head.get(href)).text())?.[1]).toBe('1');
    for (const role of ['administration', 'counsellor'] as const)
      expect(await (await (await signIn(test, { role })).get('/')).text()).not.toContain('Was bei wem offen liegt');
    await test.inside('dueren', (tx) => tx.updateTable('centre_setting').set({ show_workload: false }).execute());
    expect(await (await head.get('/')).text()).not.toContain('Berta Beispiel');
    await test.inside('dueren', (tx) => tx.updateTable('centre_setting').set({ show_workload: true }).execute());
  });
  it('gives every role three or more figures first, each with its picture and a way on', async () => {
    for (const role of [
      'head',
      'counsellor',
      'administration',
      'reporting_office',
      'school_authority',
      'school',
      'data_protection_officer',
    ] as const) {
      const visitor = await signIn(test, { role });
      const html = await (await visitor.get('/')).text();
      const tiles = [...html.matchAll(/<li class="hs-tile[\s\S]*?<\/li>/g)].map(([tile]) => tile);
      expect({ role, count: tiles.length >= 3 && tiles.length <= 6 }).toEqual({ role, count: true });
      for (const tile of tiles) expect(tile, role).toMatch(/href="\/[\s\S]*hs-tile__number[\s\S]*<svg[\s\S]*<title/);
      expect(html.indexOf('hs-tiles'), role).toBeLessThan(
        Math.max(html.indexOf('hs-queue'), html.indexOf('kern-task-list')),
      );
      const hrefs = tiles.map((tile) => /href="([^"]*)"/.exec(tile)?.[1]?.replaceAll('&amp;', '&') ?? '');
      for (const href of hrefs)
        expect({ role, href, status: (await visitor.get(href)).status }).toEqual({ role, href, status: 200 });
    }
  });
});
