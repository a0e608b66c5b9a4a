// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../helpers/browser.ts';

describe('the municipality in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
  });
  afterAll(() => stage.close());

  it.each([
    ['a large window with JavaScript', 'Umzug', { javaScript: true, phone: false }],
    ['a phone with JavaScript', 'Anzug', { javaScript: true, phone: true }],
    ['a phone without JavaScript', 'Wegzug', { javaScript: false, phone: true }],
  ])(
    'is asked when the place names another, then again when the family moves: %s',
    async (_name, familyName, window) => {
      const actor = await stage.actor({ role: 'counsellor', ...window });
      const { page } = actor;
      await actor.open('/meldungen/neu');
      await page.fill('[name=nachname]', familyName);
      await page.fill('[name=vornamen]', 'Mira');
      await page.fill('[name=geburtsdatum]', '2014');
      await page.check('[name=geschlecht][value=f]');
      await page.selectOption('[name=sprache1]', 'apc');
      await page.selectOption('[name=familiensprache]', 'apc');
      await page.fill('[name=strasse]', 'Probeweg');
      await page.fill('[name=plz]', '52349');
      await page.fill('[name=ort]', 'Jülich');
      await page.check('[name=fall][value=nein]');
      await actor.press('Kind speichern');
      expect(await page.getByText('der Ort „Jülich“ ist eine andere Gemeinde').count()).toBe(2);
      expect(await page.inputValue('[name=ags]')).toBe('');
      expect(await page.inputValue('[name=strasse]')).toBe('Probeweg');
      await page.selectOption('[name=ags]', { label: 'Jülich' });
      await actor.press('Kind speichern');
      expect(page.url()).toContain('ok=gespeichert');

      await page.locator('a[href^="/familien/"]').first().click();
      const family = new URL(page.url()).pathname;
      await actor.open(`${family}/bearbeiten`);
      expect(await page.inputValue('[name=ags]')).toBe('05358024');
      await page.fill('[name=ort]', 'Düren');
      await actor.press('Änderungen speichern');
      await page.getByLabel('Ja, die Gemeinde ist Jülich').check();
      await page.fill('[name=email]', 'falsch');
      await actor.press('Änderungen speichern');
      expect(await page.getByLabel('Ja, die Gemeinde ist Jülich').isChecked()).toBe(true);
      await page.fill('[name=email]', '');
      await page.selectOption('[name=ags]', { label: 'Düren' });
      await actor.press('Änderungen speichern');
      expect(page.url()).toContain('ok=gespeichert');
    },
    120_000,
  );
});
