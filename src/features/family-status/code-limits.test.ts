// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { codeLimits } from '../../auth/rate-limit.ts';
import { recommendedCase } from '../placement/placement.fixture.ts';
import { openFamilyStatus } from './family-status.fixture.ts';
import { releaseTextsPath, revokeCodePath, statusTextsPath } from './paths.ts';

type Opened = Awaited<ReturnType<typeof openFamilyStatus>>;

describe.each(testDatabases)('codes of families over time on %s', (kind) => {
  let test: Opened['test'];
  let counsellor: Opened['counsellor'];
  let ask: Opened['ask'];
  let give: Opened['give'];
  let close: Opened['close'];
  let sweep: Opened['sweep'];
  let reset: Opened['reset'];

  beforeAll(async () => {
    ({ test, counsellor, ask, give, close, sweep, reset } = await openFamilyStatus(kind));
  });
  afterEach(() => reset());
  afterAll(() => test.close());

  it('lets one address try a few codes, and all together some more; who has the right code is never a guess', async () => {
    const made = await recommendedCase(test);
    const code = await give(made);
    test.setNow('2026-11-23T15:00:00+01:00');
    const shelter = '203.0.113.7';
    for (let n = 0; n < codeLimits.address + 5; n += 1)
      expect((await ask(code, { address: shelter })).status).toBe(200);
    for (let n = 0; n < codeLimits.address; n += 1)
      expect((await ask(`5555-5555-${1000 + n}`, { address: shelter })).status).toBe(404);
    const refused = await ask(code, { address: shelter });
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Das waren zu viele Versuche. Bitte warten Sie 10 Minuten');
    expect((await ask(code)).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < codeLimits.installation; n += 1) statuses.push((await ask(`6666-6666-${1000 + n}`)).status);
    // Those of the first address count as well.
    expect(statuses.filter((status) => status === 404).length).toBe(codeLimits.installation - codeLimits.address);
    expect((await ask(code)).status).toBe(429);
    test.setNow('2026-11-23T15:10:01+01:00');
    expect((await ask(code, { address: shelter })).status).toBe(200);
  });

  it('deletes codes that ended long ago', async () => {
    const [revoked, over, going] = [
      await recommendedCase(test),
      await recommendedCase(test),
      await recommendedCase(test),
    ];
    for (const one of [revoked, over, going]) await give(one);
    await counsellor.post(revokeCodePath(revoked.caseId));
    await close(over.caseId, 'moved_away');
    const left = async (at: string): Promise<boolean[]> => {
      test.setNow(at);
      await sweep();
      const rows = await test.inside('dueren', (tx) => tx.selectFrom('family_code').select('case_id').execute());
      return [revoked, over, going].map(({ caseId }) => rows.some((row) => row.case_id === caseId));
    };
    expect(await left('2027-02-21T08:00:00+01:00')).toEqual([true, true, true]);
    expect(await left('2027-02-22T12:00:00+01:00')).toEqual([false, true, true]);
    expect(await left('2027-05-25T12:00:00+02:00')).toEqual([false, false, true]);
  });

  it('marks a language until a named person has released its texts', async () => {
    const made = await recommendedCase(test);
    const code = await give(made);
    const texts = await (await counsellor.get(`${statusTextsPath}?sprache=ar`)).text();
    expect(texts).toContain('nicht geprüft');
    const unread = await counsellor.post(releaseTextsPath, { sprache: 'ar' });
    expect(unread.status).toBe(422);
    expect(await unread.text()).toContain('Bitte bestätigen Sie');
    expect((await counsellor.post(releaseTextsPath, { sprache: 'ar', gelesen: 'ja' })).status).toBe(303);
    expect(await (await counsellor.get(`${statusTextsPath}?sprache=ar`)).text()).toContain(
      'geprüft von Test counsellor',
    );
    const { text, html } = await ask(code);
    expect(text).not.toContain('لم تتم مراجعة هذه الترجمة بعد');
    expect(html).toContain('<summary>Diese Seite auf Deutsch</summary>');
    expect((await ask(code, { language: 'uk' })).text).toContain('Цей переклад ще не перевірено');
    const other = await ask(code, { path: '/stand/aachen', language: 'ar' });
    expect(other.text).toContain('لم تتم مراجعة هذه الترجمة بعد');
  });
});
