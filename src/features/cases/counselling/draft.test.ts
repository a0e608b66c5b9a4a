// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../../families/report.fixture.ts';
import { deleteOldDrafts, draftDays } from './draft-actions.ts';

describe.each(testDatabases)('the draft of a record on %s', (kind) => {
  let test: TestApp;
  let berta: Visitor;
  let carla: Visitor;
  let count = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    berta = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    carla = await signIn(test, { role: 'counsellor', name: 'Carla Kollegin' });
  });
  afterAll(async () => test.close());

  const report = async (): Promise<string> => {
    count += 1;
    const fields = reportFields({ trotzdem: 'ja', vornamen: `Kind ${'ABCDEFGHIJKLMNOP'[count]}` });
    return idOf(await berta.post('/meldungen', fields));
  };
  const pathOf = (id: string) => `/faelle/${id}/beratung`;
  /** What a page knows of the draft, as a browser sends it. */
  const open = async (who: Visitor, id: string) => {
    const html = await (await who.get(pathOf(id))).text();
    const names = ['entwurf_stand', 'entwurf_seite', '_version', '_request'];
    return { html, known: Object.fromEntries(names.map((name) => [name, hiddenField(html, name)])) };
  };
  const save = async (
    who: Visitor,
    id: string,
    known: Record<string, string>,
    typed: Record<string, string | string[]>,
  ) => await who.post(`${pathOf(id)}/entwurf`, { ...known, _request: crypto.randomUUID(), ...typed });
  const draftOf = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('counselling_draft').selectAll().where('case_id', '=', id).executeTakeFirst(),
    );
  const counselled = { tag: '23.11.2026', form: 'on_site', deutsch: 'A1', schrift: 'latin' };

  it('is kept unchecked and gone on with by whoever comes next, on another device', async () => {
    const id = await report();
    const { known } = await open(berta, id);
    const typed = { tag: '31.02.', notizen: 'Mitten im Satz', wuensche: ['short_way', 'all_day'], ws2_sprache: 'kmr' };
    const saved = await save(berta, id, known, typed);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${pathOf(id)}?ok=entwurf`]);
    const { html } = await open(carla, id);
    for (const word of ['Mitten im Satz', '31.02.', 'von Berta Beraterin', '2. Sprache']) expect(html).toContain(word);
    expect(html).toMatch(/value="all_day"[^>]*checked/);
    expect(html).toMatch(/offen/);
  });

  it('shows both versions to who saves later, loses neither, and takes the answer', async () => {
    const id = await report();
    const [a, b] = [(await open(berta, id)).known, (await open(carla, id)).known];
    expect((await save(berta, id, a, { notizen: 'Fünf Schuljahre', schuljahre: '5' })).status).toBe(303);
    const late = await save(carla, id, b, { notizen: 'Sechs Schuljahre', schuljahre: '6' });
    const html = await late.text();
    expect(late.status).toBe(409);
    expect(html).toContain('Berta Beraterin hat am Entwurf weitergeschrieben');
    expect(html).toContain('Sechs Schuljahre</textarea>');
    expect(html).toMatch(/Jetzt gespeichert: „(<mark[^>]*>)?Fünf/);
    expect((await draftOf(id))?.typed).toMatchObject({ schuljahre: '5' });
    const next = Object.fromEntries(['entwurf_stand', 'entwurf_seite'].map((name) => [name, hiddenField(html, name)]));
    expect((await save(carla, id, next, { notizen: 'Sechs Schuljahre', schuljahre: '6' })).status).toBe(303);
    expect((await draftOf(id))?.typed).toMatchObject({ schuljahre: '6' });
  });

  it('is no conflict for the page that saves while one writes, but for another tab of the same person', async () => {
    const id = await report();
    const [tab, other] = [(await open(berta, id)).known, (await open(berta, id)).known];
    for (const text of ['M', 'Mi', 'Mira liest gern'])
      expect((await save(berta, id, tab, { notizen: text })).status).toBe(303);
    expect((await save(berta, id, other, { notizen: 'aus dem anderen Fenster' })).status).toBe(409);
    expect((await draftOf(id))?.typed).toMatchObject({ notizen: 'Mira liest gern' });
    const entered = await berta.post(pathOf(id), { ...other, ...counselled, notizen: 'aus dem anderen Fenster' });
    expect(entered.status).toBe(422);
    expect(await entered.text()).toContain('Berta Beraterin hat am Entwurf weitergeschrieben');
    expect((await berta.post(pathOf(id), { ...tab, ...counselled, notizen: 'Mira liest gern' })).status).toBe(303);
    expect(await draftOf(id)).toBeUndefined();
  });

  it('is no conflict with what the page sent a moment before it was shown again with another row', async () => {
    const id = await report();
    const { known } = await open(berta, id);
    const longer = await berta.post(pathOf(id), { ...known, notizen: 'Halb fertig', _weitere_schule: 'ja' });
    expect(longer.status).toBe(200);
    const html = await longer.text();
    const again = Object.fromEntries(['entwurf_stand', 'entwurf_seite'].map((name) => [name, hiddenField(html, name)]));
    expect((await save(berta, id, known, { notizen: 'Halb fer' })).status).toBe(303);
    expect((await save(berta, id, again, { notizen: 'Halb fertig' })).status).toBe(303);
    expect((await draftOf(id))?.typed).toMatchObject({ notizen: 'Halb fertig' });
  });

  it('says the same for two people who type the same, and for a repeated submit', async () => {
    const id = await report();
    const [a, b] = [(await open(berta, id)).known, (await open(carla, id)).known];
    const typed = { notizen: 'Gleich' };
    expect((await save(berta, id, a, typed)).status).toBe(303);
    expect((await save(carla, id, b, typed)).status).toBe(303);
    expect((await berta.post(`${pathOf(id)}/entwurf`, { ...a, ...typed })).status).toBe(303);
    expect((await berta.post(`${pathOf(id)}/entwurf`, { ...a, ...typed })).status).toBe(303);
    expect(await draftOf(id)).toMatchObject({ version: 1 });
  });

  it('of two at the same moment one is kept and the other told', async () => {
    const id = await report();
    const [a, b] = [(await open(berta, id)).known, (await open(carla, id)).known];
    const answers = await Promise.all([
      save(berta, id, a, { notizen: 'Eins' }),
      save(carla, id, b, { notizen: 'Zwei' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('does not write over a proof that was entered elsewhere since', async () => {
    const id = await report();
    const page = await open(berta, id);
    const basis = { entwurf_nachweise: hiddenField(page.html, 'entwurf_nachweise') };
    const typed = {
      ...counselled,
      ...basis,
      masern: 'open',
      untersuchung: 'announced',
      untersuchung_tag: '01.12.2026',
    };
    expect((await save(berta, id, page.known, typed)).status).toBe(303);
    const proofs = `/faelle/${id}/nachweise`;
    const _version = hiddenField(await (await carla.get(proofs)).text(), '_version');
    const noted = { untersuchung: 'shown', untersuchung_tag: '20.11.2026', _version };
    expect((await carla.post(proofs, noted)).status).toBe(303);
    const stored = () =>
      test.inside('dueren', (tx) =>
        tx.selectFrom('proof').select(['kind', 'state']).where('case_id', '=', id).orderBy('kind').execute(),
      );
    // The page that stands open is told, also when its draft is saved in between.
    expect((await save(berta, id, page.known, { ...typed, notizen: 'Weiter' })).status).toBe(303);
    const late = await berta.post(pathOf(id), { ...page.known, ...typed });
    expect([late.status, await late.text()]).toEqual([
      409,
      expect.stringContaining('inzwischen in der Akte: liegt vor, Fr 20.11.2026'),
    ]);
    // The draft, opened anew, shows what stands now.
    const again = await open(berta, id);
    expect(again.html).toMatch(/value="shown" selected/);
    const entered = { ...counselled, masern: 'open', untersuchung: 'shown', untersuchung_tag: '20.11.2026' };
    const known = { ...again.known, entwurf_nachweise: hiddenField(again.html, 'entwurf_nachweise') };
    expect((await berta.post(pathOf(id), { ...known, ...entered })).status).toBe(303);
    expect(await stored()).toEqual([
      { kind: 'entry_examination', state: 'shown' },
      { kind: 'measles', state: 'open' },
    ]);
  });

  it('holds no more than the record, and only its fields', async () => {
    const id = await report();
    const { known } = await open(berta, id);
    const long = await save(berta, id, known, { notizen: 'x'.repeat(70_000) });
    expect(long.status).toBe(409);
    expect(await long.text()).toContain('Der Entwurf ist zu lang');
    expect((await save(berta, id, known, { notizen: 'kurz', aufenthalt: 'nein' })).status).toBe(303);
    expect(Object.keys((await draftOf(id))?.typed ?? {})).toEqual(['notizen']);
  });

  it('is nobody else’s: another centre, an office, the administration', async () => {
    const id = await report();
    const { known } = await open(berta, id);
    await save(berta, id, known, { notizen: 'vertraulich' });
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await save(stranger, id, known, { notizen: 'fremd' })).status).toBe(404);
    for (const role of [
      'administration',
      'reporting_office',
      'school',
      'school_authority',
      'data_protection_officer',
    ] as const) {
      const visitor = await signIn(test, { role });
      expect((await save(visitor, id, known, { notizen: role })).status, role).toBe(403);
      expect((await visitor.get(pathOf(id))).status, role).toBe(403);
    }
    expect((await draftOf(id))?.typed).toEqual({ notizen: 'vertraulich' });
  });

  it('goes after sixty days in which nobody went on with it', async () => {
    const id = await report();
    const { known } = await open(berta, id);
    await save(berta, id, known, { notizen: 'alt' });
    const now = test.context.clock.now();
    const sweep = (days: number) =>
      test.inside('dueren', (tx) =>
        deleteOldDrafts(tx, { centreId: test.centres.dueren, now: now.add({ hours: 24 * days }) }),
      );
    await sweep(draftDays - 1);
    expect(await draftOf(id)).toBeDefined();
    await sweep(draftDays + 1);
    expect(await draftOf(id)).toBeUndefined();
  });
});
