// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyCodePath, makeCodePath, sheetPath } from '../../src/features/family-status/paths.ts';
import { recommendedCase } from '../../src/features/placement/placement.fixture.ts';
import { checkPage, openStage, type Stage } from '../helpers/browser.ts';

describe('the status of a family in a browser', () => {
  let stage: Stage;
  let code: string;
  let caseId: string;
  beforeAll(async () => {
    stage = await openStage('pglite');
    ({ caseId } = await recommendedCase(stage));
    const { visitor } = await stage.actor({ role: 'counsellor' });
    await visitor.post(makeCodePath(caseId));
    const sheet = await (await visitor.get(sheetPath(caseId))).text();
    code = sheet.match(/>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</)?.[1] ?? '';
  });
  afterAll(() => stage.close());

  const open = async (width: number, javaScriptEnabled = true) => {
    const context = await stage.browser.newContext({
      javaScriptEnabled,
      viewport: { width, height: 844 },
      locale: 'de-DE',
    });
    return { context, page: await context.newPage() };
  };

  it.each([
    [1280, 'ar'],
    [390, 'ar'],
    [1280, 'de'],
    [390, 'de'],
  ])('is fit for everybody at %i px, in %s: form, answer, no code', async (width, language) => {
    const { context, page } = await open(width);
    await page.goto(`${stage.url}/stand/dueren?sprache=${language}`);
    await checkPage(page, true);
    await page.fill('[name=code]', '3333-3333-3333');
    await Promise.all([page.waitForEvent('load'), page.click('.kern-btn--primary')]);
    await checkPage(page, true);
    await page.fill('[name=code]', code);
    await Promise.all([page.waitForEvent('load'), page.click('.kern-btn--primary')]);
    await checkPage(page, true);
    expect(await page.locator('.hs-now__count').first().innerText()).toContain('4');
    expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    expect(page.url()).not.toContain(code);
    // The browser of the tests has no voice for it, so nothing is offered.
    expect(await page.locator('[data-aloud]').isVisible()).toBe(false);
    await context.close();
  });

  it('takes the code from behind the # of the address, and out of it', async () => {
    const { context, page } = await open(390);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.goto(`${stage.url}/stand/dueren?sprache=uk#${code}`);
    await page.waitForSelector('.hs-now');
    await checkPage(page, true);
    expect(page.url()).not.toContain(code);
    expect(sent.filter((url) => url.includes(code) && !url.includes('#'))).toEqual([]);
    await Promise.all([page.waitForEvent('load'), page.click('button[value=de]')]);
    await checkPage(page, true);
    expect(await page.innerText('.hs-now__count')).toBe('Schritt 4 von 6');
    await context.close();
  });

  it('works without JavaScript', async () => {
    const { context, page } = await open(390, false);
    await page.goto(`${stage.url}/stand/dueren`);
    await page.fill('[name=code]', code.toLowerCase());
    await Promise.all([page.waitForEvent('load'), page.click('.kern-btn--primary')]);
    expect(await page.innerText('.hs-now__count')).toContain('4');
    await Promise.all([page.waitForEvent('load'), page.click('button[value=tr]')]);
    expect(await page.innerText('.hs-now__count')).toBe('Adım 4 / 6');
    await context.close();
  });

  it('offers to read aloud where the device has a voice for the language', async () => {
    const { context, page } = await open(390);
    await page.addInitScript(`
      window.said = [];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } addEventListener() {} };
      Object.defineProperty(window, 'speechSynthesis', { value: {
        speaking: false, cancel() {}, getVoices: () => [{ lang: 'ar-SA' }], speak: ({ text }) => window.said.push(text) } });`);
    await page.goto(`${stage.url}/stand/dueren?sprache=ar#${code}`);
    await page.waitForSelector('.hs-now');
    await page.click('[data-aloud]');
    expect(String(await page.evaluate('window.said'))).toContain('نبحث عن مدرسة');
    await Promise.all([page.waitForEvent('load'), page.click('button[value=fr]')]);
    expect(await page.locator('[data-aloud]').isVisible()).toBe(false);
    await context.close();
  });

  it.each([false, true])('is made, printed and ended by staff, on a phone: %s', async (phone) => {
    const { open: show } = await stage.actor({ role: 'counsellor', phone });
    for (const path of [familyCodePath(caseId), sheetPath(caseId), '/stand-texte?sprache=ar']) await show(path);
  });
});
