// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/db/centre.ts';
import { createLink } from '../../src/features/links/actions.ts';
import { ownAccountPath, ownPagePath, ownProfilePath, placesInAccount } from '../../src/features/volunteers/paths.ts';
import { ownLinkDays, ownPurpose } from '../../src/features/volunteers/rules.ts';
import { makeVolunteer } from '../helpers/app.ts';
import { checkPage, openStage, type Stage } from '../helpers/browser.ts';

describe('volunteers in a browser, with and without script', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
  });
  afterAll(() => stage.close());

  async function open(width: number, javaScriptEnabled: boolean) {
    const viewport = { width, height: 844 };
    const context = await stage.browser.newContext({ javaScriptEnabled, viewport, locale: 'de-DE' });
    return { context, page: await context.newPage() };
  }

  it.each([
    [390, 'ar', true],
    [390, 'de', false],
    [1280, 'uk', true],
  ] as const)(
    'say at %i px in %s that they want to interpret, and lead from each mistake to its field',
    async (width, language, script) => {
      const { context, page } = await open(width, script);
      const path = `/mitmachen/dueren?sprache=${language}`;
      await page.goto(`${stage.url}${path}`);
      await checkPage(page, script);
      await page.click('main form button');
      const links = page.locator('main [role=alert] a');
      expect(await links.count()).toBe(3);
      for (let n = 0; n < 3; n += 1)
        expect(await page.locator(`main form ${await links.nth(n).getAttribute('href')}`).count()).toBe(1);
      await checkPage(page, script);
      await page.fill('[name=vorname]', 'Rania');
      await page.selectOption('[name=gesprochen1]', 'apc');
      await page.fill('[name=telefon]', '0151 5550001');
      await page.click('main form button');
      expect(new URL(page.url()).pathname).toBe('/mitmachen/dueren/danke');
      await checkPage(page, script);
      await context.close();
    },
  );

  it.each([
    [390, 'ar', true],
    [390, 'de', false],
    [1280, 'tr', true],
  ] as const)('keep their times by a link at %i px in %s', async (width, language, script) => {
    const id = await makeVolunteer(stage);
    const { token } = await stage.inside('dueren', (tx) =>
      createLink(tx, systemActor(stage.centres.dueren, stage.context.clock.now()), {
        ...{ purpose: ownPurpose, recordId: id, recipient: 'selam@beispiel.test', days: ownLinkDays },
      }),
    );
    const { context, page } = await open(width, script);
    await page.goto(`${stage.url}${ownPagePath(token)}?sprache=${language}`);
    await checkPage(page, script);
    await page.click('main form button');
    await checkPage(page, script);
    await page.fill('[name=mo]', '9-12');
    await page.fill('[name=di]', 'abends');
    await page.click('main form:has([name=mo]) button');
    await checkPage(page, script);
    expect(await page.inputValue('[name=di]')).toBe('abends');
    await page.fill('[name=di]', '');
    await page.click('main form:has([name=mo]) button');
    expect(await page.inputValue('[name=mo]')).toBe('9–12');
    await page.fill('[name=weg_von]', '24.12.2026');
    await page.fill('[name=weg_bis]', '31.12.2026');
    await page.click('main form:has([name=weg_von]) button');
    await page.click('main form:has([name=pause]) button');
    await checkPage(page, script);
    const { state } = await stage.inside('dueren', (tx) =>
      tx.selectFrom('volunteer').select('state').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(state).toBe('paused');
    await context.close();
  });

  it.each([
    [390, 'ar', true],
    [390, 'de', false],
    [1280, 'uk', true],
  ] as const)('keep how they help and propose a language by a link at %i px in %s', async (width, language, script) => {
    const id = await makeVolunteer(stage);
    const { token } = await stage.inside('dueren', (tx) =>
      createLink(tx, systemActor(stage.centres.dueren, stage.context.clock.now()), {
        ...{ purpose: ownPurpose, recordId: id, recipient: 'selam@beispiel.test', days: ownLinkDays },
      }),
    );
    const { context, page } = await open(width, script);
    await page.goto(`${stage.url}${ownPagePath(token)}?sprache=${language}`);
    await page.click('main form button');
    await page.click(`main form[action^="${ownProfilePath(token)}"] button`);
    await checkPage(page, script);
    await page.uncheck('[name=art_on_site]');
    await page.fill('[name=umkreis]', '999');
    await page.selectOption('[name=weg]', 'phone');
    await page.click('main form:has([name=umkreis]) button');
    await checkPage(page, script);
    const links = page.locator('main [role=alert] a');
    expect(await links.count()).toBe(3);
    for (let n = 0; n < 3; n += 1)
      expect(await page.locator(`main form ${await links.nth(n).getAttribute('href')}`).count()).toBe(1);
    expect(await page.inputValue('[name=umkreis]')).toBe('999');
    await page.check('[name=art_video]');
    await page.fill('[name=umkreis]', '20');
    await page.selectOption('[name=weg]', 'mail');
    await page.click('main form:has([name=umkreis]) button');
    await page.selectOption('[name=neue_sprache]', 'som');
    await page.selectOption('[name=stufe]', 'good');
    await page.click('main form:has([name=neue_sprache]) button');
    await checkPage(page, script);
    const said = await stage.inside('dueren', async (tx) => ({
      person: await tx
        .selectFrom('volunteer')
        .select(['modes', 'radius_km', 'channel'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
      wishes: await tx
        .selectFrom('volunteer_language_wish')
        .select(['language', 'answer'])
        .where('volunteer_id', '=', id)
        .execute(),
    }));
    expect(said.person).toEqual({ modes: ['video'], radius_km: 20, channel: 'mail' });
    expect(said.wishes).toEqual([{ language: 'som', answer: null }]);
    await context.close();
  });

  it.each([
    [true, true, 'ar', 'rtl'],
    [true, false, 'ar', 'rtl'],
    [false, true, 'uk', 'ltr'],
  ] as const)(
    'use their account, on a phone: %s, with script: %s, in the language they choose: %s',
    async (phone, script, language, dir) => {
      const id = await makeVolunteer(stage);
      await stage.inside('dueren', (tx) =>
        tx
          .updateTable('volunteer')
          .set({ modes: ['on_site', 'phone'] })
          .where('id', '=', id)
          .execute(),
      );
      const person = await stage.actor({ role: 'volunteer', volunteer: id, javaScript: script, phone });
      const { page } = person;
      await person.open(ownAccountPath);
      await page.click(`header button[lang=${language}]`);
      expect(new URL(page.url()).pathname).toBe(ownAccountPath);
      const own = async (path: string) => {
        await page.goto(`${stage.url}${path}`);
        expect(await page.locator('html').getAttribute('dir'), path).toBe(dir);
        expect(await page.locator('main h1').count(), path).toBe(1);
        await checkPage(page, script);
      };
      await own(ownAccountPath);
      for (const path of [...Object.values(placesInAccount), `${ownAccountPath}/anschrift`, `${ownAccountPath}/bank`])
        await own(path);
      await own(placesInAccount.profile);
      await page.uncheck('[name=art_on_site]');
      await page.uncheck('[name=art_phone]');
      await page.fill('[name=umkreis]', '999');
      await page.click('main form:has([name=umkreis]) button');
      await checkPage(page, script);
      const links = page.locator('main [role=alert] a');
      expect(await links.count()).toBe(2);
      await page.check('[name=art_video]');
      await page.fill('[name=umkreis]', '20');
      await page.click('main form:has([name=umkreis]) button');
      expect(new URL(page.url()).search).toBe('?ok=gespeichert');
      await checkPage(page, script);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const { modes, letter_language: kept } = await stage.inside('dueren', (tx) =>
        tx.selectFrom('volunteer').select(['modes', 'letter_language']).where('id', '=', id).executeTakeFirstOrThrow(),
      );
      expect([modes, kept]).toEqual([['video'], language]);
      await person.context.close();
    },
  );
});
