// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, type TestApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { authorityRow } from '../../centres/rows.ts';
import { letterForCase, schildForSchool } from '../for-commands.ts';
import {
  caseRow,
  decidedCase,
  decisionFields,
  invented,
  openStage,
  recommendedCase,
  type Stage,
  submittedCase,
} from '../placement.fixture.ts';
import { placementSummary } from '../queries.ts';
import { PlacementCard } from '../summary.tsx';

const words = [invented.familyName, 'Lerna', invented.street, 'Musterin', '2014', 'syrisch'];
const expectNone = (text: string, hidden: readonly string[]) => {
  for (const word of hidden) expect(text).not.toContain(word);
};

describe.each(testDatabases)('from the decision to the first school day, on %s', (kind) => {
  let stage: Stage;
  let test: TestApp;
  let counsellor: Visitor;
  let head: Visitor;
  let authority: Visitor;
  let school: Visitor;
  let otherSchool: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    stage = await openStage(kind);
    ({ test, counsellor, head, authority, school, otherSchool, stranger } = stage);
  });
  afterAll(async () => test.close());

  const state = (caseId: string) => caseRow(test, caseId);
  const submitted = () => submittedCase(stage);
  const decided = (options: Parameters<typeof decidedCase>[1] = {}) => decidedCase(stage, options);

  it('decides once: all errors at once, reference number, and the second of two gets told', async () => {
    const made = await submitted();
    const path = `/vorlagen/${made.submissionId}/entscheidung`;
    const bad = await authority.post(path, { ...decisionFields(''), begruendung: '', beginn: 'morgen' });
    expect(bad.status).toBe(422);
    const html = await bad.text();
    for (const part of ['Bitte wählen Sie eine Schule.', 'Begründung', 'morgen']) expect(html).toContain(part);
    expect((await counsellor.post(path, decisionFields('199001'))).status).toBe(403);
    expect((await head.post(path, decisionFields('199001'))).status).toBe(404);
    const both = await Promise.all([
      authority.post(path, decisionFields('199001')),
      authority.post(path, decisionFields('199001')),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 409]);
    const rows = await test.inside('dueren', (tx) =>
      tx.selectFrom('decision').selectAll().where('case_id', '=', made.caseId).execute(),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reference).toMatch(/^SA-DN-2026-\d{4}$/);
    expect(rows[0]?.legal_basis).toContain('§ 46');
    expect(await state(made.caseId)).toMatchObject({ state: 'allocated', school_number: '199001' });
  });

  it('replaces a decision once', async () => {
    const made = await decided();
    const path = `/vorlagen/${made.submissionId}/neue-entscheidung`;
    const form = await (await authority.get(path)).text();
    const fields = { ...decisionFields('199005'), _ersetzt: hiddenField(form, '_ersetzt') };
    expect(fields._ersetzt).toBe(made.decisionId);
    expect((await authority.post(path, fields)).status).toBe(303);
    expect((await authority.post(path, fields)).status).toBe(409);
    expect((await state(made.caseId)).school_number).toBe('199005');
    expect((await school.get(`/aufnahmen/${made.caseId}`)).status).toBe(404);
    expect((await otherSchool.get(`/aufnahmen/${made.caseId}`)).status).toBe(200);
  });

  it('prints the letter with the frozen facts, marks the translation and lets a person vouch for it', async () => {
    const made = await decided();
    const pdf = await authority.get(`/entscheidungen/${made.decisionId}/brief.pdf?sprachen=de,ar`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const page = await (await counsellor.get(`/entscheidungen/${made.decisionId}`)).text();
    expect(page).toContain('nicht geprüft');
    const path = `/entscheidungen/${made.decisionId}/uebersetzung-geprueft`;
    expect((await counsellor.post(path)).status).toBe(422);
    expect((await counsellor.post(path, { gelesen: 'ja' })).status).toBe(303);
    expect(await (await counsellor.get(`/entscheidungen/${made.decisionId}`)).text()).toContain(
      'geprüft von Test counsellor',
    );
    expect((await school.get(`/entscheidungen/${made.decisionId}`)).status).toBe(403);
    expect((await stranger.get(`/entscheidungen/${made.decisionId}/brief.pdf`)).status).toBe(404);
    // Arabic is printed once it is released (letter.test.ts).
    await authority.get(`/entscheidungen/${made.decisionId}/brief.pdf?sprachen=de,ar`);
    const again = await letterForCase(test.context, 'dueren', made.number, ['de']);
    expect(Buffer.from(again.slice(0, 5)).toString()).toBe('%PDF-');
    const letters = await test.inside('dueren', (tx) =>
      tx.selectFrom('letter').select('languages').where('decision_id', '=', made.decisionId).execute(),
    );
    expect(letters.map((letter) => letter.languages).sort()).toEqual(['de', 'de', 'de,ar']);
  });

  it('admits the child at its own school and hands it to SchILD', async () => {
    const made = await decided();
    const list = await (await school.get('/aufnahmen')).text();
    expect(list).toContain(invented.familyName);
    expect((await otherSchool.post(`/aufnahmen/${made.caseId}/bestaetigen`, {})).status).toBe(404);
    expect((await school.post(`/aufnahmen/${made.caseId}/bestaetigen`, {})).status).toBe(422);
    const fields = { erster_schultag: '01.12.2026', klasse: '7b', _request: newId() };
    for (const _ of [1, 2]) {
      const answer = await school.post(`/aufnahmen/${made.caseId}/bestaetigen`, fields);
      expect(answer.headers.get('location')).toBe('/aufnahmen?ok=bestaetigt');
    }
    expect(await state(made.caseId)).toMatchObject({ state: 'admitted' });
    const child = await test.inside('dueren', (tx) =>
      tx.selectFrom('child').selectAll().where('id', '=', made.childId).executeTakeFirstOrThrow(),
    );
    expect(child.school_number).toBe('199001');
    const hint = await (await school.get('/aufnahmen/schild')).text();
    expect(hint).toContain('Bekannt ist nur: 03/2014');
    expect((await otherSchool.post('/aufnahmen/schild/datei', { schule: '199001', seit: '' })).status).toBe(404);
    const file = await school.post('/aufnahmen/schild/datei', { schule: '199001', seit: '', kind: made.childId });
    const text = new TextDecoder('windows-1252').decode(await file.arrayBuffer());
    expect(text).toContain(invented.familyName);
    expect(text).toContain(invented.street);
    expect((await schildForSchool(test.context, 'dueren', '199001')).file).not.toBeNull();
    expect((await authority.get(`/vorlagen/${made.submissionId}/neue-entscheidung`)).status).toBe(409);
    const summary = await test.inside('dueren', (tx) => placementSummary(tx, test.centres.dueren, made.caseId));
    const card = String(
      PlacementCard({ summary, caseId: made.caseId, today: test.context.clock.today(), mayAct: true }),
    );
    for (const part of ['Zugewiesen', 'SA-DN-2026-', 'erster Schultag Di 01.12.2026']) expect(card).toContain(part);
  });

  it('keeps a protected address out of copy, school pages, SchILD and letter', async () => {
    const made = await decided({ protectedAddress: true });
    const secrets = [invented.street, invented.postcode];
    const copy = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission_copy').select('content').where('id', '=', made.submissionId).executeTakeFirstOrThrow(),
    );
    expectNone(JSON.stringify(copy), [...secrets, '2,1 km']);
    expect(JSON.stringify(copy)).toContain('Anschrift gesperrt (§ 51 BMG)');
    expectNone(await (await school.get(`/aufnahmen/${made.caseId}`)).text(), secrets);
    const { buildLetter } = await import('../letter/letter.ts');
    const letter = await test.inside('dueren', (tx) => buildLetter(tx, test.centres.dueren, made.decisionId, ['de']));
    expectNone(JSON.stringify(letter.recipient), [invented.street]);
    expect(letter.recipient).toHaveProperty('viaCentre');
    await school.post(`/aufnahmen/${made.caseId}/bestaetigen`, { erster_schultag: '01.12.2026', klasse: '7c' });
    const file = await school.post('/aufnahmen/schild/datei', { schule: '199001', seit: '', kind: made.childId });
    expectNone(new TextDecoder('windows-1252').decode(await file.arrayBuffer()), secrets);
  });

  it('shows a school what stood in a file for SchILD already, and loads it again only when ticked', async () => {
    const [first, second] = [await decided(), await decided()];
    const confirm = (made: { caseId: string }) =>
      school.post(`/aufnahmen/${made.caseId}/bestaetigen`, { erster_schultag: '01.12.2026', klasse: '7d' });
    const page = async () => await (await school.get('/aufnahmen/schild')).text();
    const load = (kind?: string) =>
      school.post('/aufnahmen/schild/datei', { schule: '199001', seit: '', ...(kind ? { kind } : {}) });
    const lines = async (answer: Response) =>
      new TextDecoder('windows-1252').decode(await answer.arrayBuffer()).split(invented.street).length - 1;
    await confirm(first);
    expect(await page()).toContain('>noch in keiner Datei<');
    await load();
    expect(await page()).not.toContain('>noch in keiner Datei<');
    expect(await (await school.get('/aufnahmen')).text()).toContain('geladen Mo 23.11.2026');
    expect((await load()).status).toBe(409);
    await confirm(second);
    expect(await lines(await load())).toBe(1);
    expect(await lines(await load(first.childId))).toBe(1);
    const kept = await test.inside('dueren', (tx) =>
      tx.selectFrom('admission').select('exported_by').where('case_id', '=', second.caseId).executeTakeFirstOrThrow(),
    );
    expect(kept.exported_by).toBe(school.userId);
  });

  it('takes and settles a legal remedy', async () => {
    const made = await decided();
    expect((await counsellor.post(`/faelle/${made.caseId}/rechtsbehelf`, { eingegangen: '' })).status).toBe(422);
    expect((await counsellor.post(`/faelle/${made.caseId}/rechtsbehelf`, { eingegangen: '23.11.2026' })).status).toBe(
      303,
    );
    expect((await state(made.caseId)).state).toBe('legal_remedy');
    expect((await counsellor.post(`/faelle/${made.caseId}/rechtsbehelf-erledigt`)).status).toBe(303);
    expect((await state(made.caseId)).state).toBe('allocated');
  });

  it('refuses to decide where no remedy notice is valid, and lets the head decide for the centre', async () => {
    const centreAuthority = newId();
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('authority')
        .values(
          authorityRow({
            centreId: test.centres.dueren,
            id: centreAuthority,
            kind: 'centre',
            name: 'Zentrum als Behörde',
            street: 'Musterweg 2',
            postcode: '52351',
            place: 'Düren',
          }),
        )
        .execute(),
    );
    const made = await recommendedCase(test);
    await counsellor.post(`/faelle/${made.caseId}/vorlegen`, { behoerde: centreAuthority });
    const summary = await test.inside('dueren', (tx) => placementSummary(tx, test.centres.dueren, made.caseId));
    const path = `/vorlagen/${summary.submission?.id}/entscheidung`;
    expect((await authority.post(path, decisionFields('199001'))).status).toBe(404);
    const refused = await head.post(path, decisionFields('199001'));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('keine Rechtsbehelfsbelehrung gültig');
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('remedy_notice')
        .values({
          centre_id: test.centres.dueren,
          id: newId(),
          authority_id: centreAuthority,
          valid_from: Temporal.PlainDate.from('2026-01-01'),
          valid_to: null,
          text_de: 'Belehrung zur Probe.',
          source: 'erfunden',
        })
        .execute(),
    );
    expect((await head.post(path, decisionFields('199001'))).status).toBe(303);
    const after = await test.inside('dueren', (tx) => placementSummary(tx, test.centres.dueren, made.caseId));
    expect(after.decision?.reference).toMatch(/^KI-DN-2026-/);
    const letter = await head.get(`/entscheidungen/${after.decision?.id}/brief.pdf?sprachen=de,ar`);
    expect(letter.headers.get('content-type')).toBe('application/pdf');
    expect((await authority.get(`/entscheidungen/${after.decision?.id}`)).status).toBe(404);
  });

  it('closes a case of direct registration with the school the family found', async () => {
    const made = await recommendedCase(test, { direct: true });
    const { recordEvent } = await import('../../cases/actions.ts');
    await test.inside('dueren', (tx) =>
      recordEvent(
        tx,
        {
          centreId: test.centres.dueren,
          userId: counsellor.userId,
          role: 'counsellor',
          schools: [],
          now: test.context.clock.now(),
          today: test.context.clock.today(),
        },
        made.caseId,
        { type: 'registration_advised', payload: { schoolNumbers: ['199003'], checkBy: '2026-12-01' } },
      ),
    );
    const path = `/faelle/${made.caseId}/anmeldung-bestaetigt`;
    expect(await (await counsellor.get(path)).text()).toContain('Gemeinschaftsgrundschule Probehof');
    const bad = await counsellor.post(path, { schule: 'andere', andere_schule: '12', erster_schultag: '' });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('Nummer mit 6 Ziffern');
    const fields = { schule: 'andere', andere_schule: '199004', erster_schultag: '30.11.2026' };
    expect((await counsellor.post(path, fields)).status).toBe(303);
    expect(await state(made.caseId)).toMatchObject({ state: 'admitted', school_number: '199004' });
  });

  it('sends mails without personal data', async () => {
    await test.context.jobs.runDue();
    const outbox = join(test.context.settings.dataFolder, 'outbox');
    const mails = await Promise.all((await readdir(outbox)).map((file) => readFile(join(outbox, file), 'utf8')));
    expect(mails.length).toBeGreaterThan(5);
    for (const mail of mails) expectNone(mail, [...words.slice(0, 4), 'DN-2026']);
    const all = mails.join('\n');
    expect(all).toContain(school.email);
    expect(all).toContain(authority.email);
  });
});
