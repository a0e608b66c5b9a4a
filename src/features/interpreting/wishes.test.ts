// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeInstitution, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import type { By } from '../../db/centre.ts';
import { addVolunteer } from './dispatch/dispatch.fixture.ts';
import { bookByCall } from './dispatch/job-actions.ts';
import { askedTalk } from './requests.fixture.ts';
import { findWishes } from './wish-queries.ts';

describe.each(testDatabases)('who is wanted again for a sign, on %s', (kind) => {
  let test: TestApp;
  let institution: string;
  let school: Visitor;
  let volunteerId: string;
  const own = '/dolmetschanfragen';
  beforeAll(async () => {
    test = await testApp(kind);
    institution = await makeInstitution(test);
    school = await signIn(test, { role: 'institution', institution });
    volunteerId = await test.inside('dueren', (tx) =>
      addVolunteer(tx, test.centres.dueren, { name: 'Selam', language: 'kmr', number: 'DN-E-0901' }),
    );
  });
  afterAll(() => test.close());

  const ask = async (zeichen: string): Promise<string> => {
    const answer = await school.post(own, { ...askedTalk, einrichtung: institution, zeichen });
    return answer.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
  };
  const wishes = (reference: string, institutionId = institution) =>
    test.inside('dueren', async (tx) => {
      const { never, again } = await findWishes(tx, test.centres.dueren, { institutionId, reference });
      return [never.has(volunteerId) && 'never', again.has(volunteerId) && 'again'].filter(Boolean);
    });

  it('is said once somebody has promised, without a reason, and the last word counts', async () => {
    const id = await ask('K 17/3');
    expect((await school.get(`${own}/${id}/naechstes-mal`)).status).toBe(409);
    const { now, today } = { now: test.context.clock.now(), today: test.context.clock.today() };
    const by: By = {
      centreId: test.centres.dueren,
      userId: school.userId,
      role: 'interpreter_coordinator',
      schools: [],
      now,
      today,
    };
    await test.inside('dueren', (tx) => bookByCall(tx, by, id, volunteerId, test.context.jobs));
    const page = await (await school.get(`${own}/${id}/naechstes-mal`)).text();
    expect(page).toContain('Soll Selam wieder dolmetschen?');
    expect(page).not.toMatch(/Beispiel<|Geheimweg|02421 777/);
    const path = `${own}/${id}/naechstes-mal`;
    for (const [naechstes_mal, found] of [
      ['again', ['again']],
      ['never', ['never']],
      ['none', []],
    ] as const) {
      expect((await school.post(path, { naechstes_mal })).status).toBe(303);
      expect(await wishes(' k 17/3 ')).toEqual(found);
    }
    await school.post(path, { naechstes_mal: 'never' });
    expect(await wishes('K 17/4')).toEqual([]);
    expect(await wishes('K 17/3', await makeInstitution(test))).toEqual([]);
    const rows = await test.inside('dueren', (tx) => tx.selectFrom('pair_wish').selectAll().execute());
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
      ['centre_id', 'entered_at', 'id', 'institution_id', 'reference', 'volunteer_id', 'wish'].toSorted(),
    );
    const other = await signIn(test, { role: 'institution' });
    expect((await other.get(path)).status).toBe(404);
  });

  it('needs a sign', async () => {
    const id = await ask('');
    expect((await school.get(`${own}/${id}/naechstes-mal`)).status).toBe(409);
  });
});
