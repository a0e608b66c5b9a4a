// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { files, filesOf, isCode, textOf } from './helpers/code.ts';

/** What makes a test fail on a busy machine, or wait on an idle one, though nothing is wrong. */
const rules = {
  'waits for a time': /\bsetTimeout\b|\bwaitForTimeout\b|\bsleep\(|node:timers\/promises/,
  'has a limit of its own': /\b(?:test|hook)?[tT]imeout: [\d_]+\b|\bsetDefault\w*Timeout\([\d_]+\)|^\s*\}, [\d_]+\);$/m,
  'compares with the clock':
    /\b(?:performance|Date)\.now\(\) (?:- \w+\)\.(?:not\.)?to|[<>])|[<>]=? (?:performance|Date)\.now\(\)/,
  // How many of a kind are drawn is chance, unless the draw is the same each time.
  'counts what chance drew':
    /^ {4}fc\.assert\((?:(?!^ {2}\}\);|\bseed:)[\s\S])*?^ {4}expect\((?:(?!\n)[\s\S])*\.toBeGreaterThan/m,
};

/** Who may, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'waits for a time: tests/helpers/until.ts': 'a breath between one question and the next; without a limit',
  'waits for a time: tests/helpers/loop.ts':
    'lets two threads get going and end; what is measured is how long the loop is held',
  'waits for a time: tests/helpers/loop-peer.ts': 'the rhythm in which it asks',
  'has a limit of its own: src/commands/match/run.test.ts':
    'ends a process that hangs, before the runner ends the test',
  'compares with the clock: tests/wall/session.test.ts':
    'the least an answer takes is promised; a busy machine only adds',
};

const itself = 'tests/waiting.test.ts';
// Proofs are no tests: they are started by hand, and kill the program at moments that are drawn.
const tests = [
  ...files.filter((path) => /\.(test|fixture)\.tsx?$/.test(path)),
  ...filesOf('tests').filter((path) => isCode(path) && !path.startsWith('tests/proofs/')),
];
const found = Object.entries(rules).flatMap(([name, rule]) =>
  tests.filter((path) => path !== itself && rule.test(textOf(path))).map((path) => `${name}: ${path}`),
);

describe('tests wait for what happens, not for the clock', () => {
  it('nowhere but where it has a reason', () => {
    expect(tests.length).toBeGreaterThan(150);
    expect(found.filter((one) => !(one in exceptions))).toEqual([]);
  });

  it('and no reason outlives its exception', () => {
    expect(Object.keys(exceptions).filter((one) => !found.includes(one))).toEqual([]);
  });

  it.each([
    ['waits for a time', 'await new Promise((done) => setTimeout(done, 300));'],
    ['waits for a time', 'await page.waitForTimeout(500);'],
    ['waits for a time', "import { setTimeout as pause } from 'node:timers/promises';"],
    ['has a limit of its own', "it('x', { timeout: 240_000 }, () => {});"],
    ['has a limit of its own', "it('x', () => {\n}, 240_000);"],
    ['has a limit of its own', 'page.setDefaultTimeout(10_000);'],
    ['compares with the clock', 'expect(performance.now() - start).toBeLessThan(2000);'],
    ['counts what chance drew', '    fc.assert(all, { numRuns: 9 });\n    expect(found).toBeGreaterThan(9);\n'],
    ['compares with the clock', 'while (!ready() && Date.now() < end) await turn();'],
  ] as const)('"%s" is seen in: %s', (name, code) => {
    expect(code).toMatch(rules[name]);
  });
});
