// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { register as loadTsx } from 'tsx/esm/api';
import { runMatching } from './matching/contests.ts';
import { asTable, type Contest, measure, type Row } from './measure.ts';
import type { DatabaseKind, Program } from './program.ts';

/**
 * `npm run bench -- [--json OUT] [--only PREFIX] [--children 20000] [--register FILE] [--database pglite|postgres]`
 * Measures the program against the bare work of the same run; a report, it fails for no number.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', default: '' },
    children: { type: 'string', default: '20000' },
    register: { type: 'string' },
    database: { type: 'string', multiple: true, default: ['pglite', 'postgres'] },
  },
});

const register = values.register === undefined ? undefined : new Uint8Array(await readFile(resolve(values.register)));
const wanted = (id: string): boolean => id.startsWith(values.only);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const rows: Row[] = [];

function keep(row: Row): void {
  rows.push(row);
  const peer = row.peer === null ? (row.note ?? 'no peer') : `peer ${row.peer} ms`;
  if (row.n === 0) say(`${row.id}: ${row.note}`);
  else if (row.unit === 'x') say(`${row.id}: ${row.value} (n = ${row.n})`);
  else say(`${row.id}: median ${row.median} ms, p95 ${row.p95} ms, ${peer}, ratio ${row.ratio} (n = ${row.n})`);
}

async function run(contest: Contest): Promise<void> {
  if (wanted(contest.id)) keep(await measure(contest));
}

/** Rows on a pool of volunteers of its own. */
const pool = 'interpreting.';

/** The pages on both databases. They are written as .tsx, which Node does not read by itself, so tsx does. */
async function runPages(): Promise<void> {
  loadTsx();
  const { openProgram } = (await import('./program.ts' as string)) as typeof import('./program.ts');
  const { lastPlace, namedContests, pageContests, schoolImport } = (await import(
    './contests.ts' as string
  )) as typeof import('./contests.ts');

  const { candidateContests } = (await import('./interpreters.ts' as string)) as typeof import('./interpreters.ts');

  /** A program with as many children as asked for, thrown away afterwards. */
  async function inProgram(
    kind: DatabaseKind,
    folder: string,
    children: number,
    work: (program: Program) => Promise<void>,
  ) {
    const program = await openProgram(kind, folder, { children, register });
    try {
      await work(program);
    } finally {
      await program.close();
    }
  }

  async function measureOn(kind: DatabaseKind, folder: string): Promise<void> {
    if (pool.startsWith(values.only) || values.only.startsWith(pool))
      await inProgram(kind, join(folder, `${kind}-pool`), 0, async (program) => {
        for (const contest of await candidateContests(program)) await run(contest);
      });
    if (values.only.startsWith(pool)) return;
    say(`${kind}: loading ${values.children} children …`);
    await inProgram(kind, join(folder, kind), Number(values.children), async (program) => {
      for (const make of await pageContests(program)) await run(await make());
      for (const contest of await namedContests(program)) await run(contest);
      if (wanted(`places.last.${kind}`)) await run(await lastPlace(program));
    });
    if (!wanted(`schools.import.${kind}`)) return;
    await inProgram(kind, join(folder, `${kind}-import`), 0, (program) => run(schoolImport(program, register)));
  }

  const folder = await mkdtemp(join(tmpdir(), 'herzstueck-bench-'));
  // The PostgreSQL server runs as another user when we are root.
  await chmod(folder, 0o755);
  try {
    for (const kind of ['pglite', 'postgres'] as const)
      if (values.database.includes(kind)) await measureOn(kind, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// The placement core needs no database, and is measured as Node runs it, without tsx.
const core = 'matching.';
if (core.startsWith(values.only) || values.only.startsWith(core)) await runMatching(wanted, keep);
if (!values.only.startsWith(core)) await runPages();
say(`\n${asTable(rows)}`);
if (values.json) await writeFile(resolve(values.json), `${JSON.stringify(rows, null, 2)}\n`);
process.exit(0);
