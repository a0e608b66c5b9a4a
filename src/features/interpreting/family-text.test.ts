// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../tests/helpers/app.ts';

// One database is enough: the text stands in none.
describe('the text with which a family is asked', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp('pglite');
  });
  afterAll(() => test.close());
  const read = async (language: string): Promise<string> =>
    await (await test.app.request(`/dolmetschen-text-familie?sprache=${language}`)).text();

  it('says in each language what is done, that it is kept secret, free, and may be refused; German stands below', async () => {
    const says = {
      de: 'Sie dürfen Nein sagen',
      en: 'You may say no',
      ar: 'يمكنكم الرفض',
      uk: 'відмовитися',
      tr: 'Hayır',
    };
    for (const [language, text] of Object.entries(says)) {
      const page = await read(language);
      expect([language, page.includes(text), page.includes('Sie dürfen Nein sagen')]).toEqual([language, true, true]);
      expect(page).toContain(`lang="${language}"`);
      expect(page.includes('Diese Übersetzung hat noch niemand geprüft')).toBe(language !== 'de');
    }
    expect(await read('ar')).toContain('dir="rtl"');
    expect(await read('xx')).toContain('lang="de"');
  });

  it('is one press away from the form of the institution', async () => {
    const school = await signIn(test, { role: 'institution' });
    expect(await (await school.get('/dolmetschanfragen/neu')).text()).toContain('href="/dolmetschen-text-familie"');
  });
});
