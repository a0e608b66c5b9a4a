// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../tests/helpers/app.ts';
import { recordsOf } from '../../../tests/helpers/audit.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { invented, recommendedCase } from '../placement/placement.fixture.ts';
import { openFamilyStatus } from './family-status.fixture.ts';
import { familyCodePath, makeCodePath, revokeCodePath, sheetPath } from './paths.ts';
import { familyCodeRow } from './rows.ts';
import { demoCode } from './rules.ts';

const door = '/stand/dueren';
type Opened = Awaited<ReturnType<typeof openFamilyStatus>>;

describe.each(testDatabases)('the status of a family on %s', (kind) => {
  let test: Opened['test'];
  let counsellor: Opened['counsellor'];
  let head: Opened['head'];
  let ask: Opened['ask'];
  let give: Opened['give'];
  let protect: Opened['protect'];
  let close: Opened['close'];
  let sweep: Opened['sweep'];
  let openings: Opened['openings'];
  let unknownAnswer: Opened['unknownAnswer'];
  let reset: Opened['reset'];

  beforeAll(async () => {
    ({ test, counsellor, head, ask, give, protect, close, sweep, openings, unknownAnswer, reset } =
      await openFamilyStatus(kind));
  });
  afterEach(() => reset());
  afterAll(() => test.close());

  it('says the step in the language of the family, and nothing about child, school, home or case', async () => {
    const made = await recommendedCase(test);
    const code = await give(made);
    const { status, html, text } = await ask(code);
    expect(status).toBe(200);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('نبحث عن مدرسة فيها مكان شاغر');
    // Nobody has released the Arabic texts: it says so, and German stands below.
    expect(text).toContain('لم تتم مراجعة هذه الترجمة بعد');
    expect(text).toMatch(/Schritt 4 von 6 Wir suchen eine Schule mit einem freien Platz/);
    expect(text).toContain('Sie müssen jetzt nichts tun.');
    expect(text).toContain('bis Dienstag, 24. November 2026');
    expect(html).toContain('<bdi dir="ltr" class="hs-nowrap">24.11.2026</bdi>');
    expect(html).toContain('<bdi dir="ltr" class="hs-nowrap">02421 22-1234</bdi>');
    for (const word of [
      ...Object.values(invented),
      'Lerna',
      'Musterin',
      made.number,
      made.caseId,
      made.familyId,
      '199001',
      'Düren 17',
      'Jahrgang',
    ])
      expect(html, word).not.toContain(word);
    expect(html).toContain('noindex');
    expect(html.length).toBeLessThan(60_000);
    // The same by hand, in small letters, without dashes, in a chosen language.
    const turkish = await ask(code.toLowerCase().replaceAll('-', ' '), { language: 'tr', field: 'wechsel' });
    expect(turkish.status).toBe(200);
    expect(turkish.html).toContain('<html lang="tr" dir="ltr">');
  });

  it('gives one answer for codes that are unknown, malformed, replaced, revoked, protected, of another centre or over', async () => {
    const [replaced, revoked, hidden, double, over, elsewhere] = [
      await recommendedCase(test),
      await recommendedCase(test),
      await recommendedCase(test),
      await recommendedCase(test),
      await recommendedCase(test),
      await recommendedCase(test, { centre: 'aachen' }),
    ];
    const aachen = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    const codes: Record<string, string> = {
      unknown: '4444-4444-4444',
      malformed: 'Ä%\u0000<b>',
      empty: '',
      long: 'K'.repeat(5000),
      replaced: await give(replaced),
      revoked: await give(revoked),
      hidden: await give(hidden),
      double: await give(double),
      over: await give(over),
      elsewhere: await give(elsewhere, aachen),
    };
    for (const name of ['replaced', 'revoked', 'hidden', 'double', 'over'])
      expect((await ask(codes[name] ?? '')).status, name).toBe(200);
    expect((await ask(codes.elsewhere ?? '', { path: '/stand/aachen' })).status).toBe(200);
    const second = await give(replaced);
    expect(second).not.toBe(codes.replaced);
    expect((await ask(second)).status).toBe(200);
    expect((await counsellor.post(revokeCodePath(revoked.caseId))).status).toBe(303);
    await protect(hidden.familyId);
    await close(double.caseId, 'duplicate');
    await close(over.caseId, 'moved_away');
    expect((await ask(codes.over ?? '')).text).toContain('Wir arbeiten nicht mehr an diesem Weg.');
    test.setNow('2027-02-23T12:00:00+01:00');
    expect((await ask(codes.over ?? '')).status).toBe(200);
    test.setNow('2027-02-24T12:00:00+01:00');
    const first = await unknownAnswer();
    expect(first.status).toBe(404);
    expect(first.text).toContain('Diesen Code gibt es nicht (mehr).');
    expect(first.text).toContain('Bitte rufen Sie an: 02421 22-1234');
    const before = await openings();
    for (const [name, code] of Object.entries(codes)) {
      const answer = await ask(code);
      expect(answer.status, name).toBe(404);
      expect(answer.html, name).toBe(first.html);
    }
    expect(await openings()).toBe(before);
  });

  it('makes no code where the address is protected, and one that was stopped stays so when the protection is taken off', async () => {
    const made = await recommendedCase(test);
    const code = await give(made);
    await protect(made.familyId);
    expect((await ask(code)).status).toBe(404);
    const refused = await counsellor.post(makeCodePath(made.caseId));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Auskunftssperre');
    expect((await counsellor.get(sheetPath(made.caseId))).status).toBe(409);
    const page = await (await counsellor.get(familyCodePath(made.caseId))).text();
    expect(page).toContain('Deshalb gibt es für sie keinen Code.');
    expect(page).not.toContain(makeCodePath(made.caseId));
    await sweep();
    await protect(made.familyId, false);
    expect((await ask(code)).status).toBe(404);
    expect((await ask(await give(made))).status).toBe(200);
  });

  it('keeps a hash alone, one code in force for a case, and who made and revoked it', async () => {
    const made = await recommendedCase(test);
    const codes = await Promise.all([give(made), give(made), give(made)]);
    const rows = await test.inside('dueren', (tx) =>
      tx.selectFrom('family_code').selectAll().where('case_id', '=', made.caseId).execute(),
    );
    expect(rows.length).toBe(3);
    expect(rows.filter(({ revoked_at: at }) => at === null).length).toBe(1);
    const kept = JSON.stringify(rows);
    for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''));
    // The sheet can be printed again: the same code, without a change.
    const again = await (await head.get(sheetPath(made.caseId))).text();
    const valid = await Promise.all(codes.map(async (code) => (await ask(code)).status === 200 && code));
    expect(again).toContain(valid.find((code) => code !== false));
    expect((await head.post(revokeCodePath(made.caseId))).status).toBe(303);
    expect((await head.post(revokeCodePath(made.caseId))).status).toBe(303);
    const history = await (await head.get(familyCodePath(made.caseId))).text();
    expect(history).toContain('Test counsellor');
    expect(history).toContain('(Test head)');
    expect((await head.get(sheetPath(made.caseId))).status).toBe(409);
    const logged = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('audit_log')
        .select(['event', 'record_id', 'record_ids'])
        .where('event', 'like', 'family_code.%')
        .execute(),
    );
    const own = logged.filter((row) => recordsOf([row]).includes(made.caseId)).map(({ event }) => event);
    expect(new Set(own)).toEqual(
      new Set(['family_code.make', 'family_code.print', 'family_code.revoke', 'family_code.view']),
    );
  });

  it('makes one code of a form that is sent twice', async () => {
    const made = await recommendedCase(test);
    const form = { _request: newId() };
    for (const _again of [1, 2]) expect((await counsellor.post(makeCodePath(made.caseId), form)).status).toBe(303);
    const rows = await test.inside('dueren', (tx) =>
      tx.selectFrom('family_code').select('id').where('case_id', '=', made.caseId).execute(),
    );
    expect(rows.length).toBe(1);
  });

  it('says that a code cannot be written again when it was made with another secret, and still opens the page by it', async () => {
    const made = await recommendedCase(test);
    const row = {
      centreId: test.centres.dueren,
      id: newId(),
      caseId: made.caseId,
      code: demoCode,
      by: counsellor.userId,
    };
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('family_code')
        .values(familyCodeRow({ ...row, at: test.context.clock.now() }))
        .execute(),
    );
    const sheet = await (await counsellor.get(sheetPath(made.caseId))).text();
    expect(sheet).toContain('lässt sich nicht noch einmal zeigen');
    expect(sheet).not.toMatch(/data:image/);
    expect((await ask(demoCode)).status).toBe(200);
  });

  it('changes nothing when it is called up, and counts a right code without whose it was', async () => {
    const made = await recommendedCase(test);
    const code = await give(made);
    const before = await openings();
    const { app } = test;
    const base = test.context.settings.publicUrl;
    for (const path of ['/stand', door, `${door}?sprache=ar`, `${door}?code=${code}`]) {
      const response = await app.request(base + path);
      expect([200, 303]).toContain(response.status);
      const html = await response.text();
      expect(html).not.toContain('hs-now__what');
      expect(html).not.toContain(code);
    }
    expect((await app.request(`${base}/stand/${code}`)).status).toBe(404);
    expect((await app.request(`${base}/stand/soest`)).status).toBe(404);
    expect(await openings()).toBe(before);
    await ask(code);
    await ask(code, { language: 'uk', field: 'wechsel' });
    await ask(code);
    expect(await openings()).toBe(before + 2);
    const columns = await test.inside('dueren', (tx) => tx.selectFrom('family_code_opening').selectAll().execute());
    expect(Object.keys(columns[0] ?? {}).toSorted()).toEqual(['centre_id', 'day', 'openings']);
    const foreign = await app.request(base + door, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ code }),
    });
    expect(foreign.status).toBe(403);
  });

  it('is for the centre alone, and for those who run or record cases', async () => {
    const made = await recommendedCase(test);
    const aachen = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    for (const path of [familyCodePath(made.caseId), sheetPath(made.caseId)])
      expect((await aachen.get(path)).status, path).toBe(404);
    for (const path of [makeCodePath(made.caseId), revokeCodePath(made.caseId)])
      expect((await aachen.post(path)).status, path).toBe(404);
    for (const role of ['school', 'reporting_office', 'school_authority', 'data_protection_officer'] as const)
      expect((await (await signIn(test, { role })).post(makeCodePath(made.caseId))).status, role).toBe(403);
    const administration = await signIn(test, { role: 'administration' });
    expect((await ask(await give(made, administration))).status).toBe(200);
    await close(made.caseId, 'moved_away');
    expect((await counsellor.post(makeCodePath(made.caseId))).status).toBe(409);
  });
});
