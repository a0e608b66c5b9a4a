// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { childNameWordRows } from '../../families/rows.ts';
import {
  caseRow,
  decisionFields,
  invented,
  openStage,
  type Stage,
  schoolAuthorityId,
  submittedCase,
} from '../placement.fixture.ts';

describe.each(testDatabases)('what an authority can do beside deciding, on %s', (kind) => {
  let stage: Stage;
  let test: TestApp;
  let counsellor: Visitor;
  let authority: Visitor;

  beforeAll(async () => {
    stage = await openStage(kind);
    ({ test, counsellor, authority } = stage);
  });
  afterAll(async () => test.close());

  const question = { frage: 'Gibt es ein Zeugnis?', antwort_bis: '26.11.2026' };
  const notices = (caseId: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('notice').select(['kind', 'for_role']).where('record_id', '=', caseId).orderBy('id').execute(),
    );
  const eventsOf = (path: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('audit_log').select('event').where('record_id', '=', path).orderBy('at').execute(),
    );

  it('asks back: the centre acts, is told, answers, and the days to decide begin anew', async () => {
    const made = await submittedCase(stage);
    const path = `/vorlagen/${made.submissionId}`;
    expect((await authority.post(`${path}/rueckfrage`, { ...question, frage: '' })).status).toBe(422);
    const number = newId();
    for (const _ of [1, 2]) {
      const answer = await authority.post(`${path}/rueckfrage`, { ...question, _request: number });
      expect(answer.headers.get('location')).toBe(`${path}?ok=zurueckgefragt`);
    }
    expect(await caseRow(test, made.caseId)).toMatchObject({
      state: 'authority_asked',
      next_step: 'answer_authority',
      next_owner: 'counsellor',
    });
    expect(await notices(made.caseId)).toEqual([{ kind: 'authority_asked', for_role: 'counsellor' }]);
    expect((await authority.post(`${path}/rueckfrage`, question)).status).toBe(409);
    const casePage = await (await counsellor.get(`/faelle/${made.caseId}`)).text();
    expect(casePage).toContain('Rückfrage der Behörde beantworten');
    expect(casePage).toContain('Gibt es ein Zeugnis?');
    const form = await (await counsellor.get(`/faelle/${made.caseId}/rueckfrage`)).text();
    for (const part of ['Gibt es ein Zeugnis?', invented.familyName]) expect(form).toContain(part);
    expect((await counsellor.post(`/faelle/${made.caseId}/rueckfrage`, { antwort: '' })).status).toBe(422);
    const both = await Promise.all([
      counsellor.post(`/faelle/${made.caseId}/rueckfrage`, { antwort: 'Ja, Klasse 5.' }),
      counsellor.post(`/faelle/${made.caseId}/rueckfrage`, { antwort: 'Ja, Klasse 5.' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await caseRow(test, made.caseId)).toMatchObject({ state: 'submitted', next_owner: 'school_authority' });
    const shown = await (await authority.get(path)).text();
    for (const part of ['Gibt es ein Zeugnis?', 'Ja, Klasse 5.']) expect(shown).toContain(part);
    expect((await authority.post(`${path}/entscheidung`, decisionFields('199001'))).status).toBe(303);
  });

  it('may decide while its question is open, and the late answer is told so', async () => {
    const made = await submittedCase(stage);
    const path = `/vorlagen/${made.submissionId}`;
    await authority.post(`${path}/rueckfrage`, question);
    expect((await authority.post(`${path}/entscheidung`, decisionFields('199001'))).status).toBe(303);
    expect((await counsellor.post(`/faelle/${made.caseId}/rueckfrage`, { antwort: 'Ja.' })).status).toBe(409);
  });

  it.each([
    ['zurueckgeben', 'returned', 'returned', 'submission_returned', 'revise'],
    ['ablehnen', 'refused', 'not_allocated', 'allocation_refused', 'settle_refusal'],
  ] as const)('%s with a reason: the centre acts, and can submit anew', async (deed, as, state, notice, step) => {
    const made = await submittedCase(stage);
    const path = `/vorlagen/${made.submissionId}`;
    expect((await authority.post(`${path}/${deed}`, { grund: '' })).status).toBe(422);
    const both = await Promise.all([
      authority.post(`${path}/${deed}`, { grund: 'Bitte andere Schule.' }),
      authority.post(`${path}/${deed}`, { grund: 'Bitte andere Schule.' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await caseRow(test, made.caseId)).toMatchObject({ state, next_step: step, next_owner: 'counsellor' });
    expect((await notices(made.caseId)).map((one) => one.kind)).toContain(notice);
    const { closed_as } = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('closed_as').where('id', '=', made.submissionId).executeTakeFirstOrThrow(),
    );
    expect(closed_as).toBe(as);
    expect(await (await counsellor.get(`/faelle/${made.caseId}`)).text()).toContain('Bitte andere Schule.');
    // Over for the authority: no form, and an old one is refused without a way into a dead end.
    const shown = await (await authority.get(path)).text();
    expect(shown).not.toContain('name="begruendung"');
    const late = await authority.post(`${path}/entscheidung`, decisionFields('199001'));
    expect(late.status).toBe(409);
    const again = await counsellor.post(`/faelle/${made.caseId}/vorlegen`, { behoerde: await schoolAuthorityId(test) });
    expect(again.status).toBe(303);
    const newest = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('submission')
        .select('id')
        .where('case_id', '=', made.caseId)
        .where('closed_at', 'is', null)
        .executeTakeFirstOrThrow(),
    );
    // The old submission stays closed although the case is submitted again.
    expect((await authority.post(`${path}/entscheidung`, decisionFields('199001'))).status).toBe(409);
    expect((await authority.post(`/vorlagen/${newest.id}/entscheidung`, decisionFields('199001'))).status).toBe(303);
  });

  it('belongs to the authority of this centre alone, and is logged by its name', async () => {
    const made = await submittedCase(stage);
    const path = `/vorlagen/${made.submissionId}`;
    const foreign = await signIn(test, { role: 'school_authority', centre: 'aachen' });
    for (const deed of ['rueckfrage', 'zurueckgeben', 'ablehnen']) {
      expect((await foreign.get(`${path}/${deed}`)).status).toBe(404);
      expect((await foreign.post(`${path}/${deed}`, { ...question, grund: 'x' })).status).toBe(404);
      expect((await counsellor.post(`${path}/${deed}`, { ...question, grund: 'x' })).status).toBe(403);
      // The head decides for the centre itself only.
      expect((await stage.head.post(`${path}/${deed}`, { ...question, grund: 'x' })).status).toBe(404);
    }
    expect((await stage.stranger.post(`/faelle/${made.caseId}/rueckfrage`, { antwort: 'x' })).status).toBe(404);
    await authority.post(`${path}/zurueckgeben`, { grund: 'Bitte prüfen.' });
    expect((await eventsOf(made.submissionId)).map(({ event }) => event)).toContain('submission.return');
    const officer = await signIn(test, { role: 'data_protection_officer' });
    expect(await (await officer.get(`/protokoll/submission/${made.submissionId}`)).text()).toContain(
      'Vorlage zurückgegeben',
    );
  });

  it('puts the form before what was submitted, with the name, and leads on to the next one', async () => {
    const first = await submittedCase(stage);
    const second = await submittedCase(stage);
    const html = await (await authority.get(`/vorlagen/${first.submissionId}`)).text();
    expect(html.indexOf('name="schule"')).toBeGreaterThan(0);
    expect(html.indexOf('name="schule"')).toBeLessThan(html.indexOf('Das hat das Zentrum vorgelegt'));
    expect(html).toMatch(/<h1[^>]*>[^<]*Al-Probani/);
    expect(html).toContain('Nächste offene Vorlage');
    for (const deed of ['rueckfrage', 'zurueckgeben', 'ablehnen'])
      expect(await (await authority.get(`/vorlagen/${first.submissionId}/${deed}`)).text()).toMatch(
        /<h1[^>]*>[^<]*Al-Probani/,
      );
    const decided = await authority.post(`/vorlagen/${first.submissionId}/entscheidung`, decisionFields('199001'));
    const page = await (await authority.get(decided.headers.get('location') ?? '')).text();
    expect(page).toMatch(/<h1[^>]*>[^<]*Al-Probani/);
    expect(page).toContain('Nächste offene Vorlage');
    expect(/href="([^"]+)">Nächste offene/.exec(page)?.[1]).not.toBe(`/vorlagen/${first.submissionId}`);
    expect((await authority.get(`/vorlagen/${second.submissionId}`)).status).toBe(200);
  });

  it('searches, filters and sorts its list', async () => {
    const made = await submittedCase(stage);
    const { childId } = made;
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('child_name_word')
        .values(
          childNameWordRows({ ...invented, birthName: '', callName: '', centreId: test.centres.dueren, id: childId }),
        )
        .execute(),
    );
    const list = async (query: string) => await (await authority.get(`/vorlagen?${query}`)).text();
    const link = `/vorlagen/${made.submissionId}"`;
    expect(await list(`q=${made.number.slice(-4)}`)).toContain(link);
    expect(await list('q=al-prob')).toContain(link);
    expect(await list('q=lerna')).toContain(link);
    expect(await list('q=niemand')).toContain('Dazu gibt es keine Vorlage.');
    expect(await list('stand=open')).toContain(link);
    expect(await list('stand=decided')).not.toContain(link);
    expect(await list('gemeinde=05358008')).toContain(link);
    expect(await list('gemeinde=05358004')).not.toContain(link);
    await authority.post(`/vorlagen/${made.submissionId}/rueckfrage`, question);
    expect(await list('stand=asked')).toContain(link);
    expect(await list('stand=open')).not.toContain(link);
    await authority.post(`/vorlagen/${made.submissionId}/zurueckgeben`, { grund: 'Bitte prüfen.' });
    expect(await list('stand=returned')).toContain(link);
    const ids = async (query: string) =>
      [...(await list(query)).matchAll(/\/vorlagen\/([0-9a-f-]{36})"/g)].map((m) => m[1]);
    expect(await ids('sort=-fall')).toEqual((await ids('sort=fall')).toReversed());
    expect(await ids('sort=-vorgelegt')).toEqual((await ids('sort=vorgelegt')).toReversed());
  });
});
