// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkIn, password, takeMail } from '../../src/features/account/browser.fixture.ts';
import { checkPage, openStage, type Stage } from '../helpers/browser.ts';

/** Pages behind mailed links send no referrer, so browsers write `null` for the origin of their forms. */
describe('a mailed link in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
  });
  afterAll(() => stage.close());

  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('leads from the invitation to an account, %s', async (_name, javaScriptEnabled) => {
    const head = await stage.actor({ role: 'head' });
    const email = `einladung-${javaScriptEnabled ? 'mit' : 'ohne'}@example.org`;
    expect((await head.visitor.post('/personen/einladen', { email, rolle: 'counsellor' })).status).toBe(303);
    const [mail] = await takeMail(stage);
    const context = await stage.browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(stage.url + linkIn(mail, stage.url));
    await checkPage(page, javaScriptEnabled);
    const sent: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') void request.allHeaders().then(({ origin }) => sent.push(origin));
    });
    await page.fill('[name=name]', 'Nora Neubeispiel');
    await page.fill('[name=passwort]', password);
    await page.fill('[name=passwort2]', password);
    await Promise.all([page.waitForEvent('load'), page.click('button:has-text("Konto anlegen")')]);
    await checkPage(page, javaScriptEnabled);
    expect(new URL(page.url()).pathname).toBe('/konto/zweiter-faktor');
    // Were it our own origin, this test would prove nothing.
    expect(sent).toEqual(['null']);
    await context.close();
  });
});
