// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';

/**
 * Closes the test run: which databases were tested, and one plain line of figures. A skipped test is an error, but for those
 * that need a right not everybody has at their desk; these are named.
 */
const report = await readFile('test-results/junit.xml', 'utf8');
const root = report.match(/<testsuites [^>]*>/)?.[0] ?? '';
const figure = (name: string): number => Number(root.match(new RegExp(` ${name}="(\\d+)"`))?.[1] ?? 0);
const skipped = (report.match(/<skipped/g) ?? []).length;
const failed = figure('failures') + figure('errors');
const passed = figure('tests') - failed - skipped;
for (const [name, label] of [
  ['pglite', 'embedded database (PGlite)'],
  ['postgres', 'PostgreSQL server'],
] as const) {
  const count = (report.match(new RegExp(`<testcase [^>]*name="[^"]*\\b${name}\\b`, 'g')) ?? []).length;
  process.stdout.write(`${label}: ${count} tests\n`);
  if (count === 0) process.exitCode = 1;
}
const unmounted = (report.match(/<testcase [^>]*\(needs mount\)[^>]*>\s*<skipped/g) ?? []).length;
if (unmounted > 0)
  process.stdout.write(
    `Not tested here: ${unmounted} tests of a full disk. They need the right to mount a small file system (root on Linux); the same trouble raised in the database was tested.\n`,
  );
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
if (failed > 0 || skipped > unmounted || passed === 0) process.exitCode = 1;
