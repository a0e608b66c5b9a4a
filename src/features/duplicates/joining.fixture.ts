// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { TestApp, Visitor } from '../../../tests/helpers/app.ts';
import { until } from '../../../tests/helpers/until.ts';
import { type By, systemUserId, type Tx } from '../../db/centre.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

/** A child that was reported, with its family and case. */
export interface Known {
  childId: string;
  familyId: string;
  caseId: string;
}

/** What tests of joined entries need. @param stage the program, and who acts; there when a test runs */
export function joiningSteps(stage: () => { test: TestApp; counsellor: Visitor }) {
  let count = 0;

  const by = (): By => ({
    ...{ centreId: stage().test.centres.dueren, userId: systemUserId, now: stage().test.context.clock.now() },
    ...{ role: 'counsellor', schools: [], today: stage().test.context.clock.today() },
  });
  const read = (caseId: string): Promise<Known> =>
    stage().test.inside('dueren', async (tx) => {
      const row = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['c.id', 'c.family_id'])
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow();
      return { childId: row.id, familyId: row.family_id, caseId };
    });
  /** Somebody whom nothing has in common with anybody before, unless `fields` says so. */
  const known = async (fields: Record<string, string> = {}, visitor = stage().counsellor): Promise<Known> => {
    count += 1;
    const letters = [...String(count)].map((digit) => 'bdfgklmnrs'[Number(digit)]).join('o');
    const { fall, ...own } = reportFields({
      ...{ nachname: `Vardanoo${letters}`, vornamen: `Zola${letters}`, geburtsdatum: `${1 + (count % 28)}.05.2013` },
      ...{ strasse: `${letters}straße`, telefon: '', trotzdem: 'ja', g1_nachname: letters, ...fields },
    });
    const answer = await visitor.post(
      '/meldungen',
      visitor === stage().counsellor ? { ...own, fall: fall ?? '' } : own,
    );
    expect(answer.status, await answer.clone().text()).toBe(303);
    return await read(idOf(answer));
  };
  const close = async ({ caseId }: Known) => {
    const closed = await stage().counsellor.post(`/faelle/${caseId}/schliessen`, {
      als: 'duplicate',
      grund: 'Doppelt gemeldet.',
    });
    expect(closed.status).toBe(303);
  };
  const pair = (one: Known, other: Known) => `/kinder/${one.childId}/vergleich/${other.childId}`;
  const join = (kept: Known, gone: Known, more: Record<string, string> = {}) =>
    stage().counsellor.post(pair(kept, gone), { antwort: 'dasselbe', bleibt: kept.childId, ...more });
  const link = (kept: Known, gone: Known) =>
    stage().counsellor.post(pair(kept, gone), { antwort: 'geschwister', bleibt: kept.childId });
  /** The ways back that a child's page offers, the newest first. */
  const waysBack = async ({ childId }: Known): Promise<string[]> => {
    const html = await (await stage().counsellor.get(`/kinder/${childId}`)).text();
    return [...html.matchAll(/action="(\/kinder\/[^"]+\/trennen\/[^"]+)"/g)].map((found) => found[1] ?? '');
  };
  /** Children who stand for themselves in a family that stands for itself no more, and the other way round. */
  const astray = () =>
    stage().test.inside('dueren', (tx) =>
      tx
        .selectFrom('child as c')
        .innerJoin('family as f', 'f.id', 'c.family_id')
        .select('c.id')
        .where('c.joined_into', 'is', null)
        .where('f.joined_into', 'is not', null)
        .execute(),
    );
  const casesOf = (childId: string) =>
    stage().test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select('id').where('child_id', '=', childId).execute(),
    );

  /** Asks while a transaction has done its work and has not ended yet. */
  async function meanwhile(work: (tx: Tx) => Promise<unknown>, ask: () => Promise<Response>): Promise<Response> {
    const [done, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const transaction = stage().test.inside('dueren', async (tx) => {
      await work(tx);
      done.resolve();
      await end.promise;
    });
    await done.promise;
    let answered = false;
    const answer = ask().finally(() => {
      answered = true;
    });
    // The embedded database lets nobody else begin.
    if (stage().test.context.database.kind === 'postgres')
      await until(async () => {
        const { rows } = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(stage().test.context.database.db);
        return answered || rows.length > 0;
      });
    end.resolve();
    await transaction;
    return await answer;
  }

  return { by, read, known, close, pair, join, link, waysBack, astray, casesOf, meanwhile };
}
