// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * Proof: the job of a centre once from end to end, in the browser, on the official register of schools.
 *
 *   npm run build && node tests/proofs/real-thread.ts --register schuldaten.csv [--children 100] [--screenshots docs/screenshots]
 *
 * Imports the register, fills Kreis Düren with invented children, then walks one more child from the report to the file
 * for SchILD, signing in as each role with password and code. Prints what it saw as one JSON line.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TOTP } from 'otpauth';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../helpers/chromium.ts';
import { freePort } from '../helpers/postgres.ts';

const { values } = parseArgs({
  options: {
    register: { type: 'string' },
    children: { type: 'string', default: '100' },
    screenshots: { type: 'string' },
  },
});
if (!values.register) throw new Error('--register FILE is missing.');
const register = resolve(values.register);
const root = join(import.meta.dirname, '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'herzstueck-thread-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port), HERZSTUECK_DATA: folder, LOG_LEVEL: 'error' };
const cli = join(root, 'dist/cli.js');

async function run(args: string[]): Promise<string> {
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`herzstueck ${args.join(' ')} ended with ${code}`);
  return out;
}

interface Account {
  role: string;
  centre: string | null;
  email: string;
  password: string;
  totpSecret: string;
}
let accounts: Account[] = [];
const browser = await launchChromium();

