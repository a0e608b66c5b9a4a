// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { needsLook } from './feedback-rules.ts';

it('never reads how somebody found a talk where people are ranked', () => {
  const folder = join(import.meta.dirname, '../dispatch');
  const readers = readdirSync(folder).filter(
    (file) =>
      /fact|candidate|wave|week-(?:fact|rules|plan|queries)|cascade|cap-/.test(file) &&
      readFileSync(join(folder, file), 'utf8').includes('feedback'),
  );
  expect(readers).toEqual([]);
});

it('waits for somebody unless all was well and nothing was said', () => {
  const well = { understood: 'yes', prepared: 'yes', respectful: 'yes', note: '' } as const;
  expect(needsLook(well)).toBe(false);
  expect(needsLook({ ...well, note: 'Danke' })).toBe(true);
  expect(needsLook({ ...well, respectful: 'partly' })).toBe(true);
});
