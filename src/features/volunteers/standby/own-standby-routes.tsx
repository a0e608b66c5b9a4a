// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import type { Own } from '../actions.ts';
import { dayField } from '../input.ts';
import { show } from '../own/door.ts';
import { typedOf } from '../own/join-input.ts';
import { entryOf } from '../own/own-input.ts';
import { OwnDeadPage } from '../own/own-page.tsx';
import { openOwn } from '../own/own-public-routes.tsx';
import type { Wrong } from '../own/public-parts.tsx';
import { ownStandbyDoor } from '../paths.ts';
import { getVolunteer } from '../queries.ts';
import { type OwnStandbyDeed, ownStandbyNames, readOwnDate, readOwnWeek, standbyDeedOf } from './own-standby-input.ts';
import { OwnStandbyPage, StandbyQuestionPage } from './own-standby-page.tsx';
import { addStandbyDate, removeStandbyDate, setStandbyWeek } from './standby-actions.ts';
import { readStandby } from './standby-deeds.tsx';
import { standbyFields } from './standby-input.ts';

async function run(tx: Tx, by: Own, id: string, deed: OwnStandbyDeed, form: FormBody): Promise<readonly Wrong[]> {
  if (deed === 'remove') {
    const entry = entryOf(form);
    if (entry !== '') await removeStandbyDate(tx, by, id, entry);
    return [];
  }
  if (deed === 'week') {
    const { told, wrong } = readOwnWeek(form);
    if (wrong.length > 0) return wrong;
    const clash = await setStandbyWeek(tx, by, id, told);
    const days = Object.values(dayField);
    return clash ? [{ field: days[clash.day.dayOfWeek - 1] ?? dayField[1], key: 'error.clash' }] : [];
  }
  const { told, wrong } = readOwnDate(form, by.today);
  if (told === undefined) return wrong;
  return (await addStandbyDate(tx, by, id, told)) ? [] : [{ field: standbyFields.time, key: 'error.clash' }];
}

const logged = (tx: Tx, by: Own, event: string, id: string): Promise<void> =>
  writeAuditBy(tx, { ...by, role: 'volunteer' }, event, [{ recordKind: 'volunteer', ids: [id] }]);

/**
 * Stand-by hours, kept by the volunteer by the link to the own page: opening it changes nothing and shows nothing of the person,
 * its button opens the page, and each form keeps what the person says.
 */
export function ownStandbyRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const path = `${ownStandbyDoor}/:token`;
  routes.use(path, secretAddress);
  routes.get(path, async (c) => {
    const opened = await openOwn(app, c);
    return opened instanceof Response ? opened : show(c, <StandbyQuestionPage {...opened} />);
  });
  routes.post(path, async (c) => {
    const opened = await openOwn(app, c);
    if (opened instanceof Response) return opened;
    const { link, door, token } = opened;
    const form = await readForm(c);
    const today = app.clock.today();
    const actor = { ...systemActor(link.centreId, app.clock.now()), today };
    const deed = standbyDeedOf(form);
    let wrong: readonly Wrong[] = [];
    try {
      if (deed !== undefined)
        wrong = await inCentre(db, actor, async (tx) => {
          const found = await run(tx, actor, link.recordId, deed, form);
          if (found.length === 0) await logged(tx, actor, 'volunteer.standby', link.recordId);
          return found;
        });
    } catch (error) {
      // Somebody has taken the phone off the profile meanwhile: the page says so.
      if (!(error instanceof Conflict)) throw error;
    }
    const file = await inCentre(db, actor, async (tx) => {
      await logged(tx, actor, 'volunteer.standby.view', link.recordId);
      return await readStandby(tx, link.centreId, await getVolunteer(tx, link.centreId, link.recordId), today);
    });
    if (file.person.state === 'left') return show(c, <OwnDeadPage door={door} token={token} />, 404);
    const sent = deed && { deed, wrong, typed: typedOf(form, ownStandbyNames[deed]) };
    return show(c, <OwnStandbyPage {...{ door, token, file, today, sent }} />, wrong.length > 0 ? 422 : 200);
  });
  return routes;
}
