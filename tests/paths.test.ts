// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { program, textOf } from './helpers/code.ts';

/** Addresses that are written where they are used, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'src/features/notices/words.ts: /faelle': 'cases tells notices: naming its paths from here would be a circle',
  'src/features/notices/words.ts: /vorlagen': 'placement tells notices: naming its paths from here would be a circle',
  'src/features/deadlines/words.ts: /termine':
    'a room that appointments may use: naming their paths from here would be a circle',
  'src/features/notices/words.ts: /kita-kinder':
    'early-referrals tells notices: naming its paths from here would be a circle',
  'src/features/deadlines/words.ts: /kita-kinder':
    'a room that early-referrals may use: naming its paths from here would be a circle',
  'src/features/deadlines/words.ts: /faelle': 'a room that cases may use: naming its paths from here would be a circle',
};

const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
/** A route, or what is said of one by its path (`'/faelle/:id': …`). */
const declarations = /\b(?:get|post|use)\(\s*['`](\/[^'`]*)['`]|'(\/[^']*)':/g;

/** The first parts of all addresses that are served. */
const served = new Set(
  program
    .filter((path) => /routes\.tsx?$/.test(path))
    .flatMap((path) => [...withoutComments(textOf(path)).matchAll(declarations)])
    .map(([, route = '', key = '']) => (route || key).split(/[/.]/)[1] ?? '')
    .filter((part) => part !== ''),
);

/** Addresses that stand in a piece of code as they are, but for routes, and what is put behind one (`${casePath(id)}/x`). */
function addressesIn(code: string): string[] {
  const written = withoutComments(code).replaceAll(declarations, '');
  const whole = [...written.matchAll(/['"`}](\/([a-z-]+))(?=['"`/?#.$])/g)].filter(([, , part = '']) =>
    served.has(part),
  );
  const behind = [...written.matchAll(/\$\{[^`}\n]*\b\w*[pP]ath\b[^}`\n]*\}(\/[a-z-]+)/g)];
  return [...new Map([...whole, ...behind].map((found) => [found.index + found[0].length, found[1] ?? ''])).values()];
}

describe('addresses', () => {
  it('are known by what is served', () => {
    expect(served.size).toBeGreaterThan(20);
    for (const part of ['faelle', 'anmelden', 'einladung', 'aufnahmen', 'konto', 'plaetze'])
      expect([...served]).toContain(part);
  });

  it('are found where they are written', () => {
    for (const code of [
      "redirect('/faelle')",
      '<a href="/konto/passwort">',
      ['`/faelle/$', '{id}`'].join(''),
      ['`$', '{publicUrl}/einladung/$', '{token}`'].join(''),
      ['`$', '{casePath(head.id)}/vorlegen`'].join(''),
      "done: '/personen?ok=gesendet'",
      "baseUrl.replace('/plaetze', '/x')",
    ])
      expect(addressesIn(code), code).toHaveLength(1);
    for (const code of ["get('/faelle/:id', 'case.view')", "'/faelle/:id': async (tx) =>", '// see `/faelle`', "'/x'"])
      expect(addressesIn(code), code).toEqual([]);
  });

  it('stand in paths.ts and in routes, nowhere else', () => {
    const found = program
      .filter((path) => !path.endsWith('/paths.ts') && !path.startsWith('src/client/'))
      .flatMap((path) => addressesIn(textOf(path)).map((address) => `${path}: ${address}`));
    expect(found.filter((one) => !(one in exceptions))).toEqual([]);
    expect(Object.keys(exceptions).filter((one) => !found.includes(one))).toEqual([]);
  });
});