async function signIn(role: string, width = 1280): Promise<Page> {
  const account = accounts.find((one) => one.role === role && one.centre === 'dueren');
  if (!account) throw new Error(`no account for ${role}`);
  const context: BrowserContext = await browser.newContext({
    locale: 'de-DE',
    viewport: { width, height: 900 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${url}/anmelden`);
  await page.locator('[name="email"]').fill(account.email);
  await page.locator('[name="passwort"]').fill(account.password);
  await Promise.all([page.waitForURL(/code/), page.keyboard.press('Enter')]);
  await page.locator('[name="code"]').fill(new TOTP({ secret: account.totpSecret }).generate());
  await Promise.all([page.waitForURL((to) => !to.pathname.startsWith('/anmelden')), page.keyboard.press('Enter')]);
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (!values.screenshots) return;
  await mkdir(values.screenshots, { recursive: true });
  await page.screenshot({ path: join(values.screenshots, `${name}.png`) });
}
/** Presses a button or link. What is asked about (the thread may run on a Sunday) is answered with yes, and sent again. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click(),
  ]);
  const questions = await page.locator('main input[type="checkbox"][name$="_stimmt"]:not(:checked)').all();
  for (const question of questions) await question.check();
  if (questions.length > 0) await press(page, name);
}
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]:not([type="hidden"])`);
    const kind = await field.first().evaluate((element: unknown) => {
      const { tagName, type } = element as { tagName: string; type: string };
      return tagName === 'SELECT' ? 'select' : type;
    });
    if (kind === 'select') await field.selectOption(value);
    else if (kind === 'radio' || kind === 'checkbox') await field.and(page.locator(`[value="${value}"]`)).check();
    else await field.first().fill(value);
  }
}
const main = (page: Page): Promise<string> => page.locator('main').innerText();

const seen: Record<string, unknown> = {};
await run(['demo', 'load', '--centre', 'dueren', '--children', values.children, '--seed', '1', '--register', register]);
accounts = JSON.parse(await readFile(join(folder, 'demo-accounts.json'), 'utf8')) as Account[];
const program = spawn(process.execPath, [join(root, 'dist/main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
for (let i = 0; i < 300; i += 1) {
  if (
    await fetch(`${url}/health/ready`)
      .then((response) => response.ok)
      .catch(() => false)
  )
    break;
  await new Promise((wait) => setTimeout(wait, 100));
}

const administration = await signIn('administration');
await administration.goto(`${url}/schulen/import`);
await administration.locator('input[type="file"]').setInputFiles(register);
await press(administration, /prüfen|einlesen|hochladen/i);
seen['registerAgain'] = (await main(administration)).replace(/\s+/g, ' ').slice(0, 300);

const office = await signIn('reporting_office');
await office.goto(`${url}/meldungen/neu`);
await fill(office, {
  nachname: 'Al-Beispielī',
  vornamen: 'Layān',
  geburtsdatum: '03/2014',
  geschlecht: 'f',
  sprache1: 'apc',
  familiensprache: 'apc',
  weg: 'letter',
  dolmetschen: 'ja',
  g1_nachname: 'Al-Beispielī',
  g1_vornamen: 'Yasmīn',
  strasse: 'Musterstraße',
  hausnummer: '31 a',
  plz: '52349',
  ort: 'Düren',
  unterkunft: 'private',
});
await press(office, 'Meldung absenden');

const counsellor = await signIn('counsellor');
await counsellor.goto(`${url}/`);
await shot(counsellor, 'heute');
await counsellor.goto(`${url}/faelle`);
await shot(counsellor, 'fall-liste');
await counsellor.goto(`${url}/suche?q=${encodeURIComponent('beispieli laya')}`);
await press(counsellor, /Al-Beispielī/);
if (!counsellor.url().includes('/faelle/')) await press(counsellor, /DN-2026/);
const path = new URL(counsellor.url()).pathname;
await counsellor.goto(`${url}${path}/einladen`);
await press(counsellor, 'Einladung vermerken');
await counsellor.goto(`${url}${path}/beratung`);
const today = Temporal.Now.plainDateISO('Europe/Berlin');
const german = (date: Temporal.PlainDate) =>
  `${String(date.day).padStart(2, '0')}.${String(date.month).padStart(2, '0')}.${date.year}`;
const start = german(today.add({ days: 9 }));
await fill(counsellor, {
  tag: german(today),
  form: 'on_site',
  deutsch: 'A1',
  schrift: 'latin',
  notizen: 'Spielt gern Schach und möchte Ärztin werden.',
});
await press(counsellor, 'Beratung eintragen');
await counsellor.goto(`${url}${path}/schulen?jahrgang=07&art=df`);
seen['ranked'] = await counsellor
  .locator('main input[type="checkbox"][name="schulen"], main input[type="checkbox"][name="schule"]')
  .count();
await counsellor.setViewportSize({ width: 1280, height: 1350 });
await shot(counsellor, 'schulen');
await counsellor.setViewportSize({ width: 1280, height: 900 });
// The school that has a demo account, so that it can answer.
const school = await signIn('school', 390);
await school.goto(`${url}/meine-plaetze/neu`);
const number = await school.locator('input[name="schule"]').inputValue();
await counsellor.goto(`${url}${path}/empfehlung?schulen=${number}`);
await fill(counsellor, {
  jahrgang: '07',
  art: 'df',
  beginn: start,
  grund: 'Alter, Schulbesuch und Deutschstand sprechen für Jahrgang 7.',
});
await press(counsellor, 'Empfehlung speichern');
await counsellor.goto(`${url}${path}/anfragen`);
await press(counsellor, 'Schule anfragen');
await counsellor.goto(`${url}${path}`);
await shot(counsellor, 'fall');

await school.goto(`${url}/anfragen`);
const requests = await main(school);
seen['requestNamesTheChild'] = requests.includes('Beispiel');
const open = await school
  .locator('main a[href^="/anfragen/"]')
  .evaluateAll((links) => links.map((link) => (link as unknown as { pathname: string }).pathname));
for (const request of open) {
  await school.goto(url + request);
  if ((await school.locator('[name="antwort"]').count()) > 0 && (await main(school)).includes(start)) break;
}
await shot(school, 'telefon');
seen['questionNamesTheChild'] = (await main(school)).includes('Beispiel');
await fill(school, { antwort: 'accepted' });
await press(school, 'Antwort senden');

await counsellor.goto(`${url}${path}/vorlegen`);
await press(counsellor, 'Zur Entscheidung vorlegen');
const authority = await signIn('school_authority');
await authority.goto(`${url}/vorlagen`);
await press(authority, /Al-Beispielī/);
await shot(authority, 'entscheidung');
await fill(authority, { begruendung: 'Der Platz ist frei. Der Weg ist kurz. Die Schule fördert Deutsch.' });
await press(authority, 'Zuweisung entscheiden');
const caseId = path.split('/').at(-1) ?? '';
const letter = join(folder, 'bescheid.pdf');
await run(['letter', '--case', caseId, '--kind', 'decision', '--lang', 'de,ar', '--out', letter]);
seen['letterBytes'] = (await readFile(letter)).length;
if (values.screenshots) await writeFile(join(values.screenshots, 'brief.pdf'), await readFile(letter));

await school.goto(`${url}/aufnahmen`);
await press(school, /Al-Beispielī/);
await fill(school, { erster_schultag: start });
await press(school, 'Aufnahme bestätigen');
await counsellor.goto(`${url}${path}`);
seen['admitted'] = (await main(counsellor)).includes('Aufnahme bestätigt');
await run(['export', 'schild', '--school', number, '--out', folder]);
seen['schildLine'] = new TextDecoder('windows-1252')
  .decode(await readFile(join(folder, 'SchuelerBasisdaten.dat')))
  .split('\r\n')
  .find((line) => line.startsWith('Al-Beispiel'));

await browser.close();
program.kill('SIGTERM');
await once(program, 'exit');
await rm(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(seen)}\n`);
process.exit(0);
