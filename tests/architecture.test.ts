// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { circle, files, filesOf, type Import, importsOf, isCode, program, textOf } from './helpers/code.ts';

/**
 * What a feature lets others use, by the kind of file (the last word of its name: `case-queries.ts` is of kind queries).
 * Beside the deeds and reads themselves these are words and vocabularies, parts of forms, and pieces of pages.
 */
const open = {
  deeds: ['actions', 'holds', 'setup', 'invitations'],
  reads: ['queries', 'home'],
  rules: ['rules', 'competence', 'deeds', 'compare', 'denomination'],
  words: ['words', 'states'],
  addresses: ['paths'],
  'parts of forms': ['input', 'fields', 'values', 'municipality'],
  'parts of pages': ['summary', 'lines', 'alert'],
  'parts of the demo': ['demo'],
  'what a list is imported into': ['target', 'headings'],
};
const openKinds = new Set(Object.values(open).flat());

/** Who may break a rule, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'page reads the database: src/features/cases/deed-page.tsx → src/db/centre.ts':
    'makes page and routes of a deed from one description; names the type of a transaction only',
  'inside another feature: src/features/placement/recommendation/routes.tsx → src/features/cases/deed-page.tsx':
    'a deed of the case with a page: the maker of such pages is for all features',
  'inside another feature: src/features/placement/attendance/routes.tsx → src/features/cases/deed-page.tsx':
    'a deed of the case with a page: the maker of such pages is for all features',
  'inside another feature: src/features/placement/closing/routes.tsx → src/features/cases/deed-page.tsx':
    'a deed of the case with a page: the maker of such pages is for all features',
  'inside another feature: src/features/appointments/no-show-routes.tsx → src/features/cases/deed-page.tsx':
    'a deed of the case with a page: the maker of such pages is for all features',
  'beside the door: bench/matching/against.ts → src/matching/proof/network-simplex.ts':
    'the second solver, for measurements and tests only',
  'beside the door: bench/matching/network.ts → src/matching/instance/checks.ts':
    'makes the network of the second solver; asks for the chains of limits',
  'beside the door: src/commands/match/chains.test.ts → src/matching/flow/chains.fixture.ts':
    'the same chains through the command',
  'beside the door: tests/matching/solvers-agree.test.ts → src/matching/placement.fixture.ts':
    'shares what the tests of the core compare',
  'beside the door: tests/matching/dispatch-agrees.test.ts → src/matching/dispatch/dispatch.fixture.ts':
    'shares the weeks that the tests of the core are drawn from',
  'longer than 300 lines: src/db/types.ts': 'generated',
  'longer than 300 lines: src/web/styles/app.css': 'one style sheet, read from top to bottom',
  'longer than 300 lines: src/web/styles/more.css': 'one style sheet, read from top to bottom',
  'longer than 300 lines: src/outbound/letters/printer.test.ts': 'one proof per promise about letters',
};

const text = new Map(files.map((path) => [path, textOf(path)]));
const imports = program.flatMap((path) => importsOf(path));
const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];
const kindOf = (path: string): string =>
  path
    .split('/')
    .at(-1)
    ?.replace(/\.tsx?$/, '')
    .split('-')
    .at(-1) ?? '';
const isDemo = (path: string): boolean => path.startsWith('src/demo/');
const between = imports
  .map(({ from, to }) => ({ from, to, user: featureOf(from), used: featureOf(to) }))
  .filter(({ user, used }) => user !== undefined && used !== undefined && user !== used);
const arrows = (found: readonly Pick<Import, 'from' | 'to'>[]): string[] =>
  found.map(({ from, to }) => `${from} → ${to}`);

const has = (pattern: RegExp, paths: readonly string[]) => paths.filter((path) => pattern.test(text.get(path) ?? ''));
const pages = imports.filter(({ from }) => /(^|-)(pages?|sections|summary|lines|table|list)$/.test(kindOf(from)));
/** What breaks a rule, by the name of the rule. */
const found = {
  'inside another feature': arrows(between.filter(({ to }) => !openKinds.has(kindOf(to)))),
  'page reads the database': arrows(pages.filter(({ from, to }) => from.endsWith('.tsx') && to.startsWith('src/db/'))),
  'longer than 300 lines': files.filter(
    (path) => /\.(tsx?|css)$/.test(path) && (text.get(path) ?? '').split('\n').length > 301,
  ),
  'calendar of the machine': has(
    /\bnew Date\b|\bDate\.(now|parse|UTC)\b|\.toLocale(Date|Time)?String\(/,
    program.filter((path) => path.startsWith('src/features/')),
  ),
};
const unless = (name: keyof typeof found): string[] =>
  found[name].filter((path) => !(`${name}: ${path}` in exceptions));

describe('the layout of the code', () => {
  it('finds the code it speaks about', () => {
    expect(program.length).toBeGreaterThan(100);
    expect(between.length).toBeGreaterThan(20);
    expect(
      circle(
        new Map([
          ['a', new Set(['b'])],
          ['b', new Set(['c'])],
          ['c', new Set(['b'])],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']);
  });

  it('has no circle between features', () => {
    const edges = Map.groupBy(between, ({ user }) => user ?? '');
    expect(
      circle(new Map([...edges].map(([user, list]) => [user, new Set(list.map(({ used }) => used ?? ''))]))),
    ).toEqual([]);
  });

  it('lets a feature use another only through what that one opens', () => {
    expect(unless('inside another feature')).toEqual([]);
  });

  it('lets nobody but the feature itself and the invented data make rows of a feature', () => {
    const users = imports.filter(
      ({ from, to }) => kindOf(to) === 'rows' && featureOf(to) && featureOf(from) !== featureOf(to),
    );
    expect(users.length).toBeGreaterThan(0);
    expect(arrows(users.filter(({ from }) => !isDemo(from)))).toEqual([]);
  });

  it('keeps pages and routes of a feature to itself and the index', () => {
    const closed = ['routes', 'pages', 'page'];
    expect(openKinds.intersection(new Set(closed)).size).toBe(0);
  });

  it('keeps rules and matching free of database and HTTP', () => {
    const pure = imports.filter(({ from }) => kindOf(from) === 'rules' || from.startsWith('src/matching/'));
    expect(arrows(pure.filter(({ to }) => /^src\/(db|web)\//.test(to)))).toEqual([]);
  });

  it('lets others, tests and measurements too, into matching through its one door only', () => {
    const core = 'src/matching/';
    const others = [...files, ...['tests', 'bench', 'scripts'].flatMap(filesOf)].filter(
      (path) => isCode(path) && !path.startsWith(core),
    );
    const inside = others
      .flatMap((path) => importsOf(path))
      .filter(({ to }) => to.startsWith(core) && to !== `${core}index.ts`);
    expect(arrows(inside).sort()).toEqual(
      Object.keys(exceptions)
        .filter((name) => name.startsWith('beside the door: '))
        .map((name) => name.slice('beside the door: '.length))
        .sort(),
    );
  });

  it('keeps SQL and the query builder out of routes', () => {
    const speaksSql =
      /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|transaction|execute\w*)\b|\bsql\s*[<`]|from 'kysely'/;
    const routes = program.filter((path) => /routes\.tsx?$/.test(path) && path.startsWith('src/features/'));
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter((path) => speaksSql.test(text.get(path) ?? ''))).toEqual([]);
    for (const code of ["tx.selectFrom('x')", 'sql`select 1`', 'sql<number>`select 1`', 'query.executeTakeFirst()'])
      expect(speaksSql.test(code), code).toBe(true);
  });

  it('keeps pages free of the database', () => {
    expect(unless('page reads the database')).toEqual([]);
  });

  it('leaves addresses to pages, routes and paths: actions, queries and rules name records', () => {
    const innermost = program.filter((path) => /(^|[/-])(actions|queries|rules|change|holds)\.ts$/.test(path));
    expect(innermost.length).toBeGreaterThan(30);
    expect(innermost.filter((path) => /['"`]\/[a-z]/.test(text.get(path) ?? ''))).toEqual([]);
  });

  it('has no file over 300 lines and no folder deeper than four', () => {
    expect(unless('longer than 300 lines')).toEqual([]);
    expect(files.filter((path) => path.split('/').length - 1 > 4)).toEqual([]);
  });

  it('knows no Date, no toLocaleString and no console', () => {
    expect(unless('calendar of the machine')).toEqual([]);
    expect(has(/\bconsole\./, program)).toEqual([]);
  });

  it('has no exception that is not needed any more', () => {
    // Those beside the door are compared one by one.
    const needed = Object.entries(found).flatMap(([name, list]) => list.map((path) => `${name}: ${path}`));
    const named = Object.keys(exceptions).filter((name) => !name.startsWith('beside the door: '));
    expect(named.filter((name) => !needed.includes(name))).toEqual([]);
  });
});
