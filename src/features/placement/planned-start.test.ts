// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import {
  decidedCase,
  decisionFields,
  openStage,
  recommendedCase,
  type Stage,
  submittedCase,
} from './placement.fixture.ts';
import { confirmBy, proposedStart } from './rules.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe.each(testDatabases)('the start at a school on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  /** Sends a form three times: without an answer, with one for another day, with the right one. */
  async function asksOnce(who: Visitor, path: string, field: string, fields: Record<string, string>, iso: string) {
    const asked = await who.post(path, fields);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Stimmt der Tag?');
    expect(html).toContain(`name="${field}_stimmt" value="${iso}"`);
    expect((await who.post(path, { ...fields, [`${field}_stimmt`]: '2026-12-01' })).status).toBe(422);
    expect((await who.post(path, { ...fields, [`${field}_stimmt`]: iso })).status).toBe(303);
    return html;
  }

  it('is asked about when a school is asked', async () => {
    const { caseId } = await recommendedCase(stage.test);
    const fields = { schule: '199001', beginn: '28.12.2026' };
    const html = await asksOnce(stage.counsellor, `/faelle/${caseId}/anfragen`, 'beginn', fields, '2026-12-28');
    expect(html).toContain('liegt in den Weihnachtsferien (23.12.2026 bis 06.01.2027)');
  });

  it('is asked about in a decision, with the day of the hearing, and what else is wrong', async () => {
    const made = await submittedCase(stage);
    const path = `/vorlagen/${made.submissionId}/entscheidung`;
    const fields = { ...decisionFields('199001'), beginn: '12.12.2026' };
    const bad = await (
      await stage.authority.post(path, { ...fields, anhoerung: '22.11.2026', begruendung: '', schule: '999999' })
    ).text();
    for (const part of ['Der 12.12.2026 ist ein Samstag', 'Der 22.11.2026 ist ein Sonntag', 'Bitte füllen Sie'])
      expect(bad).toContain(part);
    const unknown = await (await stage.authority.post(path, { ...fields, schule: '999999' })).text();
    expect(unknown).toContain('Bitte wählen Sie eine Schule.');
    expect(unknown).toContain('Der 12.12.2026 ist ein Samstag');
    expect(unknown).toContain('An dieser Schule ist ein Platz frei.');
    await asksOnce(stage.authority, path, 'beginn', fields, '2026-12-12');
  });

  it('cannot be planned for a year nobody means, and takes no time to refuse', async () => {
    const made = await submittedCase(stage);
    const answer = await stage.authority.post(`/vorlagen/${made.submissionId}/entscheidung`, {
      ...decisionFields('199001'),
      beginn: '01.12.9026',
      beginn_stimmt: '9026-12-01',
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('mehr als 10 Jahre in der Zukunft');
  });

  it('is asked about as the first school day, also long ago', async () => {
    const made = await decidedCase(stage);
    const path = `/aufnahmen/${made.caseId}/bestaetigen`;
    const html = await (await stage.school.post(path, { erster_schultag: '01.12.2024' })).text();
    expect(html).toContain('Der 01.12.2024 ist ein Sonntag und liegt mehr als ein Jahr zurück. Stimmt der Tag?');
    await asksOnce(stage.school, path, 'erster_schultag', { erster_schultag: '05.12.2026' }, '2026-12-05');
  });

  it('is proposed on a day with lessons, whatever was confirmed before', async () => {
    const made = await submittedCase(stage);
    const path = `/vorlagen/${made.submissionId}/entscheidung`;
    const fields = { ...decisionFields('199001'), beginn: '23.12.2026', beginn_stimmt: '2026-12-23' };
    expect((await stage.authority.post(path, fields)).status).toBe(303);
    const form = await (await stage.school.get(`/aufnahmen/${made.caseId}`)).text();
    expect(form).toMatch(/name="erster_schultag"[^>]*value="07.01.2027"/);
    stage.test.setNow('2026-12-18T15:00:00+01:00');
    const { caseId } = await recommendedCase(stage.test);
    const counsellor = await signIn(stage.test, { role: 'counsellor' });
    const ask = await (await counsellor.get(`/faelle/${caseId}/anfragen`)).text();
    expect(ask).toMatch(/name="beginn"[^>]*value="07.01.2027"/);
  });
});

it('a proposed start is never past; a school confirms on a working day', () => {
  expect(proposedStart(day('2026-10-01'), day('2026-11-28')).toString()).toBe('2026-11-30');
  expect(proposedStart(day('2026-12-01'), day('2026-11-28')).toString()).toBe('2026-12-01');
  expect(confirmBy(true, day('2026-12-05'), day('2026-11-23'), 5).toString()).toBe('2026-12-07');
  expect(confirmBy(true, day('2026-12-01'), day('2026-11-23'), 5).toString()).toBe('2026-12-01');
});
