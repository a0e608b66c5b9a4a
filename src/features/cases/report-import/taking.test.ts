// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, testNow, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { FileNotRead } from '../../../files/reading.ts';
import { reportFields } from '../../families/report.fixture.ts';
import { readHere } from '../../lists/list.fixture.ts';
import { reportImportJobs } from './jobs.ts';
import { listedChild, listFile } from './list.fixture.ts';
import { takeKeptList } from './take-job.ts';
import { ClaimLost, claimTaking, keepProgress } from './taking-actions.ts';

const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe.each(testDatabases)('taking a list of reports on %s', (kind) => {
  let test: TestApp;
  let inProcess: TestApp['context']['files'];
  let counsellor: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    inProcess = test.context.files;
    Object.assign(test.context, { files: readHere });
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(async () => {
    Object.assign(test.context, { files: inProcess });
    await test.close();
  });

  const dueren = () => systemActor(test.centres.dueren, test.context.clock.now());
  /** Hands a list in and presses its button; the work is left to be done. */
  const press = async (rows: Record<string, string>[], answers: Record<string, string> = {}) => {
    const path = (await counsellor.post('/meldungen/liste', { datei: listFile(rows) })).headers.get('location') ?? '';
    const html = await (await counsellor.get(path)).text();
    await counsellor.post(`${path}/melden`, { gesehen: hiddenField(html, 'gesehen'), ...answers });
    return { path, id: path.split('/').at(-1) ?? '' };
  };
  const page = async (path: string) => text(await (await counsellor.get(path)).text());
  const run = (id: string) => takeKeptList(test.context, test.centres.dueren, id);
  const claim = (id: string) => inCentre(test.context.database.db, dueren(), (tx) => claimTaking(tx, dueren(), id));
  const forget = () => reportImportJobs.find(({ every }) => every)?.run(test.context, {}, '');
  const child = (Familienname: string, more = {}) => listedChild({ Familienname, Hausnummer: '77', ...more });

  it('ends with a sentence when somebody it was answered about is gone', async () => {
    await counsellor.post(
      '/meldungen',
      reportFields({ nachname: 'Al-Weg', vornamen: 'Rima', geburtsdatum: '12.04.2015' }),
    );
    const list = await press([child('Al-Weg')], { antwort_2: newId() });
    await run(list.id);
    const shown = await page(list.path);
    expect(shown).toContain('ist nicht mehr da');
    expect(shown).toContain('Bitte prüfen Sie die Liste noch einmal.');
  });

  it('ends with a sentence after it has broken off again and again', async () => {
    const list = await press([child('Al-Immer')]);
    Object.assign(test.context, {
      files: { read: () => Promise.reject(new TypeError('A fault of the program.')) },
    });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(run(list.id)).rejects.toThrow('A fault of the program.');
      test.setNow(test.context.clock.now().add({ minutes: 3 }));
    }
    await run(list.id);
    test.setNow(testNow);
    Object.assign(test.context, { files: readHere });
    expect(await page(list.path)).toContain('Das Melden ist mehrmals abgebrochen.');
  });

  it('waits for its turn, also where the program ends and begins again', async () => {
    const list = await press([
      child('Al-Warten', { Vornamen: 'Kuno', Geburtsdatum: '03.03.2012', Straße: 'Wartegasse' }),
    ]);
    for (const reason of ['busy', 'closing'] as const) {
      Object.assign(test.context, { files: { read: () => Promise.reject(new FileNotRead(reason)) } });
      await expect(run(list.id)).rejects.toThrow('No file is read now.');
      test.setNow(test.context.clock.now().add({ minutes: 3 }));
    }
    Object.assign(test.context, { files: readHere });
    await run(list.id);
    test.setNow(testNow);
    expect(await page(list.path)).toContain('gemeldet 1 nicht gemeldet 0');
  });

  it('is of one worker at a time, who gives signs of life while it looks, too', async () => {
    const list = await press([child('Al-Eine')]);
    const first = await claim(list.id);
    if (!first || first === 'busy') throw new Error('Not claimed.');
    expect(await claim(list.id)).toBe('busy');
    test.setNow(test.context.clock.now().add({ minutes: 3 }));
    // The second looks at the rows for a while; the clock goes on meanwhile.
    let looks = 0;
    const slow = {
      read: (kindOfFile: never, bytes: never, work: (ask: unknown) => unknown) =>
        readHere.read(kindOfFile, bytes, ((ask: (...args: unknown[]) => unknown) =>
          work(async (...args: unknown[]) => {
            if (args[0] === 'rows') {
              looks += 1;
              test.setNow(test.context.clock.now().add({ seconds: 100 }));
              if (looks > 1) expect(await claim(list.id)).toBe('busy');
            }
            return await ask(...args);
          })) as never),
    };
    Object.assign(test.context, { files: slow });
    await run(list.id);
    Object.assign(test.context, { files: readHere });
    test.setNow(testNow);
    expect(looks).toBeGreaterThan(1);
    expect(await page(list.path)).toContain('gemeldet 1 nicht gemeldet 0');
    // What the first still does must not be kept.
    await expect(
      inCentre(test.context.database.db, dueren(), (tx) => keepProgress(tx, dueren(), first.claim, {})),
    ).rejects.toThrow(ClaimLost);
  });

  it('keeps a list that is being taken, and ends one nobody works on any more', async () => {
    const list = await press([child('Al-Alt')]);
    const kept = () =>
      test.inside('dueren', (tx) =>
        tx.selectFrom('report_list').select(['failed', 'taking']).where('id', '=', list.id).executeTakeFirst(),
      );
    test.setNow(test.context.clock.now().add({ hours: 25 }));
    await claim(list.id);
    await forget();
    expect((await kept())?.taking).not.toBe(null);
    test.setNow(test.context.clock.now().add({ hours: 4 }));
    await forget();
    expect(await kept()).toMatchObject({ taking: null, failed: expect.stringContaining('mehrmals abgebrochen') });
    await forget();
    expect(await kept()).toBe(undefined);
    test.setNow(testNow);
  });

  it('has an hour, and counts as broken off two minutes after its machine went off', async () => {
    const { id } = await press([child('Al-Lang')]);
    const { rows } = await sql<{ expire: number; heartbeat: number }>`
      select expire_seconds as expire, heartbeat_seconds as heartbeat from pgboss.job
      where name = 'cases.take_report_list' and data ->> 'listId' = ${id}`.execute(test.context.database.db);
    expect(rows).toEqual([{ expire: 3600, heartbeat: 120 }]);
  });
});
