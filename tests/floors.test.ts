// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { circle, type Import, importsOf, program } from './helpers/code.ts';

/** The floors of the house, the lowest first: a room imports of its own floor and of those below. */
const floors = [
  ['error-code.ts', 'clock.ts', 'settings.ts', 'refusals.ts', 'codes'],
  ['matching', 'statistics'],
  ['db'],
  ['auth'],
  ['privacy'],
  ['outbound', 'files'],
  ['web', 'context.ts'],
  ['features'],
  ['demo'],
  ['server'],
  ['commands'],
  ['app.ts'],
  ['main.ts', 'cli.ts', 'serve.ts', 'command-line.ts', 'node-version.ts'],
  ['client'],
];

/** Who may look up, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'src/files/tasks.ts → src/commands/address-task.ts':
    'the list of all that reads a file, for the process that does nothing else',
  'src/files/tasks.ts → src/features/lists/list-task.ts':
    'the list of all that reads a file, for the process that does nothing else',
  'src/files/tasks.ts → src/features/schools/register-task.ts':
    'the list of all that reads a file, for the process that does nothing else',
  'src/features/account/setup-routes.tsx → src/demo/accounts-file.ts': 'the first set-up offers invented data',
  'src/features/account/setup-routes.tsx → src/demo/load.ts': 'the first set-up offers invented data',
};

/** Circles of types, of files that are two halves of one thing, and why they are not one file. */
const twoHalves: Readonly<Record<string, string>> = {
  'src/matching/siblings/repair.ts → src/matching/siblings/search.ts':
    'the repair is a part of the search, too long for one file',
  'src/web/feature.ts → src/context.ts':
    'a feature gets the context, and the context holds what the features say of themselves',
  'src/web/route.ts → src/context.ts': 'a request brings the context, and the context holds the routes of the features',
};

/** What all are given: it names the types of every room, so everybody from sign-in upwards may name it. */
const context = /^src\/context\.ts$/;

const roomOf = (path: string): string => path.split('/')[1] ?? '';
const floorOf = (path: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(path)));
const arrow = ({ from, to }: Pick<Import, 'from' | 'to'>): string => `${from} → ${to}`;
const looksUp = (one: Import): boolean =>
  floorOf(one.to) > floorOf(one.from) &&
  !(one.typeOnly && context.test(one.to) && floorOf(one.from) >= floorOf('src/auth/user.ts'));

const imports = program.flatMap((path) => importsOf(path));
const upward = [...new Set(imports.filter(looksUp).map(arrow))];
const edgesOf = (some: readonly Import[]): Map<string, Set<string>> =>
  new Map([...Map.groupBy(some, ({ from }) => from)].map(([from, list]) => [from, new Set(list.map(({ to }) => to))]));

describe('the floors of the house', () => {
  it('have a place for every file', () => {
    expect(program.length).toBeGreaterThan(300);
    expect(imports.length).toBeGreaterThan(1000);
    expect(program.filter((path) => floorOf(path) < 0)).toEqual([]);
  });

  it('import downward only', () => {
    expect(upward.filter((found) => !(found in exceptions))).toEqual([]);
    const edge = (from: string, to: string, typeOnly = false) => looksUp({ from, to, typeOnly });
    expect(edge('src/db/centre.ts', 'src/auth/user.ts', true)).toBe(true);
    expect(edge('src/db/centre.ts', 'src/context.ts', true)).toBe(true);
    expect(edge('src/auth/session.ts', 'src/context.ts', false)).toBe(true);
    expect(edge('src/auth/session.ts', 'src/context.ts', true)).toBe(false);
    expect(edge('src/features/cases/actions.ts', 'src/demo/load.ts')).toBe(true);
  });

  it('have no exception that is not needed any more', () => {
    expect(Object.keys(exceptions).filter((named) => !upward.includes(named))).toEqual([]);
  });

  it('have a context that names types only', () => {
    const held = program.filter((path) => context.test(path)).flatMap((path) => importsOf(path));
    expect(held.length).toBeGreaterThan(5);
    expect(held.filter(({ typeOnly }) => !typeOnly).map(arrow)).toEqual([]);
  });
});

describe('files', () => {
  it('never load each other in a circle', () => {
    expect(circle(edgesOf(imports.filter(({ typeOnly }) => !typeOnly)))).toEqual([]);
  });

  it('never name each other in a circle, types included, but for two halves of one thing', () => {
    expect(circle(edgesOf(imports.filter((one) => !(arrow(one) in twoHalves))))).toEqual([]);
    const needed = (named: string) =>
      circle(edgesOf(imports.filter((one) => !(arrow(one) in twoHalves) || arrow(one) === named)));
    expect(Object.keys(twoHalves).filter((named) => needed(named).length === 0)).toEqual([]);
  });

  it('are read with all their imports', () => {
    const code = [
      "import type { A } from './a.ts';",
      "import { type B, type C } from './b.ts';",
      "import {\n  c,\n  type D,\n} from './c.ts';",
      "export { e } from './d.ts';",
      "import './e.ts';",
      // In two pieces, so that this file does not seem to import it.
      `const f = await import(${"'./f.ts'"});`,
      "import G, { type H } from './g.ts';",
    ].join('\n');
    expect(importsOf('src/x/y.ts', code).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ['src/x/a.ts', true],
      ['src/x/b.ts', true],
      ['src/x/c.ts', false],
      ['src/x/d.ts', false],
      ['src/x/g.ts', false],
      ['src/x/e.ts', false],
      ['src/x/f.ts', false],
    ]);
  });
});
