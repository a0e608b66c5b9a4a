// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import type { APIRequestContext, Page } from 'playwright-core';
import { idOf, reportFields } from '../src/features/families/report.fixture.ts';
import { demoCode } from '../src/features/family-status/rules.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { build } from './build.ts';

// npm run screenshots: the pictures of the README on a phone and those of the interpreter service and of SmiLe, from the demo alone, always of the same day.
const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'docs/screenshots');
const clock = '2026-11-24T08:30:00+01:00';
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

const counsellor = 'beratung1@dueren.demo.example';
const coordinator = 'dolmetschen@dueren.demo.example';
const sponsoring = 'smile@dueren.demo.example';
const sponsor = 'ehrenamt@dueren.demo.example';

interface Shot {
  name: string;
  /** Address of the person in the demo; nobody is signed in without. */
  as?: string;
  path: string;
  /** A phone where nothing is said. */
  viewport?: { width: number; height: number };
  /** Goes on from there to what is to be seen. */
  goOn?: (page: Page) => Promise<unknown>;
}

const firstRow = (page: Page) =>
  Promise.all([page.waitForEvent('load'), page.locator('main .hs-table__name a').first().click()]);

/** Requests for which somebody can be asked at once: it is known who pays. */
const openCards = '.hs-board__column:first-child .hs-ticket:not(:has-text("Kostenträger offen")) a';
const askAtOnce = 'main button:has-text("gleichzeitig fragen")';

/** Opens one open request after the other, beginning with the nearest, for which several people can be asked at once. */
async function* openAskable(page: Page): AsyncGenerator<Page> {
  const cards = await page
    .locator(openCards)
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));
  const { origin } = new URL(page.url());
  for (const path of cards) {
    await page.goto(origin + path);
    if ((await page.locator(askAtOnce).count()) > 0) yield page;
  }
}
const openFirst = (page: Page) => openAskable(page).next();

const shots: readonly Shot[] = [
  { name: 'telefon-demo', path: '/demo' },
  { name: 'telefon-start-beratung', as: counsellor, path: '/' },
  { name: 'telefon-start-leitung', as: 'leitung@dueren.demo.example', path: '/' },
  { name: 'telefon-start-schulamt', as: 'schulamt@dueren.demo.example', path: '/' },
  { name: 'telefon-start-schule', as: 'schule1@dueren.demo.example', path: '/' },
  { name: 'telefon-start-meldestelle', as: 'meldestelle@dueren.demo.example', path: '/' },
  { name: 'telefon-faelle', as: counsellor, path: '/faelle' },
  {
    name: 'telefon-entscheidung',
    as: 'schulamt@dueren.demo.example',
    path: '/vorlagen?stand=open',
    goOn: firstRow,
  },
  { name: 'telefon-uebersicht', as: 'leitung@dueren.demo.example', path: '/uebersicht' },
  {
    name: 'telefon-beratung',
    as: counsellor,
    path: '/faelle?schritt=counsel',
    goOn: async (page) => {
      await firstRow(page);
      await page.goto(`${page.url()}/beratung`);
    },
  },
  { name: 'vermittlung', as: coordinator, path: '/vermittlung', viewport: desk },
  {
    name: 'vermittlung-personen',
    as: coordinator,
    path: '/vermittlung',
    viewport: desk,
    goOn: openFirst,
  },
  {
    name: 'auszahlung',
    as: 'leitung@dueren.demo.example',
    path: '/auszahlungen',
    viewport: desk,
    goOn: (page) => Promise.all([page.waitForEvent('load'), page.click('main a[href*="/auszahlungen/lauf/"]')]),
  },
  { name: 'smile', as: sponsoring, path: '/smile', viewport: desk },
  { name: 'smile-vermitteln', as: sponsoring, path: '/smile/vermitteln', viewport: desk },
  {
    name: 'telefon-smile-stunde',
    as: sponsor,
    path: '/meine-patenschaften',
    goOn: (page) => Promise.all([page.waitForEvent('load'), page.locator('main .kern-btn--primary').first().click()]),
  },
  {
    name: 'telefon-smile-bild',
    as: sponsor,
    path: '/meine-patenschaften',
    goOn: async (page) => {
      const child = await page.locator('main a[href*="/kind/"]').nth(1).getAttribute('href');
      await page.goto(new URL(`${child}/fortschritt/bild`, page.url()).href);
    },
  },
  {
    name: 'telefon-stand-arabisch',
    path: '/stand/dueren?sprache=ar',
    goOn: async (page) => {
      await page.fill('[name=code]', demoCode);
      await Promise.all([page.waitForEvent('load'), page.locator('main form button').first().click()]);
    },
  },
];

