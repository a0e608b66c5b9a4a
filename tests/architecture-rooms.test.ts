// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Room {
  owner: RegExp;
  /** Pieces of code that only the room may hold, each with an example that it must find. */
  signs: readonly (readonly [RegExp, string])[];
}

/** What all services share has one owner; whoever needs it asks there. */
const rooms: Readonly<Record<string, Room>> = {
  'figures are defined in the register': {
    owner: /^src\/features\/figures\//,
    signs: [
      // A number that is reported is a sum over cases, admissions or services.
      [
        /\b(?:count|sum)\((?:(?!\bfrom\b)[^`])*\bfrom (?:placement_case|admission|activity)\b/,
        'select count(*) as n\nfrom placement_case',
      ],
      [/(?:selectFrom\('|\b(?:from|join) )activity\b/, "tx.selectFrom('activity as a')"],
    ],
  },
};

const root = join(import.meta.dirname, '..');
const program = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path}`)
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

describe.each(Object.entries(rooms))('%s', (_name, { owner, signs }) => {
  it('there', () => {
    expect(program.some(({ path }) => owner.test(path))).toBe(true);
    expect(signs.filter(([sign, example]) => !sign.test(example))).toEqual([]);
  });

  it('and nowhere else', () => {
    const others = program.filter(({ path, text }) => !owner.test(path) && signs.some(([sign]) => sign.test(text)));
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});
