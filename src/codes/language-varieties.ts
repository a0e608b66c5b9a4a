// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findLanguage } from './languages.ts';

/** Languages of which people often say only the common name; that one stands first. ISO 639-3 macrolanguages (Romani, Arabic, Kurdish, Persian, Albanian) and Amazigh. */
const families: readonly (readonly string[])[] = [
  ['ara', 'arb', 'acm', 'apc', 'ary', 'arz', 'arq', 'aeb', 'ayl', 'apd'],
  ['kur', 'kmr', 'ckb', 'sdh'],
  ['rom', 'rmn', 'rmy'],
  ['sqi', 'aln'],
  ['zho', 'cmn', 'yue', 'nan'],
];
/** Persons who speak the one mostly understand the other: worth asking, and said so. */
const near: readonly (readonly string[])[] = [
  ['pes', 'prs'],
  ['hrv', 'bos', 'srp'],
  ['rif', 'kab', 'zgh'],
];

/** How a language somebody speaks fits one that is asked for. */
export type LanguageFit = 'same' | 'related';

/**
 * Languages worth asking for one that is wanted, with how they fit: itself and, where only the common name was said, each of its
 * varieties are `same`; the common name for a variety, the standard for an Arabic one, and what is mutually understood are
 * `related`. Other varieties of it are not: Kurmandschi does not serve who speaks Sorani.
 * @param wanted ISO 639-3
 */
export function fittingLanguages(wanted: string): ReadonlyMap<string, LanguageFit> {
  const fits = new Map<string, LanguageFit>();
  for (const [common = '', ...varieties] of families) {
    if (wanted === common) for (const one of varieties) fits.set(one, 'same');
    else if (varieties.includes(wanted)) fits.set(common, 'related');
  }
  if (families[0]?.includes(wanted) && wanted !== 'arb' && !fits.has('arb')) fits.set('arb', 'related');
  for (const group of near) if (group.includes(wanted)) for (const one of group) fits.set(one, 'related');
  fits.set(wanted, 'same');
  return new Map([...fits].filter(([code]) => findLanguage(code) !== undefined || code === wanted));
}
