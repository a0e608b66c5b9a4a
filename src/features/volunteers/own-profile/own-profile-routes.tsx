// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { linkedPart } from '../own/part-routes.tsx';
import { ownProfileDoor } from '../paths.ts';
import { ownProfile } from './own-profile-deeds.tsx';

const change = 'volunteer.change';

/** How and where a volunteer helps and which languages it interprets, kept by the person by its link. */
export function ownProfileRoutes(app: AppContext): Hono {
  const routes = new Hono();
  linkedPart(app, routes, {
    ...{ door: ownProfileDoor, part: ownProfile },
    log: { view: 'volunteer.view', deeds: { help: change, propose: change, withdraw: change, end: change } },
    question: { title: 'profile.title', asks: 'profile.intro', opens: 'profile.open' },
  });
  return routes;
}
