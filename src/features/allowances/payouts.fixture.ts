// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import type { DatabaseKind } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import { inCentre, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Booker } from '../funding/actions.ts';
import { volunteerRow } from '../volunteers/rows.ts';
import { type ClaimedJob, claimAllowance } from './actions.ts';
import { draftRun, handRun, releaseRun, stateRun } from './payout-actions.ts';
import { listOpenPeople } from './payout-queries.ts';
import { setBankAccount } from './person-actions.ts';
import { addRule } from './rule-actions.ts';
import type { AllowanceRule } from './rules.ts';
import { accountKey, yearAccounts } from './tax-queries.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);
export const at = (text: string) => Temporal.Instant.from(text);

/** An hour 25 €, each started half hour more 5 €, 30 ct a kilometre beyond 5. */
export const rule: AllowanceRule = {
  ...{ version: '2026', validFrom: day('2026-01-01'), validTo: null, baseMinutes: 60, baseCents: 25_00 },
  ...{ step: { minutes: 30, cents: 5_00, kind: 'started' }, travel: 'km', flatCents: 0, kmCents: 30, fromKm: 5 },
  ...{ maxMinutes: null, capCents: null, cancelWindowHours: 24, cancelHours: 'all', cancelCents: 10_00 },
};

/** The day on which runs of the tests are paid. */
export const payOn = day('2026-12-07');

/** A centre with a rule, two heads and an office. */
export async function openPayouts(kind: DatabaseKind) {
  const test: TestApp = await testApp(kind);
  const head = await signIn(test, { role: 'head', name: 'Helga Leitung' });
  const second = await signIn(test, { role: 'head', name: 'Hanna Vertretung' });
  const office = await signIn(test, { role: 'administration', name: 'Volker Verwaltung' });
  let count = 0;

  const as = <T>(who: Pick<Visitor, 'userId'>, work: (tx: Tx, by: Booker) => Promise<T>): Promise<T> => {
    const now = test.context.clock.now();
    const by = { centreId: test.centres.dueren, userId: who.userId, now, today: dayOf(now) };
    return inCentre(test.context.database.db, by, (tx) => work(tx, by));
  };
  await as(office, (tx, by) => addRule(tx, by, 'interpreting', rule));

  const job = (volunteerId: string, more: Partial<ClaimedJob> = {}): ClaimedJob => ({
    ...{ volunteerId, service: 'interpreting', recordId: newId(), km: 0, travelMinutes: 0, ticketCents: 0 },
    ...{ start: at('2026-11-10T09:00:00+01:00'), end: at('2026-11-10T10:00:00+01:00'), cancelledAt: null },
    ...more,
  });
  const claim = (one: ClaimedJob) => as(office, (tx, by) => claimAllowance(tx, by, one));

  /** A volunteer of this name, with the usual account unless `iban` is null. */
  const volunteer = async (
    name = 'Amira Beispiel',
    more: { email?: string; iban?: string | null; holder?: string } = {},
  ): Promise<string> => {
    const id = newId();
    count += 1;
    const [givenName = '', familyName = ''] = name.split(' ');
    const { email = '', iban = 'DE89370400440532013000', holder = name } = more;
    await as(office, async (tx, by) => {
      const profile = {
        ...{ givenName, familyName, birth: null, gender: null, street: '', postcode: null, place: '', ags: null },
        ...{
          phone: '02421 000',
          email,
          channel: 'phone' as const,
          letterLanguage: 'de',
          interprets: true,
          sponsors: false,
        },
        ...{ radiusKm: null, modes: [], topics: [], mostJobsMonth: null, mostMessagesWeek: null, note: '' },
      };
      const number = `DN-E-${String(count).padStart(4, '0')}`;
      const entered = { stateSince: by.today, at: by.now, by: by.userId };
      await tx
        .insertInto('volunteer')
        .values(
          volunteerRow({
            ...profile,
            ...{ centreId: by.centreId, id, number, state: 'active', ...entered },
          }),
        )
        .execute();
      if (iban !== null) await setBankAccount(tx, by, { volunteerId: id, iban, holder });
    });
    return id;
  };
  const draft = () => as(office, (tx, by) => draftRun(tx, by, payOn));
  const release = (who: Visitor, id: string, isHead = true) => as(who, (tx, by) => releaseRun(tx, by, id, isHead));
  /** Everything open goes into a run that is paid, so that the next begins with nothing. */
  const payAll = async (): Promise<string> => {
    const id = await draft();
    await as(office, (tx, by) => stateRun(tx, by, id));
    await release(head, id);
    await as(office, (tx, by) => handRun(tx, by, id));
    return id;
  };
  const openOf = async (volunteerId: string) =>
    (await as(office, (tx, { centreId, today }) => listOpenPeople(tx, centreId, { payOn, today })))
      .filter((one) => one.volunteerId === volunteerId)
      .map(({ cents, why }) => ({ cents, why }));
  const yearOf = async (volunteerId: string, year = 2026) => {
    const of = { year, today: day('2026-11-23'), people: [volunteerId] };
    const all = await as(office, (tx, { centreId }) => yearAccounts(tx, centreId, of));
    return all.get(accountKey(volunteerId, 'volunteer'));
  };
  return { test, head, second, office, as, job, claim, volunteer, draft, release, payAll, openOf, yearOf };
}

export type Payouts = Awaited<ReturnType<typeof openPayouts>>;
