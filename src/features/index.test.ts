// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { featureRoutes } from './index.ts';

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
