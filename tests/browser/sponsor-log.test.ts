// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSession, sessionCookie } from '../../src/auth/session.ts';
import { addRunning, typedEntry } from '../../src/features/sponsorships/sessions/sessions.fixture.ts';
import { signIn } from '../helpers/app.ts';
import { type Actor, checkPage, fill, openStage, type Stage } from '../helpers/browser.ts';

/** Tuesday 24.11.2026, after the third lesson. */
const now = '2026-11-24T11:00:00+01:00';

describe('the log of a sponsor on a phone, in a browser', () => {
  let stage: Stage;
  let n = 0;
  beforeAll(async () => {
    stage = await openStage('pglite');
    stage.setNow(now);
  });
  afterAll(() => stage.close());

  const world = async (javaScript = true): Promise<Actor & { id: string }> => {
    n += 1;
    const made = await stage.inside('dueren', (tx) => addRunning(tx, stage.centres.dueren, { n, givenName: 'Layān' }));
    const actor = await stage.actor({ role: 'volunteer', volunteer: made.volunteerId, phone: true, javaScript });
    if (javaScript) await actor.context.clock.setFixedTime(now);
    return { ...actor, id: made.id };
  };
  const kept = (id: string) =>
    stage.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship_session').selectAll().where('sponsorship_id', '=', id).orderBy('on_day').execute(),
    );
  const home = '/meine-patenschaften';
  /** The worker serves the page from the next load on. */
  const ready = async (page: Page): Promise<void> => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
  };
  const databases = (page: Page): Promise<number> => page.evaluate('indexedDB.databases().then((all) => all.length)');
  const as = async (context: BrowserContext, userId: string): Promise<void> => {
    const cookie = await sessionCookie(stage.context, await createSession(stage.context, userId));
    const at = cookie.indexOf('=');
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: stage.url }]);
  };
  /** Enters the lesson of today on the page for hours without connection. */
  const enterOffline = async (page: Page, idea: string): Promise<void> => {
    await page.getByRole('button', { name: 'Kind 1 · Di 24.11.2026, 3. Stunde' }).click();
    await page.getByLabel('Ja', { exact: true }).check();
    await page.getByLabel('45 Minuten').check();
    await page.getByLabel('Spielen').check();
    await page.getByLabel('Idee für das nächste Mal').fill(idea);
    await page.getByRole('button', { name: 'Fertig' }).click();
    await page.getByText('1 Eintrag wartet.').waitFor();
  };

  it('works without scripts: entered, asked about, changed', async () => {
    const { id, page, open, press, check, ...actor } = await world(false);
    await open(home);
    await open(`${home}/stunde/${id}/2026-11-24`);
    await press('Fertig');
    expect(await page.locator('[data-error-summary] a').count()).toBe(1);
    await fill({ ...actor, page, open, press, check }, { statt: 'ja', dauer: '45', idee: 'Er war krank' });
    await press('Fertig');
    expect(await page.getByText('Bitte nichts über Gesundheit').first().isVisible()).toBe(true);
    expect(await page.isChecked('[name=dauer][value="45"]')).toBe(true);
    await page.fill('[name=idee]', 'Wieder Tier-Memory');
    await press('Fertig');
    expect(page.url()).toContain('ok=stundeEingetragen');
    expect(await kept(id)).toMatchObject([{ held: true, minutes: 45, next_idea: 'Wieder Tier-Memory' }]);
    await actor.context.close();
  });

  it('works without connection: entered, loaded again, sent once when there is one, and nothing of the child is kept', async () => {
    const { id, page, open, context } = await world();
    await open(home);
    await ready(page);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Keine Verbindung.').waitFor();
    expect(await page.textContent('body')).not.toContain('Layān');
    await enterOffline(page, 'Wieder Tier-Memory');
    await checkPage(page);
    await page.getByText('Wartet: Kind 1 · Di 24.11.2026, 3. Stunde').waitFor();
    // Only the page for hours without connection is kept, and what it is made of.
    const cached = await page.evaluate<string[]>(
      "caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.replace(/\\.[0-9a-f]+\\./, '.'))))).flat().sort())",
    );
    expect(cached).toEqual(['/assets/app.css', '/assets/app.js', '/assets/icon.svg', '/stunden-offline']);
    expect(await kept(id)).toEqual([]);
    await context.setOffline(false);
    await page.waitForURL(/ok=stundeEingetragen|meine-patenschaften$/);
    await expect.poll(() => kept(id)).toMatchObject([{ held: true, minutes: 45, tags: ['game'], version: 1 }]);
    await open(home);
    expect(await kept(id)).toHaveLength(1);
    expect(await page.getByText('nicht gesendet').count()).toBe(0);
    await context.close();
  });

  it('accident: nothing written offline overwrites silently, both versions are shown', async () => {
    const { id, page, open, context, visitor } = await world();
    await open(home);
    await ready(page);
    await context.setOffline(true);
    await page.reload();
    await enterOffline(page, 'Vom Telefon');
    await visitor.post(`${home}/stunde/${id}/2026-11-24`, typedEntry(0, { idee: 'Vom Rechner' }));
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Eintrag ansehen' }).click();
    await page.getByRole('heading', { name: 'Zwei Fassungen' }).waitFor();
    await checkPage(page);
    const both = await page.textContent('[data-two-versions]');
    expect(both).toContain('Vom Rechner');
    expect(both).toContain('Vom Telefon');
    expect(await kept(id)).toMatchObject([{ next_idea: 'Vom Rechner', version: 1 }]);
    await page.getByRole('button', { name: 'Meine Fassung speichern' }).click();
    await page.waitForURL(/ok=stundeEingetragen/);
    expect(await kept(id)).toMatchObject([{ next_idea: 'Vom Telefon', version: 2 }]);
    await context.close();
  });

  it('is wiped when somebody signs out, who is asked first about what is not sent', async () => {
    const { id, page, open, context } = await world();
    await open(home);
    await ready(page);
    await context.setOffline(true);
    await page.reload();
    await enterOffline(page, 'Noch nicht gesendet');
    // What waits cannot be sent: the server is there for pages, and not for entries.
    await context.route('**/stunde/**', (route) => route.abort());
    await context.setOffline(false);
    await page.goto(stage.url + home);
    await page.getByText('1 Eintrag ist noch nicht gesendet').waitFor();
    const asked: string[] = [];
    const answers = [false, true];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void (answers.shift() ? dialog.accept() : dialog.dismiss());
    });
    const leave = () =>
      page.locator('[data-sign-out]').evaluate((button: unknown) => (button as { click(): void }).click());
    await leave();
    await expect.poll(() => asked.length).toBe(1);
    expect(await databases(page)).toBe(1);
    await leave();
    await page.waitForURL(/abgemeldet/);
    expect(asked[0]).toContain('1 Eintrag ist noch nicht gesendet');
    expect(await databases(page)).toBe(0);
    expect(await page.evaluate('caches.keys().then((all) => all.length)')).toBe(0);
    expect(await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)')).toBe(0);
    expect(await kept(id)).toEqual([]);
    await context.close();
  });

  it('shows another person nothing, and goes with the end of the sponsorship', async () => {
    const { id, page, open, context } = await world();
    await open(home);
    await ready(page);
    await context.setOffline(true);
    await page.reload();
    await enterOffline(page, 'Geheime Idee');
    await context.route('**/stunde/**', (route) => route.abort());
    await context.setOffline(false);
    const other = await signIn(stage, { role: 'volunteer' });
    await as(context, other.userId);
    await page.goto(stage.url + home);
    await page.getByText('1 Eintrag ist noch nicht gesendet').waitFor();
    expect(await page.textContent('body')).not.toMatch(/Geheime Idee|Kind 1/);
    await page.getByRole('button', { name: 'Von diesem Gerät löschen' }).click();
    await expect.poll(() => databases(page)).toBe(0);
    expect(await kept(id)).toEqual([]);
    await context.unroute('**/stunde/**');

    const mine = await world();
    await mine.open(home);
    await ready(mine.page);
    expect(await databases(mine.page)).toBe(1);
    await stage.inside('dueren', (tx) =>
      tx
        .updateTable('sponsorship')
        .set({ state: 'paused', pause_reason: 'school' })
        .where('id', '=', mine.id)
        .execute(),
    );
    await mine.page.goto(stage.url + home);
    await expect.poll(() => databases(mine.page)).toBe(0);
    await context.close();
    await mine.context.close();
  });
});
