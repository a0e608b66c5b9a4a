// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { endAway, moveState, noteAway, type Own } from '../actions.ts';
import { getVolunteer, listAway, listWindows, lockVolunteer } from '../queries.ts';
import { changeOwnTimes } from './own-actions.ts';
import {
  entryOf,
  firstFields,
  isSameAway,
  type OwnDeed,
  ownFields,
  readOwnAway,
  readOwnPause,
  readOwnTimes,
} from './own-input.ts';
import type { OwnFile } from './own-page.tsx';
import type { Wrong } from './public-parts.tsx';

/** What the log calls each form of the page. */
const auditNames: Readonly<Record<OwnDeed, string>> = {
  times: 'volunteer.change',
  away: 'volunteer.away',
  back: 'volunteer.away.end',
  rest: 'volunteer.state',
  resume: 'volunteer.state',
};

const logged = (tx: Tx, by: Own, event: string, id: string): Promise<void> =>
  writeAuditBy(tx, { ...by, role: 'volunteer' }, event, [{ recordKind: 'volunteer', ids: [id] }]);

async function away(tx: Tx, by: Own, id: string, form: FormBody): Promise<Wrong[]> {
  const { told, wrong } = readOwnAway(form, by.today);
  if (told === undefined) return wrong;
  const known = (await listAway(tx, by.centreId, [id], by.today)).get(id) ?? [];
  if (isSameAway(known, told)) return [];
  const clash = await noteAway(tx, by, id, told);
  return clash === undefined ? [] : [{ field: ownFields.from, key: 'error.away' }];
}

async function rest(tx: Tx, by: Own, id: string, form: FormBody): Promise<Wrong[]> {
  const { told, wrong } = readOwnPause(form, by.today);
  if (wrong.length === 0) await moveState(tx, by, id, 'paused', told);
  return wrong;
}

async function changeTimes(tx: Tx, by: Own, id: string, form: FormBody): Promise<Wrong[]> {
  const { told, wrong } = readOwnTimes(form);
  if (wrong.length > 0) return wrong;
  const { seen, ...times } = told;
  return (await changeOwnTimes(tx, by, id, seen, times)) ? [] : [{ field: firstFields.times, key: 'error.changed' }];
}

async function run(tx: Tx, by: Own, id: string, deed: OwnDeed, form: FormBody): Promise<Wrong[]> {
  if (deed === 'times') return await changeTimes(tx, by, id, form);
  if (deed === 'away') return await away(tx, by, id, form);
  if (deed === 'rest') return await rest(tx, by, id, form);
  const entry = entryOf(form);
  if (deed === 'resume') await moveState(tx, by, id, 'active');
  else if (entry !== '') await endAway(tx, by, id, entry);
  return [];
}

/**
 * Does what a form of the page asks for, by the person itself.
 * @returns what is wrong, in the order of the page; empty: it is done
 * @throws Conflict when the state of the person does not allow it any more
 */
export async function answerOwn(tx: Tx, by: Own, id: string, deed: OwnDeed, form: FormBody): Promise<Wrong[]> {
  const { state } = await lockVolunteer(tx, by.centreId, id);
  if (state === 'left') throw new Conflict('Die Person ist ausgeschieden.', []);
  const wrong = await run(tx, by, id, deed, form);
  if (wrong.length === 0) await logged(tx, by, auditNames[deed], id);
  return wrong;
}

/** What the page shows; the log says that it was shown. */
export async function readOwn(tx: Tx, by: Own, id: string): Promise<OwnFile> {
  const { centreId, today } = by;
  await logged(tx, by, 'volunteer.view', id);
  return {
    person: await getVolunteer(tx, centreId, id),
    windows: (await listWindows(tx, centreId, [id])).get(id) ?? [],
    away: (await listAway(tx, centreId, [id], today)).get(id) ?? [],
  };
}
