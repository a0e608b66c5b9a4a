// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRunningChild } from '../../src/features/sponsorships/progress/progress.fixture.ts';
import { smileNow } from '../../src/features/sponsorships/sponsorships.fixture.ts';
import { languages } from '../../src/features/volunteers/own/own-words.ts';
import { type Actor, checkPage, fill, openStage, type Stage } from '../helpers/browser.ts';
import { textOf } from '../helpers/reading.ts';
import { hangs } from '../helpers/until.ts';

/** What a sponsor ticks, as the form names it. */
const ticked = {
  ...{ gruss: 'alone', braucht: 'alone', bild: 'with_help' },
  ...{ fragt: 'with_help', liest: 'with_help', schreibt: 'not_yet' },
};

describe('what a child and its parents get to see, in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
    stage.setNow(smileNow);
  });
  afterAll(() => stage.close());

  const inside = <T>(work: Parameters<typeof stage.inside<T>>[1]): Promise<T> => stage.inside('dueren', work);
  const parentsRead = (pupilId: string, language: string) =>
    inside((tx) => tx.updateTable('pupil').set({ parents_language: language }).where('id', '=', pupilId).execute());
  const text = ({ page }: Pick<Actor, 'page'>): Promise<string> => page.locator('main').innerText();

  it('is ticked on a phone without JavaScript, and is a picture in the language of the parents on every window', async () => {
    const { id, volunteerId, pupilId } = await inside((tx) =>
      addRunningChild(tx, stage.centres.dueren, { n: 1, givenName: 'Layān' }),
    );
    const progress = `/meine-patenschaften/kind/${id}/fortschritt`;
    const who = { role: 'volunteer', volunteer: volunteerId } as const;
    const phone = await stage.actor({ ...who, phone: true, javaScript: false });
    await phone.open(`${progress}/ankreuzen`);
    await fill(phone, { gruss: 'alone' });
    const send = phone.page.locator('main .kern-btn--primary').first();
    await Promise.all([phone.page.waitForEvent('load'), send.click()]);
    await phone.check();
    // All that is missing is said at once, and what was ticked stays.
    expect(await phone.page.locator('[data-error-summary] a').count()).toBe(5);
    expect(await phone.page.isChecked('[name=gruss][value="alone"]')).toBe(true);
    await fill(phone, ticked);
    await Promise.all([phone.page.waitForEvent('load'), send.click()]);
    await phone.check();
    expect(phone.page.url()).toContain('ok=');
    await phone.open(`${progress}/bild`);
    expect(await text(phone)).toContain('Das kann ich schon, Layān');
    // The same person, with JavaScript.
    const context = await stage.browser.newContext({ locale: 'de-DE' });
    await context.addCookies(await phone.context.cookies());
    await phone.context.close();
    const page = await context.newPage();
    page.setDefaultTimeout(hangs);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      for (const language of languages) {
        await parentsRead(pupilId, language);
        await page.goto(`${stage.url}${progress}/bild`);
        await checkPage(page);
        const own = page.locator(`main [lang="${language}"]`);
        if (language !== 'de') expect(await own.count(), language).toBeGreaterThan(5);
        if (language === 'ar') expect(await own.first().getAttribute('dir')).toBe('rtl');
        expect(await text({ page })).not.toContain('Geheimname');
      }
    }
    await context.close();
  });

  it('goes home on paper: the picture and the consent, in each language', async () => {
    const { id, volunteerId, pupilId } = await inside((tx) =>
      addRunningChild(tx, stage.centres.dueren, { n: 2, givenName: 'Layān' }),
    );
    const sponsor = await stage.actor({ role: 'volunteer', volunteer: volunteerId, phone: true });
    const school = await stage.actor({ role: 'school_coordinator', school: '199001' });
    const words = { de: 'einverstanden', en: 'agree', ar: 'أوافق', uk: 'погоджуюся', tr: 'Kabul' };
    for (const language of languages) {
      await parentsRead(pupilId, language);
      await sponsor.open(`/meine-patenschaften/kind/${id}/fortschritt/bild`);
      const sheet = await sponsor.page.locator('main a[href$="/blatt.pdf"]').first().getAttribute('href');
      const picture = await textOf(await sponsor.visitor.get(sheet ?? '/'));
      expect(picture, language).toContain('Layān');
      expect(picture, language).not.toContain('Geheimname');
      const consent = await school.visitor.get(
        `/smile-schule/kinder/${pupilId}/einwilligung/blatt.pdf?sprache=${language}`,
      );
      expect([consent.status, (await textOf(consent)).normalize('NFKC')], language).toEqual([
        200,
        expect.stringContaining(words[language]),
      ]);
    }
    await sponsor.context.close();
    await school.context.close();
  });
});
