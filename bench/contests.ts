// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { parse } from 'csv-parse/sync';
import { systemUserId } from '../src/db/centre.ts';
import { inventedRegister } from '../src/demo/register.ts';
import { holdPlace, releaseHold } from '../src/features/schools/holds.ts';
import { importSchools } from '../src/features/schools/import.ts';
import { Conflict } from '../src/refusals.ts';
import type { Contest } from './measure.ts';
import type { Program } from './program.ts';
import { replay, type Statement, statementsOf } from './spy.ts';

const pageGoal = { of: 'p95', below: 20 } as const;

/** The cases a list page links to. */
async function casesOn(program: Program, path: string): Promise<string[]> {
  const found = [...(await program.get(path)).matchAll(/href="\/faelle\/([0-9a-f-]{36})"/g)].map(
    (match) => match[1] ?? '',
  );
  if (found.length === 0) throw new Error(`No case on ${path}.`);
  return [...new Set(found)];
}

const reads = ({ text }: Statement): boolean => /^\s*select/i.test(text) && !text.includes('auth_session');

/** A page against its own reads, straight through the driver: session, log, building of statements and HTML are ours. */
async function pageContest(
  program: Program,
  id: string,
  paths: readonly string[],
  options: { goal?: Contest['goal']; peer?: (statement: Statement) => boolean } = {},
): Promise<Contest> {
  const [first = ''] = paths;
  await program.get(first);
  const sent = await statementsOf(program, () => program.get(first));
  const peers = sent.filter(options.peer ?? reads);
  let turn = 0;
  return {
    id: `${id}.${program.kind}`,
    n: 100,
    warmUp: 20,
    ours: () => program.get(paths[turn++ % paths.length] ?? ''),
    peer: () => replay(program, peers),
    statements: sent.length,
    goal: options.goal ?? pageGoal,
  };
}

/** All pages with a goal, and those beside them. */
export async function pageContests(program: Program): Promise<(() => Promise<Contest>)[]> {
  const page = (id: string, path: string) => () => pageContest(program, id, [path]);
  const open = await casesOn(program, '/faelle?seite=3');
  const closed = await casesOn(program, '/faelle?geschlossen=ja');
  const files = (ids: readonly string[], rest = '') => ids.map((id) => `/faelle/${id}${rest}`);
  const rank = (statement: Statement) =>
    statement.text.includes('set_config') || statement.text.includes('school_place');
  return [
    page('cases.list', '/faelle'),
    page('cases.list.filtered', '/faelle?wer=school&gemeinde=05358008'),
    page('cases.list.overdue', '/faelle?ueberfaellig=ja&sort=frist'),
    page('cases.list.mine', '/faelle?meine=ja'),
    page('cases.list.way', '/faelle?art=placement'),
    page('cases.list.page5', '/faelle?seite=5'),
    page('cases.list.by-due', '/faelle?sort=frist'),
    page('cases.list.by-state', '/faelle?sort=stand'),
    page('cases.list.by-name', '/faelle?sort=kind'),
    page('cases.list.closed', '/faelle?geschlossen=ja'),
    () => pageContest(program, 'cases.page', files(open)),
    () => pageContest(program, 'cases.page.closed', files(closed)),
    page('search.name', '/suche?q=has%20al'),
    page('search.letter', '/suche?q=a'),
    () =>
      pageContest(program, 'placement.rank', files(open, '/schulen'), { goal: { of: 'p95', below: 50 }, peer: rank }),
    page('start', '/'),
  ];
}

/** Pages with statements prepared by name, against the same pages without names in the same run. None on the embedded database. */
export async function namedContests(program: Program): Promise<Contest[]> {
  const { get, unnamed } = program;
  if (!unnamed) return [];
  const open = await casesOn(program, '/faelle?seite=3');
  const contest = (id: string, paths: readonly string[]): Contest => {
    const turns = { ours: 0, peer: 0 };
    const next = (who: keyof typeof turns) => paths[turns[who]++ % paths.length] ?? '';
    return {
      id: `named.${id}.postgres`,
      n: 100,
      warmUp: 20,
      ours: () => get(next('ours')),
      peer: () => unnamed.get(next('peer')),
      serverTime: unnamed.serverTime,
    };
  };
  return [
    contest(
      'cases.page',
      open.map((id) => `/faelle/${id}`),
    ),
    contest('cases.list', ['/faelle']),
    contest('cases.list.filtered', ['/faelle?wer=school&gemeinde=05358008']),
    contest('search.name', ['/suche?q=has%20al']),
    contest('search.letter', ['/suche?q=a']),
    contest(
      'placement.rank',
      open.map((id) => `/faelle/${id}/schulen`),
    ),
    contest('start', ['/']),
  ];
}

const wanting = 20;

/** Twenty people want the last place at once, against twenty who only lock its row one after the other. */
export async function lastPlace(program: Program): Promise<Contest> {
  const { clock, database } = program.context;
  const found = await program.inside(async (tx) => {
    const place = await tx
      .selectFrom('school_place as p')
      .select('p.id')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('place_hold as h').select('h.id').whereRef('h.place_id', '=', 'p.id'))),
      )
      .limit(1)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('school_place')
      .set({ capacity: 1, taken: 0, blocked: 0, blocked_reason: '' })
      .where('id', '=', place.id)
      .execute();
    const cases = await tx
      .selectFrom('placement_case as c')
      .select('c.id')
      .where('c.state', '=', 'reported')
      .limit(wanting)
      .execute();
    return { placeId: place.id, cases: cases.map(({ id }) => id) };
  });
  const { placeId, cases } = found;
  const hold = async (caseId: string): Promise<boolean> => {
    try {
      const request = { placeId, caseId, userId: systemUserId, now: clock.now(), today: clock.today(), holdDays: 5 };
      await program.inside((tx) => holdPlace(tx, request));
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  };
  let winners: string[] = [];
  const lock: Statement[] = [
    {
      text: "select set_config('role', 'herzstueck_app', true), set_config('app.centre_id', $1, true)",
      values: [program.centreId],
    },
    { text: 'select id from school_place where id = $1 for update', values: [placeId] },
  ];
  return {
    id: `places.last.${database.kind}`,
    n: 100,
    warmUp: 5,
    before: async () => {
      for (const caseId of winners) await program.inside((tx) => releaseHold(tx, { caseId, now: clock.now() }));
    },
    ours: async () => {
      const won = await Promise.all(cases.map(hold));
      winners = cases.filter((_, index) => won[index]);
      if (winners.length !== 1) throw new Error(`${winners.length} children got the last place.`);
    },
    peer: () => Promise.all(cases.map(() => replay(program, lock))),
  };
}

const emptyRegister = `delete from school; delete from postcode; delete from municipality; delete from school_import`;

/** The register into an empty table, against reading the same file with csv-parse alone. */
export function schoolImport(program: Program, register = inventedRegister()): Contest {
  const text = new TextDecoder('latin1').decode(register);
  return {
    id: `schools.import.${program.kind}`,
    n: 7,
    warmUp: 1,
    before: () => program.asOwner(emptyRegister),
    ours: async () => {
      const { errors, ...counts } = await importSchools(program.context, register, { apply: true, by: 'bench' });
      if (errors.length > 0 || counts.new === 0) throw new Error('The register was not imported.');
    },
    peer: async () => parse(text, { delimiter: ';', relax_quotes: true, relax_column_count: true }),
    goal: { of: 'median', below: 5000 },
  };
}
