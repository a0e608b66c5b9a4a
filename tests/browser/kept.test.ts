// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, reportFields } from '../../src/features/families/report.fixture.ts';
import { openStage, type Stage } from '../helpers/browser.ts';

describe('two people at once in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
  });
  afterAll(() => stage.close());

  let minute = 0;
  const pass = (): void => {
    minute += 1;
    stage.setNow(Temporal.Instant.from('2026-11-23T09:00:00+01:00').add({ minutes: minute }));
  };

  it.each([
    ['a large window with JavaScript', { javaScript: true, phone: false }, 'Anna'],
    ['a phone without JavaScript', { javaScript: false, phone: true }, 'Berta'],
  ])(
    'lose nothing they typed: %s',
    async (_name, window, child) => {
      const { page, visitor, open, press } = await stage.actor({ role: 'counsellor', ...window });
      const other = await stage.actor({ role: 'head', javaScript: false });
      const id = idOf(await visitor.post('/meldungen', reportFields({ trotzdem: 'ja', vornamen: child })));
      const { childId } = await stage.inside('dueren', (tx) =>
        tx.selectFrom('placement_case').select('child_id as childId').where('id', '=', id).executeTakeFirstOrThrow(),
      );

      // A record: the form comes back with what is stored now.
      await open(`/kinder/${childId}/bearbeiten`);
      await other.open(`/kinder/${childId}/bearbeiten`);
      await other.page.fill('[name=geburtsort]', 'Homs');
      await other.page.check('[name=geschlecht][value=m]');
      await other.press('Änderungen speichern');
      await page.fill('[name=geburtsort]', 'Hama');
      await press('Änderungen speichern');
      expect(await page.getByText('Jetzt gespeichert: „Homs“').isVisible()).toBe(true);
      expect(await page.inputValue('[name=geburtsort]')).toBe('Hama');
      await press('Änderungen speichern');
      expect(page.url()).toContain('ok=gespeichert');

      // A deed the case still allows: the same form again, with what happened.
      pass();
      await open(`/faelle/${id}/beratung`);
      await page.selectOption('[name=deutsch]', 'A1');
      await page.check('[name=schrift][value=latin]');
      await page.fill('[name=notizen]', 'Ein langer Text über das Gespräch');
      pass();
      await other.visitor.post(`/faelle/${id}/unterlagen`, { was: 'Zeugnis', nachfragen_am: '30.11.2026' });
      pass();
      await press('Beratung eintragen');
      expect(await page.getByText('Unterlagen fehlen').first().isVisible()).toBe(true);
      expect(await page.inputValue('[name=notizen]')).toBe('Ein langer Text über das Gespräch');

      // A deed the case no longer allows: the text to copy, and what happened.
      pass();
      await other.visitor.post(`/faelle/${id}/schliessen`, { als: 'moved_away', grund: 'Verzogen.' });
      pass();
      await press('Beratung eintragen');
      expect(await page.getByLabel('Notizen zur Beratung').inputValue()).toBe('Ein langer Text über das Gespräch');
      expect(await page.getByText('Fall geschlossen').isVisible()).toBe(true);
      await other.context.close();
    },
    180_000,
  );
});
