// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Handler } from 'hono';

/** Plain name ("app.css") to hashed file name ("app.1a2b3c4d.css"), as written by `scripts/build.ts`. */
export type AssetManifest = Readonly<Record<string, string>>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

let loaded: AssetManifest | undefined;

function readManifest(dir: string): AssetManifest {
  const file = join(dir, 'manifest.json');
  if (!existsSync(file)) {
    throw new Error(`Assets are not built: ${file} is missing. Run "npm run build" first.`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as AssetManifest;
}

/** Where the build puts the assets, seen from the bundle (dist/) or from the sources (src/web/). */
function defaultAssetsDir(): string {
  const beside = fileURLToPath(new URL('./assets', import.meta.url));
  return existsSync(join(beside, 'manifest.json'))
    ? beside
    : fileURLToPath(new URL('../../dist/assets', import.meta.url));
}

/**
 * Reads the manifest once, at start.
 * @throws Error when the assets are not built
 */
export function loadAssets(dir: string = defaultAssetsDir()): void {
  loaded = readManifest(dir);
}

/**
 * URL of an asset: `asset('app.css')` is "/assets/app.1a2b3c4d.css".
 * @throws Error when the assets are not built or the name is unknown
 */
export function asset(name: string): string {
  loaded ??= readManifest(defaultAssetsDir());
  const file = loaded[name];
  if (file === undefined) throw new Error(`Unknown asset "${name}". Known: ${Object.keys(loaded).join(', ')}.`);
  return `/assets/${file}`;
}

/** The best encoding the client takes, by RFC 9110 12.5.3 (a quality of 0 means "not this one"). */
function encodingFor(accept: string | undefined): 'br' | 'gzip' | undefined {
  const quality = new Map<string, number>();
  for (const part of (accept ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((piece) => piece.startsWith('q='));
    quality.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const takes = (name: string): boolean => (quality.get(name) ?? quality.get('*') ?? 0) > 0;
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : undefined;
}

/**
 * Serves the files of the manifest and nothing else: a requested name is looked up in a list, never joined to a path,
 * so there is no way out of the folder. Names carry a hash of the content, so answers may be kept for ever.
 * Mount at `/assets/:file`.
 * @throws Error when the assets are not built
 */
export function serveAssets(dir: string = defaultAssetsDir()): Handler {
  const known = new Set(Object.values(readManifest(dir)));
  const bodies = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const read = (file: string): Promise<Uint8Array<ArrayBuffer>> => {
    const found = bodies.get(file);
    if (found !== undefined) return found;
    const body = readFile(join(dir, file)).then((bytes) => new Uint8Array(bytes));
    bodies.set(file, body);
    return body;
  };
  return async (c) => {
    const name = c.req.path.slice(c.req.path.lastIndexOf('/') + 1);
    if (!known.has(name)) return c.text('Diese Datei gibt es nicht.', 404);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    const headers: Record<string, string> = {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    };
    // woff2 is compressed by itself, the build writes no second form of it.
    const encoding = extname(name) === '.woff2' ? undefined : encodingFor(c.req.header('Accept-Encoding'));
    if (extname(name) !== '.woff2') headers.Vary = 'Accept-Encoding';
    if (encoding !== undefined) headers['Content-Encoding'] = encoding;
    const suffix = encoding === 'br' ? '.br' : encoding === 'gzip' ? '.gz' : '';
    return c.body(await read(name + suffix), 200, headers);
  };
}
