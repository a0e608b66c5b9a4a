// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { counselPath, earlierSchoolsPath } from '../../cases/paths.ts';
import { allowedIn } from '../../cases/rules.ts';
import type { CaseState } from '../../cases/states.ts';
import { childFormPath } from '../../families/paths.ts';
import type { Missing } from './propose.ts';

/** Where what is missing of a child can be put in, while its case allows that. */
export const whereToEnter =
  ({ id, childId, state }: { id: string; childId: string; state: CaseState }) =>
  (missing: Missing): string | undefined => {
    if (missing === 'birth' || missing === 'birth_month') return childFormPath(childId);
    if (missing === 'support_month')
      return allowedIn.schooling_changed.includes(state) ? earlierSchoolsPath(id) : undefined;
    return allowedIn.counselled.includes(state) ? counselPath(id) : undefined;
  };
