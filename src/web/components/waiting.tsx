// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDays } from '../format.ts';
import { Icon } from './icon.tsx';

/** Waiting time in days with its target: "19 Tage (Ziel 28)"; beyond the target icon and words say so. */
export function Waiting({ days, target }: { days: number; target?: number | undefined }) {
  const over = target !== undefined && days > target;
  return (
    <span class={`hs-waiting${over ? ' hs-waiting--over' : ''}`}>
      {over ? <Icon name="warning" size="small" /> : null}
      <span>
        {formatDays(days)}
        {target === undefined ? null : (
          <span class="hs-waiting__target">{over ? ` (über Ziel ${target})` : ` (Ziel ${target})`}</span>
        )}
      </span>
    </span>
  );
}
