// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { registerBytes, standing } from './register.fixture.ts';

let test: TestApp;
let operator: Visitor;
beforeAll(async () => {
  test = await testApp('pglite');
  operator = await signIn(test, { role: 'operator' });
});
afterAll(() => test.close());

describe('import pages', () => {
  const upload = (bytes: Uint8Array<ArrayBuffer>) =>
    operator.post('/schulen/import', { datei: new File([bytes], 'schuldaten.csv', { type: 'text/csv' }) });
  const kept = () => readdir(join(test.context.settings.dataFolder, 'imports')).catch(() => []);

  it('shows first what changes, then applies once and leaves no file', async () => {
    const bytes = registerBytes(standing.map((number) => ({ number, name: `Neuer Name ${number}` })));
    const preview = await upload(bytes);
    expect(preview.status).toBe(200);
    const html = await preview.text();
    expect(html).toContain('9 Änderungen einlesen');
    expect(html).toContain('Name: Gesamtschule Musterberg → Neuer Name 199001');
    expect(await kept()).toHaveLength(1);
    const datei = hiddenField(html, 'datei');
    for (let time = 0; time < 2; time += 1) {
      const answer = await operator.post('/schulen/import/anwenden', { datei });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/schulen?ok=eingelesen');
    }
    expect(await kept()).toEqual([]);
    expect(await (await operator.get('/schulen?ok=eingelesen')).text()).toContain(
      'Eingelesen am Mo 23.11.2026 (heute)',
    );
  });

  it('refuses no file, a wrong file, a forgotten file and a path', async () => {
    expect((await operator.post('/schulen/import', {})).status).toBe(422);
    const wrong = await upload(new TextEncoder().encode('%PDF-1.7'));
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Das ist eine PDF-Datei');
    expect((await operator.post('/schulen/import/anwenden', { datei: 'a'.repeat(64) })).status).toBe(422);
    expect((await operator.post('/schulen/import/anwenden', { datei: '../../etc/passwd' })).status).toBe(422);
  });

  it('is not for counsellors', async () => {
    const counsellor = await signIn(test, { role: 'counsellor' });
    expect((await counsellor.get('/schulen/import')).status).toBe(403);
    expect((await counsellor.post('/schulen/import', {})).status).toBe(403);
    expect((await counsellor.post('/schulen/import/anwenden', { datei: 'a'.repeat(64) })).status).toBe(403);
  });
});
