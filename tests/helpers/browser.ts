// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { createSession, sessionCookie } from '../../src/auth/session.ts';
import { type SignInOptions, signIn, type TestApp, testApp, type Visitor } from './app.ts';
import { launchChromium } from './chromium.ts';
import type { DatabaseKind } from './database.ts';
import { hangs } from './until.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The program behind a real web server on loopback, with a browser in front of it. */
export interface Stage extends TestApp {
  url: string;
  browser: Browser;
  /** A browser window of a person with this role. Without JavaScript: no axe (its timers would not run). */
  actor(options: SignInOptions & { javaScript?: boolean; phone?: boolean }): Promise<Actor>;
}

export interface Actor {
  page: Page;
  visitor: Visitor;
  context: BrowserContext;
  /** Opens a path and checks the page it leads to. */
  open(path: string): Promise<void>;
  /** Checks the page that is open: language, one h1, main, no axe violation. Call it after every step that loads a page. */
  check(): Promise<void>;
  /** Presses a button or link by its name and checks the page that comes. */
  press(name: string | RegExp): Promise<void>;
}

/** Starts server and browser; `close` of the stage ends both. */
export async function openStage(kind: DatabaseKind, options: { empty?: boolean } = {}): Promise<Stage> {
  // The program has to know its address before it exists: the server listens first, on whatever port is free.
  let answer: TestApp['app']['fetch'] = () => new Response(null, { status: 503 });
  const listening = Promise.withResolvers<number>();
  const server = serve({ fetch: (request, env) => answer(request, env), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    listening.resolve(port),
  );
  const test = await testApp(kind, { ...options, env: { PORT: String(await listening.promise) } });
  answer = test.app.fetch;
  const browser = await launchChromium();
  const url = test.context.settings.publicUrl;
  return {
    ...test,
    url,
    browser,
    actor: (options) => openActor(test, browser, url, options),
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await test.close();
    },
  };
}

async function openActor(
  test: TestApp,
  browser: Browser,
  url: string,
  options: SignInOptions & { javaScript?: boolean; phone?: boolean },
): Promise<Actor> {
  const visitor = await signIn(test, options);
  const javaScript = options.javaScript ?? true;
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    locale: 'de-DE',
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
  });
  const [name = '', value = ''] = splitOnce(
    await sessionCookie(test.context, await createSession(test.context, visitor.userId)),
  );
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(hangs);
  const check = () => checkPage(page, javaScript);
  return {
    page,
    visitor,
    context,
    check,
    open: async (path) => {
      await page.goto(url + path);
      await check();
    },
    press: async (text) => {
      const target = page
        .getByRole('button', { name: text })
        .or(page.getByRole('link', { name: text }))
        .first();
      await Promise.all([page.waitForEvent('load'), target.click()]);
      await check();
    },
  };
}

function splitOnce(cookie: string): [string, string] {
  const at = cookie.indexOf('=');
  return [cookie.slice(0, at), cookie.slice(at + 1)];
}

/** Fills in fields by their names, as a person would: typing, choosing, ticking. */
export async function fill(actor: Actor, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = actor.page.locator(`main [name="${name}"]:not([type="hidden"])`);
    const kind = await field.first().evaluate((element: unknown) => {
      const { tagName, type } = element as { tagName: string; type: string };
      return tagName === 'SELECT' ? 'select' : type;
    });
    if (kind === 'select') await field.selectOption(value);
    else if (kind === 'radio' || kind === 'checkbox') await field.and(actor.page.locator(`[value="${value}"]`)).check();
    else await field.first().fill(value);
  }
}

/** Every page: `<html lang dir>`, one main, one h1, no violation that axe can find (WCAG 2.2 A and AA). */
export async function checkPage(page: Page, javaScript = true): Promise<void> {
  const where = new URL(page.url()).pathname;
  expect(await page.locator('html').getAttribute('lang'), where).toBeTruthy();
  expect(await page.locator('html').getAttribute('dir'), where).toMatch(/^(ltr|rtl)$/);
  expect(await page.locator('main').count(), where).toBe(1);
  expect(await page.locator('h1').count(), where).toBe(1);
  if (!javaScript) return;
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const result = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
  });
  expect(violations, where).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow, `${where} is wider than its window`).toBeLessThanOrEqual(0);
}
