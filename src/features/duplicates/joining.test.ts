// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { until } from '../../../tests/helpers/until.ts';
import { type By, systemUserId, type Tx } from '../../db/centre.ts';
import { NotFound } from '../../refusals.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { joinEntries, linkSiblings } from './actions.ts';

/** A child that was reported, with its family and case. */
interface Known {
  childId: string;
  familyId: string;
  caseId: string;
}

describe.each(testDatabases)('joined entries on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let count = 0;

  const by = (): By => ({
    ...{ centreId: test.centres.dueren, userId: systemUserId, now: test.context.clock.now() },
    ...{ role: 'counsellor', schools: [], today: test.context.clock.today() },
  });
  const read = (caseId: string): Promise<Known> =>
    test.inside('dueren', async (tx) => {
      const row = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['c.id', 'c.family_id'])
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow();
      return { childId: row.id, familyId: row.family_id, caseId };
    });
  /** Somebody whom nothing has in common with anybody before, unless `fields` says so. */
  const known = async (fields: Record<string, string> = {}, visitor = counsellor): Promise<Known> => {
    count += 1;
    const letters = [...String(count)].map((digit) => 'bdfgklmnrs'[Number(digit)]).join('o');
    const { fall, ...own } = reportFields({
      ...{ nachname: `Vardanoo${letters}`, vornamen: `Zola${letters}`, geburtsdatum: `${1 + (count % 28)}.05.2013` },
      ...{ strasse: `${letters}straße`, telefon: '', trotzdem: 'ja', g1_nachname: letters, ...fields },
    });
    const answer = await visitor.post('/meldungen', visitor === counsellor ? { ...own, fall: fall ?? '' } : own);
    expect(answer.status, await answer.clone().text()).toBe(303);
    return await read(idOf(answer));
  };
  const close = async ({ caseId }: Known) => {
    const closed = await counsellor.post(`/faelle/${caseId}/schliessen`, {
      als: 'duplicate',
      grund: 'Doppelt gemeldet.',
    });
    expect(closed.status).toBe(303);
  };
  const pair = (one: Known, other: Known) => `/kinder/${one.childId}/vergleich/${other.childId}`;
  const join = (kept: Known, gone: Known, more: Record<string, string> = {}) =>
    counsellor.post(pair(kept, gone), { antwort: 'dasselbe', bleibt: kept.childId, ...more });
  const link = (kept: Known, gone: Known) =>
    counsellor.post(pair(kept, gone), { antwort: 'geschwister', bleibt: kept.childId });
  /** The ways back that a child's page offers, the newest first. */
  const waysBack = async ({ childId }: Known): Promise<string[]> => {
    const html = await (await counsellor.get(`/kinder/${childId}`)).text();
    return [...html.matchAll(/action="(\/kinder\/[^"]+\/trennen\/[^"]+)"/g)].map((found) => found[1] ?? '');
  };
  /** Children who stand for themselves in a family that stands for itself no more, and the other way round. */
  const astray = () =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('child as c')
        .innerJoin('family as f', 'f.id', 'c.family_id')
        .select('c.id')
        .where('c.joined_into', 'is', null)
        .where('f.joined_into', 'is not', null)
        .execute(),
    );
  const casesOf = (childId: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select('id').where('child_id', '=', childId).execute(),
    );

  /** Asks while a transaction has done its work and has not ended yet. */
  async function meanwhile(work: (tx: Tx) => Promise<unknown>, ask: () => Promise<Response>): Promise<Response> {
    const [done, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const transaction = test.inside('dueren', async (tx) => {
      await work(tx);
      done.resolve();
      await end.promise;
    });
    await done.promise;
    let answered = false;
    const answer = ask().finally(() => {
      answered = true;
    });
    // The embedded database lets nobody else begin.
    if (kind === 'postgres')
      await until(async () => {
        const { rows } = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(test.context.database.db);
        return answered || rows.length > 0;
      });
    end.resolve();
    await transaction;
    return await answer;
  }

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(() => test.close());

  describe('while somebody joins them', () => {
    const joining = (kept: Known, gone: Known) => (tx: Tx) =>
      joinEntries(tx, by(), { keptId: kept.childId, goneId: gone.childId }, true);

    it('take no case any more', async () => {
      const [kept, gone] = [await known(), await known()];
      await close(gone);
      const answer = await meanwhile(joining(kept, gone), () => counsellor.post(`/kinder/${gone.childId}/fall`));
      expect(answer.status).toBe(409);
      expect(await casesOf(gone.childId)).toEqual([]);
    });

    it('take no sibling any more', async () => {
      const [kept, gone] = [await known(), await known()];
      await close(gone);
      const sibling = { ...reportFields({ nachname: 'Spätling', trotzdem: 'ja' }), zu_familie: gone.familyId };
      const answer = await meanwhile(joining(kept, gone), () => counsellor.post('/meldungen', sibling));
      expect(answer.status).toBe(409);
      expect(await astray()).toEqual([]);
    });

    it('are not told apart, nor linked', async () => {
      for (const said of [{ antwort: 'verschieden' }, { antwort: 'geschwister' }]) {
        const [kept, gone] = [await known(), await known()];
        await known({ zu_familie: gone.familyId });
        await close(gone);
        const answer = await meanwhile(
          (tx) => joinEntries(tx, by(), { keptId: kept.childId, goneId: gone.childId }, false),
          () => counsellor.post(pair(kept, gone), { ...said, bleibt: kept.childId }),
        );
        expect(answer.status, said.antwort).toBe(409);
        const question = await test.inside('dueren', (tx) =>
          tx
            .selectFrom('duplicate_question')
            .select('answer')
            .where((e) => e.or([e('child_id', '=', gone.childId), e('other_id', '=', gone.childId)]))
            .where((e) => e.or([e('child_id', '=', kept.childId), e('other_id', '=', kept.childId)]))
            .execute(),
        );
        expect(question).toEqual([{ answer: 'joined' }]);
      }
    });
  });

  it('come apart in the order in which they were joined, the last first, families too', async () => {
    const [first, second, third] = [await known(), await known(), await known()];
    await close(second);
    expect((await join(first, second)).status).toBe(303);
    const [back = ''] = await waysBack(first);
    // The family that took the other's children goes into a third one.
    expect((await link(third, first)).status).toBe(303);
    const early = await counsellor.post(back);
    expect(early.status).toBe(409);
    expect(await early.text()).toContain('zuerst die spätere Zusammenführung');
    const [later = ''] = await waysBack(third);
    expect((await counsellor.post(later)).status).toBe(303);
    expect((await counsellor.post(back)).status).toBe(303);
    const families = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('family')
        .select('id')
        .where('id', 'in', [first.familyId, second.familyId, third.familyId])
        .where('joined_into', 'is not', null)
        .execute(),
    );
    expect(families).toEqual([]);
    expect(await astray()).toEqual([]);
  });

  it('come apart only when their family stands for itself', async () => {
    const [kept, gone] = [await known(), await known()];
    const sibling = await known({ zu_familie: gone.familyId });
    await close(gone);
    expect((await join(kept, gone)).status).toBe(303);
    const [back = ''] = await waysBack(kept);
    expect((await link(kept, sibling)).status).toBe(303);
    expect((await counsellor.post(back)).status).toBe(409);
    expect(await astray()).toEqual([]);
  });

  it.each(['dasselbe', 'geschwister'])('keep a protected address protected (%s)', async (antwort) => {
    const [open, hidden] = [await known(), await known({ auskunftssperre: 'ja' })];
    await close(open);
    const path = pair(open, hidden);
    const refused = await counsellor.post(path, { antwort, bleibt: open.childId });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('die Sperre ginge verloren');
    const rows = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('child')
        .select('family_id')
        .where('id', '=', hidden.childId)
        .where('joined_into', 'is', null)
        .execute(),
    );
    expect(rows).toEqual([{ family_id: hidden.familyId }]);
    expect((await counsellor.post(path, { antwort, bleibt: hidden.childId })).status).toBe(303);
  });

  it('tell the office that reported one nothing of the other when it reports the child again', async () => {
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    const born = { geburtsdatum: '17.10.2012', vornamen: 'Serhij' };
    const other = await known({ ...born, nachname: 'Tkačenko', geburtsort: 'Odesa', plz: '52428', ort: 'Jülich' });
    const own = await known({ ...born, nachname: 'Tkatschenko' }, office);
    await close(other);
    expect((await join(other, own)).status).toBe(303);
    for (const nachname of ['Tkatschenko', 'Tkačenko']) {
      const { fall: _fall, ...again } = reportFields({ ...born, nachname, strasse: 'Neuweg', telefon: '' });
      const answer = await office.post('/meldungen', again);
      const html = await answer.text();
      expect(answer.status, html).toBe(422);
      expect(html).toContain('Serhij Tkatschenko');
      expect(html.replaceAll(/value="[^"]*"/g, ''), nachname).not.toContain('Tkačenko');
    }
  });

  it('take a further child from a form that an office opened before', async () => {
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    const [other, own] = [await known({ plz: '52428', ort: 'Jülich' }), await known({}, office)];
    expect((await link(other, own)).status).toBe(303);
    const sibling = await known({ zu_familie: own.familyId, nachname: 'Nachzügler' }, office);
    expect(sibling.familyId).toBe(other.familyId);
  });

  it('and single ones are reported with the same answer, whether the child is known or not', async () => {
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    const elsewhere = { plz: '52428', ort: 'Jülich' };
    await known({
      ...elsewhere,
      nachname: 'Bekanntlich',
      vornamen: 'Rosa',
      geburtsdatum: '04.04.2012',
      telefon: '02421 808080',
    });
    const report = async (fields: Record<string, string>) => {
      const { fall: _fall, ...own } = reportFields({
        geburtsdatum: '04.04.2012',
        g1_nachname: '',
        g1_vornamen: '',
        ...fields,
      });
      const answer = await office.post('/meldungen', own);
      const id = idOf(answer);
      const page = await (await office.get(`/meldungen/${id}`)).text();
      const list = await (await office.get(`/meldungen?q=${fields['nachname']}`)).text();
      const search = await (await office.get(`/suche?q=${fields['nachname']}`)).text();
      const names = Object.values(fields).filter(Boolean);
      const plain = (html: string) =>
        names
          .reduce((text, name) => text.replaceAll(name, '·'), html)
          .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|DN-\d{4}-\d+/g, '#');
      const headers = [...answer.headers].map(([name, value]) =>
        name === 'server-timing' ? name : `${name}: ${plain(value)}`,
      );
      return {
        status: answer.status,
        headers,
        body: (await answer.text()).length,
        pages: [page, list, search].map(plain),
      };
    };
    const [first, second] = [
      await report({ nachname: 'Bekanntlich', vornamen: 'Rosa', strasse: 'Hofgraben', telefon: '02421 808080' }),
      await report({ nachname: 'Neuartigen', vornamen: 'Olga', strasse: 'Moorgarten', telefon: '02421 505050' }),
    ];
    expect(first).toEqual(second);
  });

  it('are carried out once, however often a form is sent', async () => {
    const [kept, gone] = [await known(), await known()];
    await close(gone);
    const _request = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => join(kept, gone, { _request })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const [back = '', ...more] = await waysBack(kept);
    expect(more).toEqual([]);
    const again = crypto.randomUUID();
    const undone = await Promise.all([1, 2, 3].map(() => counsellor.post(back, { _request: again })));
    expect(undone.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await counsellor.post(back)).status).toBe(404);
    expect(await astray()).toEqual([]);
  });

  it('are not reached by ids of another centre, in whatever field', async () => {
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    const theirs = await stranger.post(
      '/meldungen',
      reportFields({ nachname: 'Aachener', plz: '52062', ort: 'Aachen', trotzdem: 'ja' }),
    );
    const row = await test.inside('aachen', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['c.id', 'c.family_id'])
        .where('p.id', '=', idOf(theirs))
        .executeTakeFirstOrThrow(),
    );
    const [own, gone] = [await known(), await known()];
    await close(gone);
    const paths = [`/kinder/${own.childId}/vergleich/${row.id}`, `/kinder/${row.id}/vergleich/${own.childId}`];
    for (const path of paths)
      for (const antwort of ['dasselbe', 'geschwister', 'verschieden'])
        expect((await counsellor.post(path, { antwort, bleibt: own.childId })).status, path).toBe(404);
    expect((await counsellor.post(pair(own, gone), { antwort: 'dasselbe', bleibt: row.id })).status).toBe(422);
    for (const field of ['zu_familie', 'familie']) {
      const fields = { ...reportFields({ trotzdem: 'ja' }), [field]: row.family_id };
      expect((await counsellor.post('/meldungen', fields)).status, field).toBe(404);
    }
    expect((await counsellor.get(`/meldungen/neu?familie=${row.family_id}`)).status).toBe(404);
    expect((await counsellor.post(`/kinder/${row.id}/fall`)).status).toBe(404);
    expect((await join(own, gone)).status).toBe(303);
    const [back = ''] = await waysBack(own);
    const id = back.split('/').at(-1);
    for (const childId of [row.id, gone.childId, own.caseId])
      expect((await counsellor.post(`/kinder/${childId}/trennen/${id}`)).status, childId).toBe(404);
    for (const path of ['x', row.id, own.childId, '..%2f..'])
      expect((await counsellor.post(`/kinder/${own.childId}/trennen/${path}`)).status, path).toBe(404);
    for (const role of ['reporting_office', 'school_authority', 'school'] as const)
      expect((await (await signIn(test, { role })).post(back)).status, role).toBe(403);
    const link = await test.inside('dueren', (tx) =>
      linkSiblings(tx, by(), [own.childId, row.id], { keptId: own.familyId, goneId: row.family_id }).catch(
        (error: unknown) => error,
      ),
    );
    expect(link).toBeInstanceOf(NotFound);
  });
});