/**
 * Reports an invented child of a family that reads Arabic, gives it an appointment and invites it by mail.
 * @returns the path of the pre-form in that mail
 */
async function inviteFamily(request: APIRequestContext, url: string, outbox: string): Promise<string> {
  const post = async (path: string, form: Record<string, string>): Promise<string> => {
    const answer = await request.post(url + path, { form, headers: { origin: url }, maxRedirects: 0 });
    if (answer.status() !== 303) throw new Error(`${path}: ${answer.status()}`);
    return answer.headers()['location'] ?? '';
  };
  await post('/demo', { konto: counsellor });
  const reached = { weg: 'mail', email: 'familie@example.org', trotzdem: 'ja' };
  const led = await post('/meldungen', reportFields(reached));
  const caseId = idOf(Response.redirect(new URL(led, url), 303));
  await post(`/faelle/${caseId}/termin`, { tag: '02.12.2026', uhrzeit: '14:00', form: 'on_site' });
  const html = await (await request.get(`${url}/faelle/${caseId}`)).text();
  const appointment = /\/termine\/[0-9a-f-]{36}/.exec(html)?.[0] ?? '';
  await post(`${appointment}/einladen`, { weg: 'mail' });
  return `${await linkIn(outbox, /\/vorab-bogen\/[\w-]+/)}?sprache=ar`;
}

/** Waits for a mail with such a link. @returns its path */
async function linkIn(outbox: string, pattern: RegExp): Promise<string> {
  for (;;) {
    for (const file of await readdir(outbox).catch(() => [])) {
      const { text = '' } = await simpleParser(await readFile(join(outbox, file)).catch(() => ''));
      const path = pattern.exec(text)?.[0];
      if (path !== undefined) return path;
    }
    await later(200);
  }
}

/** Asks volunteers for the first open talks until one of them is asked by mail. @returns the path of the page in that mail */
async function askVolunteers(page: Page, url: string, outbox: string): Promise<string> {
  await page.context().request.post(`${url}/demo`, { form: { konto: coordinator }, headers: { origin: url } });
  await page.goto(`${url}/vermittlung`);
  for await (const request of openAskable(page))
    await Promise.all([request.waitForEvent('load'), request.locator(askAtOnce).click()]);
  return `${await linkIn(outbox, /\/einsatz\/[\w-]+/)}?sprache=de`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 3000;
}

/** Starts the demo in a folder of its own. @returns its address, and what ends it */
async function startDemo(): Promise<{ url: string; outbox: string; stop: () => Promise<void> }> {
  await build();
  const data = await mkdtemp(join(tmpdir(), 'herzstueck-screenshots-'));
  const port = await freePort();
  const env = { PATH: process.env.PATH ?? '', HERZSTUECK_DATA: data, PORT: String(port), HERZSTUECK_CLOCK: clock };
  const server = spawn(process.execPath, [join(root, 'dist/main.js'), '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  for await (const line of createInterface({ input: server.stdout })) if (line.startsWith('Herzstück läuft')) break;
  const stop = async () => {
    server.kill();
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, outbox: join(data, 'outbox'), stop };
}

await mkdir(out, { recursive: true });
const demo = await startDemo();
const browser = await launchChromium();
try {
  const inviting = await browser.newContext();
  const bogen = await inviteFamily(inviting.request, demo.url, demo.outbox);
  await inviting.close();
  const asking = await browser.newContext();
  const offer = { name: 'telefon-angebot', path: '' };
  const last: Shot[] = [{ name: 'telefon-bogen-arabisch', path: bogen }, offer];
  for (const { name, as, path, viewport = phone, goOn } of [...shots, ...last]) {
    // Asked last: on the other pictures nobody waits for an answer.
    const target = name === offer.name ? await askVolunteers(await asking.newPage(), demo.url, demo.outbox) : path;
    const context = await browser.newContext({ locale: 'de-DE', viewport });
    const page = await context.newPage();
    if (as) await context.request.post(`${demo.url}/demo`, { form: { konto: as }, headers: { origin: demo.url } });
    await page.goto(demo.url + target);
    await goOn?.(page);
    await page.screenshot({ path: join(out, `${name}.png`) });
    await context.close();
    process.stdout.write(`${name}.png\n`);
  }
  await asking.close();
} finally {
  await browser.close();
  await demo.stop();
}
