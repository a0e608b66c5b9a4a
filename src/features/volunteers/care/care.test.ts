// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeVolunteer, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';

describe.each(testDatabases)('care for volunteers on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let id: string;
  beforeAll(async () => {
    test = await testApp(kind);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    id = await makeVolunteer(test);
  });
  afterAll(() => test.close());

  const path = () => `/ehrenamtliche/${id}/begleitung`;
  const post = (to: string, fields: Record<string, string>) => coordinator.post(to, { ...fields, _request: newId() });
  const rows = () => test.inside('dueren', (tx) => tx.selectFrom('volunteer_care').selectAll().execute());
  const page = async () => await (await coordinator.get(`/ehrenamtliche/${id}`)).text();

  it('notes a day once, says afterwards who came, and takes back what was a slip', async () => {
    const planned = { begleitung: 'supervision', tag: '30.11.2026' };
    const early = await post(path(), { ...planned, gekommen: 'yes' });
    expect([early.status, (await early.text()).includes('liegt noch vor Ihnen')]).toEqual([422, true]);
    const answers = await Promise.all([post(path(), planned), post(path(), planned)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await page()).toContain('geplant');
    test.setNow('2026-12-01T09:00:00+01:00');
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    expect(await page()).toContain('noch nicht eingetragen');
    const eintrag = (await rows())[0]?.id ?? '';
    expect((await post(`${path()}/antwort`, { eintrag, antwort: 'attended' })).status).toBe(303);
    expect(await rows()).toMatchObject([{ kind: 'supervision', attended: true }]);
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await foreign.post(`${path()}/antwort`, { eintrag, antwort: 'gone', _request: newId() })).status).toBe(404);
    expect((await post(`${path()}/antwort`, { eintrag, antwort: 'gone' })).status).toBe(303);
    expect(await rows()).toEqual([]);
    expect((await post(`${path()}/antwort`, { eintrag, antwort: 'gone' })).status).toBe(404);
  });
});
