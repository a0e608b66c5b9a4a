// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const program = readdirSync(join(root, 'src/features'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .sort();
const inputs = program.filter((path) => /[/-]input\.ts$/.test(path));
const domain = program.filter((path) => /[/-](?:actions|queries|rules)\.ts$/.test(path));

/** Names of fields that the domain uses as well. */
const shared = ['ags', 'code', 'email', 'form', 'kind', 'name', 'person'];

const today = Temporal.PlainDate.from('2026-11-23');

/** The fields of a schema, also of one that ends in a transform. */
function fieldsOf(schema: unknown): string[] {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Every field that a schema named `…Input` reads, and every filter of a list. */
async function wireNames(): Promise<string[]> {
  const modules: Record<string, unknown>[] = await Promise.all(inputs.map((path) => import(join(root, path))));
  const named = modules.flatMap((module) => Object.entries(module));
  const schemas = named
    .filter(([name]) => name.endsWith('Input'))
    .map(([, schema]) => (typeof schema === 'function' ? schema(today, []) : schema));
  const filters = named.filter(([name]) => name.endsWith('Filters')).flatMap(([, spec]) => Object.keys(spec as object));
  return [...new Set([...schemas.flatMap(fieldsOf), ...filters])].filter((name) => !shared.includes(name)).sort();
}

const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');

/** What reads one of these fields, takes it out of an object, or puts an error at it. */
function readsOf(code: string, names: readonly string[]): string[] {
  const name = `(?:${names.join('|')})`;
  const reading = new RegExp(
    `\\.${name}\\b|\\[['"]${name}['"]\\]|\\{[^{}]*\\b${name}\\b[^{}]*\\}\\s*(?:=\\s|:\\s*[A-Z])|\\bfield: '${name}'|\\[\`g\\$\\{`,
    'g',
  );
  return [...withoutComments(code).matchAll(reading)].map(([found]) => found);
}

it('knows the fields of forms, and what reads them', async () => {
  const names = await wireNames();
  expect(names).toEqual(
    expect.arrayContaining(['schule', 'beginn', 'jahrgang', 'grund', 'fs1_schule', 'nachname', 'ueberfaellig']),
  );
  for (const reading of [
    'decide(input.schule)',
    "input['beginn']",
    'const { jahrgang } = input;',
    'run({ grund }: Input)',
    "return { refused: { field: 'schule', message } };",
    ['input[`g$', '{n}_art`]'].join(''),
  ])
    expect(readsOf(reading, names), reading).toHaveLength(1);
  expect(readsOf("input.schoolNumber; const { grade } = need; text('schule'); // .schule", names)).toEqual([]);
});

it('keeps the names of fields in input and pages', async () => {
  const names = await wireNames();
  const found = domain.filter((path) => readsOf(readFileSync(join(root, path), 'utf8'), names).length > 0);
  expect(found).toEqual([]);
});
