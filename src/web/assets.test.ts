// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { asset, loadAssets, serveAssets } from './assets.ts';

let app: Hono;

beforeAll(() => {
  const outer = mkdtempSync(join(tmpdir(), 'assets-'));
  const dir = mkdtempSync(join(outer, 'built-'));
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  writeFileSync(join(dir, 'manifest.json'), '{"app.css":"app.123.css","f.woff2":"f.456.woff2"}');
  writeFileSync(join(dir, 'app.123.css'), 'plain');
  writeFileSync(join(dir, 'app.123.css.br'), 'brotli');
  writeFileSync(join(dir, 'app.123.css.gz'), 'gzip');
  writeFileSync(join(dir, 'f.456.woff2'), 'font');
  loadAssets(dir);
  app = new Hono();
  app.get('/assets/*', serveAssets(dir));
});

async function get(path: string, encoding?: string): Promise<{ response: Response; text: string }> {
  const response = await app.request(path, encoding === undefined ? {} : { headers: { 'Accept-Encoding': encoding } });
  return { response, text: await response.text() };
}

test('names the hashed file, and says what to do when there is none', () => {
  expect(asset('app.css')).toBe('/assets/app.123.css');
  expect(() => asset('nope.css')).toThrow('Unknown asset "nope.css"');
  expect(() => loadAssets('/nowhere')).toThrow('npm run build');
});

test('answers with the best encoding, for ever', async () => {
  const { response, text } = await get('/assets/app.123.css', 'gzip, deflate, br');
  expect(text).toBe('brotli');
  expect(response.headers.get('Content-Encoding')).toBe('br');
  expect(response.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('Vary')).toBe('Accept-Encoding');
});

test.each([
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['*', 'brotli'],
  ['identity', 'plain'],
  [undefined, 'plain'],
])('Accept-Encoding %s gives the %s form', async (encoding, expected) => {
  expect((await get('/assets/app.123.css', encoding)).text).toBe(expected);
});

test('sends fonts as they are', async () => {
  const { response, text } = await get('/assets/f.456.woff2', 'br');
  expect(text).toBe('font');
  expect(response.headers.get('Content-Type')).toBe('font/woff2');
  expect(response.headers.get('Content-Encoding')).toBeNull();
});

test.each([
  '/assets/manifest.json',
  '/assets/app.123.css.br',
  '/assets/..%2fsecret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/',
])('%s is not served', async (path) => {
  expect((await get(path)).response.status).toBe(404);
});
