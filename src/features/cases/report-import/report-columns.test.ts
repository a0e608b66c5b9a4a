// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { readSheets } from '../../../outbound/spreadsheet/read.ts';
import { reportFields } from '../../families/report.fixture.ts';
import { readHere } from '../../lists/list.fixture.ts';
import { proposeMapping } from '../../lists/rules.ts';
import { formOf, reportListFields } from './columns-input.ts';
import { listedChild, listFile } from './list.fixture.ts';
import { takeKeptList } from './take-job.ts';

const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const pathOf = (answer: Response) => answer.headers.get('location') ?? '';

describe.each(testDatabases)('the columns of a list of reports on %s', (kind) => {
  let test: TestApp;
  let inProcess: TestApp['context']['files'];
  let office: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    inProcess = test.context.files;
    // A process for each file costs seconds on a busy machine; the test of the templates has it.
    Object.assign(test.context, { files: readHere });
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
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

  it('refuses what the form refuses, with the same sentences', async () => {
    const wrong: Record<string, Record<string, string>> = {
      birth: { Geburtsdatum: '' },
      name: { Familienname: '', Vornamen: '' },
      order: { 'Einreise nach Deutschland': '03.11.2026', Einzugsdatum: '01.10.2026' },
      reach: { Kontaktweg: 'E-Mail' },
      mail: { 'E-Mail': 'keine Adresse' },
      postcode: { PLZ: '5234' },
      elsewhere: { PLZ: '52349', Ort: 'Jülich' },
      outside: { PLZ: '50667', Ort: 'Köln' },
    };
    const labels = Object.entries(reportListFields);
    for (const [name, change] of Object.entries(wrong)) {
      const row = listedChild({ Familienname: 'Al-Regel', ...change });
      const keyed = Object.fromEntries(
        labels.map(([key, { label, synonyms = [] }]) => [
          key,
          [label, ...synonyms].map((one) => row[one]).find((one) => one !== undefined && one !== '') ?? null,
        ]),
      );
      const { form } = formOf(keyed);
      const asForm = text(await (await office.post('/meldungen', form)).text());
      const { html } = await upload(office, listFile([row]));
      const reasons = [...html.matchAll(/<li>([^<]+)<\/li>/g)].map(([, reason = '']) =>
        reason.replace(/^(?!„)[^:]+: /, ''),
      );
      const told = reasons.filter((reason) => asForm.includes(reason.replaceAll('&quot;', '"')));
      expect(told, `${name}: ${reasons.join(' | ')}`).not.toEqual([]);
    }
    expect(await cases('Al-Regel')).toEqual([]);
  });

  it('reads other encodings, and gives odd files a sentence', async () => {
    const latin = (characters: string) => Uint8Array.from(characters, (letter) => letter.charCodeAt(0));
    const umlauts = await upload(
      office,
      listFile(
        [listedChild({ Familienname: 'Äöß', Vornamen: 'Ilir', Geburtsdatum: '03.03.2013', Hausnummer: '61' })],
        latin,
      ),
    );
    expect(text(umlauts.html)).toContain('Zeile 2 Ilir Äöß');
    for (const [bytes, sentence] of [
      [new TextEncoder().encode('%PDF-1.7 …'), 'kann so nicht eingelesen werden'],
      [new TextEncoder().encode('Hund;Katze\r\n1;2\r\n'), 'Keine Spalte ist zugeordnet'],
      [
        new TextEncoder().encode(
          `Familienname;Geburtsdatum;Geschlecht;Erste Sprache\r\n${'a;2014;w;ara\r\n'.repeat(1001)}`,
        ),
        'mehr als 1.000 Zeilen',
      ],
    ] as const) {
      const { status, html } = await upload(office, new File([bytes], 'x.csv'));
      expect(status).toBe(422);
      expect(text(html)).toContain(sentence);
    }
    expect((await office.post('/meldungen/liste', {})).status).toBe(422);
    const huge = new File([new Uint8Array(3 * 1024 * 1024 + 1)], 'x.csv');
    expect(text(await (await office.post('/meldungen/liste', { datei: huge })).text())).toContain('größer als 3 MB');
  });

  it('says who has custody, who gets letters, and which papers were seen', async () => {
    const said = {
      'Die Eltern': 'unbegleitet',
      'Sorgeberechtigt 1: Familienname': 'Jugendamt Düren',
      'Sorgeberechtigt 1: Verhältnis': 'Jugendamt',
      'Sorgeberechtigt 1: Straße und Hausnummer': 'Amtsweg 3',
      'Sorgeberechtigt 1: Postleitzahl': '52428',
      'Sorgeberechtigt 1: Ort': 'Jülich',
      'Sorgeberechtigt 2: Familienname': 'Al-Sorge',
      'Sorgeberechtigt 2: Sorgerecht': 'nein',
      'Briefe gehen an Sorgeberechtigt': '1',
      'Papiere gesehen': 'Pass, Meldebescheinigung',
    };
    const child = listedChild({ Familienname: 'Al-Sorge', Geburtsdatum: '06.06.2012', Hausnummer: '91', ...said });
    const odd = { ...child, Vornamen: 'Zweite', 'Papiere gesehen': 'Pass, Zeitung', Geburtsdatum: '2013' };
    const shown = await upload(office, listFile([child, odd]));
    expect(text(shown.html)).toContain('„Zeitung“ kennen wir nicht');
    await take(office, shown);
    const [row, ...others] = await cases('Al-Sorge');
    expect(others).toEqual([]);
    const kept = await test.inside('dueren', async (tx) => ({
      family: await tx
        .selectFrom('family')
        .select('parents')
        .where('id', '=', row?.familyId ?? '')
        .execute(),
      persons: await tx
        .selectFrom('guardian')
        .select(['relation', 'custody', 'letters', 'street'])
        .where('family_id', '=', row?.familyId ?? '')
        .orderBy('id')
        .execute(),
      papers: await tx
        .selectFrom('paper_seen')
        .select('kind')
        .where('case_id', '=', row?.id ?? '')
        .orderBy('kind')
        .execute(),
    }));
    expect(kept).toEqual({
      family: [{ parents: 'absent' }],
      persons: [
        { relation: 'youth_office', custody: 'yes', letters: true, street: 'Amtsweg 3' },
        { relation: 'parent', custody: 'no', letters: false, street: '' },
      ],
      papers: [{ kind: 'identity' }, { kind: 'registration' }],
    });
  });

  it('notes a child not of school age without a case, and only where it is ticked', async () => {
    const small = (Vornamen: string, Geburtsdatum: string) =>
      listedChild({ Familienname: 'Al-Klein', Hausnummer: '95', Vornamen, Geburtsdatum });
    const amin = { ...small('Amin', '01.02.2022'), Auskunftssperre: 'ja' };
    const rows = [
      amin,
      { ...small('Basma', '01.02.2023'), Auskunftssperre: '' },
      { ...small('Celine', '01.02.2014'), Auskunftssperre: '' },
    ];
    const shown = await upload(office, listFile(rows));
    expect(text(shown.html)).toContain('noch nicht schulpflichtig 2');
    expect(text(shown.html)).toContain('Die Schule beginnt am Di 01.08.2028');
    // What was said of another kind of row opens no case.
    await take(office, shown, { antwort_2: 'anderes' });
    expect(text(await (await office.get(shown.path)).text())).toContain('Seit der Vorschau hat sich etwas geändert.');
    expect(await cases('Al-Klein')).toEqual([]);
    expect((await take(office, await upload(office, listFile(rows)), { antwort_2: 'verweis' })).status).toBe(303);
    expect((await cases('Al-Klein')).map(({ givenNames }) => givenNames)).toEqual(['Celine']);
    const noted = () =>
      test.inside('dueren', (tx) =>
        tx
          .selectFrom('early_referral')
          .select(['given_names', 'referred_to', 'ags', 'protected'])
          .orderBy('id')
          .execute(),
      );
    expect(await noted()).toEqual([{ given_names: 'Amin', referred_to: null, ags: '05358008', protected: true }]);
    const again = await upload(office, listFile(rows));
    expect(text(again.html)).toContain('noch nicht schulpflichtig 1');
    expect(text(again.html)).toContain('schon gemeldet 2');
    await test.inside('dueren', (tx) => tx.deleteFrom('early_referral').execute());
    expect(await noted()).toEqual([]);
    const left = await test.inside('dueren', (tx) =>
      tx.selectFrom('report_list_row').select('key').where('case_id', 'is', null).execute(),
    );
    expect(left).toEqual([]);
  });

  it('takes a row into the family somebody names for it', async () => {
    await office.post(
      '/meldungen',
      reportFields({ nachname: 'Al-Haus', vornamen: 'Tarek', geburtsdatum: '01.02.2012' }),
    );
    const home = {
      Straße: 'Geheimweg',
      Hausnummer: '7',
      Familienname: 'Al-Haus',
      Vornamen: 'Amira',
      Geburtsdatum: '09.09.2016',
    };
    const preview = await upload(office, listFile([listedChild(home)]));
    const family = /<option value="([0-9a-f-]{36})">Geschwister: zur Familie von Tarek/.exec(preview.html)?.[1] ?? '';
    await take(office, preview, { antwort_2: family });
    const found = await cases('Al-Haus');
    expect(found).toHaveLength(2);
    expect(new Set(found.map(({ familyId }) => familyId)).size).toBe(1);
  });

  it('tells why a list could not be reported, and lets it be looked at again', async () => {
    const list = await upload(
      office,
      listFile([
        listedChild({ Familienname: 'Al-Anders', Vornamen: 'Quirin', Geburtsdatum: '17.07.2010', Hausnummer: '399' }),
      ]),
    );
    await office.post(`${list.path}/melden`, { gesehen: 'f'.repeat(64) });
    await takeKeptList(test.context, test.centres.dueren, list.path.split('/').at(-1) ?? '');
    const again = await (await office.get(list.path)).text();
    expect(text(again)).toContain('Seit der Vorschau hat sich etwas geändert.');
    await take(office, { path: list.path, html: again });
    expect(await cases('Al-Anders')).toHaveLength(1);
  });

  it('takes columns as they are chosen, and remembers them', async () => {
    const rows = [
      {
        ...listedChild({ Familienname: '', Vornamen: 'Nadja', Geburtsdatum: '04.04.2014', Hausnummer: '71' }),
        Wer: 'Al-Spalte',
      },
    ];
    const first = await upload(office, listFile(rows));
    const headings = Object.keys(rows[0] ?? {});
    const chosen = Object.fromEntries(
      headings.map((heading, at) => {
        const found = Object.entries(reportListFields).find(([, { label, synonyms = [] }]) =>
          [label, ...synonyms].includes(heading),
        );
        return [`spalte_${at}`, heading === 'Wer' ? 'nachname' : heading === 'Familienname' ? '' : (found?.[0] ?? '')];
      }),
    );
    expect((await office.post(`${first.path}/spalten`, chosen)).status).toBe(303);
    const html = await (await office.get(first.path)).text();
    expect(text(html)).toContain('Zeile 2 Nadja Al-Spalte');
    await take(office, { path: first.path, html });
    expect(await cases('Al-Spalte')).toHaveLength(1);
    const next = await upload(
      office,
      listFile([{ ...rows[0], Wer: 'Al-Spaltezwei', Vornamen: 'Neu', Geburtsdatum: '05.06.2010', Hausnummer: '88' }]),
    );
    expect(text(next.html)).toContain('Neu Al-Spaltezwei');
  });

  it.each(['xlsx', 'csv'])('gives a template as %s whose columns it knows', async (format) => {
    Object.assign(test.context, { files: inProcess });
    const answer = await office.get(`/meldungen/vorlage.${format}`);
    expect(answer.status).toBe(200);
    const [sheet, ...others] = (await readSheets(await answer.bytes())).sheets;
    const headings = (sheet?.rows.at(-1) ?? []).map(String);
    expect(headings).toEqual(Object.values(reportListFields).map(({ label }) => label));
    expect(proposeMapping(reportListFields, headings)).toEqual(Object.keys(reportListFields));
    const allowed = format === 'xlsx' ? others.flatMap(({ rows }) => rows) : (sheet?.rows ?? []);
    expect(JSON.stringify(allowed)).toContain('w (weiblich)');
    if (format === 'xlsx') expect(JSON.stringify(allowed)).toContain('Ukrainisch');
  });
});
