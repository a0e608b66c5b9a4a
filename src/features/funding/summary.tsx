// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Badge } from '../../web/components/index.ts';
import { formatDate } from '../../web/format.ts';
import { type Sums, usedPercent, warningOf } from './rules.ts';

/** How much of a period is used, in words, and as a warning from 70 percent on. */
export function UsedBadge({ sums }: { sums: Sums }) {
  const percent = usedPercent(sums);
  if (percent === null) return <Badge tone="neutral">ohne Obergrenze</Badge>;
  const warning = warningOf(sums);
  if (warning === undefined) return <Badge tone="success">{`${percent} % verplant`}</Badge>;
  if (warning === 100) return <Badge tone="danger">aufgebraucht</Badge>;
  return <Badge tone={warning === 85 ? 'danger' : 'warning'}>{`${percent} % verplant`}</Badge>;
}

/** When the money ends before its period does. */
export function EndsEarly({ on }: { on: Temporal.PlainDate | undefined }) {
  return on === undefined ? null : <Badge tone="warning">{`reicht nur bis etwa ${formatDate(on)}`}</Badge>;
}
