// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import {
  type RecordLabelKey,
  recordLabelSource,
  recordLabelTranslations,
} from '../../../outbound/catalogues/record.ts';
import { idOf, reportFields } from '../../families/report.fixture.ts';
import { caseTables } from '../tables.ts';
import { recordFields } from './input.ts';
import { fieldOf, inventory, ours } from './inventory.fixture.ts';
import { schoolGaps } from './rules.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const recordTables = ['counselling', 'counselling_language', 'counselling_school', 'paper_seen', 'proof'] as const;

/** Fields of rows by their group: `ws1_sprache`, `ws2_sprache` … are one fact. */
const factOf = (field: string): string => field.replace(/^(ws|st)\d+_/, '$1_');

describe('the inventory of the first counselling', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  it('names every field of the form, and the form asks for nothing else', () => {
    const asked = Object.keys(recordFields(today)).filter((name) => !/^(fs\d?_|.*_zeilen$|entwurf_)/.test(name));
    expect([...new Set(asked.map(factOf))].sort()).toEqual(inventory.map(({ field }) => field).sort());
  });
  it('names every column, and each table says when it goes', () => {
    const kept = recordTables.flatMap((table) =>
      Object.keys(caseTables[table].columns)
        .filter((column) => !ours.includes(column) || `${table}.${column}` === 'counselling_school.kind')
        .map((column) => `${table}.${column}`),
    );
    const named = new Set<string>(inventory.map(({ column }) => column));
    named.delete('case_text.body');
    named.delete('paper_seen.kind');
    expect([...named].sort()).toEqual(kept.sort());
    for (const table of recordTables)
      expect(['placement_case', 'counselling'], table).toContain(
        'with' in caseTables[table].deletion ? caseTables[table].deletion.with : '',
      );
  });
});

describe('times without school', () => {
  it.each([
    ['a summer', [{ to: { year: 2023, month: 6 } }, { from: { year: 2023, month: 9 } }], []],
    [
      'eleven months',
      [{ to: { year: 2023, month: 6 } }, { from: { year: 2024, month: 6 } }],
      [{ before: 2, months: 11 }],
    ],
    ['years alone', [{ to: { year: 2021 } }, { from: { year: 2023 } }], [{ before: 2, months: 12 }]],
    ['an unknown end', [{ to: null }, { from: { year: 2023 } }], []],
  ])('%s', (_, schools, gaps) => {
    expect(schoolGaps(schools.map((one) => ({ from: null, to: null, ...one })))).toEqual(gaps);
  });
});

