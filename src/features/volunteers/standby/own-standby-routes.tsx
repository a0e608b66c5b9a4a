// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { linkedPart } from '../own/part-routes.tsx';
import { ownStandbyDoor } from '../paths.ts';
import { ownStandby } from './own-standby-deeds.tsx';

const change = 'volunteer.standby';

/** Stand-by hours, kept by the volunteer by its link. */
export function ownStandbyRoutes(app: AppContext): Hono {
  const routes = new Hono();
  linkedPart(app, routes, {
    ...{ door: ownStandbyDoor, part: ownStandby },
    log: { view: 'volunteer.standby.view', deeds: { week: change, date: change, remove: change } },
    question: { title: 'standby.title', asks: 'standby.intro', opens: 'standby.open' },
  });
  return routes;
}
