// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../tests/helpers/database.ts';
import { openServer } from './connection.ts';
import { codesOfCheck, generateTypes } from './generate-types.ts';

describe('a list of codes', () => {
  it('is read from the constraint as PostgreSQL prints it', () => {
    const check = "CHECK ((role = ANY (ARRAY['head'::text, 'school'::text])))";
    expect(codesOfCheck(check, 'role')).toEqual(['head', 'school']);
    expect(codesOfCheck(`CHECK (("position" = ANY (ARRAY['a'::text, 'b'::text])))`, 'position')).toEqual(['a', 'b']);
    expect(codesOfCheck("CHECK ((kind = 'only'::text))", 'kind')).toEqual(['only']);
  });
  it.each([
    "CHECK ((ags5 ~ '^05[0-9]{3}$'::text))",
    "CHECK ((kind <> 'a'::text))",
    "CHECK ((other = ANY (ARRAY['a'::text, 'b'::text])))",
    "CHECK (((kind = ANY (ARRAY['a'::text])) OR (size > 3)))",
  ])('is not guessed from %s', (check) => {
    expect(codesOfCheck(check, check.includes('ags5') ? 'ags5' : 'kind')).toBeUndefined();
  });
});

describe.each(testDatabases)('generated types on %s', (kind) => {
  it('hold a column to its list of codes, in a table and in a view of it', async () => {
    const handle = await openTestDatabase(kind);
    // On a server the program's login owns nothing; tables are made as the administrator.
    const owner = handle.adminUrl === undefined ? handle : await openServer(handle.adminUrl);
    await owner.script(`create table shelf (
        id int primary key, wood text not null check (wood in ('oak', 'ash')), finish text check (finish = any(array['oil', 'wax'])),
        legs text not null default 'four' check (legs in ('three', 'four')), made text not null check (made ~ '^[a-z]+$'),
        tags text[] not null);
      create view shelf_outside as select id, wood as outside, finish from shelf;`);
    const types = await generateTypes(owner);
    const of = (name: string) => new RegExp(`export interface ${name} \\{\\n([^}]*)\\}`).exec(types)?.[1];
    expect(of('ShelfTable')).toBe(
      [
        '  id: number;',
        "  wood: 'oak' | 'ash';",
        "  finish: 'oil' | 'wax' | null;",
        "  legs: Generated<'three' | 'four'>;",
        '  made: string;',
        '  tags: string[];',
        '',
      ].join('\n'),
    );
    expect(of('ShelfOutsideTable')).toBe(
      ['  id: number | null;', '  outside: string | null;', "  finish: 'oil' | 'wax' | null;", ''].join('\n'),
    );
    if (owner !== handle) await owner.close();
    await handle.close();
  });

  it('are refused for JSON nobody has described', async () => {
    const handle = await openTestDatabase(kind);
    const owner = handle.adminUrl === undefined ? handle : await openServer(handle.adminUrl);
    await owner.script('create table bag (id int primary key, anything jsonb not null)');
    await expect(generateTypes(owner)).rejects.toThrow('bag.anything');
    if (owner !== handle) await owner.close();
    await handle.close();
  });
});
