// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInstitution, addVolunteer } from '../../src/features/interpreting/dispatch/dispatch.fixture.ts';
import { nowDay, standBy, typedCall } from '../../src/features/interpreting/now/now.fixture.ts';
import { checkPage, fill, openStage, type Stage } from '../helpers/browser.ts';
import { mailReader } from '../helpers/interpreting.ts';

describe('somebody on the phone at once, in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
    stage.setNow(nowDay);
  });
  afterAll(() => stage.close());

  /** An institution, and somebody who stands by for a language of its own. */
  const world = (number: string, name: string, language: string): Promise<string> =>
    stage.inside('dueren', async (tx) => {
      const centreId = stage.centres.dueren;
      const id = await addVolunteer(tx, centreId, { name, number: `DN-E-${number}`, language });
      await standBy(tx, centreId, id);
      await tx.updateTable('volunteer').set({ letter_language: 'ar' }).where('id', '=', id).execute();
      return await addInstitution(tx, centreId, { number: `DN-I-${number}`, name: `Beratungsstelle ${name}` });
    });

  it.each([
    [390, true, '9801', 'Selam', 'tir', 'Tigrinya'],
    [1280, false, '9802', 'Ayan', 'som', 'Somali'],
  ] as const)(
    'at %i px, with scripts: %s: both sides see what happens, the number after the yes alone',
    async (width, script, number, name, language, spoken) => {
      const office = await world(number, name, language);
      const desk = await stage.actor({
        role: 'institution',
        institution: office,
        javaScript: script,
        phone: width === 390,
      });
      const page = desk.page;
      await page.goto(`${stage.url}/telefon-jetzt`);
      await checkPage(page, script);
      await page.click('main form button[type=submit]');
      expect(await page.locator('[data-error-summary] a').count()).toBeGreaterThan(4);
      await checkPage(page, script);
      const { einrichtung: _, ...typed } = typedCall(office, language);
      await fill(desk, typed);
      await page.click('main form button[type=submit]');
      expect(await page.textContent('h1')).toBe(`Jetzt am Telefon: ${spoken}`);
      await checkPage(page, script);
      const mail = (await mailReader(stage)()).find(({ to }) => to.startsWith(name.toLowerCase()));
      const link = /\/anruf\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
      const phone = await stage.browser.newContext({
        javaScriptEnabled: script,
        viewport: { width: 390, height: 844 },
      });
      const volunteer = await phone.newPage();
      await volunteer.goto(stage.url + link);
      expect(await volunteer.getAttribute('html', 'dir')).toBe('rtl');
      expect(await volunteer.textContent('main')).not.toContain('000020');
      await checkPage(volunteer, script);
      await volunteer.click('main form button');
      expect(await volunteer.textContent('.hs-phone-number')).toContain('02421 000020');
      await checkPage(volunteer, script);
      // With scripts the page of the institution sees it by itself; without them it is loaded anew.
      if (!script) await page.reload();
      await page.getByText(`${name} nimmt an`).waitFor();
      await checkPage(page, script);
      await page.click('text=Niemand ruft an');
      await page.getByText('Was jetzt hilft').waitFor();
      await checkPage(page, script);
      await page.click('text=Für einen anderen Tag anfragen');
      expect(await page.inputValue('[name=zeichen]')).toBe('K 17');
      await phone.close();
      await desk.context.close();
    },
  );
});
