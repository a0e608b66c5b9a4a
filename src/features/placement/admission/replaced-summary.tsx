// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../../web/components/index.ts';
import { formatDate } from '../../../web/format.ts';
import { fullName } from '../../families/rules.ts';
import type { ReplacedAllocation } from './replaced-queries.ts';

/** Tells a school which children do not come, because the authority has decided anew. */
export function ReplacedAllocations({ replaced }: { replaced: readonly ReplacedAllocation[] }) {
  if (replaced.length === 0) return null;
  return (
    <Alert tone="warning" title="Diese Zuweisungen an Ihre Schule gelten nicht mehr.">
      <ul class="hs-links">
        {replaced.map(({ familyName, givenNames, reference, schoolName, replacedOn }) => (
          <li>
            {`${fullName(familyName, givenNames)}: Bescheid ${reference} (${schoolName}) ist seit ${formatDate(replacedOn)} ersetzt. Das Kind kommt nicht.`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
