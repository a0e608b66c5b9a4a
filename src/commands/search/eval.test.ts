// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../../tests/helpers/database.ts';
import { readSettings } from '../../settings.ts';
import { callPlain } from '../call.ts';
import { keptIo } from '../context.fixture.ts';
import { type SearchQuality, searchEvalCommand } from './eval.ts';

const header = 'id,given,family,birth';
const people = [
  'a,Nūr,Tkačenko,2014-03-07',
  'b,Giorgi,Žvania,2013-11-64',
  'c,"Lena, Marie",Müller,',
  'd,Ali,Exempel,1014-05-05',
];

describe.each(testDatabases)('search eval on %s', (kind) => {
  let folder: string;
  let database: Awaited<ReturnType<typeof openTestDatabase>> | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-eval-'));
    if (kind === 'postgres') database = await openTestDatabase(kind);
    await writeFile(join(folder, 'P.csv'), `\ufeff${[header, ...people].join('\r\n')}\r\n`);
  });
  afterAll(async () => {
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function call(queries: readonly string[], ...more: string[]) {
    await writeFile(join(folder, 'Q.csv'), queries.join('\n'));
    const io = keptIo(folder);
    const settings = () =>
      readSettings({ HERZSTUECK_DATA: folder, ...(database?.url ? { DATABASE_URL: database.url } : {}) });
    const rest = ['--people', 'P.csv', '--queries', 'Q.csv', ...more];
    const code = await callPlain({ command: searchEvalCommand, rest }, io, settings);
    return { code, stdout: io.stdout, stderr: io.stderr };
  }

  it('counts who is among the first five and who is taken for somebody known', async () => {
    const queries = [
      header,
      'a,Noor,Tkatschenko,2014-93-07',
      'b,Georgi,Schwania,2013-11-01',
      'c,Lena Marie,Mueller,2015-01-01',
      'd,Fremd,Ganzanders,2001-02-03',
      ',Noor,Tkatchenko,2014-07-03',
      ',Anton,Kirschbaum,2014-03-07',
      '',
    ];
    const { code, stdout } = await call(queries, '--json');
    expect(code).toBe(0);
    // One line, these keys in this order, and nothing else on the way out.
    expect(stdout).toMatch(/^\{"recallAt5":0\.75,"falseWarnRate":0\.5,"p95ms":\d+(?:\.\d)?,"n":6\}\n$/);
    const quality = JSON.parse(stdout) as SearchQuality;
    expect(quality).toEqual({ recallAt5: 0.75, falseWarnRate: 0.5, p95ms: expect.any(Number), n: 6 });
    expect((await call(queries)).stdout).toContain('Unter den ersten fünf gefunden: 75 %');
    // Nothing stays on a server: the same people came again and were found once.
  });

  it('has no share where nobody was asked for', async () => {
    const { stdout } = await call([header, 'a,Noor,Tkatschenko,'], '--json');
    expect(JSON.parse(stdout)).toMatchObject({ recallAt5: 1, falseWarnRate: null, n: 1 });
    const fresh = await call([header, ',Anton,Kirschbaum,2014-03-07'], '--json');
    expect(JSON.parse(fresh.stdout)).toMatchObject({ recallAt5: null, falseWarnRate: 0, n: 1 });
  });

  it('is called the wrong way without its files', async () => {
    expect((await call([header], '--queer')).code).toBe(2);
    const io = keptIo(folder);
    const rest = ['--people', 'P.csv'];
    expect(await callPlain({ command: searchEvalCommand, rest }, io, () => readSettings({}))).toBe(2);
    expect(io.stderr).toContain('Die Angabe --queries fehlt.');
  });

  it.each([
    [[header, '"a,b'], 'lässt sich nicht lesen'],
    [['id,given,family'], 'fehlen die Spalten birth'],
    [[header, 'a,b,c,gestern'], 'Zeile 2: Das Geburtsdatum „gestern“ ist kein Datum'],
  ])('says what is wrong with %j', async (queries, sentence) => {
    const { code, stderr } = await call(queries);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });

  // In memory there is nothing to stay away from.
  if (kind === 'postgres')
    it('stays away from real data', async () => {
      await database?.script("update installation set data_kind = 'real'");
      const { code, stderr } = await call([header, 'a,Noor,Tkatschenko,']);
      await database?.script("update installation set data_kind = 'empty'");
      expect(code).toBe(1);
      expect(stderr).toContain('echte Daten');
    });
});
