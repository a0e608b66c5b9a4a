// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemUserId } from '../../src/db/centre.ts';
import { idOf, reportFields } from '../../src/features/families/report.fixture.ts';
import { confirmAdmission } from '../../src/features/placement/admission/actions.ts';
import { getAssigned } from '../../src/features/placement/admission/queries.ts';
import {
  decidedCase,
  decisionFields,
  invented,
  openStage,
  recommendedCase,
  reportPlaces,
  type Stage,
  submittedCase,
} from '../../src/features/placement/placement.fixture.ts';
import { Conflict } from '../../src/refusals.ts';
import { hiddenField, signIn, type Visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status).sort((a, b) => a - b);

describe.each(testDatabases)('people who try what they may not, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(() => stage.test.close());

  const idIn = (centre: 'dueren' | 'aachen', table: 'authority') =>
    stage.test.inside(centre, async (tx) => (await tx.selectFrom(table).select('id').executeTakeFirstOrThrow()).id);
  const ask = async (school: string) => {
    const made = await recommendedCase(stage.test);
    const fields = { schule: school, beginn: '01.12.2026' };
    expect((await stage.counsellor.post(`/faelle/${made.caseId}/anfragen`, fields)).status).toBe(303);
    const { id } = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('school_request').select('id').where('case_id', '=', made.caseId).executeTakeFirstOrThrow(),
    );
    return { ...made, requestId: id };
  };

  describe('ids in forms', () => {
    it('do not reach authorities or people of another centre', async () => {
      const { counsellor, stranger, test } = stage;
      const { caseId } = await recommendedCase(test);
      const foreign = await idIn('aachen', 'authority');
      expect((await counsellor.post(`/faelle/${caseId}/vorlegen`, { behoerde: foreign })).status).toBe(422);
      expect((await counsellor.post(`/faelle/${caseId}/zustaendig`, { person: stranger.userId })).status).toBe(422);
      expect((await counsellor.post('/konto/zentrum', { zentrum: test.centres.aachen })).status).toBe(404);
      const family = await recommendedCase(test, { centre: 'aachen' });
      const sibling = reportFields({ familie: family.familyId });
      expect((await counsellor.post('/meldungen', sibling)).status).toBe(404);
    });

    it('do not let a school speak for another school', async () => {
      const { school, otherSchool, test } = stage;
      await reportPlaces(test, '199003', 3);
      const { requestId } = await ask('199001');
      expect((await otherSchool.post(`/anfragen/${requestId}/antwort`, { antwort: 'accepted' })).status).toBe(404);
      const figures = { jahrgang: '08', art: 'df', kapazitaet: '9', belegt: '0', gesperrt: '0' };
      for (const path of ['/plaetze/neu', '/meine-plaetze/neu'])
        expect((await school.post(path, { ...figures, schule: '199005' })).status, path).toBe(403);
      const place = await test.inside('dueren', (tx) =>
        tx
          .selectFrom('school_place')
          .select(['id', 'version'])
          .where('school_number', '=', '199005')
          .executeTakeFirstOrThrow(),
      );
      for (const path of [`/plaetze/${place.id}`, `/meine-plaetze/${place.id}`]) {
        expect((await school.get(path)).status, path).toBe(403);
        const fields = { kapazitaet: '9', belegt: '0', gesperrt: '0', _version: String(place.version) };
        expect((await school.post(path, fields)).status, path).toBe(403);
      }
      expect((await school.post('/meine-plaetze', { stand: `${place.id}:${place.version}` })).status).toBe(403);
      expect((await school.get('/aufnahmen/schild?schule=199005')).status).toBe(404);
      expect((await school.post('/aufnahmen/schild/datei', { schule: '199005' })).status).toBe(404);
    });

    it('do not open a family to the reporting office of another municipality', async () => {
      const { test } = stage;
      const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
      const other = await signIn(test, { role: 'reporting_office', ags: '05358016' });
      const caseId = idOf(await office.post('/meldungen', reportFields({ fall: '' })));
      const made = caseId === '' ? await recommendedCase(test) : undefined;
      const id = made?.caseId ?? caseId;
      const { familyId } = await test.inside('dueren', (tx) =>
        tx
          .selectFrom('placement_case as p')
          .innerJoin('child as c', 'c.id', 'p.child_id')
          .select('c.family_id as familyId')
          .where('p.id', '=', id)
          .executeTakeFirstOrThrow(),
      );
      for (const path of [
        `/meldungen/${id}`,
        `/meldungen/neu?familie=${familyId}`,
        `/meldungen/neu?familie-von=${id}`,
      ]) {
        expect((await office.get(path)).status, path).toBe(200);
        expect((await other.get(path)).status, path).toBe(404);
      }
      expect((await other.post('/meldungen', { ...reportFields(), familie: familyId })).status).toBe(404);
      expect(await (await other.get('/meldungen')).text()).not.toContain(id);
    });
  });

  it('keep the notes of a counselling from the administration, and all of it from operators', async () => {
    const { counsellor, test } = stage;
    const secret = 'Vertrauliche Notiz über die Flucht';
    const caseId = idOf(await counsellor.post('/meldungen', reportFields({ nachname: 'Al-Vertraut' })));
    const notes = { tag: '23.11.2026', form: 'on_site', deutsch: 'A1', schrift: 'latin', notizen: secret };
    expect((await counsellor.post(`/faelle/${caseId}/beratung`, notes)).status).toBe(303);
    expect(await (await counsellor.get(`/faelle/${caseId}`)).text()).toContain(secret);
    const office = await signIn(test, { role: 'administration' });
    for (const path of [`/faelle/${caseId}`, '/faelle.csv', '/faelle', '/suche?q=Al-Vertraut'])
      expect(await (await office.get(path)).text(), path).not.toContain(secret);
    expect((await office.get(`/faelle/${caseId}/beratung`)).status).toBe(403);
    const operator = await signIn(test, { role: 'operator' });
    for (const path of [`/faelle/${caseId}`, '/faelle.csv', '/faelle', '/suche?q=Al-Vertraut', '/protokoll'])
      expect((await operator.get(path)).status, path).toBe(403);
  });

  describe('the Schulamt and the school', () => {
    it('do not see a case before it is theirs, nor after it was taken back or closed', async () => {
      const { authority, counsellor, school, test } = stage;
      const withdrawn = await submittedCase(stage);
      expect((await school.get(`/aufnahmen/${withdrawn.caseId}`)).status).toBe(404);
      expect((await counsellor.post(`/faelle/${withdrawn.caseId}/vorlage-zurueckziehen`)).status).toBe(303);
      const closed = await submittedCase(stage);
      const reason = { als: 'duplicate', grund: 'Schon unter anderem Namen gemeldet.' };
      expect((await counsellor.post(`/faelle/${closed.caseId}/schliessen`, reason)).status).toBe(303);
      for (const { submissionId } of [withdrawn, closed]) {
        expect((await authority.get(`/vorlagen/${submissionId}`)).status).toBe(404);
        const decide = authority.post(`/vorlagen/${submissionId}/entscheidung`, decisionFields('199001'));
        expect((await decide).status).toBe(404);
        for (const path of ['/vorlagen', '/'])
          expect(await (await authority.get(path)).text()).not.toContain(submissionId);
      }
      const { caseId } = await recommendedCase(test);
      expect((await authority.get(`/faelle/${caseId}`)).status).toBe(403);
    });

    it('lose sight of a child that a new decision sends elsewhere', async () => {
      const { authority, school, test } = stage;
      const { caseId, submissionId, decisionId } = await decidedCase(stage);
      expect((await school.get(`/aufnahmen/${caseId}`)).status).toBe(200);
      const child = await test.inside('dueren', (tx) => getAssigned(tx, test.centres.dueren, ['199001'], caseId));
      const fields = { ...decisionFields('199002'), _ersetzt: decisionId };
      expect((await authority.post(`/vorlagen/${submissionId}/neue-entscheidung`, fields)).status).toBe(303);
      expect((await school.get(`/aufnahmen/${caseId}`)).status).toBe(404);
      expect(await (await school.get('/aufnahmen')).text()).not.toContain(caseId);
      const confirm = { erster_schultag: '01.12.2026', klasse: '7a' };
      expect((await school.post(`/aufnahmen/${caseId}/bestaetigen`, confirm)).status).toBe(404);
      // The school had read the old decision a moment before the new one was written.
      const now = test.context.clock.now();
      const today = test.context.clock.today();
      const by = {
        centreId: test.centres.dueren,
        userId: systemUserId,
        role: 'school',
        schools: ['199001'],
        now,
        today,
      } as const;
      const day = Temporal.PlainDate.from('2026-12-01');
      await expect(test.inside('dueren', (tx) => confirmAdmission(tx, by, child, day, '7a'))).rejects.toThrow(Conflict);
    });

    it('do not learn an address that was protected after the submission', async () => {
      const { authority, head, school, test } = stage;
      const made = await decidedCase(stage);
      const before = await (await authority.get(`/vorlagen/${made.submissionId}`)).text();
      expect(before).toContain(invented.street);
      expect(before).toContain('etwa 2,1 km');
      await test.inside('dueren', (tx) =>
        tx.updateTable('family_address').set({ protected: true }).where('id', '=', made.familyId).execute(),
      );
      const paths: [Visitor, string][] = [
        [authority, `/vorlagen/${made.submissionId}`],
        [authority, `/vorlagen/${made.submissionId}/neue-entscheidung`],
        [authority, `/entscheidungen/${made.decisionId}`],
        [head, `/faelle/${made.caseId}`],
        [head, `/familien/${made.familyId}`],
        [head, `/familien/${made.familyId}/bearbeiten`],
        [head, `/suche?q=${invented.familyName}`],
        [head, '/faelle.csv'],
        [school, `/aufnahmen/${made.caseId}`],
      ];
      for (const [who, path] of paths) {
        const answer = await who.get(path);
        expect(answer.status, path).toBe(200);
        const text = await answer.text();
        for (const secret of [invented.street, invented.postcode, '318600', '5631600', '2,1 km', '2134'])
          expect(text, `${path}: ${secret}`).not.toContain(secret);
      }
      const letter = await test.inside('dueren', async (tx) => {
        const { buildLetter } = await import('../../src/features/placement/letter/letter.ts');
        return await buildLetter(tx, test.centres.dueren, made.decisionId, ['de']);
      });
      expect(JSON.stringify(letter)).not.toContain(invented.street);
      expect(JSON.stringify(letter.recipient)).not.toContain(invented.postcode);
    });
  });

  describe('many at once', () => {
    it('get the last place once, asking through the pages', async () => {
      const { counsellor, test } = stage;
      await reportPlaces(test, '199002', 1);
      const cases = await Promise.all(times(50).map(() => recommendedCase(test)));
      const wanted = { schule: '199002', jahrgang: '07', art: 'df' };
      const answers = await Promise.all(cases.map(({ caseId }) => counsellor.post(`/faelle/${caseId}/halten`, wanted)));
      expect(statuses(answers)).toEqual([303, ...times(49).map(() => 409)]);
    });

    it('decide once, confirm once, answer once', async () => {
      const { authority, school, test } = stage;
      const { submissionId, caseId } = await submittedCase(stage);
      const decide = () => authority.post(`/vorlagen/${submissionId}/entscheidung`, decisionFields('199001'));
      expect(statuses(await Promise.all(times(20).map(decide)))).toEqual([303, ...times(19).map(() => 409)]);
      const confirm = () =>
        school.post(`/aufnahmen/${caseId}/bestaetigen`, { erster_schultag: '01.12.2026', klasse: '7a' });
      expect(statuses(await Promise.all(times(20).map(confirm)))).toEqual([303, ...times(19).map(() => 409)]);
      const { requestId } = await ask('199001');
      const answer = (index: number) =>
        school.post(
          `/anfragen/${requestId}/antwort`,
          index % 2 ? { antwort: 'accepted' } : { antwort: 'refused', grund: 'voll' },
        );
      expect(statuses(await Promise.all(times(20).map(answer)))).toEqual([303, ...times(19).map(() => 409)]);
      const rows = await test.inside('dueren', (tx) =>
        tx.selectFrom('decision').select('id').where('case_id', '=', caseId).execute(),
      );
      expect(rows).toHaveLength(1);
    });

    it('replace a decision once', async () => {
      const { authority } = stage;
      const { submissionId, decisionId } = await decidedCase(stage);
      const replace = () =>
        authority.post(`/vorlagen/${submissionId}/neue-entscheidung`, {
          ...decisionFields('199001'),
          _ersetzt: decisionId,
        });
      expect(statuses(await Promise.all(times(10).map(replace)))).toEqual([303, ...times(9).map(() => 409)]);
      const foreign = await decidedCase(stage);
      const wrong = { ...decisionFields('199001'), _ersetzt: foreign.decisionId };
      expect((await authority.post(`/vorlagen/${submissionId}/neue-entscheidung`, wrong)).status).toBe(409);
    });

    it('report a child once when the button is pressed fifty times, and save an old form never', async () => {
      const { counsellor, head } = stage;
      const html = await (await counsellor.get('/meldungen/neu')).text();
      const fields = reportFields({ trotzdem: 'ja', nachname: 'Al-Doppelt', _request: hiddenField(html, '_request') });
      const answers = await Promise.all(times(50).map(() => counsellor.post('/meldungen', fields)));
      expect(new Set(answers.map(idOf)).size).toBe(1);
      expect(statuses(answers)).toEqual(times(50).map(() => 303));
      const { familyId } = await stage.test.inside('dueren', (tx) =>
        tx
          .selectFrom('child')
          .select('family_id as familyId')
          .where('family_name', '=', 'Al-Doppelt')
          .executeTakeFirstOrThrow(),
      );
      const form = await (await head.get(`/familien/${familyId}/bearbeiten`)).text();
      const { nachname: _1, vornamen: _2, geburtsdatum: _3, geschlecht: _4, sprache1: _5, ...rest } = reportFields();
      const { staat1: _6, bekenntnis: _7, fall: _8, ...family } = rest;
      const save = (index: number) =>
        head.post(`/familien/${familyId}/bearbeiten`, {
          ...family,
          hausnummer: String(index),
          _version: hiddenField(form, '_version'),
        });
      expect(statuses(await Promise.all(times(20).map(save)))).toEqual([303, ...times(19).map(() => 409)]);
    });
  });
});
