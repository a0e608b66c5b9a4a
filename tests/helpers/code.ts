// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

// The program as text, for tests about its layout. Paths are relative to the repository, with `/`.

const root = join(import.meta.dirname, '../..');

/** Every file below a folder of the repository. */
export const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
export const isCode = (path: string): boolean => /\.tsx?$/.test(path);
const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$/.test(path);

/** All files of `src`. */
export const files = filesOf('src');
/** The code of `src` without tests and fixtures. */
export const program = files.filter((path) => isCode(path) && !isTest(path));

export interface Import {
  from: string;
  to: string;
  /** Only types are named, so nothing is loaded. */
  typeOnly: boolean;
}

/** What a file imports of ours, re-exports and `import()` too. */
export const importsOf = (from: string, code: string = textOf(from)): Import[] =>
  [
    ...code.matchAll(/^(?:import|export)(?<type>\s+type)?\b(?<names>[^;'"]*?)from\s*'(?<to>\.[^']+)'/gm),
    ...code.matchAll(/(?:\bimport\(\s*|^import\s+)'(?<to>\.[^']+)'/gm),
  ].map(({ groups = {} }) => {
    const names = (groups.names ?? '')
      .match(/^\s*\{(.*)\}\s*$/s)?.[1]
      ?.split(',')
      .map((name) => name.trim());
    const onlyTypes = names?.every((name) => name === '' || name.startsWith('type ')) ?? false;
    return {
      from,
      to: relative(root, join(root, dirname(from), groups.to ?? '')),
      typeOnly: groups.type !== undefined || onlyTypes,
    };
  });

/** A way along these edges that comes back to where it began; empty when there is none. */
export function circle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  const walk = (at: string, way: string[]): string[] => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    if (done.has(at)) return [];
    const found = [...(edges.get(at) ?? [])].map((next) => walk(next, [...way, at])).find((one) => one.length > 0);
    done.add(at);
    return found ?? [];
  };
  return [...edges.keys()].map((start) => walk(start, [])).find((one) => one.length > 0) ?? [];
}
