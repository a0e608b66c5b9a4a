// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchFolder } from '../../src/commands/match/match.fixture.ts';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs/matching.md'), 'utf8');

/** A command that the page quotes in a block of its own, and what follows it there. */
const quoted = [...page.matchAll(/^```\n\$ (.+)\n([^`]+)```$/gm)].map(([, command = '', output = '']) => ({
  command,
  output,
}));

let files: Awaited<ReturnType<typeof matchFolder>>;
beforeAll(async () => {
  files = await matchFolder();
});
afterAll(() => files.remove());

/** What a command of the page prints. Files of the page in /tmp lie in the folder of the test. */
async function printed(command: string): Promise<string> {
  const [program = '', ...rest] = command.split(' ');
  const argv = rest.map((word) => word.replace('/tmp/', `${files.folder}/`).replace(/^docs\//, `${root}/docs/`));
  if (program === 'cat') return readFileSync(argv[0] ?? '', 'utf8');
  expect([program, ...argv.splice(0, 2)]).toEqual(['npx', 'herzstueck', 'match']);
  const { stdout, stderr, code } = await files.call(...argv);
  expect(code).toBe(0);
  return (stdout + stderr).replaceAll(`${files.folder}/`, '/tmp/');
}

/** JSON without what changes from file to file and version to version. */
function lasting(text: string): object {
  const { inputHash: _hash, solver: _solver, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return rest;
}

describe('docs/matching.md', () => {
  it('quotes every command', () => {
    const named = quoted.flatMap(({ command }) => /match (\w+)/.exec(command)?.[1] ?? []);
    expect([...new Set(named)].sort()).toEqual(['change', 'm1', 'm2', 'm3', 'stable', 'why']);
  });

  // In the order of the page: what one command writes the next may show.
  it.each(quoted)('$command', async ({ command, output }) => {
    const text = await printed(command);
    if (output.startsWith('{')) expect(lasting(text)).toMatchObject(lasting(output));
    else expect(text).toBe(output);
  });
});
