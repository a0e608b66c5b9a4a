// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Room {
  owner: RegExp;
  /** Pieces of code that only the room may hold, each with an example that it must find. */
  signs: readonly (readonly [RegExp, string])[];
  /** Who else may, and why it is named here: the generated types. */
  others?: readonly RegExp[];
}

/** Any statement on a table, in SQL or in the words of the query builder. */
const statementOn = (table: string): RegExp =>
  new RegExp(
    `(?:(?:selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\\('|\\b(?:from|join|into|update) )${table}\\b`,
  );

/** What all services share has one owner; whoever needs it asks there. */
const rooms: Readonly<Record<string, Room>> = {
  'figures are defined in the register': {
    owner: /^src\/features\/figures\//,
    // Small pictures of what waits, for who works on it: they are reported to nobody.
    others: [/^src\/features\/cases\/start-queries\.ts$/],
    signs: [
      // A number that is reported is a sum over cases, admissions or services.
      [
        /\b(?:count|sum)\((?:(?!\bfrom\b)[^`])*\bfrom (?:placement_case|admission|activity)\b/,
        'select count(*) as n\nfrom placement_case',
      ],
      [/(?:selectFrom\('|\b(?:from|join) )activity\b/, "tx.selectFrom('activity as a')"],
    ],
  },
  'secrets of mailed links are made and hashed in the room of links': {
    owner: /^src\/features\/links\//,
    signs: [
      [/token\w*\b[^;\n]*\brandomBytes\(/i, "const token = randomBytes(32).toString('base64url')"],
      [/createHash\([^;\n]*\btoken\b/i, "createHash('sha256').update(token)"],
      [/\bmailed_link\b/, "tx.insertInto('mailed_link')"],
    ],
    others: [/^src\/db\/types\.ts$/],
  },
  'consents are asked for in their room': {
    owner: /^src\/features\/consents\//,
    signs: [[statementOn('consent'), "tx.insertInto('consent')"]],
    others: [/^src\/db\/types\.ts$/],
  },
  'deadlines lie in their room': {
    owner: /^src\/features\/deadlines\//,
    signs: [[statementOn('deadline'), "tx.insertInto('deadline')"]],
    others: [/^src\/db\/types\.ts$/],
  },
  'lists are mapped, previewed and written in their room': {
    owner: /^src\/features\/lists\//,
    signs: [
      [statementOn('list_mapping'), "tx.insertInto('list_mapping')"],
      // Whoever reads workbooks, or asks the reading process about a list, builds an import of its own.
      [/\breadSheets\(/, 'await readSheets(bytes)'],
      [/\bfiles\.read\('list'/, "app.files.read('list', bytes, work)"],
    ],
    others: [/^src\/db\/types\.ts$/, /^src\/outbound\/spreadsheet\//],
  },
  'calendars are written in one room': {
    owner: /^src\/outbound\/calendar\//,
    signs: [[/'ical-generator'|BEGIN:V(?:CALENDAR|EVENT)/, "import ical from 'ical-generator'"]],
  },
  'messages by language come from the catalogues': {
    owner: /^src\/outbound\/catalogues\//,
    signs: [[/'intl-messageformat'|new Intl\.PluralRules/, "import { IntlMessageFormat } from 'intl-messageformat'"]],
  },
  'spreadsheets are written and read in one room': {
    owner: /^src\/outbound\/spreadsheet\//,
    signs: [[/'(?:hucre|exceljs|xlsx|@e965\/xlsx)(?:\/|')/, "import { readXlsx } from 'hucre/xlsx'"]],
  },
};

const root = join(import.meta.dirname, '..');
const program = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path}`)
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

describe.each(Object.entries(rooms))('%s', (_name, { owner, signs, others = [] }) => {
  it('there', () => {
    expect(program.some(({ path }) => owner.test(path))).toBe(true);
    expect(signs.filter(([sign, example]) => !sign.test(example))).toEqual([]);
  });

  it('and nowhere else', () => {
    const found = program.filter(
      ({ path, text }) => ![owner, ...others].some((one) => one.test(path)) && signs.some(([sign]) => sign.test(text)),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
