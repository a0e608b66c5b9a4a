// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { NotFound } from '../../../refusals.ts';
import { frameOf } from '../../../web/frame.ts';
import type { CentreRequest } from '../../../web/route.ts';
import { getSettings } from '../../centres/queries.ts';
import type { Door } from '../own/own-fields.tsx';
import { pageLanguage } from '../own/own-words.ts';
import { listReleased } from '../own/text-queries.ts';
import { getVolunteer, type Volunteer } from '../queries.ts';

/** Who is signed in, as the volunteer the account belongs to; nobody else can be named. @throws NotFound */
export async function loadOwn(request: CentreRequest): Promise<Volunteer> {
  const [id] = request.user.volunteers;
  if (id === undefined) throw new NotFound();
  const person = await getVolunteer(request.tx, request.centreId, id);
  request.shown('volunteer', person.id);
  return person;
}

/** What the pages of the account know: they speak the language in which the person gets its mails. */
export async function accountDoor(request: CentreRequest, person: Volunteer): Promise<Door> {
  const { tx, centreId, user } = request;
  const { phone } = await getSettings(tx, centreId);
  const frame = frameOf(request);
  return {
    language: pageLanguage(person.letterLanguage) ?? 'de',
    centreName: frame.user.centreName,
    phone,
    released: await listReleased(tx, centreId),
    account: { frame, alone: user.roles.every((role) => role === 'volunteer') },
  };
}
