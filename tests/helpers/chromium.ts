// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';
import { hangs } from './until.ts';

/** Version of the package; the unpacked browser is kept under it, so another version never meets an old file. */
const version = '147.0.0';
const cache = join(tmpdir(), `herzstueck-chromium-${version}-${process.getuid?.() ?? 'user'}`);

async function load(folder: string) {
  // The package unpacks below os.tmpdir(), and brings its own NSS library only when it believes to be in such a runtime.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return { path: await chromium.executablePath(), args: chromium.args };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** Unpacks the browser once, beside its final place and then renamed, so that a killed run leaves no half a browser. */
export async function unpackChromium(): Promise<void> {
  if (existsSync(join(cache, 'complete'))) return;
  const folder = await mkdtemp(`${cache}-new-`);
  await chmod(folder, 0o755);
  await load(folder);
  await mkdir(join(folder, 'complete'));
  await rm(cache, { recursive: true, force: true });
  await rename(folder, cache);
}

/**
 * The fonts.conf of the package names a folder that does not exist here; without any system font Chromium dies as soon as a
 * page loads a web font. Ours names the fonts of this checkout: the unpacked browser outlives the checkout that unpacked it.
 */
async function fontsOfThisCheckout(): Promise<string> {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
  const config = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><dir>${join(fonts, '..', 'ibm-plex-sans-arabic')}</dir><cachedir>${cache}/font-cache</cachedir></fontconfig>`;
  const file = join(cache, `fonts-${createHash('sha256').update(config).digest('hex').slice(0, 12)}.conf`);
  if (existsSync(file)) return file;
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, config);
  await rename(fresh, file);
  return file;
}

const dropped = [
  ...['--single-process', '--no-zygote', '--disable-web-security', '--disable-features', '--headless'],
  // Drawing by a graphics card that is computed costs several times what drawing without one does.
  ...['--ignore-gpu-blocklist', '--in-process-gpu', '--use-gl', '--use-angle', '--enable-unsafe-swiftshader'],
];

/** A headless browser from the npm package; nothing of the machine is needed. */
export async function launchChromium(): Promise<Browser> {
  await unpackChromium();
  const { path, args } = await load(cache);
  const fonts = await fontsOfThisCheckout();
  return await playwright.launch({
    executablePath: path,
    headless: true,
    timeout: hangs,
    env: { ...process.env, FONTCONFIG_FILE: fonts, FONTCONFIG_PATH: cache } as Record<string, string>,
    args: [
      ...args.filter((arg) => !dropped.some((start) => arg.startsWith(start))),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-sync',
      '--disable-component-update',
    ],
  });
}
