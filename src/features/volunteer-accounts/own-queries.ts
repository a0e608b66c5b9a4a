// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { NotFound } from '../../refusals.ts';
import type { CentreRequest } from '../../web/route.ts';
import { getVolunteer, type Volunteer } from '../volunteers/queries.ts';

/** Who is signed in, as the volunteer the account belongs to; nobody else can be named. @throws NotFound */
export async function loadOwn(request: CentreRequest): Promise<Volunteer> {
  const [id] = request.user.volunteers;
  if (id === undefined) throw new NotFound();
  const person = await getVolunteer(request.tx, request.centreId, id);
  request.shown('volunteer', person.id);
  return person;
}
