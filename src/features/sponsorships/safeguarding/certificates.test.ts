// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { type By, systemUserId, type Tx } from '../../../db/centre.ts';
import { mailbox } from '../../interpreting/mailbox.fixture.ts';
import { forgetConduct, noteCheck } from '../../volunteers/check-actions.ts';
import { conductKeptMonths } from '../../volunteers/rules.ts';
import { happen, insertProposed } from '../actions.ts';
import { everySponsorship, getSponsorship, lockSponsorship } from '../queries.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from '../sponsorships.fixture.ts';
import { checkCertificates } from './certificate-actions.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe.each(testDatabases)('certificates of conduct of sponsors on %s', (kind) => {
  let test: TestApp;
  let count = 0;
  const post = mailbox(() => test);
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
  });
  afterAll(() => test.close());

  const act = <T>(work: (tx: Tx, by: By) => Promise<T>, centre: 'dueren' | 'aachen' = 'dueren') =>
    test.inside(centre, (tx) => {
      const now = test.context.clock.now();
      const today = test.context.clock.today();
      return work(tx, { centreId: test.centres[centre], userId: systemUserId, role: 'head', schools: [], now, today });
    });

  /** A sponsorship that runs, with a certificate dated on a day; null: none was ever seen. */
  const running = (datedOn: string | null, centre: 'dueren' | 'aachen' = 'dueren') =>
    act(async (tx, by) => {
      count += 1;
      const { centreId } = by;
      const pupilId = await addPupil(tx, centreId, { number: `DN-SM-2026-${100 + count}` });
      const volunteerId = await addSponsor(tx, centreId, { number: `DN-E-${8000 + count}`, name: `Pia${count}` });
      const row = proposedRow(centreId, { pupilId, volunteerId, number: `DN-P-2026-${100 + count}` });
      await insertProposed(tx, by, row);
      const happens = async (event: Parameters<typeof happen>[3]) =>
        await happen(tx, by, await lockSponsorship(tx, centreId, everySponsorship, row.id), event);
      await happens({ type: 'agreed', payload: { side: 'school' } });
      await happens({ type: 'agreed', payload: { side: 'sponsor' } });
      await happens({ type: 'activated', payload: { from: '2026-11-01' } });
      if (datedOn !== null)
        await noteCheck(tx, by, volunteerId, {
          ...{ kind: 'conduct', form: 'extended', datedOn: day(datedOn), seenOn: day(datedOn) },
        });
      return { id: row.id, volunteerId };
    }, centre);
  const stateOf = async (id: string, centre: 'dueren' | 'aachen' = 'dueren') =>
    await act(async (tx, by) => {
      const { state, pauseReason } = await getSponsorship(tx, by.centreId, everySponsorship, id);
      return `${state} ${pauseReason ?? ''}`.trim();
    }, centre);
  const renew = (volunteerId: string) =>
    act((tx, by) =>
      noteCheck(tx, by, volunteerId, {
        ...{ kind: 'conduct', form: 'extended', datedOn: by.today, seenOn: by.today },
      }),
    );

  it('pauses by itself on the day the certificate ends, tells school and sponsor, and nobody why', async () => {
    await signIn(test, { role: 'school_coordinator', school: '199001' });
    await signIn(test, { role: 'school_coordinator', school: '199002' });
    const [ends, lasts, never] = [await running('2021-11-24'), await running('2025-01-01'), await running(null)];
    const abroad = await running('2025-01-01', 'aachen');
    await post.read();
    expect(await stateOf(ends.id)).toBe('active');
    expect(await stateOf(never.id)).toBe('paused certificate');

    test.setNow('2026-11-24T09:00:00+01:00');
    const mails = await post.read();
    expect([await stateOf(ends.id), await stateOf(lasts.id)]).toEqual(['paused certificate', 'active']);
    expect(await stateOf(abroad.id, 'aachen')).toBe('active');
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      'Ihre Treffen pausieren',
      'SmiLe: Treffen pausieren',
    ]);
    for (const { subject, text } of mails)
      expect(`${subject} ${text}`).not.toMatch(/zeugnis|abgelaufen|Layān|Geheimname|Vorlage|Pia/i);

    // The same once more changes and sends nothing.
    expect(await post.read()).toEqual([]);
    await renew(ends.volunteerId);
    const after = await post.read();
    expect(await stateOf(ends.id)).toBe('active');
    expect(after.map(({ subject }) => subject).toSorted()).toEqual([
      'Ihre Treffen gehen weiter',
      'SmiLe: Treffen gehen weiter',
    ]);
    const events = await act((tx) =>
      tx
        .selectFrom('sponsorship_event')
        .select(['type', 'by_role'])
        .where('sponsorship_id', '=', ends.id)
        .orderBy('position', 'desc')
        .limit(2)
        .execute(),
    );
    expect(events).toEqual([
      { type: 'resumed', by_role: 'program' },
      { type: 'paused', by_role: 'program' },
    ]);
  });

  it('lets go on only what paused for the certificate', async () => {
    const other = await running('2026-10-01');
    await act(async (tx, by) => {
      const before = await lockSponsorship(tx, by.centreId, everySponsorship, other.id);
      await happen(tx, by, before, { type: 'paused', payload: { reason: 'parents', until: null } });
    });
    await renew(other.volunteerId);
    await post.read();
    expect(await stateOf(other.id)).toBe('paused parents');
  });

  it('pauses once when the program looks twice at once', async () => {
    const one = await running(null);
    await Promise.all([act((tx, by) => checkCertificates(tx, by)), act((tx, by) => checkCertificates(tx, by))]);
    const events = await act((tx) =>
      tx.selectFrom('sponsorship_event').select('type').where('sponsorship_id', '=', one.id).execute(),
    );
    expect(events.filter(({ type }) => type === 'paused')).toHaveLength(1);
  });

  it('is found on the start page of the coordination: what has paused, and what ends in 8 and in 2 weeks', async () => {
    const soon = await running(test.context.clock.today().subtract({ months: 60 }).add({ days: 10 }).toString());
    const later = await running(test.context.clock.today().subtract({ months: 60 }).add({ days: 50 }).toString());
    const ended = await running('2020-01-01');
    await post.read();
    const coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
    const page = await (await coordinator.get('/')).text();
    for (const { volunteerId } of [soon, later, ended]) expect(page).toContain(`/smile/paten/${volunteerId}`);
    expect(page).toMatch(/Führungszeugnisse bei SmiLe: [1-9]\d* ungültig, 2 enden bald/);
    const school = await signIn(test, { role: 'school_coordinator', school: '199001' });
    expect(await (await school.get('/')).text()).not.toMatch(/zeugnis/i);
  });

  it('forgets that a certificate was seen three months after a sponsor left', async () => {
    const gone = await running('2026-10-01');
    const checks = () =>
      act((tx) => tx.selectFrom('volunteer_check').select('id').where('volunteer_id', '=', gone.volunteerId).execute());
    const leftOn = (on: Temporal.PlainDate) =>
      act((tx) =>
        tx
          .updateTable('volunteer')
          .set({ state: 'left', state_since: on })
          .where('id', '=', gone.volunteerId)
          .execute(),
      );
    const edge = test.context.clock.today().subtract({ months: conductKeptMonths.value });
    await leftOn(edge);
    await act((tx, by) => forgetConduct(tx, by));
    expect(await checks()).toHaveLength(1);
    await leftOn(edge.subtract({ days: 1 }));
    await act((tx, by) => forgetConduct(tx, by));
    expect(await checks()).toEqual([]);
  });
});
