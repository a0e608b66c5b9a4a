// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../codes/money.ts';
import type { Allowance } from './rules.ts';

/** What an amount is made of, line by line. */
export function Lines({ lines }: { lines: Allowance['lines'] }) {
  return (
    <ul class="hs-text">
      {lines.map(({ text, cents }) => (
        <li>{`${text}: ${formatCents(cents)}`}</li>
      ))}
    </ul>
  );
}
