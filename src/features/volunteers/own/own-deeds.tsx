// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { endAway, moveState, noteAway, type Own } from '../actions.ts';
import { listAway, listWindows, lockVolunteer } from '../queries.ts';
import { changeOwnTimes } from './own-actions.ts';
import type { Wrong } from './own-fields.tsx';
import {
  deedOf,
  entryOf,
  firstFields,
  isSameAway,
  type OwnDeed,
  ownFields,
  ownNames,
  readOwnAway,
  readOwnPause,
  readOwnTimes,
} from './own-input.ts';
import { type OwnFile, OwnPage } from './own-page.tsx';
import type { OwnPart } from './part-deeds.ts';

/** What the log calls the page, and each form of it, behind a link. */
export const ownTimesLog = {
  view: 'volunteer.view',
  deeds: {
    times: 'volunteer.change',
    away: 'volunteer.away',
    back: 'volunteer.away.end',
    rest: 'volunteer.state',
    resume: 'volunteer.state',
  },
} as const;

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

/** When somebody has time, is away, how much it wants, and whether it makes a pause: kept by the person itself. */
export const ownTimes: OwnPart<OwnDeed, OwnFile> = {
  deedOf,
  answer: async ({ tx, by }, id, deed, form) => {
    const { state } = await lockVolunteer(tx, by.centreId, id);
    if (state === 'left') throw new Conflict('Die Person ist ausgeschieden.', []);
    return await run(tx, by, id, deed, form);
  },
  begins: (deed) => firstFields[deed],
  names: (deed) => ownNames[deed],
  read: async (tx, { centreId, today }, person) => ({
    person,
    windows: (await listWindows(tx, centreId, [person.id])).get(person.id) ?? [],
    away: (await listAway(tx, centreId, [person.id], today)).get(person.id) ?? [],
  }),
  page: (props) => <OwnPage {...props} />,
};
