// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LANGUAGES } from '../../../codes/languages.ts';
import { STATES } from '../../../codes/nationalities.ts';
import { GENDERS } from '../../../codes/pupil-keys.ts';
import { accommodations, parentsLabels } from '../../families/rules.ts';
import { headingWords } from '../../lists/headings.ts';
import { paperLabels } from '../counselling/words.ts';

/** A word of a column that stands for a code, as headings are compared. */
export type Words = ReadonlyMap<string, string>;
export const wordsOf = (pairs: readonly (readonly [word: string, code: string])[]): Words =>
  new Map(pairs.toReversed().map(([word, code]) => [headingWords(word), code]));

export const yes: Words = wordsOf([
  ...['ja', 'j', 'x', '1', 'wahr'].map((word) => [word, 'ja'] as const),
  ...['nein', 'n', '0', 'falsch', '-'].map((word) => [word, ''] as const),
]);
export const genders = wordsOf([
  ...GENDERS.flatMap(({ code, letter, label }) => [[letter, code] as const, [label, code] as const]),
  ['ohne', 'none'],
  ['x', 'none'],
]);
/** "Arabisch" for "Arabisch (ohne nähere Angabe)"; a name with several kinds and none of them general has to be whole. */
export const languages = wordsOf(
  LANGUAGES.flatMap(({ code, name }) => {
    const plain = name.replace(/ \(.*/, '');
    const kinds = LANGUAGES.filter((one) => one.name.replace(/ \(.*/, '') === plain);
    const general = kinds.length === 1 || name.endsWith('(ohne nähere Angabe)');
    return [[name, code] as const, [code, code] as const, ...(general ? [[plain, code] as const] : [])];
  }),
);
export const states = wordsOf(
  STATES.flatMap(({ key, iso2, name, adjective }) =>
    [name, key, iso2, adjective].filter(Boolean).map((word) => [word, key] as const),
  ),
);
export const labels = (of: Readonly<Record<string, string>>): Words =>
  wordsOf(Object.entries(of).map(([code, word]) => [word, code]));
export const homes = wordsOf([
  ...Object.entries(accommodations).map(([code, word]) => [word, code] as const),
  ['privat', 'private'],
  ['GU', 'shared'],
  ['ZUE', 'reception'],
]);
export const parents: Words = new Map([
  ...labels(parentsLabels),
  ...wordsOf([
    ['zusammen', 'together'],
    ['getrennt', 'apart'],
    ['unbegleitet', 'absent'],
    ['ja', 'absent'],
    ['nein', ''],
  ]),
]);
export const papers: Words = new Map([
  ...labels(paperLabels),
  ...wordsOf([
    ['Ausweis', 'identity'],
    ['Pass', 'identity'],
    ['Sorgerecht', 'custody'],
  ]),
]);
