// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadAssets } from './assets.ts';
import { ErrorPage } from './errors.tsx';
import { Page, PublicPage } from './layout.tsx';

const html = (node: { toString(): string }): string => node.toString();
const user = { name: 'A. Muster', roleLabel: 'Beratung', centreName: 'KI Kreis Düren', canSwitch: false };

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'assets-'));
  const names = ['app.css', 'app.rtl.css', 'app.js', 'icon.svg'];
  writeFileSync(
    join(dir, 'manifest.json'),
    JSON.stringify(Object.fromEntries(names.map((name) => [name, `1-${name}`]))),
  );
  loadAssets(dir);
});

const full = () =>
  html(
    <Page
      title="Fälle"
      user={user}
      nav={[
        { href: '/', label: 'Heute', current: false },
        { href: '/faelle', label: 'Fälle', current: true },
      ]}
      search={{ query: 'Düren' }}
      taskCount={7}
      breadcrumbs={[{ href: '/', label: 'Heute' }, { label: 'Fälle' }]}
      whyHref="/warum"
      flash={{ tone: 'success', text: 'Gespeichert.' }}
    >
      <p>Inhalt</p>
    </Page>,
  );

test('a page has its landmarks, one h1 and a way past the header', () => {
  const text = full();
  expect(text).toMatch(/^<html lang="de" dir="ltr">/);
  expect(text).toContain('<title>Fälle – Herzstück</title>');
  expect(text.match(/<h1/g)).toHaveLength(1);
  expect(text.indexOf('href="#inhalt"')).toBeLessThan(text.indexOf('<header'));
  expect(text).toContain('<main class="hs-main" id="inhalt"');
  expect(text).toContain('href="/faelle" aria-current="page">Fälle</a>');
  expect(text).toContain('name="q" value="Düren"');
  expect(text).toMatch(/Aufgaben <span class="hs-counter">7<\/span>/);
  expect(text).toContain('Warum sehe ich das?');
  expect(text).toContain('content="width=device-width, initial-scale=1"');
});

test('nothing is inline: the Content-Security-Policy would drop it', () => {
  const text = full();
  expect(text).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/);
  expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/1-app.js" defer="">']);
});

test('signing out is a form; changing the centre and searching only for those who may', () => {
  expect(full()).toMatch(/<form action="\/abmelden" method="post">/);
  expect(full()).not.toContain('Zentrum wechseln');
  expect(html(<Page title="T" user={{ ...user, canSwitch: true }} />)).toContain('Zentrum wechseln');
  expect(html(<Page title="T" user={user} />)).not.toContain('/suche');
});

test('errors come before the heading and are named in the title', () => {
  const text = html(<Page title="Kind aufnehmen" user={user} errors={[{ field: 'a', message: 'Fehlt.' }]} />);
  expect(text).toContain('<title>Fehler: Kind aufnehmen – Herzstück</title>');
  expect(text.indexOf('Bitte prüfen Sie')).toBeLessThan(text.indexOf('<h1'));
});

test('a page in another language turns round and marks the German words of its frame', () => {
  const text = html(<PublicPage title="حالة" lang="ar" dir="rtl" />);
  expect(text).toMatch(/^<html lang="ar" dir="rtl">/);
  expect(text).toContain('/assets/1-app.rtl.css');
  expect(text).toContain('<a class="hs-skip" href="#inhalt" lang="de" dir="ltr">');
  expect(html(<PublicPage title="Anmelden" />)).toContain('/assets/1-app.css');
});

test('an error page says what happened, what is kept and what to do', () => {
  expect(html(<ErrorPage status={403} neededRole="Schulaufsicht" frame={{ user }} />)).toContain(
    '<strong>Schulaufsicht</strong>',
  );
  const text = html(<ErrorPage status={409} alternatives={[{ href: '/b', label: 'Schule B', detail: '2 Plätze' }]} />);
  expect(text).toContain('nicht gespeichert');
  expect(text).toMatch(/Das geht stattdessen.*href="\/b">Schule B.*2 Plätze/s);
  expect(html(<ErrorPage status={500} reference="ab12" />)).toContain('ab12');
  for (const status of [404, 422, 429, 503] as const)
    expect(html(<ErrorPage status={status} />)).toContain('Zur Startseite');
});
