// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/db/centre.ts';
import { answerPurpose } from '../../src/features/appointments/invitation/actions.ts';
import { idOf, reportFields } from '../../src/features/families/report.fixture.ts';
import { familyCodePath, makeCodePath, sheetPath } from '../../src/features/family-status/paths.ts';
import { createLink } from '../../src/features/links/actions.ts';
import { recommendedCase } from '../../src/features/placement/placement.fixture.ts';
import { checkPage, openStage, type Stage } from '../helpers/browser.ts';
import { hangs } from '../helpers/until.ts';

describe('the status of a family in a browser', () => {
  let stage: Stage;
  let code: string;
  let caseId: string;
  let answered = 0;
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

  /** A link by which the family of a new appointment answers. */
  async function answerLink(): Promise<string> {
    const { visitor } = await stage.actor({ role: 'counsellor' });
    answered += 1;
    const names = { vornamen: `Kind ${'ABCDEFGH'[answered]}`, trotzdem: 'ja' };
    const id = idOf(await visitor.post('/meldungen', reportFields(names)));
    const time = { tag: '02.12.2026', uhrzeit: `1${answered}:00`, form: 'on_site' };
    expect((await visitor.post(`/faelle/${id}/termin`, time)).status).toBe(303);
    return await stage.inside('dueren', async (tx) => {
      const { id: recordId } = await tx
        .selectFrom('appointment as a')
        .innerJoin('appointment_case as ac', 'ac.appointment_id', 'a.id')
        .select('a.id')
        .where('ac.case_id', '=', id)
        .executeTakeFirstOrThrow();
      const by = systemActor(stage.centres.dueren, stage.context.clock.now());
      return (await createLink(tx, by, { purpose: answerPurpose, recordId, recipient: '', days: 3 })).token;
    });
  }

  it.each([
    ['with', true],
    ['without', false],
  ])('hears from families in Arabic on a phone, %s JavaScript: report, answer, form before the talk', async (_, js) => {
    const token = await answerLink();
    const { context, page } = await open(390, js);
    page.setDefaultTimeout(hangs);
    const go = async (path: string) => {
      await page.goto(`${stage.url}${path}?sprache=ar`);
      await checkPage(page, js);
      expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    };
    const send = async () => {
      await Promise.all([page.waitForEvent('load'), page.click('main .kern-btn--primary')]);
      await checkPage(page, js);
      expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    };
    /** Each problem leads to a field of the form. */
    const problems = async (): Promise<number> => {
      const links = page.locator('main [role=alert] a');
      for (let n = 0; n < (await links.count()); n += 1) {
        const field = page.locator(`main form ${await links.nth(n).getAttribute('href')}`);
        expect(await field.count()).toBe(1);
        await links.nth(n).click();
        expect(await field.isVisible()).toBe(true);
      }
      return await links.count();
    };

    await go('/melden/dueren');
    await send();
    expect(await problems()).toBe(5);
    for (const [name, text] of Object.entries({ vorname: 'نور', alter: '11', ort: 'Düren', erreichbar: '0151 000000' }))
      await page.fill(`[name=${name}]`, text);
    await page.selectOption('[name=gesprochen]', 'apc');
    await send();
    expect(new URL(page.url()).pathname).toBe('/melden/dueren/danke');

    await go(`/vorab-bogen/${token}`);
    await send();
    expect(await problems()).toBe(1);
    await page.fill('[name=pschuljahre]', 'acht');
    await page.fill('[name=pb1_von]', '20x9');
    await send();
    expect(await problems()).toBe(2);
    expect(await page.inputValue('[name=pb1_von]')).toBe('20x9');
    await page.fill('[name=pschuljahre]', '5');
    await page.fill('[name=pb1_von]', '2019');
    await send();
    expect(await page.locator('main [role=status]').count()).toBe(1);

    await go(`/termin-antwort/${token}`);
    await send();
    expect(await problems()).toBe(1);
    await page.check('#f-wahl-anrufen');
    await send();
    expect(await page.locator('main [role=status]').count()).toBe(1);
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
