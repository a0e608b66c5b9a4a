// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp, visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { loadDemo } from '../../demo/load.ts';
import { demoCode, written } from './rules.ts';

describe.each(testDatabases)('the demo on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind, { empty: true });
    await loadDemo(test.context, { centre: 'dueren', children: 40, seed: 1 });
  });
  afterAll(() => test.close());

  it('has a code that everybody may try, at each of its centres', async () => {
    const { get, post } = visitor(test);
    const choice = await (await get('/stand')).text();
    for (const key of ['dueren', 'aachen']) {
      expect(choice).toContain(`href="/stand/${key}?sprache=de"`);
      const answer = await post(`/stand/${key}`, { code: written(demoCode), sprache: 'de' });
      expect(answer.status, key).toBe(200);
      expect(await answer.text()).toMatch(/Schritt <bdi[^>]*>\d<\/bdi> von <bdi[^>]*>\d<\/bdi>/);
    }
  });
});
