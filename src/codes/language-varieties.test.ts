// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { fittingLanguages } from './language-varieties.ts';

it.each([
  ['kmr', { kmr: 'same', kur: 'related' }],
  ['ckb', { ckb: 'same', kur: 'related' }],
  ['kur', { kur: 'same', kmr: 'same', ckb: 'same', sdh: 'same' }],
  ['apc', { apc: 'same', ara: 'related', arb: 'related' }],
  ['arb', { arb: 'same', ara: 'related' }],
  ['rmy', { rmy: 'same', rom: 'related' }],
  ['prs', { prs: 'same', pes: 'related' }],
  ['rif', { rif: 'same', kab: 'related' }],
  ['tir', { tir: 'same' }],
])('for %s people who speak %o are asked', (wanted, fits) => {
  expect(Object.fromEntries(fittingLanguages(wanted))).toEqual(fits);
});

it('asks for every variety where only the common name was said', () => {
  expect([...fittingLanguages('ara').values()].every((fit) => fit === 'same')).toBe(true);
  expect(fittingLanguages('ara').size).toBe(10);
});
