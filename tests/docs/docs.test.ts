// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileLinks, findHeaderProblems, findLinkProblems } from '../../scripts/check-headers.ts';
import { permissions, roleLabels } from '../../src/auth/permissions.ts';
import { eventLabels } from '../../src/features/cases/rules.ts';
import { owners, states, steps } from '../../src/features/cases/states.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const migrations = readdirSync(join(root, 'src/db/migrations'))
  .map((file) => read(`src/db/migrations/${file}`))
  .join('\n');
const tables = [...migrations.matchAll(/^create (?:table|view) (\w+)/gm)].map((match) => match[1] ?? '');
/** Names that a document does not mention as code. */
const missing = (document: string, names: readonly string[]): string[] =>
  names.filter((name) => !document.includes(`\`${name}\``));

describe('the proxy of the operations guide', () => {
  it('keeps no query and no Referer: a search is a name in both', () => {
    const guide = read('docs/operations.md');
    const format = /log_format (\w+) '([^']+)'/.exec(guide);
    expect(guide).toContain(`access_log /var/log/nginx/herzstueck.log ${format?.[1]};`);
    expect(format?.[2]).toContain('$uri');
    expect(format?.[2]).not.toMatch(/\$(?:request|request_uri|args|query_string|arg_\w+|http_referer)\b(?!_)/);
  });
});

describe('every file', () => {
  it('of source names its authors and licence', async () => {
    expect(await findHeaderProblems()).toEqual([]);
  });

  it('that a document links to exists', async () => {
    expect(await findLinkProblems()).toEqual([]);
  });

  it('without the two lines, and every dead link, is found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-headers-'));
    await mkdir(join(folder, 'dist'));
    const [good = '', bad = ''] = [read('src/clock.ts'), 'export const x = 1;\n'];
    await writeFile(join(folder, '.gitignore'), 'dist/\n*.log\n');
    await writeFile(join(folder, 'good.ts'), good);
    await writeFile(join(folder, 'tool.js'), `#!/usr/bin/env node\n${good}`);
    await writeFile(join(folder, 'bad.sql'), bad);
    await writeFile(join(folder, 'dist', 'bad.js'), bad);
    await writeFile(
      join(folder, 'a.md'),
      '[a](good.ts#x) [b](gone.md) ![c](../out.png) [d](https://example.org) `[e](f)`',
    );
    expect(await findHeaderProblems(folder)).toEqual(['bad.sql: the two SPDX lines are missing']);
    expect(await findLinkProblems(folder)).toEqual(['a.md: gone.md does not exist', 'a.md: ../out.png does not exist']);
    await rm(folder, { recursive: true });
  });

  it('and not a web address or a place on the page is what a link check looks at', () => {
    expect(fileLinks('[a](#b) [c](mailto:x@example.org) [d](e.md "title")\n```\n[f](g)\n```')).toEqual(['e.md']);
  });
});

describe('docs/glossary.md', () => {
  const glossary = read('docs/glossary.md');
  it.each([
    ['role', Object.keys(roleLabels)],
    ['permission', Object.keys(permissions)],
    ['state', Object.keys(states)],
    ['step', Object.keys(steps)],
    ['owner', Object.keys(owners)],
    ['event', Object.keys(eventLabels)],
    ['table', tables],
  ])('has every %s', (_kind, names) => {
    expect(names.length).toBeGreaterThan(2);
    expect(missing(glossary, names)).toEqual([]);
  });

  it('uses the German words that people read', () => {
    const words = [...Object.values(roleLabels), ...Object.values(states).map(({ label }) => label)];
    expect(words.filter((word) => !glossary.includes(word))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  it('has every setting', () => {
    const names = [...read('src/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(10);
    expect(missing(read('docs/operations.md'), names)).toEqual([]);
  });

  it('has every command', () => {
    const sources = readdirSync(join(root, 'src/commands'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const names = sources.flatMap((text) =>
      [...text.matchAll(/^ {2}name: '([^']+)'/gm)].map((match) => match[1] ?? ''),
    );
    expect(names.length).toBeGreaterThan(8);
    expect(missing(read('docs/operations.md'), names)).toEqual([]);
  });
});

describe('docs/data-protection.md', () => {
  it('speaks of every table', () => {
    expect(missing(read('docs/data-protection.md'), tables)).toEqual([]);
  });
});

describe('README.md and README.de.md', () => {
  it('begin with the two commands and name only npm scripts that exist', () => {
    const { scripts = {} } = JSON.parse(read('package.json')) as { scripts?: Record<string, string> };
    for (const file of ['README.md', 'README.de.md']) {
      const text = read(file);
      const start = text.slice(0, 500);
      for (const command of ['npm ci && npm run demo', 'npm ci && npm test']) expect(start).toContain(command);
      const named = [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z:]+)/g)].map((match) => match[1] ?? '');
      expect(named.filter((name) => !(name in scripts))).toEqual([]);
    }
  });
});

describe('docs/decisions', () => {
  it('are numbered without a gap and say what they rest on', () => {
    const files = readdirSync(join(root, 'docs/decisions')).sort();
    files.forEach((file, index) => {
      expect(file).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
      for (const heading of ['## Context', '## Decision', '## Consequences', '## How it is tested'])
        expect(read(`docs/decisions/${file}`), file).toContain(heading);
    });
  });

  it('0005 names for each database rule a test that exists', () => {
    const page = read('docs/decisions/0005-database-rules-and-their-proofs.md');
    const proofs = [...page.matchAll(/`([\w./-]+\.test\.tsx?)`: “([^”]+)”/g)];
    expect(proofs.length).toBeGreaterThan(10);
    for (const [, file = '', title = ''] of proofs) {
      expect(existsSync(join(root, file)), file).toBe(true);
      expect(read(file), file).toContain(title);
    }
  });

  it('name only files that exist', () => {
    const pages = readdirSync(join(root, 'docs/decisions')).map((file) => read(`docs/decisions/${file}`));
    const files = pages.flatMap((page) =>
      [...page.matchAll(/`((?:src|tests|scripts|bin|\.ci)\/[\w./-]+)`/g)].map((match) => match[1] ?? ''),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
