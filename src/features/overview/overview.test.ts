// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { readSheets } from '../../outbound/spreadsheet/read.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { recommendedCase } from '../placement/placement.fixture.ts';

const text = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe.each(testDatabases)('the overview of who waits on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  let counsellor: Visitor;

  /** Reports a child of its own name and birth date on a day. */
  let count = 0;
  const report = async (on: string, changes: Record<string, string> = {}): Promise<string> => {
    count += 1;
    test.setNow(`${on}T09:00:00+01:00`);
    const fields = { trotzdem: 'ja', vornamen: `Kind ${'ABCDEFGHIJKL'[count]}`, ...changes };
    return idOf(await counsellor.post('/meldungen', reportFields(fields)));
  };
  /** The number of children a list says. */
  const listed = async (path: string): Promise<number> => {
    const html = text(await (await head.get(path)).text());
    if (html.includes('Mit diesen Filtern gibt es keinen Fall')) return 0;
    return Number(/(\d+) Kind(?:er)? warte[nt]/.exec(html)?.[1]);
  };
  const overview = async (query = '', by: Visitor = head): Promise<string> =>
    (await by.get(`/uebersicht${query}`)).text();

  beforeAll(async () => {
    test = await testApp(kind);
    head = await signIn(test, { role: 'head' });
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    await report('2026-08-31', { geburtsdatum: '2019' });
    await report('2026-10-20', { geburtsdatum: '11.11.2010' });
    const counselled = await report('2026-11-02', { geburtsdatum: '05.05.2015' });
    test.setNow('2026-11-10T09:00:00+01:00');
    await counsellor.post(`/faelle/${counselled}/beratung`, {
      tag: '10.11.2026',
      form: 'on_site',
      deutsch: 'A1',
      schrift: 'latin',
    });
    test.setNow('2026-11-23T09:00:00+01:00');
    await recommendedCase(test);
    await report('2026-11-23', { plz: '52428', ort: 'Jülich', geburtsdatum: '01.02.2014' });
  });
  afterAll(async () => test.close());

  it('says how many wait for what, how long, and what is overdue', async () => {
    const html = text(await overview());
    expect(html).toContain('5 Kinder warten , 2 davon länger als 28 Tage.');
    expect(html).toMatch(/Warten auf Empfehlung 1 0 über dem Ziel, am längsten 21 Tage/);
    expect(html).toMatch(/Jahrgang 9 und 10|Sekundarstufe II/);
    expect(html).toContain('Jülich 1');
    expect(html).toContain('Beraterin');
  });

  it('leads with each number to a list of as many, whatever is set', async () => {
    for (const query of [
      '',
      '?gemeinde=05358008',
      '?jahrgang=primary_school',
      '?wartezeit=longer&abschnitt=counselling',
    ]) {
      const html = await overview(query);
      const links = [...html.matchAll(/<a[^>]*href="(\/faelle\?[^"]*)"[^>]*>\s*(\d+)\s*<span/g)].map(
        ([, href = '', number]) => [href.replaceAll('&amp;', '&'), Number(number)] as const,
      );
      expect(links.length, query).toBeGreaterThan(query === '' ? 12 : 2);
      for (const [href, number] of links) expect(await listed(href), `${query} ${href}`).toBe(number);
      for (const [, href = '', number] of html.matchAll(/hs-tile__link" href="([^"]*)".*?hs-tile__number">(\d+)/gs))
        expect(await listed(href.replaceAll('&amp;', '&')), href).toBe(Number(number));
    }
  });

  it('counts each child once in every table', async () => {
    const html = await overview();
    for (const caption of ['Nach Jahrgang', 'Nach Gemeinde']) {
      const table = new RegExp(`<caption[^>]*>${caption}</caption>(.*?)</table>`, 's').exec(html)?.[1] ?? '';
      const numbers = [...table.matchAll(/<a[^>]*>\s*(\d+)\s*<span/g)].map(([, number]) => Number(number));
      expect(
        numbers.reduce((sum, number) => sum + number, 0),
        caption,
      ).toBe(5);
    }
  });

  it('measures the parts of the way against the targets of the centre', async () => {
    expect(text(await overview())).toMatch(/Meldung bis Erstberatung 8 10 2 von 2 \d/);
    const form = await (await head.get('/uebersicht/ziele')).text();
    const version = hiddenField(form, '_version');
    const targets = { beratung: '5', empfehlung: '3', vorlage: '2', entscheidung: '7', schultag: '6' };
    const changed = await head.post('/uebersicht/ziele', { ...targets, _version: version });
    expect([changed.status, changed.headers.get('location')]).toEqual([303, '/uebersicht?ok=ziele_gespeichert']);
    expect(text(await overview())).toMatch(/Meldung bis Erstberatung 8 5 1 von 2 \d/);
    const late = await head.post('/uebersicht/ziele', { ...targets, beratung: '9', _version: version });
    expect(late.status).toBe(409);
    const wrong = await head.post('/uebersicht/ziele', { ...targets, vorlage: 'bald', schultag: '0', _version: '1' });
    expect(wrong.status).toBe(422);
    expect((text(await wrong.text()).match(/ganze Zahl/g) ?? []).length).toBeGreaterThanOrEqual(2);
  });

  it('gives exactly the numbers of the page as a file', async () => {
    const answer = await head.get('/uebersicht.xlsx?gemeinde=05358008');
    expect(answer.status).toBe(200);
    const { sheets } = await readSheets(new Uint8Array(await answer.arrayBuffer()));
    const rows = sheets[0]?.rows ?? [];
    const value = (table: string, line: string, column: string) =>
      rows.find((row) => row[0] === table && row[1] === line && row[2] === column)?.[3];
    expect(value('Alle wartenden Kinder', 'alle', 'alle')).toBe(4);
    expect(value('Worauf Kinder warten', 'Erstberatung', 'länger als 8 Wochen')).toBe(1);
    expect(value('Wo die Zeit bleibt', 'Meldung bis Erstberatung', 'Ziel')).toBe(5);
    expect(rows.some((row) => row.includes('Jülich'))).toBe(false);
  });

  it('is the centre’s own, and for those who work with its cases', async () => {
    const stranger = await signIn(test, { role: 'head', centre: 'aachen' });
    expect(text(await overview('', stranger))).toContain('0 Kinder warten');
    expect(text(await overview('?gemeinde=05358008', stranger))).toContain('0 Kinder warten');
    const school = await signIn(test, { role: 'school', school: '199001' });
    expect((await school.get('/uebersicht')).status).toBe(403);
    expect((await counsellor.get('/uebersicht.xlsx')).status).toBe(403);
    expect((await counsellor.get('/uebersicht/ziele')).status).toBe(403);
    expect((await counsellor.get('/uebersicht')).status).toBe(200);
  });
});
