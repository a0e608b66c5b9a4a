// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type LetterPaths = {
  /** Program of the child process. */
  readonly workerPath: string;
  /** Typst template of the decision letter; the others lie beside it. The folder is all the typesetter may read. */
  readonly templatePath: string;
  /** TrueType files: all faces of one family must cover the same characters. */
  readonly fontPaths: readonly string[];
};

const FONTS = [
  ...['400Regular/NotoSans_400Regular', '600SemiBold/NotoSans_600SemiBold', '700Bold/NotoSans_700Bold'].map(
    (face) => `@expo-google-fonts/noto-sans/${face}.ttf`,
  ),
  ...[
    '400Regular/IBMPlexSansArabic_400Regular',
    '600SemiBold/IBMPlexSansArabic_600SemiBold',
    '700Bold/IBMPlexSansArabic_700Bold',
  ].map((face) => `@expo-google-fonts/ibm-plex-sans-arabic/${face}.ttf`),
];

function firstExisting(candidates: readonly string[]): string {
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`not found: ${candidates.join(', ')}`);
  return found;
}

/**
 * Finds worker, template and fonts beside the running module: bundled (dist/letter-worker.js, dist/letters/decision.typ)
 * or in the source tree. Throws if one is missing.
 */
export function defaultLetterPaths(moduleUrl: string): LetterPaths {
  const here = dirname(fileURLToPath(moduleUrl));
  const require = createRequire(moduleUrl);
  return {
    // A bundler may put shared code one folder down, so there is a second place.
    workerPath: firstExisting([
      join(here, 'letter-worker.js'),
      join(here, '..', 'letter-worker.js'),
      join(here, 'worker.ts'),
    ]),
    templatePath: firstExisting([
      join(here, 'letters', 'decision.typ'),
      join(here, '..', 'letters', 'decision.typ'),
      join(here, 'decision.typ'),
    ]),
    fontPaths: FONTS.map((file) => require.resolve(file)),
  };
}
