// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, testNow, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { reportFields } from '../../families/report.fixture.ts';
import { applyList, openList, previewList } from '../../lists/actions.ts';
import { readHere } from '../../lists/list.fixture.ts';
import { listedChild, listFile } from './list.fixture.ts';
import { takeKeptList } from './take-job.ts';
import { reportTarget } from './target.ts';

const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const pathOf = (answer: Response) => answer.headers.get('location') ?? '';

describe.each(testDatabases)('a list of reports on %s', (kind) => {
  let test: TestApp;
  let inProcess: TestApp['context']['files'];
  let office: Visitor;
  let other: Visitor;
  let counsellor: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    inProcess = test.context.files;
    // A process for each file costs seconds on a busy machine; the test of the templates has it.
    Object.assign(test.context, { files: readHere });
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    other = await signIn(test, { role: 'reporting_office', ags: '05358024' });
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(async () => {
    Object.assign(test.context, { files: inProcess });
    await test.close();
  });

  const upload = async (by: Visitor, file: File) => {
    const answer = await by.post('/meldungen/liste', { datei: file });
    expect(answer.status).toBe(303);
    const path = pathOf(answer);
    const shown = await by.get(path);
    return { path, html: await shown.text(), status: shown.status };
  };
  /** Presses the button, and does the work that it leaves beside. */
  const take = async (by: Visitor, list: { path: string; html: string }, answers: Record<string, string> = {}) => {
    const answer = await by.post(`${list.path}/melden`, { gesehen: hiddenField(list.html, 'gesehen'), ...answers });
    await takeKeptList(test.context, test.centres.dueren, list.path.split('/').at(-1) ?? '');
    return answer;
  };
  const cases = (name: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', (join) =>
          join.onRef('c.id', '=', 'p.child_id').onRef('c.centre_id', '=', 'p.centre_id'),
        )
        .select(['p.id', 'c.family_id as familyId', 'c.given_names as givenNames', 'c.moved_in_on as movedInOn'])
        .select(['p.reported_ags as ags', 'c.first_language as language'])
        .where('c.family_name', '=', name)
        .orderBy('p.id')
        .execute(),
    );

  it('shows row by row what would be reported and what is wrong, reports it once, and says what became of each row', async () => {
    const list = listFile([
      listedChild({ 'Familie Nr.': '1', Familienname: 'Al-Eins' }),
      listedChild({
        'Familie Nr.': '1',
        Familienname: 'Al-Eins',
        Vornamen: 'Yusuf',
        Straße: '',
        Hausnummer: '',
        PLZ: '',
        Ort: '',
      }),
      listedChild({
        Familienname: 'Al-Eins',
        Vornamen: 'Falsch',
        Geschlecht: 'mw',
        Einzugsdatum: '31.02.2026',
        Kontaktweg: 'E-Mail',
      }),
    ]);
    const preview = await upload(office, list);
    expect(preview.status).toBe(200);
    const said = text(preview.html);
    expect(said).toContain('2 Kinder melden');
    expect(said).toContain('Zeile 4 Falsch Al-Eins');
    expect(said).toContain(
      'Geschlecht: „mw“ kennen wir nicht. Erlaubt: w (weiblich), m (männlich), d (divers), o (ohne Angabe).',
    );
    expect(said).toContain(' „Zuzug in die Gemeinde“: „31.02.2026“ ist kein Tag im Kalender.');
    expect(said).toContain('E-Mail: Bitte geben Sie die E-Mail-Adresse an');
    expect(await cases('Al-Eins')).toEqual([]);

    const done = await take(office, preview);
    expect(pathOf(done)).toBe(preview.path);
    const reported = await cases('Al-Eins');
    expect(reported.map(({ givenNames, ags, language }) => [givenNames, ags, language])).toEqual([
      ['Rima', '05358008', 'ara'],
      ['Yusuf', '05358008', 'ara'],
    ]);
    expect(reported[0]?.familyId).toBe(reported[1]?.familyId);
    expect(String(reported[0]?.movedInOn)).toBe('2026-11-02');
    const result = await (await office.get(preview.path)).text();
    for (const { id } of reported) expect(result).toContain(`/meldungen/${id}`);
    expect(text(result)).toContain('Nicht gemeldet (1)');
    expect(await (await office.get(`${preview.path}/nicht-gemeldet`)).text()).toContain('Falsch');

    // Pressed again, and handed in again, it reports nobody.
    expect(pathOf(await take(office, preview))).toBe(preview.path);
    const again = await upload(office, list);
    expect(text(again.html)).toContain('schon gemeldet 2');
    expect(again.html).not.toContain('name="gesehen"');
    expect(await cases('Al-Eins')).toHaveLength(2);
  });

  it('asks whom a row may be, an office only about its own reports, and takes what is answered', async () => {
    expect(
      (await other.post('/meldungen', reportFields({ nachname: 'Al-Fremd', plz: '52428', ort: 'Jülich' }))).status,
    ).toBe(303);
    expect((await office.post('/meldungen', reportFields({ nachname: 'Al-Eigen' }))).status).toBe(303);
    const like = { Vornamen: 'Mira Žofia', Geburtsdatum: '03/2014', Straße: 'Anderswo' };
    const list = listFile([
      listedChild({ ...like, Familienname: 'Al-Eigen' }),
      listedChild({ ...like, Familienname: 'Al-Fremd', Hausnummer: '5' }),
    ]);
    const preview = await upload(office, list);
    const said = text(preview.html);
    expect(said).toContain('Zu klären (1)');
    expect(said).toContain('Zeile 2: Mira Žofia Al-Eigen');
    expect(said).toContain('Wird gemeldet (1)');
    expect(said).not.toContain('Zeile 3: ');

    await take(office, preview);
    expect(await cases('Al-Eigen')).toHaveLength(1);
    expect(await cases('Al-Fremd')).toHaveLength(2);
    const second = await upload(office, list);
    await take(office, second, { antwort_2: 'anderes' });
    expect(await cases('Al-Eigen')).toHaveLength(2);
    // What an office has told apart, the centre looks at again.
    const open = await test.inside('dueren', (tx) =>
      tx.selectFrom('duplicate_question').select('answer').where('answer', 'is', null).execute(),
    );
    expect(open.length).toBeGreaterThan(0);
    // The counsellor is asked about both.
    expect(text((await upload(counsellor, list)).html)).toContain('Zu klären (2)');
  });

  it('goes on where it was after it broke off, and reports nobody twice', async () => {
    const app = test.context;
    const sounds = ['ba', 'ko', 'mi', 'tu', 'sel', 'far', 'zin', 'ghod', 'lum', 'pra'];
    const rows = Array.from({ length: 45 }, (_, n) =>
      listedChild({
        Familienname: `Al-Abbruch${sounds[n % 10]}${sounds[Math.floor(n / 10) + 3]}`,
        Vornamen: `${sounds[(n * 3) % 10]}${sounds[(n * 7 + Math.floor(n / 10)) % 10]}${sounds[Math.floor(n / 10)]}`,
        Hausnummer: String(n + 100),
        Geburtsdatum: Temporal.PlainDate.from('2011-01-01')
          .add({ days: n * 37 })
          .toString(),
      }),
    );
    const bytes = await listFile(rows).bytes();
    const by = {
      centreId: test.centres.dueren,
      userId: office.userId,
      role: 'reporting_office',
      schools: [],
      now: test.context.clock.now(),
      today: test.context.clock.today(),
    };
    const target = () =>
      reportTarget({ by, ags: ['05358008'], listId: crypto.randomUUID(), log: async () => undefined });
    const run = async (broken: boolean) => {
      let batches = 0;
      const whole = target();
      const breaking = {
        ...whole,
        write: async (...args: Parameters<typeof whole.write>) => {
          await whole.write(...args);
          batches += 1;
          if (broken && batches === 2) throw new Error('The machine went off.');
        },
      };
      const hand = { target: breaking, bytes, by };
      const { mapping } = await openList(app, hand);
      const { seen, counts } = await previewList(app, hand, mapping);
      return { counts, done: await applyList(app, hand, { mapping, seen }).catch((error: Error) => error.message) };
    };
    const count = async () =>
      (
        await test.inside('dueren', (tx) =>
          tx.selectFrom('child').select('id').where('family_name', 'like', 'Al-Abbruch%').execute(),
        )
      ).length;
    expect((await run(true)).done).toBe('The machine went off.');
    expect(await count()).toBe(10);
    expect((await run(false)).counts).toMatchObject({ same: 10, new: 35 });
    expect(await count()).toBe(45);
    expect((await run(false)).counts).toMatchObject({ same: 45, new: 0 });
  });

  it('is reported beside the page, once, goes on after the machine went off, and keeps siblings together', async () => {
    const sounds = ['bo', 'ke', 'ma', 'ti', 'sul', 'fir', 'zan', 'ghed', 'lom', 'pru'];
    const rows = Array.from({ length: 24 }, (_, n) =>
      listedChild({
        // Row 10 and row 12 are siblings: the machine goes off between them.
        'Familie Nr.': n === 8 || n === 10 ? '7' : '',
        Familienname: n === 10 ? `Al-Neben${sounds[8]}` : `Al-Neben${sounds[n % 10]}${n > 9 ? sounds[n % 7] : ''}`,
        Vornamen: `${sounds[(n * 3) % 10]}${sounds[(n * 7 + Math.floor(n / 10)) % 10]}`,
        Hausnummer: n === 10 ? '' : String(n + 300),
        ...(n === 10 ? { Straße: '', PLZ: '', Ort: '' } : {}),
        Geburtsdatum: Temporal.PlainDate.from('2011-02-01')
          .add({ days: n * 41 })
          .toString(),
      }),
    );
    const { path, html } = await upload(counsellor, listFile(rows));
    const listId = path.split('/').at(-1) ?? '';
    const press = () => counsellor.post(`${path}/melden`, { gesehen: hiddenField(html, 'gesehen') });
    // Two windows at once, and a third press later.
    await Promise.all([press(), press()]);
    expect(pathOf(await press())).toBe(path);
    const queued = await test.context.database.db
      .withSchema('pgboss')
      .selectFrom('job' as never)
      .select('id' as never)
      .where('name' as never, '=', 'cases.take_report_list' as never)
      .where(sql<boolean>`data ->> 'listId' = ${listId}`)
      .execute();
    expect(queued).toHaveLength(1);
    expect(text(await (await counsellor.get(path)).text())).toContain('Die Zeilen werden noch einmal geprüft.');

    let asked = 0;
    const breaking = {
      read: (kindOfFile: never, bytes: never, work: (ask: unknown) => unknown) =>
        readHere.read(kindOfFile, bytes, ((ask: (...args: unknown[]) => unknown) =>
          work((...args: unknown[]) => {
            asked += args[0] === 'rows' ? 1 : 0;
            // Three batches and the end of the preview, then the second batch that is written is done.
            if (asked > 6) throw new Error('The machine went off.');
            return ask(...args);
          })) as never),
    };
    const run = () => takeKeptList(test.context, test.centres.dueren, listId);
    Object.assign(test.context, { files: breaking });
    await expect(run()).rejects.toThrow('The machine went off.');
    Object.assign(test.context, { files: readHere });
    expect(text(await (await counsellor.get(path)).text())).toContain('20 von 24 Zeilen sind gemeldet.');
    // The machine may be slow only: somebody else waits first.
    await expect(run()).rejects.toThrow('Somebody else');
    test.setNow(test.context.clock.now().add({ minutes: 3 }));
    await run();
    test.setNow(testNow);
    await run();
    const result = text(await (await counsellor.get(path)).text());
    expect(result).toContain('gemeldet 24 nicht gemeldet 0');
    const reported = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('child')
        .select(['family_name', 'family_id'])
        .where('family_name', 'like', 'Al-Neben%')
        .where('joined_into', 'is', null)
        .execute(),
    );
    expect(reported).toHaveLength(24);
    const siblings = reported.filter(({ family_name: name }) => name === `Al-Neben${sounds[8]}`);
    expect(siblings.map(({ family_id: id }) => id)).toEqual(Array(2).fill(siblings[0]?.family_id));
  });

  it('is there for who handed it in alone, and for a day', async () => {
    const { path } = await upload(office, listFile([listedChild({ Familienname: 'Al-Tag' })]));
    expect((await other.get(path)).status).toBe(404);
    expect((await counsellor.post(`${path}/melden`, { gesehen: 'x' })).status).toBe(404);
    const school = await signIn(test, { role: 'school' });
    expect((await school.get('/meldungen/liste')).status).toBe(403);
    test.setNow(test.context.clock.now().add({ hours: 25 }));
    await test.context.jobs.runDue();
    test.setNow(testNow);
    expect((await office.get(path)).status).toBe(404);
  });

  it('asks whether a child stands in it twice, and reports it twice only when told so', async () => {
    const twin = { Familienname: 'Zweimal', Geburtsdatum: '03.09.2013', Straße: 'Doppelgasse' };
    const twice = ['Nūr', 'Noor', 'Noor'].map((name, n) =>
      listedChild({ ...twin, Vornamen: name, Hausnummer: String(n * 50 + 7) }),
    );
    const preview = await upload(office, listFile(twice));
    const said = text(preview.html);
    expect(said).toContain('Vielleicht steht dieses Kind schon weiter oben in der Liste.');
    expect(said).toContain('Zeile 2: Nūr Zweimal');
    const answer = /name="(antwort[^"]*4)"/.exec(preview.html)?.[1] ?? '';
    expect((await take(office, preview, { [answer]: 'anderes' })).status).toBe(303);
    expect((await cases('Zweimal')).map(({ givenNames }) => givenNames)).toEqual(['Nūr', 'Noor']);
  });
});
