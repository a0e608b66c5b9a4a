// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, reportFields } from '../../src/features/families/report.fixture.ts';
import { type Actor, openStage, type Stage } from '../helpers/browser.ts';

describe('questions and rows in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
  });
  afterAll(() => stage.close());

  let count = 0;
  const report = async ({ visitor }: Actor): Promise<string> => {
    count += 1;
    return idOf(await visitor.post('/meldungen', reportFields({ trotzdem: 'ja', vornamen: `Kind ${'ABCD'[count]}` })));
  };

  it.each([
    ['a large window with JavaScript', { javaScript: true, phone: false }],
    ['a phone without JavaScript', { javaScript: false, phone: true }],
  ])(
    'ask, keep what was typed and go on: %s',
    async (_name, window) => {
      const actor = await stage.actor({ role: 'counsellor', ...window });
      const { page } = actor;
      const id = await report(actor);
      await actor.open(`/faelle/${id}/termin`);
      await page.fill('[name=tag]', '03.10.2027');
      await page.fill('[name=uhrzeit]', '3 Uhr');
      await actor.press('Termin vergeben');
      await page.getByLabel('Ja, der 03.10.2027 stimmt').check();
      await actor.press('Termin vergeben');
      expect(await page.getByLabel('Ja, der 03.10.2027 stimmt').isChecked()).toBe(true);
      await page.fill('[name=uhrzeit]', '13.00');
      await actor.press('Termin vergeben');
      expect(page.url()).toContain('ok=terminiert');

      await actor.open(`/faelle/${id}/beratung`);
      await page.fill('[name=fs1_schule]', 'Grundschule Beispielhof, Probeburg');
      await page.fill('[name=notizen]', 'Halb fertig');
      await actor.press('Weitere Schule in Deutschland');
      expect(await page.inputValue('[name=notizen]')).toBe('Halb fertig');
      await page.selectOption('[name=deutsch]', 'A1');
      await page.check('[name=schrift][value=latin]');
      await page.fill('[name=fs2_schule]', '199001');
      // Enter keeps the draft: it enters nothing, and does not press the button for another row.
      await Promise.all([page.waitForURL(/ok=entwurf/), page.press('[name=fs2_schule]', 'Enter')]);
      expect(await page.inputValue('[name=fs2_schule]')).toBe('199001');
      await actor.press('Beratung eintragen');
      expect(page.url()).toContain('ok=beraten');
      await actor.check();
      await page.getByText('Frühere Schulen in Deutschland').click();
      expect(await page.getByText('Gesamtschule Musterberg, Düren (Nordrhein-Westfalen)').isVisible()).toBe(true);
    },
    120_000,
  );
});
