// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { denominationOfName } from './denomination.ts';

it.each([
  'Städt. Kath. Grundschule',
  'Martinusschule Kath. Grundschule',
  'Kath. Grundschule der Stadt Geilenkirchen',
  'Städtische Katholische Hauptschule',
  'KGS Apfelbaum, Grundschule',
  'Grundschulverbund Musterland Kath. Bekenntnisschule d. Gem. Musterland',
])('„%s“ is catholic', (name) => {
  expect(denominationOfName(name)).toBe('catholic');
});

it.each([
  'Städt. Ev. Grundschule',
  'Martin-Luther-Schule Städt. Evang. Schule der Primarstufe',
  'EGS Am Bach, Grundschule',
])('„%s“ is protestant', (name) => {
  expect(denominationOfName(name)).toBe('protestant');
});

it.each([
  'Städt. Gem. Grundschule',
  'Katharinenschule Städt. Gem. Grundschule',
  'Katharina-von-Bora-Schule Grundschule',
  'Städt. Gem. Grundschule mit katholischem Teilstandort',
  'Städt.evangelischer Grundschulverbund mit katholischem Teilstandort',
  'Priv. Evangelikale Bekenntnisschule',
  'Bischof-von-Ketteler-Schule Grundschule',
  'Erzbischöfliches Gymnasium',
  'Förderschule der Ev. Stiftung',
  'Bekenntnisgrundschule',
  'Kath. Kindertagesstätte',
  '',
])('„%s“ stays open', (name) => {
  expect(denominationOfName(name)).toBeNull();
});
