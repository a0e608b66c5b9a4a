// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { show } from '../own/door.ts';
import { typedOf } from '../own/join-input.ts';
import { OwnDeadPage } from '../own/own-page.tsx';
import { openOwn } from '../own/own-public-routes.tsx';
import type { Wrong } from '../own/public-parts.tsx';
import { ownProfileDoor } from '../paths.ts';
import { getVolunteer } from '../queries.ts';
import { answerOwnProfile, readOwnProfile } from './own-profile-actions.ts';
import { firstProfileField, profileDeedOf, profileNames } from './own-profile-input.ts';
import { OwnProfilePage, ProfileQuestionPage } from './own-profile-page.tsx';

/**
 * How and where a volunteer helps and which languages it interprets, kept by the person by the link to the own page: opening it
 * changes nothing and shows nothing of the person, its button opens the page, and each form keeps what the person says.
 */
export function ownProfileRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const path = `${ownProfileDoor}/:token`;
  routes.use(path, secretAddress);
  routes.get(path, async (c) => {
    const opened = await openOwn(app, c);
    return opened instanceof Response ? opened : show(c, <ProfileQuestionPage {...opened} />);
  });
  routes.post(path, async (c) => {
    const opened = await openOwn(app, c);
    if (opened instanceof Response) return opened;
    const { link, door, token } = opened;
    const form = await readForm(c);
    const actor = { ...systemActor(link.centreId, app.clock.now()), today: app.clock.today() };
    const deed = profileDeedOf(form);
    let wrong: readonly Wrong[] = [];
    try {
      if (deed !== undefined)
        wrong = await inCentre(db, actor, (tx) => answerOwnProfile(tx, actor, link.recordId, deed, form));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      wrong = [{ field: firstProfileField(deed ?? 'help'), key: 'error.changed' }];
    }
    const file = await inCentre(db, actor, async (tx) =>
      readOwnProfile(tx, actor, await getVolunteer(tx, link.centreId, link.recordId)),
    );
    if (file.person.state === 'left') return show(c, <OwnDeadPage door={door} token={token} />, 404);
    const towns = file.towns.map(({ ags }) => ags);
    const sent = deed && { deed, wrong, typed: typedOf(form, profileNames(deed, towns)) };
    return show(c, <OwnProfilePage {...{ door, token, file, sent }} />, wrong.length > 0 ? 422 : 200);
  });
  return routes;
}
