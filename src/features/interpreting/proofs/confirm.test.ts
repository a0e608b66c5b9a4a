// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, systemActor, type Tx } from '../../../db/centre.ts';
import { createLink } from '../../links/actions.ts';
import { answeredField, filledIn } from '../../links/input.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { bookByCall } from '../dispatch/job-actions.ts';
import { confirmPurpose } from './reminder-actions.ts';

describe.each(testDatabases)('an institution without an account after a talk, on %s', (kind) => {
  let test: TestApp;
  let school: string;
  let selam: string;
  const sender = { send: () => Promise.resolve() };
  const inside = <T>(work: (tx: Tx, by: By) => Promise<T>): Promise<T> => {
    const now = test.context.clock.now();
    const by: By = { ...systemActor(test.centres.dueren, now), role: 'link', schools: [], today: dayOf(now) };
    return test.inside('dueren', (tx) => work(tx, by));
  };
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    await inside(async (tx, { centreId }) => {
      school = await addInstitution(tx, centreId, { number: 'DN-I-9501', name: 'Schule Geheimname' });
      selam = await addVolunteer(tx, centreId, { name: 'Selam', number: 'DN-E-9500' });
    });
  });
  afterAll(() => test.close());

  const linkTo = (recordId: string) =>
    inside(async (tx, by) => {
      const to = { purpose: confirmPurpose, recordId, recipient: 'schule@beispiel.de', days: 21 };
      return `/dolmetschen-nachweis/${(await createLink(tx, by, to)).token}`;
    });
  /** A talk that took place. @returns its request */
  const held = async (start: string): Promise<string> => {
    test.setNow(dispatchNow);
    const id = await inside(async (tx, by) => {
      const request = await addRequest(tx, by.centreId, { institutionId: school, start });
      await bookByCall(tx, by, request, selam, sender);
      return request;
    });
    test.setNow(Temporal.Instant.from(start).add({ hours: 3 }).toString());
    return id;
  };
  const press = (link: string, fields: Record<string, string>) =>
    test.app.request(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const proof = { [answeredField]: filledIn, ergebnis: 'held', beginn_war: '14:00', ende_war: '15:00' };
  const kept = () =>
    inside((tx) =>
      tx
        .selectFrom('interpreting_feedback as f')
        .innerJoin('interpreting_job as j', 'j.id', 'f.job_id')
        .select(['j.request_id as id', 'f.side', 'f.understood', 'f.prepared', 'f.respectful', 'f.note'])
        .select('f.given_by as by')
        .execute(),
    );

  it('says by its mailed link how it was, beside the times: all that is wrong at once, what was typed stays', async () => {
    const id = await held('2026-12-03T14:00:00+01:00');
    const link = await linkTo(id);
    expect(await (await press(link, {})).text()).toContain('Wie war das Gespräch?');
    const wrong = await press(link, {
      ...proof,
      ende_war: '13:00',
      verstanden: 'yes',
      anmerkung: 'Bitte etwas früher',
    });
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const words of [
      'Das Ende liegt nicht nach dem Beginn.',
      'Bitte sagen Sie, ob Zeit, Ort und Absprachen klar waren.',
      'Bitte sagen Sie, ob alle freundlich miteinander umgegangen sind.',
      'Bitte etwas früher',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('Bitte sagen Sie, ob sich alle gut verständigen konnten.');
    const all = { ...proof, verstanden: 'yes', vorbereitet: 'no', freundlich: 'yes', anmerkung: 'Bitte etwas früher' };
    const named = await press(link, { ...all, anmerkung: 'Frau Mustermann war laut' });
    expect([named.status, (await named.text()).includes('Das sieht nach einer Person aus')]).toEqual([422, true]);
    expect(await kept()).toEqual([]);
    expect(await (await press(link, all)).text()).toContain('Danke, Ihre Angaben sind gespeichert.');
    const said = { side: 'institution', understood: 'yes', prepared: 'no', respectful: 'yes', by: null };
    expect(await kept()).toEqual([{ id, ...said, note: 'Bitte etwas früher' }]);
    expect((await press(link, all)).status).toBe(404);
    const coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    expect(await (await coordinator.get('/vermittlung/rueckmeldungen')).text()).toContain('Bitte etwas früher');
    const log = await inside((tx) =>
      tx.selectFrom('audit_log').select(['event', 'role']).where('record_id', '=', id).orderBy('event').execute(),
    );
    for (const event of ['interpreting.proof', 'interpreting.feedback.give'])
      expect(log).toContainEqual({ event, role: 'link' });
    // Asked for its times once more, it is not asked again how it was; the first word stays.
    const again = await linkTo(id);
    expect(await (await press(again, {})).text()).not.toContain('Wie war das Gespräch?');
    expect((await press(again, { ...all, anmerkung: 'Anders' })).status).toBe(200);
    expect((await kept()).map(({ note }) => note)).toEqual(['Bitte etwas früher']);
  });

  it('confirms the times alone where it says nothing more', async () => {
    const id = await held('2026-12-04T14:00:00+01:00');
    expect((await press(await linkTo(id), proof)).status).toBe(200);
    const proven = await inside((tx) =>
      tx
        .selectFrom('interpreting_proof as p')
        .innerJoin('interpreting_job as j', 'j.id', 'p.job_id')
        .select('p.institution_via as via')
        .where('j.request_id', '=', id)
        .execute(),
    );
    expect(proven).toEqual([{ via: 'link' }]);
    expect((await kept()).some((one) => one.id === id)).toBe(false);
  });
});
