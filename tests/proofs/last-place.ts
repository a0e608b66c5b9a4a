// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inCentre, systemUserId } from '../../src/db/centre.ts';
import { type DatabaseHandle, openEmbedded, openServer } from '../../src/db/connection.ts';
import { migrate, prepareDatabase } from '../../src/db/migrate.ts';
import { ensureCentres } from '../../src/features/centres/actions.ts';
import { holdPlace } from '../../src/features/schools/holds.ts';
import { giveCase, givePlace } from '../../src/features/schools/places.fixture.ts';
import { Conflict } from '../../src/refusals.ts';
import { startPostgres } from '../helpers/postgres.ts';

/**
 * Proves that the last place goes to exactly one child: in every round many requests want the same last place at once.
 * `node tests/proofs/last-place.ts --rounds 1000 --parallel 50 --database pglite|postgres [--processes 2]`
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    parallel: { type: 'string', default: '50' },
    database: { type: 'string', default: 'pglite' },
    processes: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
const parallel = Number(values.parallel);
const processes = Number(values.processes);
const now = Temporal.Instant.from('2026-11-23T09:00:00+01:00');
const today = Temporal.PlainDate.from('2026-11-23');
const school = '199001';

/** Results of the requests of one round in one process. */
interface Tally {
  success: number;
  conflict: number;
  other: number;
}
interface Round {
  centreId: string;
  placeId: string;
  cases: string[];
}

async function request(handle: DatabaseHandle, { centreId, placeId }: Round, caseId: string): Promise<keyof Tally> {
  try {
    await inCentre(handle.db, { centreId, userId: systemUserId, now }, (tx) =>
      holdPlace(tx, { placeId, caseId, userId: systemUserId, now, today, holdDays: 5 }),
    );
    return 'success';
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    process.stderr.write(`${String(error)}\n`);
    return 'other';
  }
}

async function compete(handle: DatabaseHandle, round: Round): Promise<Tally> {
  const tally: Tally = { success: 0, conflict: 0, other: 0 };
  for (const result of await Promise.all(round.cases.map((id) => request(handle, round, id)))) tally[result] += 1;
  return tally;
}

/** A second process works on rounds it is sent, on its own connections. */
async function helper(url: string): Promise<void> {
  const handle = await openServer(url, 25);
  process.on('message', (round: Round) => {
    void compete(handle, round).then((tally) => process.send?.(tally));
  });
  process.on('disconnect', () => void handle.close());
  process.send?.('ready');
}

async function open(folder: string): Promise<{ handle: DatabaseHandle; url?: string; stop(): Promise<void> }> {
  if (values.database === 'pglite') {
    const handle = await openEmbedded();
    await prepareDatabase(handle);
    await migrate(handle);
    return { handle, stop: () => handle.close() };
  }
  const server = await startPostgres(folder);
  const admin = await openServer(`${server.adminUrl}/postgres`, 2);
  await prepareDatabase(admin);
  // As in operation: a login that owns nothing and is no superuser.
  await admin.script(`create role proof login password 'proof' nosuperuser nobypassrls;
    grant herzstueck_server to proof with inherit true;
    grant herzstueck_app, herzstueck_owner to proof with inherit false, set true`);
  await admin.close();
  const url = `${server.adminUrl.replace('postgres:postgres@', 'proof:proof@')}/postgres`;
  const handle = await openServer(url, 25);
  await migrate(handle);
  const stop = async () => {
    await handle.close();
    await server.stop();
  };
  return { handle, url, stop };
}

/** One centre, one school, as many open cases as there are requests in a round. */
async function prepare(handle: DatabaseHandle): Promise<{ centreId: string; cases: string[] }> {
  await ensureCentres(handle.db);
  const { id: centreId } = await handle.db.selectFrom('centre').select('id').limit(1).executeTakeFirstOrThrow();
  await handle.db
    .insertInto('school')
    .values({
      ...{ number: school, form: '15', name: 'Gesamtschule Musterberg', short_name: 'Musterberg', postcode: '52349' },
      ...{ place: 'Düren', street: 'Musterweg 1', ags: '05358008', operating_key: '1', operating_since: null },
      ...{ x: null, y: null, district_government: null, denomination: null, closed_at: null, import_id: null },
    })
    .execute();
  const cases = await inCentre(handle.db, { centreId, userId: systemUserId, now }, async (tx) => {
    const ids: string[] = [];
    for (let n = 0; n < parallel; n += 1) ids.push(await giveCase(tx, centreId));
    return ids;
  });
  return { centreId, cases };
}

/** A fresh last place; the holds of the round before are given back. */
async function nextRound(handle: DatabaseHandle, centreId: string, round: number): Promise<string> {
  return await inCentre(handle.db, { centreId, userId: systemUserId, now }, async (tx) => {
    await tx
      .updateTable('place_hold')
      .set({ state: 'released', ended_at: now })
      .where('state', '=', 'active')
      .execute();
    return await givePlace(tx, centreId, { school, grade: `R${round}`, capacity: 1 });
  });
}

async function main(): Promise<void> {
  if (values.database !== 'pglite' && values.database !== 'postgres') throw new Error('--database pglite|postgres');
  if (values.database === 'pglite' && processes > 1) throw new Error('The embedded database is one process.');
  const folder = await mkdtemp(join(tmpdir(), 'herzstueck-proof-'));
  // The server may run as a user of its own, who must reach its folder.
  await chmod(folder, 0o755);
  const { handle, url, stop } = await open(folder);
  const others = Array.from({ length: processes - 1 }, () =>
    fork(import.meta.filename, [], { env: { ...process.env, LAST_PLACE_URL: url } }),
  );
  const answer = (child: (typeof others)[number]) =>
    new Promise<Tally>((resolve) => child.once('message', resolve as never));
  await Promise.all(others.map(answer));
  const { centreId, cases } = await prepare(handle);
  const share = Math.ceil(parallel / processes);
  let wrong = 0;
  const start = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    const placeId = await nextRound(handle, centreId, round);
    const part = (n: number): Round => ({ centreId, placeId, cases: cases.slice(n * share, (n + 1) * share) });
    const answers = others.map(answer);
    for (const [n, child] of others.entries()) child.send(part(n + 1));
    const tallies = [await compete(handle, part(0)), ...(await Promise.all(answers))];
    const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
    if (sum('success') !== 1 || sum('conflict') !== parallel - 1) wrong += 1;
  }
  for (const child of others) child.disconnect();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    `${values.database}, ${processes} process(es): ${rounds} rounds of ${parallel} requests in ${seconds} s, ` +
      `${rounds - wrong} with exactly 1 success and ${parallel - 1} conflicts, ${wrong} wrong\n`,
  );
  await stop();
  await rm(folder, { recursive: true, force: true });
  if (wrong > 0) process.exitCode = 1;
}

const helperUrl = process.env.LAST_PLACE_URL;
await (helperUrl ? helper(helperUrl) : main());
