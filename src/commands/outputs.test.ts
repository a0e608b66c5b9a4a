// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../../tests/helpers/audit.ts';
import { testDatabases } from '../../tests/helpers/database.ts';
import { inCentre, systemUserId } from '../db/centre.ts';
import { loadDemo } from '../demo/load.ts';
import type { ExportedCase } from '../features/cases/export.ts';
import { createLetterPrinter } from '../outbound/letters/printer.ts';
import { keptIo, openTestProgram } from './context.fixture.ts';
import { runBesideServer } from './run.ts';

describe.each(testDatabases)('what commands give out on %s', (kind) => {
  let program: Awaited<ReturnType<typeof openTestProgram>>;
  let cases: ExportedCase[];
  const letters = createLetterPrinter({ timeoutMs: 300_000 });

  async function run(...argv: string[]) {
    const io = keptIo(program.folder);
    return {
      code: await runBesideServer(argv, io, { ...program.context, letters }),
      stdout: io.stdout,
      stderr: io.stderr,
    };
  }

  beforeAll(async () => {
    program = await openTestProgram(kind);
    await loadDemo(program.context, { centre: 'dueren', children: 80, seed: 2 });
    cases = JSON.parse((await run('export', 'cases', '--centre', 'dueren', '--json')).stdout) as ExportedCase[];
  });
  afterAll(async () => {
    await letters.close();
    await program.close();
  });

  it('exports cases without names, one audit row each', async () => {
    // 80 as asked for; the demo reports some of them a second time (src/demo/doubles.ts).
    expect(cases.length).toBe(81);
    const { db } = program.context.database;
    const { id } = await db.selectFrom('centre').select('id').where('key', '=', 'dueren').executeTakeFirstOrThrow();
    const actor = { centreId: id, userId: systemUserId, now: program.context.clock.now() };
    const logged = await inCentre(db, actor, (tx) =>
      tx.selectFrom('audit_log').select(['record_id', 'record_ids']).where('event', '=', 'case.export').execute(),
    );
    expect(recordsOf(logged).toSorted()).toEqual(cases.map((one) => one.id).toSorted());
    expect(JSON.stringify(cases)).not.toMatch(/Musterweg|Beispielweg|Kovalenko/);
    expect((await run('export', 'cases', '--centre', 'soest', '--json')).code).toBe(1);
    expect((await run('export', 'cases')).code).toBe(2);
  });

  it('prints the decision of a case as PDF, readable by its owner only', async () => {
    const decided = cases.find((one) => one.state === 'allocated')!;
    const answer = await run('letter', '--case', decided.id, '--kind', 'decision', '--lang', 'de,ar', '--out', 'a.pdf');
    expect(answer).toMatchObject({ code: 0, stdout: '' });
    const file = join(program.folder, 'a.pdf');
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await run('letter', '--case', 'DN-1999-0001', '--out', 'b.pdf')).code).toBe(1);
    const undecided = cases.find((one) => one.state === 'reported')!;
    expect((await run('letter', '--case', undecided.number, '--out', 'b.pdf')).code).toBe(1);
    expect((await run('letter', '--case', decided.id, '--lang', 'fr', '--out', 'b.pdf')).code).toBe(2);
  });

  it('writes the file for SchILD of a school', async () => {
    const admitted = cases.find((one) => one.spans.decidedToFirstSchoolDay !== null)!;
    const { db } = program.context.database;
    const { id } = await db.selectFrom('centre').select('id').where('key', '=', 'dueren').executeTakeFirstOrThrow();
    const actor = { centreId: id, userId: systemUserId, now: program.context.clock.now() };
    const row = await inCentre(db, actor, (tx) =>
      tx.selectFrom('placement_case').select('school_number').where('id', '=', admitted.id).executeTakeFirstOrThrow(),
    );
    const answer = await run('export', 'schild', '--school', row.school_number ?? '', '--out', 'schild', '--json');
    expect(answer.code).toBe(0);
    const { file } = JSON.parse(answer.stdout) as { file: string };
    expect((await readFile(file, 'latin1')).startsWith('Nachname|Vorname|')).toBe(true);
    expect((await run('export', 'schild', '--school', '123456', '--out', 'schild')).code).toBe(1);
    await rm(join(program.folder, 'schild'), { recursive: true });
  });

  it('takes a lost second factor away, and says so in the log', async () => {
    const email = 'leitung@dueren.demo.example';
    expect((await run('user', 'reset-second-factor', email)).code).toBe(0);
    const { db } = program.context.database;
    const user = await db.selectFrom('auth_user').selectAll().where('email', '=', email).executeTakeFirstOrThrow();
    expect(user.two_factor_enabled).toBe(false);
    expect(await db.selectFrom('auth_two_factor').select('id').where('user_id', '=', user.id).execute()).toEqual([]);
    const log = await db.selectFrom('system_audit').select('event').where('user_id', '=', user.id).execute();
    expect(log).toEqual([{ event: 'second_factor.reset_on_machine' }]);
    expect((await run('user', 'reset-second-factor', 'nobody@example.org')).code).toBe(1);
  });
});
