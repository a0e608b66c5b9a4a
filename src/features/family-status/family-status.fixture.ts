// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect } from 'vitest';
import { signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import type { DatabaseKind } from '../../../tests/helpers/database.ts';
import { systemActor } from '../../db/centre.ts';
import { recordEvent } from '../cases/actions.ts';
import { familyStatusJobs } from './jobs.ts';
import { makeCodePath, sheetPath } from './paths.ts';

const door = '/stand/dueren';

/** The program with people of Düren, and what families and they do with codes. */
export async function openFamilyStatus(kind: DatabaseKind) {
  const test: TestApp = await testApp(kind, { env: { TRUSTED_PROXIES: '127.0.0.1' } });
  const counsellor = await signIn(test, { role: 'counsellor' });
  const head = await signIn(test, { role: 'head' });
  await test.inside('dueren', (tx) =>
    tx
      .updateTable('centre_setting')
      .set({ phone: '02421 22-1234' })
      .where('centre_id', '=', test.centres.dueren)
      .execute(),
  );

  let addresses = 0;
  /** Asks as a family does; each question from another address unless one is given. */
  async function ask(code: string, more: { path?: string; address?: string; language?: string; field?: string } = {}) {
    const base = test.context.settings.publicUrl;
    addresses += 1;
    const address = more.address ?? `198.51.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
    const response = await test.app.request(`${base}${more.path ?? door}`, {
      method: 'POST',
      headers: { origin: base, 'x-forwarded-for': address },
      body: new URLSearchParams({ code, ...(more.language ? { [more.field ?? 'sprache']: more.language } : {}) }),
    });
    const html = (await response.text()).replace(/name="_request" value="[^"]*"/g, '');
    return { status: response.status, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
  }

  /** Makes a code as staff do, and reads it from the sheet. */
  async function give(
    { caseId }: { caseId: string },
    visitor: Pick<Visitor, 'get' | 'post'> = counsellor,
  ): Promise<string> {
    expect((await visitor.post(makeCodePath(caseId))).status).toBe(303);
    const sheet = await (await visitor.get(sheetPath(caseId))).text();
    return sheet.match(/>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</)?.[1] ?? '';
  }

  const protect = (familyId: string, isProtected = true) =>
    test.inside('dueren', (tx) =>
      tx.updateTable('family_address').set({ protected: isProtected }).where('id', '=', familyId).execute(),
    );
  const close = (caseId: string, as: 'moved_away' | 'duplicate') =>
    test.inside('dueren', (tx) => {
      const { clock } = test.context;
      const actor = systemActor(test.centres.dueren, clock.now());
      const by = { ...actor, role: 'counsellor', schools: [], today: clock.today() };
      return recordEvent(tx, by, caseId, { type: 'closed', payload: { as } });
    });
  const sweep = () => familyStatusJobs[0]?.run(test.context, {}, '');
  const openings = () =>
    test.inside('dueren', async (tx) => {
      const rows = await tx.selectFrom('family_code_opening').select('openings').execute();
      return rows.reduce((sum, row) => sum + row.openings, 0);
    });
  const unknownAnswer = () => ask('3333-3333-3333');

  /** The clock of all tests again; a test that has been in the future leaves no counter that lasts until then. */
  async function reset(): Promise<void> {
    test.setNow(testNow);
    await test.context.database.db.deleteFrom('sign_in_failure').execute();
  }
  return { test, counsellor, head, ask, give, protect, close, sweep, openings, unknownAnswer, reset };
}
