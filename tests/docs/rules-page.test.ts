// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulesDocument } from '../../scripts/rules-document.ts';

it('docs/recommendation-rules.md says what the rules are (npm run documents)', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/recommendation-rules.md'), 'utf8');
  expect(page).toBe(rulesDocument());
});
