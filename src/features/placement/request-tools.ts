// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Role } from '../../auth/permissions.ts';
import type { CentreRequest } from '../../web/route.ts';
import type { By } from '../cases/actions.ts';

/** Who acts in this request, in the role that the deed asks for when the person has it. */
export function byOf(request: CentreRequest, wanted?: Role): By {
  const { roles } = request.user;
  const role = wanted && roles.includes(wanted) ? wanted : (roles[0] ?? '');
  return { centreId: request.centreId, userId: request.user.id, role, now: request.now };
}

/** A named part of the path. */
export const param = (request: CentreRequest, name: string): string => request.params[name] ?? '';
