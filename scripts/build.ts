// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type BuildOptions, build as bundle, transform } from 'esbuild';
// @ts-expect-error rtlcss ships no types
import rtlcssUntyped from 'rtlcss';

const rtlcss = rtlcssUntyped as { process(css: string): string };
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const KERN = 'node_modules/@kern-ux/native';
const FONTS = [
  { name: 'fira-sans-regular.woff2', source: 'FiraSans-Regular.woff2', weight: 400 },
  { name: 'fira-sans-semibold.woff2', source: 'FiraSans-SemiBold.woff2', weight: 600 },
] as const;

/** Everything the assets are made of; a change in one of them, this script included, means building again. */
const INPUTS = [
  `${KERN}/package.json`,
  `${KERN}/dist/kern.min.css`,
  ...FONTS.map((font) => `${KERN}/dist/fonts/fira-sans/${font.source}`),
  'node_modules/rtlcss/package.json',
  'node_modules/esbuild/package.json',
  'scripts/build.ts',
  'src/client/app.ts',
  'src/client/family.ts',
  'src/client/log-worker.ts',
  ...['drawer', 'form', 'notice', 'pages', 'send', 'shell', 'store'].map((name) => `src/client/log/${name}.ts`),
  'src/web/styles/app.css',
  'src/web/styles/more.css',
  'src/web/styles/icon.svg',
];

const SERVER: BuildOptions = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node26',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: true,
  splitting: true,
  logLevel: 'warning',
};

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

type Output = { name: string; body: Buffer };

function shortHash(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 12);
}

function hashedName(name: string, body: Buffer | string): string {
  const ending = extname(name);
  return `${name.slice(0, -ending.length)}.${shortHash(body)}${ending}`;
}

async function stampOfInputs(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of INPUTS) hash.update(path).update(await readFile(join(root, path)));
  return hash.digest('hex');
}

async function fonts(root: string): Promise<Output[]> {
  const bodies = FONTS.map((font) => readFile(join(root, KERN, 'dist/fonts/fira-sans', font.source)));
  return (await Promise.all(bodies)).map((body, index) => ({ name: FONTS[index]?.name ?? '', body }));
}

/** Fira Sans (SIL Open Font License 1.1) as KERN ships it, only the two weights pages use; text shows before it loads. */
function fontFaces(files: readonly Output[]): string {
  return files
    .map((file, index) => {
      const url = `/assets/${hashedName(file.name, file.body)}`;
      return `@font-face{font-family:'Fira Sans';font-style:normal;font-weight:${FONTS[index]?.weight};font-display:swap;src:url(${url}) format('woff2')}`;
    })
    .join('');
}

async function styleSheets(root: string, faces: string): Promise<Output[]> {
  const source = await readFile(join(root, KERN, 'dist/kern.min.css'), 'utf8');
  // Paper is light, also for people whose screen is dark.
  const kern = source
    .replaceAll(/@media ?\(prefers-color-scheme: ?dark\)/g, '@media screen and (prefers-color-scheme:dark)')
    .replaceAll(/@media ?\(prefers-color-scheme: ?light\)/g, '@media print,(prefers-color-scheme:light)');
  const sheets = ['app.css', 'more.css'].map((name) => readFile(join(root, 'src/web/styles', name), 'utf8'));
  const own = (await Promise.all(sheets)).join('\n');
  const { code } = await transform(own, { loader: 'css', minify: true });
  // Own rules are logical and turn by themselves; only KERN's left and right have to be mirrored.
  const sheet = (base: string): Buffer => Buffer.from(`${base.replace('@charset "UTF-8";', '')}\n${faces}\n${code}`);
  return [
    { name: 'app.css', body: sheet(kern) },
    { name: 'app.rtl.css', body: sheet(rtlcss.process(kern)) },
  ];
}

async function clientScript(root: string, name: 'app' | 'log-worker'): Promise<Output> {
  const options: BuildOptions = { bundle: true, minify: true, format: 'iife', target: 'es2022', write: false };
  const result = await bundle({ ...options, entryPoints: [join(root, `src/client/${name}.ts`)], logLevel: 'warning' });
  return { name: `${name}.js`, body: Buffer.from(result.outputFiles?.[0]?.contents ?? []) };
}

async function writeAsset(dir: string, file: string, body: Buffer): Promise<void> {
  await writeFile(join(dir, file), body);
  if (extname(file) === '.woff2') return;
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const [br, gz] = await Promise.all([brotli(body, { params: parameters }), gzipped(body, { level: 9 })]);
  await Promise.all([writeFile(join(dir, `${file}.br`), br), writeFile(join(dir, `${file}.gz`), gz)]);
}

