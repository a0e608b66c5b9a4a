// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRoles, permissions } from '../auth/permissions.ts';
import { renewed } from '../privacy/document.ts';
import { assemble, type Feature } from '../web/feature.ts';
import { isConfirmed } from '../web/frame.ts';
import { eventText } from './audit/lines.tsx';
import { featureRoutes, features, house, ownedTables } from './index.ts';

/** Forms that stand on a page with another address: where they are sent to → where they stand. */
const standsOn: Readonly<Record<string, string>> = { '/aufnahmen/schild/datei': '/aufnahmen/schild' };

it('asks for the password before a form that needs it, not after it was filled in', () => {
  const confirmed = featureRoutes.filter((route) => route.confirm);
  const forms = confirmed.filter(({ method }) => method === 'POST').map(({ path }) => path);
  const pages = new Set(confirmed.filter(({ method }) => method === 'GET').map(({ path }) => path));
  expect(forms.length).toBeGreaterThan(4);
  expect(forms.filter((path) => !pages.has(standsOn[path] ?? path))).toEqual([]);
  expect(Object.keys(standsOn).filter((path) => !forms.includes(path))).toEqual([]);
});

describe('what features say of themselves', () => {
  const folder = import.meta.dirname;
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  it('is listed once for every folder', () => {
    expect(features.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
  });

  it('gives an address for each record that a refusal names', () => {
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test)\.tsx?$/.test(name),
    );
    const named = code.flatMap((name) =>
      [
        ...readFileSync(join(folder, name), 'utf8').matchAll(
          /\{\s*kind: '([a-z_]+)',(?: aim: '([a-z]+)',)?[^{}]*?label: ?/g,
        ),
      ].map(([, kind, aim]) => (aim === undefined ? kind : `${kind}.${aim}`)),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((key) => !(String(key) in house.paths))).toEqual([]);
    expect(house.paths['case.recommendation']?.('17')).toBe('/faelle/17/empfehlung');
    expect(['family.form', 'child.form'].filter((key) => !(key in house.paths))).toEqual([]);
  });

  it('names the roles that its routes admit', () => {
    for (const { name, routes, roles } of features) {
      const admitted = new Set<string>(routes.flatMap(({ permission }) => permissions[permission].roles));
      expect(roles, name).toEqual(allRoles.filter((role) => admitted.has(role)));
    }
  });

  it('has a sentence for every confirmation that the code sends', () => {
    const texts = folders.flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\./.test(path))
        .map((path) => readFileSync(join(folder, name, path), 'utf8')),
    );
    const sent = texts.flatMap((text) =>
      [...text.matchAll(/\bflash\([^;]*?, '([a-z]+)'\)|\bdone: '([a-z]+)'/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    );
    // Pages outside, for people who are not signed in, have their own sentences.
    const outside = ['abgemeldet', 'passwort', 'eingerichtet', 'zeit', 'konto'];
    expect(sent.length).toBeGreaterThan(30);
    expect(texts.filter((text) => /[?&]ok=/.test(text))).toEqual([]);
    expect(sent.filter((code) => !outside.includes(code) && !isConfirmed(code, house.confirmations))).toEqual([]);
  });

  it('has words for every deed that stands in the log of a centre', () => {
    const events = featureRoutes.filter(({ scope }) => scope === 'centre').map(({ audit }) => audit);
    expect([...new Set(events)].filter((event) => eventText(event, house) === event)).toEqual([]);
    expect(Object.keys(house.deeds).filter((event) => !events.includes(event))).toEqual([]);
  });

  it('must not be said twice', () => {
    const feature: Feature = { name: 'a', routes: [], roles: [], tables: {}, records: { case: 'Fall' } };
    expect(() => assemble([feature, { ...feature, name: 'b' }])).toThrow('case');
    const entry = { href: '/a', label: 'A', permission: 'start.view', place: 10 } as const;
    const navigation = { ...feature, records: {}, navigation: [entry] };
    expect(() => assemble([navigation, { ...navigation, name: 'b' }])).toThrow('10');
  });

  it('stands in the record of processing as it is', () => {
    const path = join(folder, '../../docs/data-protection.md');
    const text = readFileSync(path, 'utf8');
    expect(text, 'npm run documents').toBe(renewed(text, ownedTables));
  });
});
