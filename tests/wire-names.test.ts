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
/** What knows the names of fields beside the schemas: what a form starts with, and what is wrong between its fields. */
const wire = /[/-]input\.ts$|\/(?:values|between-fields)\.ts$|\.(?:test|fixture)\.ts$/;
const domain = program.filter((path) => path.endsWith('.ts') && !wire.test(path));

/** Names of fields that the domain uses as well. */
const shared = ['ags', 'code', 'email', 'form', 'kind', 'name', 'person'];

const today = Temporal.PlainDate.from('2026-11-23');

/** The fields of a schema, also of one that ends in a transform. */
function fieldsOf(schema: unknown): string[] {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Everything that files of input export, by name. */
async function exported(): Promise<[string, unknown][]> {
  const modules: Record<string, unknown>[] = await Promise.all(inputs.map((path) => import(join(root, path))));
  return modules.flatMap((module) => Object.entries(module));
}

/** Schemas of forms: `signInInput`, `inviteInput(today)`, `newPasswordInput(words)` … */
const schemasOf = (named: readonly [string, unknown][]): [string, unknown][] =>
  named
    .filter(([name]) => name.endsWith('Input'))
    .map(([name, schema]) => [name, typeof schema === 'function' ? schema(today, []) : schema]);

/** Every field that a schema named `…Input` reads, and every filter of a list. */
async function wireNames(): Promise<string[]> {
  const named = await exported();
  const schemas = schemasOf(named).map(([, schema]) => schema);
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

it('lets every schema end in the names of the domain', async () => {
  const schemas = schemasOf(await exported());
  expect(schemas.length).toBeGreaterThan(30);
  const untranslated = schemas.filter(([, schema]) => {
    const translated = schema instanceof z.ZodPipe && schema.out instanceof z.ZodTransform;
    return !translated && fieldsOf(schema).some((name) => !shared.includes(name));
  });
  expect(untranslated.map(([name]) => name)).toEqual([]);
});

it('keeps the names of fields in input and pages', async () => {
  const names = await wireNames();
  const found = domain.filter((path) => readsOf(readFileSync(join(root, path), 'utf8'), names).length > 0);
  expect(found).toEqual([]);
});
