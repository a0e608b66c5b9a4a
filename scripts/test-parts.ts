// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What a test needs that is not there without preparation: a database, the built program, a browser. `code.ts` only reads. */
const prepared =
  /^(tests\/(helpers\/(?!code\.ts)|browser|build|docs|loop|program|wall)|src\/db\/connection\.ts|dist\/|scripts\/)/;

/** Tests without preparation that prove a lot and take their time. */
const thorough =
  /^(src\/matching|tests\/matching|src\/files|src\/outbound\/(highs|spreadsheet))\/|^src\/outbound\/letters\/printer|^src\/features\/(lists\/list-task|placement\/common\/rules)/;

/**
 * Parts the test files of the project: `quick` and `thorough` ones need no preparation, neither do they reach one by
 * an import; `prepared` ones need databases, the built program or a browser. Paths from `root`, with slashes.
 */
export function partTests(root: string): Record<'quick' | 'thorough' | 'prepared', string[]> {
  const tests = globSync(['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const known = new Map<string, readonly string[]>();
  const importsOf = (file: string): readonly string[] => {
    const found = known.get(file);
    if (found) return found;
    const text = readFileSync(join(root, file), 'utf8');
    const list = [
      ...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from\s*'(\.[^']+)'|import\('(\.[^']+)'\)/gms),
    ].map((match) => relative(root, join(root, dirname(file), match[1] ?? match[2] ?? '')).replaceAll('\\', '/'));
    known.set(file, list);
    return list;
  };
  const needsPreparation = (start: string): boolean => {
    const seen = new Set([start]);
    for (const file of seen) {
      if (prepared.test(file)) return true;
      // Tests of the layout hold imports as examples, of files that are not there.
      if (!/\.tsx?$/.test(file) || !existsSync(join(root, file))) continue;
      for (const next of importsOf(file)) seen.add(next);
    }
    return false;
  };
  const parts = Map.groupBy(tests, (path) => {
    if (needsPreparation(path)) return 'prepared';
    return thorough.test(path) ? 'thorough' : 'quick';
  });
  return {
    quick: parts.get('quick') ?? [],
    thorough: parts.get('thorough') ?? [],
    prepared: parts.get('prepared') ?? [],
  };
}
