// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { placed } from './frame.ts';

const entries = ['/', '/smile', '/smile/zahlen', '/smile-schule'].map((href) => ({ href, label: href }));
const current = (path: string) => placed(entries, path).flatMap((one) => (one.current ? [one.href] : []));

it('marks one entry at most: the one whose path is the longest above the page', () => {
  expect(current('/')).toEqual(['/']);
  expect(current('/smile')).toEqual(['/smile']);
  expect(current('/smile/kinder/1')).toEqual(['/smile']);
  expect(current('/smile/zahlen')).toEqual(['/smile/zahlen']);
  expect(current('/smile/zahlen/datei')).toEqual(['/smile/zahlen']);
  expect(current('/smile-schule/neu')).toEqual(['/smile-schule']);
  expect(current('/smiley')).toEqual([]);
});
