// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { exportCases } from './export.ts';

const counselled = { tag: '23.11.2026', form: 'on_site', deutsch: 'A1', schrift: 'latin' };
const first = {
  fs1_schule: 'Grundschule Beispielhof, Probeburg',
  fs1_kreis: 'Kreis Probe',
  fs1_land: 'BY',
  fs1_von: '09/2024',
  fs1_bis: '02.2026',
  fs1_foerderung: '2024',
};

describe.each(testDatabases)('earlier German schools on %s', (kind) => {
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
  const rows = (caseId: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('earlier_school as e')
        .innerJoin('placement_case as p', 'p.child_id', 'e.child_id')
        .selectAll('e')
        .where('p.id', '=', caseId)
        .orderBy('e.recorded_at')
        .orderBy('e.position')
        .execute(),
    );
  const stand = async (path: string) => hiddenField(await (await counsellor.get(path)).text(), 'fs_stand') ?? '';

  it('are kept with the counselling, shown on the case, and exported without names', async () => {
    const id = await report();
    const path = `/faelle/${id}/beratung`;
    const second = { fs2_schule: '199001', fs2_von: '03/2026' };
    expect((await counsellor.post(path, { ...counselled, ...first, ...second, fs_stand: '' })).status).toBe(303);
    expect(await rows(id)).toMatchObject([
      { name: first.fs1_schule, district: 'Kreis Probe', federal_state: 'BY', from_on: '2024-09', to_on: '2026-02' },
      { name: 'Gesamtschule Musterberg, Düren', school_number: '199001', federal_state: 'NW', to_on: null },
    ]);
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    expect(html).toContain(
      'Grundschule Beispielhof, Probeburg (Kreis Probe, Bayern), 09/2024 bis 02/2026, Erstförderung seit 2024',
    );
    expect(html).toContain('Gesamtschule Musterberg, Düren (Nordrhein-Westfalen), ab 03/2026');
    expect(html).toContain('zwei Jahre enden 2026');
    const administration = await signIn(test, { role: 'administration' });
    expect(await (await administration.get(`/faelle/${id}`)).text()).not.toContain('Beispielhof');
    const exported = (await test.inside('dueren', exportCases)).find((one) => one.id === id);
    expect(exported?.earlierSchools).toEqual([
      { schoolNumber: null, federalState: 'BY', from: '2024-09', to: '2026-02', supportSince: '2024' },
      { schoolNumber: '199001', federalState: 'NW', from: '2026-03', to: null, supportSince: null },
    ]);
    expect(JSON.stringify(exported)).not.toContain('Beispielhof');
  });

  it('come back with everything typed and one more row, without JavaScript', async () => {
    const id = await report();
    const path = `/faelle/${id}/beratung`;
    const fresh = await (await counsellor.get(path)).text();
    expect(fresh).toContain('name="fs1_schule"');
    expect(fresh).not.toContain('name="fs2_schule"');
    const typed = { ...first, notizen: 'Halb fertig', deutsch: 'A2', fs_zeilen: '1', fs_stand: '' };
    const more = await counsellor.post(path, { ...typed, _weitere_schule: 'ja' });
    expect(more.status).toBe(200);
    const html = await more.text();
    for (const text of [
      'name="fs2_schule"',
      'Halb fertig',
      'value="Kreis Probe"',
      'value="02.2026"',
      '#fruehere-schule-3',
    ])
      expect(html).toContain(text);
    expect(html).toContain('<option value="A2" selected="">');
    expect(html).not.toContain('Bitte prüfen Sie');
    expect(hiddenField(html, 'fs_zeilen')).toBe('2');
    expect(await rows(id)).toEqual([]);
    const full = await (await counsellor.post(path, { ...typed, fs_zeilen: '7', _weitere_schule: 'ja' })).text();
    expect(full).toContain('name="fs8_schule"');
    expect(full).not.toContain('name="_weitere_schule"');
  });

  it('are refused with all that is wrong at once, nothing lost', async () => {
    const id = await report();
    const wrong = {
      ...counselled,
      deutsch: '',
      ...first,
      fs1_von: '03/2026',
      fs2_kreis: 'Kreis Unna',
      fs3_schule: '999999',
      fs3_von: '2012',
      fs3_bis: '12/2026',
      fs_stand: '',
    };
    const answer = await counsellor.post(`/faelle/${id}/beratung`, wrong);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const text of [
      'Bitte wählen Sie den Stand in Deutsch.',
      '„Bis“ liegt vor „Von“',
      'Die Erstförderung kann nicht vor dem ersten Tag an dieser Schule beginnen.',
      'Bitte nennen Sie die Schule: Name und Ort, oder die Schulnummer.',
      'Die Schulnummer 999999 steht nicht im Schulverzeichnis.',
      '„Von“ liegt vor der Geburt des Kindes.',
      '„Bis“: Die Angabe liegt in der Zukunft.',
      'value="Kreis Unna"',
      'href="#feld-fs3_schule"',
    ])
      expect(html).toContain(text);
    expect(await rows(id)).toEqual([]);
  });

  it('are put right later, also after the case has ended; what stood there stays as history', async () => {
    const id = await report();
    await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, ...first, fs_stand: '' });
    const path = `/faelle/${id}/fruehere-schulen`;
    const form = await (await counsellor.get(path)).text();
    expect(form).toContain(`value="${first.fs1_schule}"`);
    expect(form).toContain('value="02/2026"');
    const before = await stand(path);
    const same = { ...first, fs1_bis: '02/2026', fs_stand: before };
    expect((await counsellor.post(path, same)).status).toBe(303);
    expect(await rows(id)).toHaveLength(1);
    await counsellor.post(`/faelle/${id}/schliessen`, { als: 'moved_away', grund: 'verzogen' });
    expect((await counsellor.post(path, { ...same, fs1_foerderung: '10/2024' })).status).toBe(303);
    expect((await rows(id)).map((row) => [row.support_since, row.replaced_at !== null])).toEqual([
      ['2024', true],
      ['2024-10', false],
    ]);
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const text of [
      'Frühere Schulen geändert: 1 Schule',
      'Was vorher dort stand',
      'von Berta Beraterin',
      'enden 10/2026',
    ])
      expect(html).toContain(text);
    expect((await counsellor.post(path, { fs_stand: await stand(path) })).status).toBe(303);
    expect((await rows(id)).every((row) => row.replaced_at !== null)).toBe(true);
  });

  it('lose nothing when two people change them at once', async () => {
    const id = await report();
    await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, ...first, fs_stand: '' });
    const path = `/faelle/${id}/fruehere-schulen`;
    const seen = await stand(path);
    const other = await signIn(test, { role: 'head' });
    expect((await other.post(path, { ...first, fs1_kreis: 'Kreis Anders', fs_stand: seen })).status).toBe(303);
    const mine = { ...first, fs1_kreis: 'Kreis Meins' };
    const late = await counsellor.post(path, { ...mine, fs_stand: seen });
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('Jemand anderes hat die früheren Schulen inzwischen geändert');
    expect(html).toContain('Kreis Anders');
    expect(html).toContain('value="Kreis Meins"');
    expect((await counsellor.post(path, { ...mine, fs_stand: hiddenField(html, 'fs_stand') ?? '' })).status).toBe(303);
    expect((await rows(id)).filter((row) => row.replaced_at === null)).toMatchObject([{ district: 'Kreis Meins' }]);
  });

  it('tell the second of two who save in the same moment, with everything typed', async () => {
    const id = await report();
    const path = `/faelle/${id}/fruehere-schulen`;
    const other = await signIn(test, { role: 'head' });
    const answers = await Promise.all([
      counsellor.post(path, { ...first, fs1_kreis: 'Kreis Eins', fs_stand: '' }),
      other.post(path, { ...first, fs1_kreis: 'Kreis Zwei', fs_stand: '' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const html = await answers.find(({ status }) => status === 422)?.text();
    expect(html).toContain('Jemand anderes hat die früheren Schulen inzwischen geändert');
    expect(html).toMatch(/value="Kreis (Eins|Zwei)"/);
    expect(await rows(id)).toHaveLength(1);
  });

  it('belong to the centre and to those who run its cases', async () => {
    const id = await report();
    const path = `/faelle/${id}/fruehere-schulen`;
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    const administration = await signIn(test, { role: 'administration' });
    for (const answer of [await stranger.get(path), await stranger.post(path, first)]) expect(answer.status).toBe(404);
    expect((await administration.get(path)).status).toBe(403);
    expect((await administration.post(path, first)).status).toBe(403);
    expect((await counsellor.get(`/faelle/${newId()}/fruehere-schulen`)).status).toBe(404);
    expect((await counsellor.post(path, { fremd: 'x' })).status).toBe(422);
    await counsellor.post(path, { ...first, fs_stand: '' });
    const seen = await test.inside('aachen', (tx) => tx.selectFrom('earlier_school').select('id').execute());
    expect(seen).toEqual([]);
    for (const statement of ["update earlier_school set name = 'x'", 'delete from earlier_school'])
      await expect(test.inside('dueren', (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/);
  });
});
