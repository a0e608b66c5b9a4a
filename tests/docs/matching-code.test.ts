// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs/matching.md'), 'utf8');
const [, code = '', output = ''] = /```ts\n([^`]+)```\n\n```text\n([^`]+)```/.exec(page) ?? [];
const run = promisify(execFile);

let folder = '';
beforeAll(async () => {
  // Beside node_modules, where the compiler looks for the types of Node.
  folder = await mkdtemp(join(root, 'node_modules', '.matching-code-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the compiler says about the example, changed or not. */
async function typeErrors(text: string): Promise<string> {
  await writeFile(join(folder, 'example.ts'), text.replace('./src/', `${root}/src/`));
  const config = { extends: join(root, 'tsconfig.json'), include: [], files: ['example.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', folder]);
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

it('the example in docs/matching.md prints what the page says', async () => {
  // Node reads types only outside node_modules, so the program comes as text.
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '--eval', code], { cwd: root });
  expect(stdout).toBe(output);
});

it('its types are right, and would be found wrong', async () => {
  expect(await typeErrors(code)).toBe('');
  expect(await typeErrors(code.replace("'cem'", '7'))).toContain('TS2345');
});
