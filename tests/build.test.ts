// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { type BuildResult, build } from '../scripts/build.ts';

const out = mkdtempSync(join(tmpdir(), 'build-'));
const assets = join(out, 'assets');
let first: BuildResult;
let manifest: Record<string, string>;
const read = (name: string, ending = ''): Buffer => readFileSync(join(assets, `${manifest[name]}${ending}`));

beforeAll(async () => {
  first = await build({ out, assetsOnly: true });
  manifest = JSON.parse(readFileSync(join(assets, 'manifest.json'), 'utf8')) as Record<string, string>;
});

test('names every asset by its content and compresses what can be', () => {
  expect(Object.keys(manifest)).toEqual(expect.arrayContaining(['app.css', 'app.rtl.css', 'app.js', 'icon.svg']));
  expect(manifest['app.css']).toMatch(/^app\.[0-9a-f]{12}\.css$/);
  expect(brotliDecompressSync(read('app.css', '.br'))).toEqual(read('app.css'));
  expect(gunzipSync(read('app.js', '.gz'))).toEqual(read('app.js'));
  expect(existsSync(join(assets, `${manifest['fira-sans-regular.woff2']}.br`))).toBe(false);
});

test('a first visit stays small enough for a slow line', () => {
  expect(read('app.css', '.br').length + read('app.js', '.br').length).toBeLessThan(40_000);
});

test('the style sheet knows its fonts, has both themes, and paper is light', () => {
  const css = read('app.css').toString();
  expect(css).toContain(`/assets/${manifest['fira-sans-regular.woff2']}`);
  expect(css).toContain('@media screen and (prefers-color-scheme:dark)');
  expect(css).not.toMatch(/@media ?\(prefers-color-scheme: ?dark\)/);
  expect(css).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org)/);
});

test('own rules are logical, so only the rules of KERN are mirrored', () => {
  const own = ['app.css', 'more.css'].map((name) => readFileSync(join('src/web/styles', name), 'utf8')).join('\n');
  expect(own).not.toMatch(/^\s*(?:(?:margin|padding|border)-(?:left|right)|left|right|float|width|height):/m);
  expect(own).not.toMatch(/text-align: (?:left|right)/);
  expect(read('app.rtl.css')).not.toEqual(read('app.css'));
});

test('does nothing when nothing has changed', async () => {
  expect(first.assetsRebuilt).toBe(true);
  const second = await build({ out, assetsOnly: true });
  expect(second.assetsRebuilt).toBe(false);
});

test('the built server brings the programs of its other processes and threads', async () => {
  const { out: whole } = await build({ out: mkdtempSync(join(tmpdir(), 'build-')) });
  for (const name of ['main', 'cli', 'letter-worker', 'highs-worker', 'file-worker'])
    expect(existsSync(join(whole, `${name}.js`)), name).toBe(true);
  for (const name of ['main', 'cli']) {
    // What an older Node reads before it is told so is small and names no package.
    const code = readFileSync(join(whole, `${name}.js`), 'utf8');
    const statics = [...code.matchAll(/\bfrom\s*"([^"]+)"/g)].map(([, path = '']) => path);
    expect(statics.every((path) => path.startsWith('./chunk-'))).toBe(true);
    for (const path of statics) expect(readFileSync(join(whole, path), 'utf8')).not.toMatch(/\bfrom\s*"/);
    // Without Temporal it is an older Node for the program.
    const options = ['--import', 'data:text/javascript,delete globalThis.Temporal', join(whole, `${name}.js`)];
    const old = spawnSync(process.execPath, options, { encoding: 'utf8' });
    expect({ code: old.status, out: old.stdout }).toEqual({ code: 2, out: '' });
    expect(old.stderr).toMatch(/^Herzstück braucht Node 26, dies ist Node [\d.]+: Bitte .*„npm start“.*\.\n$/);
  }
  const child = fork(join(whole, 'file-worker.js'), ['register'], { execArgv: [], serialization: 'advanced' });
  const told = once(child, 'message');
  child.send({ question: 'read', args: [] });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The process ended with ${code}.`)));
  const [answer] = await Promise.race([told, ended]);
  expect(answer).toMatchObject({ answer: { errorCount: 1 } });
  const exit = once(child, 'exit');
  child.disconnect();
  await Promise.all([exit, ended.catch(() => {})]);
});
