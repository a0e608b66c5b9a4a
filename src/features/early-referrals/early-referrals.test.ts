// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { systemUserId } from '../../db/centre.ts';
import { listDeadlines } from '../deadlines/queries.ts';
import { reportFields } from '../families/report.fixture.ts';
import { noteEarlyChild } from './actions.ts';
import { earlyReferralJobs } from './jobs.ts';

describe.each(testDatabases)('children not of school age on %s', (kind) => {
  let test: TestApp;
  let office: Visitor;
  let counsellor: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(() => test.close());

  it('carries an Auskunftssperre with a child not of school age, and names its home in no list', async () => {
    const { fall: _, ...report } = reportFields({ nachname: 'Al-Schutz', geburtsdatum: '2022', auskunftssperre: 'ja' });
    const form = await (await office.post('/kita-kinder', { ...report, aus_meldung: 'ja' })).text();
    expect(form).toMatch(/name="auskunftssperre"[^>]*checked/);
    const fields = {
      nachname: 'Al-Schutz',
      vornamen: 'Sami',
      geburtsdatum: '2022',
      sprache1: 'apc',
      wohin: 'day_care',
    };
    const sent = { ...fields, wohnort: '05358008', erreichbar: '02421 555012' };
    expect((await office.post('/kita-kinder', { ...sent, auskunftssperre: 'ja' })).status).toBe(303);
    await office.post('/kita-kinder', { ...sent, nachname: 'Al-Offen' });
    const list = await (await counsellor.get('/kita-kinder')).text();
    const rowOf = (name: string) => list.split('<tr').find((row) => row.includes(name)) ?? '';
    expect(rowOf('Al-Schutz')).toContain('Auskunftssperre');
    expect(rowOf('Al-Schutz')).not.toContain('Düren');
    expect(rowOf('Al-Offen')).toContain('Düren');
    expect(rowOf('Al-Offen')).not.toContain('Auskunftssperre');
    const path = /href="(\/kita-kinder\/[0-9a-f-]{36})"/.exec(rowOf('Al-Schutz'))?.[1] ?? '';
    expect(await (await counsellor.get(path)).text()).toContain('Auskunftssperre (§ 51 BMG)');
    await test.inside('dueren', (tx) => tx.deleteFrom('early_referral').execute());
  });

  const small = {
    ...{ nachname: 'Al-Frist', vornamen: 'Nino', geburtsdatum: '2022', sprache1: 'kat' },
    ...{ wohnort: '05358008', wohin: 'day_care' },
  };
  const early = (name: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('early_referral')
        .select(['id', 'referred_to as to', 'given_names as givenNames', 'version'])
        .where('family_name', '=', name)
        .execute(),
    );

  it('asks the office for a child nobody has referred, then the head, and never lets it go unseen', async () => {
    const by = {
      ...{ centreId: test.centres.dueren, userId: counsellor.userId, now: test.context.clock.now() },
      ...{ role: 'counsellor', schools: [], today: test.context.clock.today() },
    };
    const child = { givenNames: 'Nino', familyName: 'Al-Frist', birth: { year: 2022 }, ags: '05358008' };
    const note = () =>
      test.inside('dueren', (tx) =>
        noteEarlyChild(tx, by, { ...child, language: 'kat', reach: '', isProtected: false }, null),
      );
    const [settled, forgotten] = [await note(), await note()];
    const due = async (role: 'administration' | 'head', day: string) => {
      const who = {
        centreId: test.centres.dueren,
        userId: systemUserId,
        roles: [role],
        today: Temporal.PlainDate.from(day),
      };
      const found = await test.inside('dueren', (tx) => listDeadlines(tx, who, who.today, 20));
      return found
        .filter(({ kind: one }) => one === 'early_referral')
        .map(({ recordId }) => recordId)
        .toSorted();
    };
    const both = [settled, forgotten].toSorted();
    expect([await due('administration', '2026-11-29'), await due('administration', '2026-11-30')]).toEqual([[], both]);
    expect([await due('head', '2026-12-07'), await due('head', '2026-12-08')]).toEqual([[], both]);
    const path = `/kita-kinder/${settled}`;
    const _version = hiddenField(await (await counsellor.get(path)).text(), '_version');
    expect((await counsellor.post(path, { wohin: 'bridge', angekommen: 'unknown', _version })).status).toBe(303);
    expect(await due('head', '2026-12-08')).toEqual([forgotten]);
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('early_referral')
        .set({ received_on: Temporal.PlainDate.from('2026-05-22') })
        .execute(),
    );
    await earlyReferralJobs[0]?.run(test.context, {}, '');
    expect([await early('Al-Frist'), await due('head', '2026-12-08')]).toEqual([[], []]);
    const told = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('notice')
        .select(['record_id', 'for_role'])
        .where('kind', '=', 'early_referral_forgotten')
        .execute(),
    );
    expect(told).toEqual([{ record_id: forgotten, for_role: 'head' }]);
    const head = await signIn(test, { role: 'head' });
    expect(await (await head.get('/')).text()).toContain('Die Familie war nicht verwiesen.');
  });

  it('takes one of two answers at once, a repeated one once, odd names as they are, and nobody else’s child', async () => {
    const form = await (await counsellor.get('/kita-kinder/neu')).text();
    const odd = {
      ...small,
      nachname: 'Al-Zwei',
      vornamen: 'Đặng  O’Neill-Þór',
      _request: hiddenField(form, '_request'),
    };
    const sent = await Promise.all([counsellor.post('/kita-kinder', odd), counsellor.post('/kita-kinder', odd)]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const [row, ...more] = await early('Al-Zwei');
    expect([more, row?.givenNames.normalize('NFC')]).toEqual([[], 'Đặng O’Neill-Þór'.normalize('NFC')]);
    for (const nachname of ['Al\u{1F600}', 'x'.repeat(121)])
      expect((await counsellor.post('/kita-kinder', { ...small, nachname })).status, nachname).toBe(422);
    expect((await counsellor.post('/kita-kinder', { ...small, nachname: '', vornamen: 'Suharto' })).status).toBe(303);
    const path = `/kita-kinder/${row?.id}`;
    const _version = hiddenField(await (await counsellor.get(path)).text(), '_version');
    const answers = await Promise.all(
      (['yes', 'no'] as const).map((angekommen) => counsellor.post(path, { wohin: 'bridge', angekommen, _version })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect((await early('Al-Zwei'))[0]?.version).toBe(2);
    const stranger = await signIn(test, { role: 'head', centre: 'aachen' });
    for (const id of [row?.id, crypto.randomUUID(), 'x']) {
      const by = id === row?.id ? stranger : counsellor;
      expect((await by.get(`/kita-kinder/${id}`)).status, id).toBe(404);
      expect((await by.post(`/kita-kinder/${id}`, { wohin: 'bridge', angekommen: 'no', _version })).status, id).toBe(
        404,
      );
    }
    expect((await office.post(path, { wohin: 'bridge', angekommen: 'no', _version })).status).toBe(403);
  });
});
