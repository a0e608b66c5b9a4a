// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { reportFields } from '../families/report.fixture.ts';
import { recommendedCase } from '../placement/placement.fixture.ts';
import { makeEmergencyList } from './jobs.ts';
import { emergencyKey, fileName, nightOf } from './rules.ts';

/** All text of a PDF that opens with this password. @throws where it does not */
async function textOf(bytes: Uint8Array, password: string): Promise<string> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), password, verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, n) => (await (await pdf.getPage(n + 1)).getTextContent()).items),
  );
  return pages
    .flat()
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

describe.each(testDatabases)('the lists for the day the network is down on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  let counsellor: Visitor;
  let folder: string;

  const night = async (at: string): Promise<void> => {
    test.setNow(at);
    await makeEmergencyList(test.context, test.centres.dueren);
    // Sessions end over night.
    head = await signIn(test, { role: 'head' });
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
  };
  const nights = async (): Promise<string[]> =>
    (
      await test.inside('dueren', (tx) => tx.selectFrom('emergency_list').select('night').orderBy('night').execute())
    ).map((row) => row.night.toString());
  const keyOnPage = async (): Promise<string> =>
    /<bdi dir="ltr">([^<]+)</.exec(await (await head.get('/zentrum/notfalllisten/schluessel')).text())?.[1] ?? '';
  const newest = async (): Promise<Uint8Array> => {
    const path = /href="(\/zentrum\/notfalllisten\/[0-9a-f-]{36})"/.exec(
      await (await head.get('/zentrum/notfalllisten')).text(),
    )?.[1];
    const answer = await head.get(path ?? '');
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-emergency-'));
    test = await testApp(kind, { env: { HERZSTUECK_EMERGENCY_FOLDER: folder } });
    head = await signIn(test, { role: 'head' });
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    await counsellor.post('/meldungen', reportFields({ trotzdem: 'ja', nachname: 'Notfallmann' }));
    await recommendedCase(test, { protectedAddress: true });
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are made by nobody before the head has switched them on', async () => {
    await night('2026-11-23T04:20:00+01:00');
    expect(await nights()).toEqual([]);
    expect((await head.get('/zentrum/notfalllisten/schluessel')).status).toBe(409);
    const on = await head.post('/zentrum/notfalllisten/schluessel/machen', {});
    expect([on.status, on.headers.get('location')]).toEqual([
      303,
      '/zentrum/notfalllisten/schluessel?ok=notfallSchluessel',
    ]);
    await test.context.jobs.runDue();
    expect(await nights()).toEqual(['2026-11-23']);
  });

  it('open with the key alone, and name who waits, without any address', async () => {
    const file = await newest();
    await expect(textOf(file, '')).rejects.toThrow(/password/i);
    await expect(textOf(file, 'FALSCH')).rejects.toThrow(/password/i);
    expect(Buffer.from(file).includes('Notfallmann')).toBe(false);
    const key = await keyOnPage();
    expect(key).toMatch(/^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$/);
    const text = await textOf(file, key);
    for (const word of ['2 Kinder warten', 'Notfallmann', '02421 555012', 'Familie einladen', 'Auskunftssperre'])
      expect(text).toContain(word);
    expect(text).not.toContain('Geheimweg');
  });

  it('are kept for three nights, in the folder too, and no other file there is touched', async () => {
    await writeFile(join(folder, 'brief.pdf'), 'fremd');
    await writeFile(join(folder, 'notfallliste-aachen-2020-01-01.pdf'), 'eines anderen Zentrums');
    await writeFile(join(folder, '.notfallliste-dueren-2026-11-23.pdf.part'), 'halb geschrieben, dann kam ein Absturz');
    for (const day of ['24', '25', '26']) await night(`2026-11-${day}T04:20:00+01:00`);
    expect(await nights()).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
    await night('2026-11-26T04:21:00+01:00');
    expect(await nights()).toHaveLength(3);
    expect((await readdir(folder)).toSorted()).toEqual([
      'brief.pdf',
      'notfallliste-aachen-2020-01-01.pdf',
      ...['24', '25', '26'].map((day) => `notfallliste-dueren-2026-11-${day}.pdf`),
    ]);
    const copy = await readFile(join(folder, 'notfallliste-dueren-2026-11-26.pdf'));
    expect(await textOf(copy, await keyOnPage())).toContain('Notfallmann');
  });

  it('of a new key open with no older one; switched off they go at once', async () => {
    const [before, old] = [await keyOnPage(), await newest()];
    expect((await head.post('/zentrum/notfalllisten/schluessel/machen', {})).status).toBe(303);
    const after = await keyOnPage();
    expect(after).not.toBe(before);
    await test.context.jobs.runDue();
    await expect(textOf(await newest(), before)).rejects.toThrow(/password/i);
    expect(await textOf(await newest(), after)).toContain('Notfallmann');
    expect(await textOf(old, before)).toContain('Notfallmann');
    expect((await head.post('/zentrum/notfalllisten/beenden', {})).status).toBe(303);
    expect(await nights()).toEqual([]);
    await night('2026-11-27T04:20:00+01:00');
    expect((await readdir(folder)).filter((name) => name.includes('dueren'))).toEqual([]);
  });

  it('are the head’s, of the own centre', async () => {
    await head.post('/zentrum/notfalllisten/schluessel/machen', {});
    await test.context.jobs.runDue();
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('emergency_list').select('id').executeTakeFirstOrThrow(),
    );
    const stranger = await signIn(test, { role: 'head', centre: 'aachen' });
    expect((await stranger.get(`/zentrum/notfalllisten/${id}`)).status).toBe(404);
    expect((await head.get('/zentrum/notfalllisten/unsinn')).status).toBe(404);
    for (const path of ['', '/schluessel', `/${id}`])
      expect((await counsellor.get(`/zentrum/notfalllisten${path}`)).status, path).toBe(403);
    expect((await counsellor.post('/zentrum/notfalllisten/beenden', {})).status).toBe(403);
  });
});

describe('keys and files of emergency lists', () => {
  it('differ for each id, centre and installation, and stay the same', () => {
    const keys = [
      emergencyKey('geheim', 'a', '1'),
      emergencyKey('geheim', 'a', '2'),
      emergencyKey('geheim', 'b', '1'),
      emergencyKey('anders', 'a', '1'),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(emergencyKey('geheim', 'a', '1')).toBe(keys[0]);
  });

  it.each([
    ['notfallliste-dueren-2026-11-26.pdf', '2026-11-26'],
    ['notfallliste-aachen-2026-11-26.pdf', undefined],
    ['.notfallliste-dueren-2026-11-26.pdf.part', undefined],
    ['notfallliste-dueren-alt-2026-11-26.pdf', undefined],
    ['anderes.pdf', undefined],
  ])('know which files are theirs: %s', (name, day) => {
    expect(nightOf(name, 'dueren')).toBe(day);
    if (day) expect(fileName('dueren', Temporal.PlainDate.from(day))).toBe(name);
  });
});