/** Style sheets, script, fonts and icon with hashed names; nothing is done when no input has changed. */
async function buildAssets(root: string, out: string): Promise<boolean> {
  const dir = join(out, 'assets');
  const stampFile = join(dir, '.stamp');
  const stamp = await stampOfInputs(root);
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return false;
  const fontFiles = await fonts(root);
  const icon: Output = { name: 'icon.svg', body: await readFile(join(root, 'src/web/styles/icon.svg')) };
  const sheets = await styleSheets(root, fontFaces(fontFiles));
  const scripts = [await clientScript(root, 'app'), await clientScript(root, 'log-worker')];
  const outputs = [...sheets, ...scripts, icon, ...fontFiles];
  await mkdir(dir, { recursive: true });
  const manifest = Object.fromEntries(outputs.map(({ name, body }) => [name, hashedName(name, body)]));
  await Promise.all(outputs.map(({ name, body }) => writeAsset(dir, hashedName(name, body), body)));
  await writeFile(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await removeOld(dir, Object.values(manifest));
  await writeFile(stampFile, stamp);
  return true;
}

async function removeOld(dir: string, current: readonly string[]): Promise<void> {
  const keep = new Set([...current.flatMap((file) => [file, `${file}.br`, `${file}.gz`]), 'manifest.json', '.stamp']);
  const old = (await readdir(dir)).filter((file) => !keep.has(file));
  await Promise.all(old.map((file) => rm(join(dir, file))));
}

async function bundleServer(root: string, out: string): Promise<void> {
  const entries: Record<string, string> = {
    main: 'src/main.ts',
    cli: 'src/cli.ts',
    'letter-worker': 'src/outbound/letters/worker.ts',
    'highs-worker': 'src/outbound/highs/worker.ts',
    'file-worker': 'src/files/worker.ts',
  };
  const present = Object.entries(entries).filter(([, path]) => existsSync(join(root, path)));
  if (present.length === 0) return;
  const entryPoints = Object.fromEntries(present.map(([name, path]) => [name, join(root, path)]));
  await bundle({ ...SERVER, absWorkingDir: root, entryPoints, outdir: out });
}

/** What the program reads at run time beside its code: letter templates and migrations. */
async function copyFiles(root: string, out: string): Promise<void> {
  for await (const file of glob('src/outbound/letters/**/*.typ', { cwd: root })) {
    const target = join(out, 'letters', file.slice('src/outbound/letters/'.length));
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, file), target);
  }
  if (existsSync(join(root, 'src/db/prepare.sql')))
    await cp(join(root, 'src/db/prepare.sql'), join(out, 'prepare.sql'));
  const migrations = join(root, 'src/db/migrations');
  if (existsSync(migrations)) await cp(migrations, join(out, 'migrations'), { recursive: true });
}

async function removeOldCode(out: string): Promise<void> {
  if (!existsSync(out)) return;
  const old = (await readdir(out)).filter((file) => /\.js(\.map)?$/.test(file));
  await Promise.all(old.map((file) => rm(join(out, file))));
  await Promise.all(['letters', 'migrations'].map((dir) => rm(join(out, dir), { recursive: true, force: true })));
}

export type BuildResult = { out: string; assetsRebuilt: boolean; milliseconds: number };

/**
 * Builds everything into `out` (default dist/): server, workers, templates, migrations, assets.
 * @param options.assetsOnly leaves the server out; enough for tests that render pages
 */
export async function build(options: { root?: string; out?: string; assetsOnly?: boolean } = {}): Promise<BuildResult> {
  const started = performance.now();
  const root = options.root ?? ROOT;
  const out = options.out ?? join(root, 'dist');
  await mkdir(out, { recursive: true });
  const assetsRebuilt = await buildAssets(root, out);
  if (options.assetsOnly !== true) {
    await removeOldCode(out);
    await bundleServer(root, out);
    await copyFiles(root, out);
  }
  return { out, assetsRebuilt, milliseconds: Math.round(performance.now() - started) };
}

if (basename(argv[1] ?? '') === 'build.ts') {
  const { out, assetsRebuilt, milliseconds } = await build();
  process.stdout.write(`Built ${out} in ${milliseconds} ms${assetsRebuilt ? '' : ', assets unchanged'}.\n`);
}
