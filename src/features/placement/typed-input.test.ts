// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import {
  decidedCase,
  decisionFields,
  openStage,
  recommendedCase,
  type Stage,
  submittedCase,
} from './placement.fixture.ts';

describe.each(testDatabases)('what people type about a placement, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const rename = (childId: string, family_name: string, given_names: string) =>
    stage.test.inside('dueren', (tx) =>
      tx.updateTable('child').set({ family_name, given_names }).where('id', '=', childId).execute(),
    );

  it('gives the school and SchILD a child of one name', async () => {
    const { test, school, counsellor, authority } = stage;
    const made = await recommendedCase(test);
    await rename(made.childId, '', 'Einzelnia');
    await test.inside('dueren', (tx) =>
      tx.updateTable('guardian').set({ given_names: '' }).where('family_id', '=', made.familyId).execute(),
    );
    const { id: behoerde } = await test.inside('dueren', (tx) =>
      tx.selectFrom('authority').select('id').where('kind', '=', 'school_authority').executeTakeFirstOrThrow(),
    );
    expect((await counsellor.post(`/faelle/${made.caseId}/vorlegen`, { behoerde })).status).toBe(303);
    const list = await (await authority.get('/vorlagen')).text();
    expect(list).toMatch(/>\s*Einzelnia\s*</);
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('id').where('case_id', '=', made.caseId).executeTakeFirstOrThrow(),
    );
    const submission = await (await authority.get(`/vorlagen/${id}`)).text();
    expect(submission).toContain('>Einzelnia</h1>');
    expect(submission).toContain('Musterin (');
    expect((await authority.post(`/vorlagen/${id}/entscheidung`, decisionFields('199001'))).status).toBe(303);
    const admission = await (await school.get(`/aufnahmen/${made.caseId}`)).text();
    expect(admission).toContain('>Einzelnia</h1>');
    expect(await (await school.get('/aufnahmen')).text()).toMatch(/>\s*Einzelnia\s*</);
    await school.post(`/aufnahmen/${made.caseId}/bestaetigen`, { erster_schultag: '01.12.2026' });
    const page = await (await school.get('/aufnahmen/schild')).text();
    expect(page).toContain('Einzelnia, erster Schultag');
    expect(page).toContain('Das Kind hat nur einen Namen. SchILD verlangt auch einen Nachnamen');
    const file = await school.post('/aufnahmen/schild/datei', { schule: '199001', seit: '', kind: made.childId });
    const [, row] = new TextDecoder('windows-1252').decode(await file.arrayBuffer()).split('\r\n');
    expect(row).toMatch(/^-\|Einzelnia\|/);
  });

  it('reads the period of the file for SchILD as every other date, and says what it cannot read', async () => {
    const { school } = stage;
    expect((await school.get('/aufnahmen/schild?seit=1.%20November%202026')).status).toBe(200);
    const wrong = await school.get('/aufnahmen/schild?seit=00.11.2026');
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('„Bestätigt seit“: Hier brauchen wir den ganzen Tag');
    expect(html).toContain('value="00.11.2026"');
    expect(html).not.toContain('erster Schultag');
    expect((await school.post('/aufnahmen/schild/datei', { schule: '199001', seit: '1.11.26' })).status).toBe(422);
  });

  it('asks about a start before the earliest one of the recommendation', async () => {
    const { counsellor, authority, test } = stage;
    const { caseId } = await recommendedCase(test);
    const ask = { schule: '199001', beginn: '30.11.2026' };
    const asked = await counsellor.post(`/faelle/${caseId}/anfragen`, ask);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('liegt vor dem frühesten Beginn der Empfehlung (01.12.2026). Stimmt der Tag?');
    const answered = { ...ask, beginn_stimmt: '2026-11-30' };
    expect((await counsellor.post(`/faelle/${caseId}/anfragen`, answered)).status).toBe(303);
    const made = await submittedCase(stage);
    const path = `/vorlagen/${made.submissionId}/entscheidung`;
    const decision = { ...decisionFields('199001'), beginn: '30.11.2026' };
    expect(await (await authority.post(path, decision)).text()).toContain('liegt vor dem frühesten Beginn');
    expect((await authority.post(path, { ...decision, beginn_stimmt: '2026-11-30' })).status).toBe(303);
  });

  it('asks about a first school day before the start in the decision', async () => {
    const made = await decidedCase(stage);
    const path = `/aufnahmen/${made.caseId}/bestaetigen`;
    const asked = await stage.school.post(path, { erster_schultag: '30.11.2026' });
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('liegt vor dem Beginn laut Entscheidung (01.12.2026)');
    const answered = { erster_schultag: '30.11.2026', erster_schultag_stimmt: '2026-11-30' };
    expect((await stage.school.post(path, answered)).status).toBe(303);
  });

  it('takes no remedy that came in before the decision', async () => {
    const made = await decidedCase(stage);
    const path = `/faelle/${made.caseId}/rechtsbehelf`;
    const refused = await stage.counsellor.post(path, { eingegangen: '20.11.2026' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('„Eingegangen am“ liegt vor der Entscheidung vom 23.11.2026.');
    expect((await stage.counsellor.post(path, { eingegangen: '23.11.2026' })).status).toBe(303);
  });

  it('orders the days of the audit log', async () => {
    const officer = await signIn(stage.test, { role: 'data_protection_officer' });
    expect((await officer.get('/protokoll?von=1.11.2026&bis=2.%20November%202026')).status).toBe(200);
    const wrong = await officer.get('/protokoll?von=2.11.2026&bis=1.11.2026');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('„Bis“ liegt vor „Von“.');
  });
});
