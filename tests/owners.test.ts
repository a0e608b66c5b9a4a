// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { ownedTables } from '../src/features/index.ts';
import { program, textOf } from './helpers/code.ts';

/**
 * Who writes each table: a feature, by the name of its folder, or a room of the house (`db`, `auth`, `web`), as each says it
 * of itself. Others read it through the owner's queries and change it through the owner's actions.
 */
const owned = ownedTables.flatMap(({ owner, tables }) => Object.keys(tables).map((table) => [table, owner] as const));
const owners = new Map(owned);

/** Tables with one writing file inside their room: what goes into a log goes through one hand. */
const oneFile: Readonly<Record<string, string>> = {
  audit_log: 'src/web/audit.ts',
  system_audit: 'src/auth/system-audit.ts',
};

/** Foreign writers that are meant, and why. `?`: a table whose name is made at run time. */
const exceptions: Readonly<Record<string, string>> = {
  'src/web/health.ts → installation':
    'writes back what stands there, to learn whether the database can be written at all; nothing changes',
  'src/commands/backup/owner.ts → ?': 'writes the rows of a backup, table by table, whoever owns them',
  'src/commands/backup/restore.ts → ?': 'empties every table before a backup is written back',
  'src/commands/backup/restore.ts → pgboss.job': 'a restored database begins without waiting jobs of the one before',
  'src/db/write-rows.ts → ?': 'writes rows that a feature made (rows.ts): for the demo, and people to measure with',
  'src/demo/accounts.ts → auth_two_factor': 'invented people have known second factors',
  'src/demo/accounts.ts → auth_user': 'invented people have known second factors',
  'src/demo/accounts.ts → membership': 'invented people have roles without an invitation',
  'src/demo/load.ts → installation': 'marks the database as a demo',
  'src/demo/load.ts → system_operator': 'the invented operator is not set up by a code',
  'src/demo/staff.ts → auth_user': 'names that stand in the history but never sign in',
};

/** Code without its comments; strings stay, because SQL lies in them. */
const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');

const builder = /\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\s*(?:<[^>(]*>)?\s*\(([^)]*)\)/g;
const name = String.raw`("?[a-z_][a-z0-9_]*"?(?:\."?[a-z_][a-z0-9_]*"?)?|\$\{[^}]*\})`;
const statements = [
  String.raw`\binsert\s+into\s+${name}`,
  String.raw`\bmerge\s+into\s+(?:only\s+)?${name}`,
  String.raw`\bdelete\s+from\s+(?:only\s+)?${name}`,
  String.raw`\bupdate\s+(?:only\s+)?${name}(?:\s+(?:as\s+)?[a-z_]+)?\s+set\s`,
  String.raw`\btruncate\s+(?:table\s+)?(?:only\s+)?${name}`,
  String.raw`\bcopy\s+${name}\s+(?:\([^)]*\)\s+)?from\s+stdin`,
].map((statement) => new RegExp(statement, 'gi'));

/** The tables that a piece of code writes, through the query builder or in SQL; `?` for a name that is made at run time. */
function writtenIn(source: string): string[] {
  const code = withoutComments(source);
  const built = [...code.matchAll(builder)].flatMap(([, argument = '']) => {
    const names = [...argument.matchAll(/['"`]([a-z_][a-z0-9_.]*)/gi)].map(([, table = '?']) => table);
    return names.length > 0 ? names : ['?'];
  });
  const raw = statements.flatMap((statement) =>
    [...code.matchAll(statement)].map(([, table = '?']) =>
      table.startsWith('$') ? '?' : table.replaceAll('"', '').toLowerCase(),
    ),
  );
  return [...new Set([...built, ...raw])].sort();
}

/** The feature a file belongs to, or its room. The invented data is a room of its own. */
const roomOf = (path: string): string => {
  const [, first = '', second = '', ...deeper] = path.split('/');
  if (first === 'features' && deeper.length > 0) return second;
  return first;
};
const writes = program.flatMap((path) => writtenIn(textOf(path)).map((table) => ({ path, table })));
const foreign = writes
  .filter(({ path, table }) => owners.get(table) !== roomOf(path) || (table in oneFile && oneFile[table] !== path))
  .map(({ path, table }) => `${path} → ${table}`);

describe('the owner of each table', () => {
  it('is one', () => {
    // That every table is named is proved against the database, where the facts of the tables are.
    expect(owned.length).toBeGreaterThan(40);
    expect(owned.map(([table]) => table).toSorted()).toEqual([...owners.keys()].toSorted());
  });

  it('is a feature or a room of this house', () => {
    const rooms = new Set(program.map(roomOf));
    expect(owned.filter(([, owner]) => !rooms.has(owner))).toEqual([]);
  });

  it('is the only one that writes it', () => {
    expect(foreign.filter((found) => !(found in exceptions))).toEqual([]);
  });

  it('has no exception that is not needed any more', () => {
    expect(Object.keys(exceptions).filter((named) => !foreign.includes(named))).toEqual([]);
  });

  it.each([
    ["tx.insertInto('child').values(row)", ['child']],
    ["tx\n  .updateTable(\n    'child as c',\n  )\n  .set({})", ['child']],
    ["tx.deleteFrom /* all */ (// the old ones\n 'guardian')", ['guardian']],
    ["tx.insertInto<'child'>('child')", ['child']],
    ['tx.mergeInto(table)', ['?']],
    ['sql`insert\n  into family (id) select 1`', ['family']],
    ['sql`update only placement_case as p\n set state = 1`', ['placement_case']],
    ['sql`update child c set x = 1`', ['child']],
    ['sql`DELETE FROM "guardian" where true`', ['guardian']],
    ['sql`merge into school s using r on true`', ['school']],
    ['sql`truncate table letter`', ['letter']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is read, not run
    ['sql`insert into ${sql.table(name)} (id)`', ['?']],
    ['sql`select 1 from child for update`', []],
    ['sql`insert into letter (id) values (1) on conflict (id) do update set id = excluded.id`', ['letter']],
    ['/* delete from child */ // update child set x = 1\n', []],
    ["write('https://x.example/a'); tx.deleteFrom('child')", ['child']],
  ])('is compared with what %j writes', (code, found) => {
    expect(writtenIn(code)).toEqual(found);
  });
});
