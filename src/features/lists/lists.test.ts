// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { systemUserId } from '../../db/centre.ts';
import { type CellValue, type SheetFormat, unguarded } from '../../outbound/spreadsheet/cells.ts';
import { readSheets } from '../../outbound/spreadsheet/read.ts';
import { writeSheet } from '../../outbound/spreadsheet/write.ts';
import { applyList, openList, previewList, refusedRows } from './actions.ts';
import { readHere, reviewTarget } from './list.fixture.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const headings = ['Fallnummer', 'FRIST', 'Zuständig', 'Bemerkung'];
const file = (rows: CellValue[][], format: SheetFormat = 'xlsx', names = headings) =>
  writeSheet({ name: 'Akten', headings: names, rows }, format);

describe.each(testDatabases)('the import of a list on %s', (kind) => {
  let test: TestApp;
  /** A process for each file costs seconds on a busy machine; one test below has it. */
  let here: TestApp['context'];
  beforeAll(async () => {
    test = await testApp(kind);
    here = { ...test.context, files: readHere };
  });
  afterAll(async () => test.close());
  // The program may delete neither: each test has numbers and a target of its own.
  let turn = 0;
  beforeEach(() => {
    turn += 1;
  });
  const no = (n: number): number => turn * 100_000 + n;
  const key = () => `made_up_${'a'.repeat(turn)}`;

  const hand = (bytes: Uint8Array, centre: 'dueren' | 'aachen' = 'dueren') => ({
    target: { ...reviewTarget, key: key() },
    bytes,
    by: { centreId: test.centres[centre], userId: systemUserId, now: test.context.clock.now() },
  });
  const held = () =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('deadline')
        .select(['record_id', 'due_on', 'owner_role'])
        .where('record_id', '>=', reviewTarget.identify({ number: String(no(0)) } as never))
        .orderBy('record_id')
        .execute(),
    );
  /** As a page does it: proposed mapping, preview, and what was shown is applied. */
  const importIt = async (bytes: Uint8Array, app = here) => {
    const { mapping } = await openList(app, hand(bytes));
    const { seen } = await previewList(app, hand(bytes), mapping);
    return await applyList(app, hand(bytes), { mapping, seen });
  };
  const mapping = ['number', 'due', 'role', null];

  it('says one outcome for each row, with every reason, and changes nothing', async () => {
    await importIt(
      await file([
        [no(1), day('2026-12-01'), 'head', null],
        [no(2), day('2026-12-02'), 'head', null],
      ]),
    );
    const bytes = await file([
      [String(no(1)), day('2026-12-01'), 'head', 'gleich'],
      [String(no(2)), day('2026-12-24'), null, 'anderer Tag, Zuständigkeit bleibt'],
      [String(no(3)), '3. Dezember 2026', 'counsellor', 'neu'],
      ['x', 'bald', '#NV', 'alles falsch'],
      [String(no(3)), day('2026-12-05'), null, 'doppelt'],
      [null, null, null, null],
      [' ', null, 'head', 'leer'],
    ]);
    const before = await held();
    const preview = await previewList(here, hand(bytes), mapping);
    expect(preview.rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'same'],
      [3, 'changed'],
      [4, 'new'],
      [5, 'refused'],
      [6, 'refused'],
      [8, 'refused'],
    ]);
    expect(preview.counts).toEqual({ new: 1, same: 1, changed: 1, refused: 3 });
    expect(preview.rows[1]?.changes.map((one) => ({ ...one, before: `${one.before}`, after: `${one.after}` }))).toEqual(
      [{ field: 'due', before: '2026-12-02', after: '2026-12-24' }],
    );
    expect(preview.rows[3]?.reasons).toEqual([
      'Aktennummer: Bitte schreiben Sie nur Ziffern.',
      'Fällig am: Bitte schreiben Sie einen Tag wie 1.2.2026.',
      'Zuständig: In der Datei steht „#NV“ statt eines Werts. Bitte tragen Sie ihn ein.',
    ]);
    expect(preview.rows[4]?.reasons).toEqual(['Zeile 4 der Datei meint denselben Eintrag. Es gilt die erste.']);
    expect(preview.rows[5]?.reasons).toEqual([
      'Aktennummer: Bitte füllen Sie dieses Feld aus.',
      'Fällig am: Bitte füllen Sie dieses Feld aus.',
    ]);
    expect(await held()).toEqual(before);
  });

  it('writes what was shown, once however often it comes, and keeps what the list leaves empty', async () => {
    const first = await file([
      [no(1), day('2026-12-01'), 'counsellor', null],
      [no(2), day('2026-12-02'), null, null],
    ]);
    expect((await importIt(first)).counts).toEqual({ new: 2, same: 0, changed: 0, refused: 0 });
    expect((await importIt(first)).counts).toEqual({ new: 0, same: 2, changed: 0, refused: 0 });
    const second = await file([[no(1), day('2026-12-11'), null, null]]);
    expect((await importIt(second)).counts).toEqual({ new: 0, same: 0, changed: 1, refused: 0 });
    expect((await held()).map(({ due_on, owner_role }) => [`${due_on}`, owner_role])).toEqual([
      ['2026-12-11', 'counsellor'],
      ['2026-12-02', 'head'],
    ]);
  });

  it('writes nothing else than was shown', async () => {
    const bytes = await file([[no(1), day('2026-12-01'), 'head', null]]);
    const { seen } = await previewList(here, hand(bytes), mapping);
    await importIt(await file([[no(1), day('2026-12-31'), 'head', null]]));
    await expect(applyList(here, hand(bytes), { mapping, seen })).rejects.toThrow('Seit der Vorschau');
    expect((await held()).map(({ due_on }) => `${due_on}`)).toEqual(['2026-12-31']);
  });

  it('writes no other list than the one that was shown, however alike their outcomes are', async () => {
    const { seen } = await previewList(here, hand(await file([[no(1), day('2026-12-01'), 'head', null]])), mapping);
    for (const other of [
      [no(2), day('2026-12-01'), 'head', null],
      [no(1), day('2026-12-31'), 'head', null],
    ])
      await expect(applyList(here, hand(await file([other])), { mapping, seen })).rejects.toThrow('Seit der Vorschau');
    expect(await held()).toEqual([]);
  });

  it('refuses a row whose record was changed while the list was written', async () => {
    await importIt(await file([[no(1), day('2026-12-01'), 'head', null]]));
    const bytes = await file([[no(1), day('2026-12-05'), 'head', null]]);
    const { seen } = await previewList(here, hand(bytes), mapping);
    let reads = 0;
    const target = {
      ...reviewTarget,
      key: key(),
      // Between the pass that looks and the one that writes somebody sets another day.
      held: async (...args: Parameters<typeof reviewTarget.held>) => {
        reads += 1;
        const due_on = day('2026-12-24');
        if (reads === 2)
          await args[0].updateTable('deadline').set({ due_on }).where('record_id', 'in', args[2]).execute();
        return await reviewTarget.held(...args);
      },
    };
    const { rows } = await applyList(here, { ...hand(bytes), target }, { mapping, seen });
    expect(rows).toMatchObject([{ outcome: 'refused', reasons: [expect.stringContaining('seit der Vorschau')] }]);
    expect((await held()).map(({ due_on }) => `${due_on}`)).toEqual(['2026-12-24']);
  });

  it('takes odd texts as a form does: no control characters, one form of each letter, nothing cut in silence', async () => {
    const rtl = '\u200fمركز\u200f 😀';
    const bytes = await file(
      [
        [`${no(1)}\u0000`, '1.12.2026', 'he\u0000ad', null],
        [no(2), '1.12.2026', 'Mu\u0308ller\u202e', null],
        [no(3), '1.12.2026', rtl, null],
        [no(4), '1.12.2026', 'x'.repeat(4_990) + ' '.repeat(20) + 'y'.repeat(4_990), null],
        [no(5), '1.12.2026', "'=cmd()", null],
        ['\u0000', '1.12.2026', 'head', null],
        [no(7), '1.12.2026', `a${'\u0323\u0301'.repeat(2_000)}`, null],
      ],
      'csv',
    );
    const { rows } = await importIt(bytes);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'refused', 'new', 'refused', 'new']);
    expect(rows[3]?.reasons).toEqual(['Zuständig: Der Text ist zu lang. Es gehen höchstens 5.000 Zeichen.']);
    expect((await held()).map(({ owner_role }) => owner_role)).toEqual([
      'head',
      'Müller',
      rtl,
      "'=cmd()",
      // Putting a pile of marks in order takes time by its square: as in forms, thirty stay.
      expect.stringMatching(/^ạ\p{M}{29}$/u),
    ]);
  });

  it('confirmed twice at once is written once', async () => {
    const rows = Array.from({ length: 250 }, (_, n): CellValue[] => [no(n + 1), day('2026-12-01'), 'head', null]);
    const bytes = await file(rows);
    const { seen } = await previewList(here, hand(bytes), mapping);
    const done = await Promise.allSettled([1, 2].map(() => applyList(here, hand(bytes), { mapping, seen })));
    for (const one of done)
      if (one.status === 'rejected') expect(String(one.reason)).toContain('Seit der Vorschau hat sich etwas geändert');
    const written = done.map((one) => (one.status === 'fulfilled' ? one.value.counts.new : 0));
    expect(written[0]! + written[1]!).toBe(250);
    expect(await held()).toHaveLength(250);
  });

  it('goes on after it was broken off', async () => {
    const rows = Array.from({ length: 450 }, (_, n): CellValue[] => [no(n + 1), day('2026-12-01'), 'head', null]);
    const bytes = await file(rows);
    const { seen } = await previewList(here, hand(bytes), mapping);
    let writes = 0;
    const target = {
      ...reviewTarget,
      key: key(),
      write: async (...args: Parameters<typeof reviewTarget.write>) => {
        writes += 1;
        if (writes === 2) throw new Error('broken off');
        await reviewTarget.write(...args);
      },
    };
    await expect(applyList(here, { ...hand(bytes), target }, { mapping, seen })).rejects.toThrow('broken off');
    expect(await held()).toHaveLength(200);
    expect((await importIt(bytes)).counts).toEqual({ new: 250, same: 200, changed: 0, refused: 0 });
  });

  it('remembers where columns went, for this centre and target, and no word of the file', async () => {
    const names = ['Vorgang', 'Nr.', 'Frist', 'Zuständig'];
    const bytes = await file([['77', 'A 1', day('2026-12-01'), 'head']], 'xlsx', names);
    const open = (centre?: 'aachen', other = key()) =>
      openList(here, { ...hand(bytes, centre), target: { ...reviewTarget, key: other } });
    expect((await open()).mapping).toEqual([null, 'number', 'due', 'role']);
    const chosen = ['number', null, 'due', null];
    const { seen } = await previewList(here, hand(bytes), chosen);
    await applyList(here, hand(bytes), { mapping: chosen, seen });
    expect((await open()).mapping).toEqual(chosen);
    expect((await open('aachen')).mapping).toEqual([null, 'number', 'due', 'role']);
    expect((await open(undefined, 'another_target')).mapping).toEqual([null, 'number', 'due', 'role']);
    const kept = await test.inside('dueren', (tx) =>
      tx.selectFrom('list_mapping').selectAll().where('target', '=', key()).execute(),
    );
    expect(kept).toHaveLength(4);
    expect(JSON.stringify(kept)).not.toMatch(/vorgang|zuständig/i);
  });

  it.each(['xlsx', 'ods', 'csv'] as const)('gives refused rows back as %s, to be mended and taken', async (format) => {
    const bytes = await file(
      [
        [String(no(1)), day('2026-12-01'), 'head', 'gut'],
        ['x', day('2026-12-02'), 'head', '=HYPERLINK("http://example.org")'],
        ['y', 2010, '+49 head', '@x'],
      ],
      format,
    );
    const back = await refusedRows(here, hand(bytes), mapping);
    const [sheet] = (await readSheets(back!.bytes)).sheets;
    expect(sheet?.rows[0]).toEqual([...headings, 'Grund']);
    expect(sheet?.rows.slice(1).map((row) => row[3])).toEqual([`'=HYPERLINK("http://example.org")`, "'@x"]);
    expect(sheet?.rows[2]?.[4]).toBe(
      'Aktennummer: Bitte schreiben Sie nur Ziffern. Fällig am: Bitte schreiben Sie einen Tag wie 1.2.2026.',
    );
    // Mended by hand, the reasons left in.
    // A spreadsheet program keeps the apostrophes; our own writing puts its own before them.
    const [names = [], ...rows] = (sheet?.rows ?? []).map((row) =>
      row.map((cell) => (typeof cell === 'string' ? unguarded(cell) : cell)),
    );
    const mended = rows.map(([, due, ...rest], n) => [no(n + 2), n === 1 ? day('2026-12-03') : due!, ...rest]);
    const again = await file(mended, format, names.map(String));
    expect((await importIt(again)).counts).toEqual({ new: 2, same: 0, changed: 0, refused: 0 });
    expect((await held()).map(({ owner_role }) => owner_role)).toEqual(['head', '+49 head']);
    const twice = await refusedRows(here, hand(back!.bytes), mapping);
    expect((await readSheets(twice!.bytes)).sheets[0]?.rows[0]).toEqual([...headings, 'Grund']);
    expect(await refusedRows(here, hand(again), mapping)).toBeNull();
  });

  it('takes 10,000 rows, read in a process of its own, and the same again adds nothing', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n): CellValue[] => [
      n % 100 === 99 ? 'x' : no(n + 1),
      day('2026-12-01').add({ days: n % 300 }),
      'head',
      'Bemerkung zur Akte',
    ]);
    const bytes = await file(rows);
    expect((await importIt(bytes, test.context)).counts).toEqual({ new: 9_900, same: 0, changed: 0, refused: 100 });
    expect((await importIt(bytes, test.context)).counts).toEqual({ new: 0, same: 9_900, changed: 0, refused: 100 });
    expect(await held()).toHaveLength(9_900);
  });

  it('lets the program change where a column goes, and nothing else', async () => {
    await importIt(await file([[no(1), day('2026-12-01'), 'head', null]]));
    const denied = { code: '42501' };
    const change = (values: object) =>
      test.inside('dueren', (tx) => tx.updateTable('list_mapping').set(values).execute());
    await expect(change({ target: 'x' })).rejects.toMatchObject(denied);
    await expect(test.inside('dueren', (tx) => tx.deleteFrom('list_mapping').execute())).rejects.toMatchObject(denied);
    await change({ field: 'number' });
  });
});
