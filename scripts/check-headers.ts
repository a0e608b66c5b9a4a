// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * Every source file names its authors and licence (REUSE 3.3), and every link of our documents leads to a file that exists.
 * Reads folders rather than asking git, so that it also works on an unpacked archive and sees files not yet added.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = new Set(['.ts', '.tsx', '.js', '.sql', '.css', '.typ']);

// REUSE-IgnoreStart
const LINES = ['SPDX-FileCopyrightText: Herzstück contributors', 'SPDX-License-Identifier: EUPL-1.2'];
// REUSE-IgnoreEnd

/** Folders that git ignores as well; a name with a star is a pattern for files and needs no folder. */
async function ignoredFolders(root: string): Promise<Set<string>> {
  const file = join(root, '.gitignore');
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  const names = text.split('\n').filter((line) => /^\/?[^*/]+\/$/.test(line.trim()));
  return new Set(['.git', 'node_modules', ...names.map((line) => line.trim().replaceAll('/', ''))]);
}

/** All files below a folder, as paths relative to it. */
export async function listFiles(root: string): Promise<string[]> {
  const ignored = await ignoredFolders(root);
  const files: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isFile()) files.push(relative(root, path));
      if (entry.isDirectory() && !ignored.has(entry.name)) await walk(path);
    }
  };
  await walk(root);
  return files.sort((a, b) => (a < b ? -1 : 1));
}

/** Source files whose first lines (after `#!`) do not name authors and licence. */
export async function findHeaderProblems(root = ROOT): Promise<string[]> {
  const problems: string[] = [];
  for (const file of await listFiles(root)) {
    if (!SOURCE.has(extname(file))) continue;
    const lines = (await readFile(join(root, file), 'utf8')).split('\n').slice(0, 3);
    const start = lines[0]?.startsWith('#!') ? 1 : 0;
    if (LINES.some((text, index) => !lines[start + index]?.includes(text)))
      problems.push(`${file}: the two SPDX lines are missing`);
  }
  return problems;
}

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** Targets of links and pictures in a Markdown text that mean a file: no web addresses, no places on the same page. */
export function fileLinks(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
    .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z][a-z+.-]*:/i.test(target));
}

/** Links and pictures of Markdown files that lead to no file of the repository. */
export async function findLinkProblems(root = ROOT): Promise<string[]> {
  const problems: string[] = [];
  for (const file of await listFiles(root)) {
    if (extname(file) !== '.md') continue;
    for (const target of fileLinks(await readFile(join(root, file), 'utf8'))) {
      const path = resolve(root, dirname(file), decodeURIComponent(target));
      if (relative(root, path).startsWith('..') || !existsSync(path))
        problems.push(`${file}: ${target} does not exist`);
    }
  }
  return problems;
}

if (basename(argv[1] ?? '') === 'check-headers.ts') {
  const problems = [...(await findHeaderProblems()), ...(await findLinkProblems())];
  process.stdout.write(problems.length > 0 ? `${problems.join('\n')}\n` : 'Headers and links are whole.\n');
  if (problems.length > 0) process.exitCode = 1;
}
