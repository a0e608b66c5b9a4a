// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { CentreRoute } from '../../web/route.ts';
import { deedRoutes } from '../cases/deed-page.tsx';
import { recordNoShow, recordNoShowOfCase } from './actions.ts';
import { nothingInput } from './booking-input.ts';
import { findBooked } from './queries.ts';
import { getAppointmentSettings } from './setting-queries.ts';

/** From the case: the family has not come, to its appointment or to one that was only written down. */
export const noShowRoutes: readonly CentreRoute[] = deedRoutes({
  path: 'nicht-erschienen',
  event: 'no_show',
  permission: 'appointment.plan',
  title: 'Nicht erschienen',
  button: 'Nicht erschienen vermerken',
  intro: 'Die Familie war nicht da. Was dann folgt, hängt davon ab, zum wievielten Mal das war.',
  done: 'vermerkt',
  load: () => null,
  schema: () => nothingInput,
  values: () => ({}),
  fields: () => null,
  run: async (tx, by, head) => {
    const settings = await getAppointmentSettings(tx, by.centreId);
    const booked = await findBooked(tx, by.centreId, head.id);
    if (booked) return await recordNoShow(tx, by, booked, settings);
    return await recordNoShowOfCase(tx, by, { ...head, caseId: head.id }, settings);
  },
});