describe.each(testDatabases)('the record of the first counselling on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let count = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
  });
  afterAll(async () => test.close());

  const report = async (): Promise<string> => {
    count += 1;
    const fields = reportFields({ trotzdem: 'ja', vornamen: `Kind ${'ABCDEFGHIJKLMNOP'[count]}` });
    return idOf(await counsellor.post('/meldungen', fields));
  };
  const full = Object.fromEntries(inventory.map(({ field, typed }) => [fieldOf(field), typed])) as Record<
    string,
    string | string[]
  >;

  it('keeps everything asked, shows it on the case, and starts with it when the family comes again', async () => {
    const id = await report();
    const answer = await counsellor.post(`/faelle/${id}/beratung`, full);
    expect(answer.status, await answer.clone().text()).toBe(303);
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const { says, term } of inventory) {
      expect(html, says).toContain(says);
      expect(html, term).toContain(term);
    }
    await counsellor.post(`/faelle/${id}/unterlagen`, { was: 'Zeugnis', nachfragen_am: '07.12.2026' });
    const again = await (await counsellor.get(`/faelle/${id}/beratung`)).text();
    for (const { field, typed } of inventory)
      for (const value of [typed].flat()) {
        const name = fieldOf(field);
        const there = new RegExp(
          `name="${name}"[^>]*value="${value}"[^>]*checked|<option value="${value}" selected|name="${name}"[^>]*value="${value}"|${value}</textarea>`,
        );
        expect(again, `${name} ${value}`).toMatch(there);
      }
    expect((await counsellor.post(`/faelle/${id}/beratung`, full)).status).toBe(303);
  });

  it('asks for what makes a row, all at once, and loses nothing', async () => {
    const id = await report();
    const wrong = {
      ...full,
      ...{ ws2_stufe: 'words', st2_von: '2024', st3_land: '475', tag: '01.01.2014', papiere: ['passkopie'] },
    };
    const answer = await counsellor.post(`/faelle/${id}/beratung`, wrong);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    for (const sentence of [
      'Bitte wählen Sie, welche Sprache gemeint ist.',
      'Bitte wählen Sie, in welchem Land die Schule war.',
      'Bitte wählen Sie, was für eine Schule es war.',
      'liegt vor der Geburt des Kindes',
      'Bitte wählen Sie aus der Liste.',
    ])
      expect(html).toContain(sentence);
    expect(html).toContain('Schwimmen und Rechnen');
  });

  it('asks about words that say how somebody may stay, and takes them when something else is meant', async () => {
    const id = await report();
    const typed = { ...full, notizen: 'Die Mutter hat eine Duldung.' };
    const asked = await counsellor.post(`/faelle/${id}/beratung`, typed);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('gehört nicht in die Akte');
    expect((await counsellor.post(`/faelle/${id}/beratung`, { ...typed, notizen_stimmt: 'duldung' })).status).toBe(303);
  });

  it('is put right afterwards with the reason; the case stays where it is, and the draft of a correction is kept', async () => {
    const id = await report();
    const path = `/faelle/${id}/beratung`;
    expect((await counsellor.get(`${path}/berichtigen`)).status).toBe(409);
    expect((await counsellor.post(path, full)).status).toBe(303);
    expect((await counsellor.get(path)).status).toBe(409);
    expect(await (await counsellor.get(`/faelle/${id}`)).text()).toContain(`href="${path}/berichtigen"`);
    const page = await (await counsellor.get(`${path}/berichtigen`)).text();
    expect(page).toContain('Schwimmen und Rechnen');
    const names = ['entwurf_stand', 'entwurf_seite', '_version', '_request'];
    const known = Object.fromEntries(names.map((name) => [name, hiddenField(page, name)]));
    // A draft of the first form that was on its way while the record was entered comes too late for anything.
    expect((await counsellor.post(`${path}/entwurf`, { ...known, ...full, notizen: 'alt' })).status).toBe(409);
    const typed = { ...known, ...full, deutsch: 'B1', warum: 'Verlesen' };
    const draft = await counsellor.post(`${path}/berichtigen/entwurf`, typed);
    expect(draft.headers.get('location')).toBe(`${path}/berichtigen?ok=entwurf`);
    expect(await (await counsellor.get(`${path}/berichtigen`)).text()).toContain('Verlesen');
    const without = await counsellor.post(`${path}/berichtigen`, { ...full, deutsch: 'B1' });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Was war falsch');
    const residence = { ...full, warum: 'Die Duldung war falsch.' };
    expect((await counsellor.post(`${path}/berichtigen`, residence)).status).toBe(422);
    const corrected = {
      ...full,
      deutsch: 'B1',
      tag: '22.11.2026',
      tag_stimmt: '2026-11-22',
      warum: 'Die Einstufung war verlesen.',
    };
    expect((await counsellor.post(`${path}/berichtigen`, corrected)).status).toBe(303);
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const words of ['Beratung berichtigt', 'Die Einstufung war verlesen.', 'So 22.11.2026'])
      expect(html, words).toContain(words);
    const row = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('counselling as c', (join) => join.onRef('c.case_id', '=', 'p.id'))
        .select(['p.state', 'p.next_step', 'c.german_level'])
        .where('p.id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ state: 'counselled', next_step: 'recommend', german_level: 'B1' });
    for (const who of [
      await signIn(test, { role: 'administration' }),
      await signIn(test, { role: 'counsellor', centre: 'aachen' }),
    ])
      expect([403, 404]).toContain((await who.post(`${path}/berichtigen`, corrected)).status);
  });

  it('takes proofs at any time, state and day alone, and tells of what is new only', async () => {
    const id = await report();
    const path = `/faelle/${id}/nachweise`;
    expect((await counsellor.post(path, { masern: 'announced', masern_tag: '30.11.2026' })).status).toBe(303);
    expect((await counsellor.post(path, { masern: 'announced', masern_tag: '30.11.2026' })).status).toBe(303);
    expect((await counsellor.post(path, { masern: 'shown', masern_tag: '30.11.2026', befund: 'x' })).status).toBe(422);
    expect(await (await counsellor.get(path)).text()).toContain('value="30.11.2026"');
    expect((await counsellor.post(path, { masern: 'shown' })).status).toBe(303);
    const events = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('case_event')
        .select('payload')
        .where('case_id', '=', id)
        .where('type', '=', 'proofs_noted')
        .orderBy('seq')
        .execute(),
    );
    expect(events.map(({ payload }) => payload)).toEqual([
      { measles: 'announced', entry_examination: null },
      { measles: 'shown', entry_examination: null },
    ]);
    expect(await (await counsellor.get(`/faelle/${id}`)).text()).toContain(
      'Nachweise eingetragen: Masernschutz liegt vor',
    );
    const foreign = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await foreign.post(path, { masern: 'shown' })).status).toBe(404);
  });

  it('shows its labels in the language of the family, too, with nothing typed lost, and says that nobody has checked them', async () => {
    const id = await report();
    const path = `/faelle/${id}/beratung`;
    const plain = await (await counsellor.get(path)).text();
    expect(plain).not.toContain('hs-gloss');
    expect(plain).toContain('Niemand hat die Übersetzung geprüft');
    const typed = { ...full, entwurf_beschriftung: 'ar', _beschriftung: 'ja' };
    const html = await (await counsellor.post(path, typed)).text();
    expect(html).toContain('Schwimmen und Rechnen');
    // Every label of the catalogue stands at its field, right beside the German one it was made from.
    for (const [key, german] of Object.entries(recordLabelSource)) {
      const { text } = recordLabelTranslations.ar[key as RecordLabelKey];
      const [field = '', value] = key.split('.');
      const name = field.replace(/^(ws|st|fs)_/, '$11_');
      const at = new RegExp(
        `${escaped(german)}(<span class="kern-label__optional"> \\(freiwillig\\)</span>)?<span class="hs-gloss" lang="ar" dir="rtl">${escaped(text)}</span>`,
      );
      expect(html, `${name} ${value ?? ''}`).toMatch(at);
      expect(html, key).toContain(`name="${name}"`);
    }
    // It stays while the record is written on.
    const names = ['entwurf_stand', 'entwurf_seite', '_version', '_request'];
    const known = Object.fromEntries(names.map((name) => [name, hiddenField(html, name)]));
    expect((await counsellor.post(`${path}/entwurf`, { ...full, ...known, entwurf_beschriftung: 'ar' })).status).toBe(
      303,
    );
    expect(await (await counsellor.get(path)).text()).toContain('hs-gloss');
    expect((await counsellor.post(path, { ...full, entwurf_beschriftung: 'ar' })).status).toBe(303);
  });
});
