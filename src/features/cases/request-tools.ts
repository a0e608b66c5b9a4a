// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CentreRequest } from '../../web/route.ts';
import type { By } from './actions.ts';

/** Who acts in this request. */
export const byOf = ({ centreId, user, now }: CentreRequest): By => ({
  centreId,
  userId: user.id,
  role: user.roles[0] ?? '',
  now,
});

/** A named part of the path. */
export const param = (request: CentreRequest, name: string): string => request.params[name] ?? '';
