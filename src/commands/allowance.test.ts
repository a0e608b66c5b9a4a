// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { keptIo, testSecret } from './context.fixture.ts';
import { runCommandLine } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herzstueck-allowance-'));
  const put = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
  const rule = { version: '2026', validFrom: '2026-01-01', validTo: null, baseMinutes: 60, baseCents: 2500 };
  await put('rules.json', { rules: [{ ...rule, stepMinutes: 30, stepCents: 500, travel: 'included' }] });
  await put('jobs.json', [{ id: 'a', start: '2026-11-30T09:00:00+01:00', end: '2026-11-30T10:20:00+01:00' }]);
  await put('wrong.json', [
    { id: 'a', start: '2026-11-30T09:00:00+01:00', end: '2026-11-30T08:00:00+01:00' },
    { id: 'b', start: '2026-11-30T09:00:00', end: '2026-11-30T10:00:00' },
  ]);
  await writeFile(join(folder, 'text.json'), '{"rules": [');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function call(...argv: string[]) {
  const io = keptIo(folder);
  const settings = () => readSettings({ HERZSTUECK_SECRET: testSecret });
  const code = await runCommandLine(['allowance', ...argv], io, settings, () => Promise.resolve(undefined));
  return { code, out: io.stdout, err: io.stderr };
}

describe('allowance', () => {
  it('prints what each job comes to, line by line', async () => {
    const { code, out } = await call('rules.json', 'jobs.json', '--json');
    const lines = [
      { text: 'bis 60 Minuten', cents: 2500 },
      { text: '1 weitere angefangene 30 Minuten zu je 5,00 €', cents: 500 },
    ];
    expect({ code, read: JSON.parse(out) }).toEqual({
      code: 0,
      read: [{ id: 'a', cents: 3000, ruleVersion: '2026', lines }],
    });
  });
  it('prints it for people, too', async () => {
    expect((await call('rules.json', 'jobs.json')).out).toContain('a: 30,00 € (Fassung 2026)');
  });
  it('says all that is wrong, prints nothing else and ends with 1', async () => {
    const { code, out, err } = await call('rules.json', 'wrong.json', '--json');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('„a“');
    expect(err).toContain('„b“');
  });
  it.each([
    ['text.json', 'jobs.json'],
    ['missing.json', 'jobs.json'],
    ['rules.json', '.'],
  ])('refuses %s with %s in one sentence', async (rules, jobs) => {
    const { code, out, err } = await call(rules, jobs);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/\.json“ ist keine|lässt sich nicht lesen/);
  });
  it('needs both files', async () => {
    expect((await call('rules.json')).code).toBe(2);
  });
});
