// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const program = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|fixture)\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  // The invented data names the grades and forms it chooses; the types of the tables are generated.
  .filter((path) => !/\/demo\//.test(path) && path !== 'src/db/types.ts')
  .sort();

/** Facts that are said in one room; what elsewhere looks like a copy of them. */
const facts: readonly { fact: string; owner: string; copy: RegExp; like: string; unlike: string }[] = [
  {
    fact: 'which keys grades have',
    owner: 'src/codes/',
    copy: /'(?:E[1-3]|EF|Q[12])'/,
    like: "const upper = ['EF', 'Q1'];",
    unlike: "const formats = ['A4', 'Q3'];",
  },
  {
    fact: 'which school forms there are, with what',
    owner: 'src/codes/',
    copy: /\b(?:new Set|\w*[fF]orms?\w*(?:: [^=\n]+)? =)\s*\(?\[\s*'(?:\d[\dA-C]|BK|SB)'|'(?:\d[\dA-C] ){3}|\bform === '\d\d'/,
    like: "const primaryForms = ['02', '13'];",
    unlike: "const path = ['30', '40'];",
  },
  {
    fact: 'which kinds of place there are',
    owner: 'src/codes/',
    copy: /'regular' \| 'df'|'ifk' \|\| .*'ffm'|'ifk', 'ffm'\]|\bregular: '/,
    like: "type Kind = 'regular' | 'df' | 'literacy';",
    unlike: "const kind = place.kind === 'regular';",
  },
  {
    fact: 'which stages there are',
    owner: 'src/codes/',
    copy: /'primary' \| '(?:secondary\d|sek)|\bprimary: '/,
    like: "type Stage = 'primary' | 'sek1';",
    unlike: "const button = kind === 'primary';",
  },
  {
    fact: 'who is competent',
    owner: 'src/features/centres/',
    copy: /['"` ]competence_rule\b/,
    like: "tx.selectFrom('competence_rule')",
    unlike: 'competentPath(rules, age, on)',
  },
  {
    fact: 'the settings of a centre',
    owner: 'src/features/centres/',
    copy: /['"` ]centre_setting\b/,
    like: "tx.selectFrom('centre_setting as s')",
    unlike: 'getSettings(tx, centreId)',
  },
  {
    fact: 'which centres work here',
    owner: 'src/features/centres/',
    copy: /'(?:\w+\.)?active', '=', true/,
    like: "db.selectFrom('centre').select('id').where('active', '=', true)",
    unlike: 'inEachCentre(db, now, work)',
  },
  {
    fact: 'in which time zone they are',
    owner: 'src/clock.ts',
    copy: /(?<!TZID:)Europe\/Berlin/,
    like: "instant.toZonedDateTimeISO('Europe/Berlin')",
    unlike: "const written = ['TZID:Europe/Berlin'];",
  },
  {
    fact: 'how a notice of remedy names its court',
    owner: 'src/codes/',
    copy: /\baddressVerified\b/,
    like: 'const seat = court.addressVerified ? court.street : court.place;',
    unlike: 'const court = courtInNotice(centre.ags5);',
  },
  {
    fact: 'what is free of tax in a year',
    owner: 'src/codes/',
    copy: /\b(?:84_?000|96_?000|330_?000|3_?300_?00|960_?00)\b/,
    like: 'const limit = 960_00;',
    unlike: "const limit = yearLimit('volunteer', 2026);",
  },
  {
    fact: 'where the state ends',
    owner: 'src/codes/',
    copy: /\bwest: \d/,
    like: 'const area = { west: 275_000, east: 535_000 };',
    unlike: 'const { west, east } = STATE_AREA;',
  },
];

const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');

const found = program.flatMap((path) => {
  const code = withoutComments(readFileSync(join(root, path), 'utf8'));
  return facts
    .filter(({ owner, copy }) => !path.startsWith(owner) && copy.test(code))
    .map(({ fact }) => `${path}: ${fact}`);
});

it.each(facts)('knows a copy of the fact $fact', ({ copy, like, unlike }) => {
  expect(copy.test(like)).toBe(true);
  expect(copy.test(unlike)).toBe(false);
});

it('says each fact in one room', () => {
  expect(found).toEqual([]);
});
