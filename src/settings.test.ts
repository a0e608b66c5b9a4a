// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

it('has defaults for one machine: loopback, port 3000, folder ./data', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    databaseUrl: undefined,
  });
  expect(settings.dataFolder).toMatch(/\/data$/);
});

it('names every mistake at once', () => {
  try {
    readSettings({ PORT: 'abc', DATABASE_URL: 'mysql://x', PUBLIC_URL: 'ki.example.de', HERZSTUECK_SECRET: 'kurz' });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect((error as SettingsError).sentences).toHaveLength(4);
  }
});

it('refuses http for a public address, a proxy that is no address, and a clock that is no time', () => {
  expect(() => readSettings({ PUBLIC_URL: 'http://ki.example.de' })).toThrow('Ohne https');
  expect(readSettings({ PUBLIC_URL: 'http://ki.example.de', HERZSTUECK_ALLOW_HTTP: '1' }).publicUrl).toBe(
    'http://ki.example.de',
  );
  expect(() => readSettings({ TRUSTED_PROXIES: '10.0.0.1, proxy' })).toThrow('„proxy“ ist keine IP-Adresse');
  expect(() => readSettings({ HERZSTUECK_CLOCK: 'gestern' })).toThrow('HERZSTUECK_CLOCK');
});

it('treats an empty variable as not set and has no secret of its own', () => {
  expect(readSettings({ SMTP_URL: '', HERZSTUECK_SECRET: '' })).toMatchObject({
    smtpUrl: undefined,
    secret: undefined,
  });
});
