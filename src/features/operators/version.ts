// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../../error-code.ts';

let known: string | undefined;

/** Version of the program, from the package.json above this file (the sources or the bundle in dist/). */
export function programVersion(): string {
  if (known !== undefined) return known;
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      const parsed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (parsed.name === 'herzstueck') {
        known = parsed.version ?? '';
        return known;
      }
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
    if (dirname(folder) === folder) return '';
  }
}
