// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from 'vitest/config';
import { partTests } from './scripts/test-parts.ts';

const { quick, thorough, prepared } = partTests(import.meta.dirname);
const [beside, apart] = [
  prepared.filter((path) => path.startsWith('src/')),
  prepared.filter((path) => !path.startsWith('src/')),
];

const globalSetup = ['tests/helpers/global-setup.ts'];

export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    reporters: ['default', ['junit', { outputFile: 'test-results/junit.xml' }]],
    // Limits that only a hang exceeds, also on a machine that is busy with other things: no test has one of its own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { interval: 100, timeout: 500_000 } },
    pool: 'forks',
    maxWorkers: 2,
    fileParallelism: true,
    passWithNoTests: false,
    // `npm run test:pglite`: the embedded database alone, for a fast loop at the desk.
    env: mode === 'pglite' ? { TEST_DATABASES: 'pglite' } : {},
    projects: [
      // They leave nothing behind, so that their modules are loaded once for all.
      { extends: true, test: { name: 'quick', include: quick, isolate: false } },
      { extends: true, test: { name: 'thorough', include: thorough } },
      // Each has a program and databases of its own; loading the modules again for each file cost more than many a test.
      { extends: true, test: { name: 'beside', include: beside, isolate: false, globalSetup } },
      // They start programs and browsers, or look at what a process holds.
      { extends: true, test: { name: 'prepared', include: apart, globalSetup } },
    ],
  },
}));
