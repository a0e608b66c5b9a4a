// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { isId, newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { listMunicipalities } from '../../centres/queries.ts';
import { type Own, recordEvent } from '../actions.ts';
import { endLanguage, proposeLanguage, withdrawWish } from '../language-wishes/wish-actions.ts';
import { listLanguageWishes } from '../language-wishes/wish-queries.ts';
import type { Wrong } from '../own/own-fields.tsx';
import { listAreas, listLanguages, lockVolunteer, type Volunteer } from '../queries.ts';
import { areaRow } from '../rows.ts';
import {
  firstProfileField,
  meantOf,
  type OwnHelp,
  type ProfileDeed,
  profileFields,
  readOwnHelp,
  readProposal,
} from './own-profile-input.ts';
import type { ProfileFile } from './own-profile-parts.tsx';

const written = ({ modes, radiusKm, channel, areas }: OwnHelp): string =>
  JSON.stringify([modes.toSorted(), radiusKm, channel, areas.toSorted()]);

/**
 * Writes how and where the person helps.
 * @param seen version of the page it was typed on
 * @returns false when the profile was changed since and says something else: nothing is written
 */
export async function changeOwnHelp(tx: Tx, by: Own, id: string, seen: number, told: OwnHelp): Promise<boolean> {
  const { centreId } = by;
  const person = await lockVolunteer(tx, centreId, id);
  const areas = (await listAreas(tx, centreId, [id])).get(id) ?? [];
  // Sent twice: what is there already needs no second event.
  if (written({ ...person, areas }) === written(told)) return true;
  if (person.version !== seen) return false;
  await tx
    .updateTable('volunteer')
    .set({
      modes: [...told.modes],
      radius_km: told.radiusKm,
      channel: told.channel,
      version: person.version + 1,
    })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('volunteer_area').where('centre_id', '=', centreId).where('volunteer_id', '=', id).execute();
  const rows = told.areas.map((ags) => areaRow({ centreId, id: newId(), volunteerId: id, ags }));
  if (rows.length > 0) await tx.insertInto('volunteer_area').values(rows).execute();
  await recordEvent(tx, by, id, 'changed');
  return true;
}

async function help(tx: Tx, by: Own, person: Volunteer, form: FormBody): Promise<Wrong[]> {
  const towns = (await listMunicipalities(tx, by.centreId)).map(({ ags }) => ags);
  const { told, wrong } = readOwnHelp(form, person, towns);
  if (told === undefined) return wrong;
  const { seen, ...said } = told;
  // Places outside the centre that the coordination entered stay.
  const kept = (await listAreas(tx, by.centreId, [person.id])).get(person.id) ?? [];
  const areas = [...said.areas, ...kept.filter((ags) => !towns.includes(ags))];
  const done = await changeOwnHelp(tx, by, person.id, seen, { ...said, areas });
  return done ? [] : [{ field: firstProfileField('help'), key: 'error.changed' }];
}

async function propose(tx: Tx, by: Own, id: string, form: FormBody): Promise<Wrong[]> {
  const { told, wrong } = readProposal(form);
  if (told === undefined) return wrong;
  const fault = await proposeLanguage(tx, by, id, told);
  if (fault === undefined) return [];
  return [{ field: profileFields.language, key: fault === 'there' ? 'error.speech.there' : 'error.speech.many' }];
}

async function run(tx: Tx, by: Own, person: Volunteer, deed: ProfileDeed, form: FormBody): Promise<Wrong[]> {
  const { id } = person;
  if (deed === 'help') return await help(tx, by, person, form);
  if (deed === 'propose') return await propose(tx, by, id, form);
  const field = firstProfileField(deed);
  const meant = meantOf(form);
  if (deed === 'end') return (await endLanguage(tx, by, id, meant)) ? [] : [{ field, key: 'error.speech.last' }];
  if (!isId(meant)) return [];
  return (await withdrawWish(tx, by, id, meant)) ? [] : [{ field, key: 'error.changed' }];
}

/**
 * Does what a form of the page asks for, by the person itself.
 * @returns what is wrong, in the order of the page; empty: it is done
 * @throws Conflict when the person has left meanwhile
 */
export async function answerOwnProfile(
  tx: Tx,
  by: Own,
  id: string,
  deed: ProfileDeed,
  form: FormBody,
): Promise<Wrong[]> {
  const person = await lockVolunteer(tx, by.centreId, id);
  if (person.state === 'left') throw new Conflict('Die Person ist ausgeschieden.', []);
  return await run(tx, by, person, deed, form);
}

/** What the page shows. */
export async function readOwnProfile(tx: Tx, { centreId }: Own, person: Volunteer): Promise<ProfileFile> {
  const { id } = person;
  return {
    person,
    areas: (await listAreas(tx, centreId, [id])).get(id) ?? [],
    towns: await listMunicipalities(tx, centreId),
    languages: (await listLanguages(tx, centreId, [id])).get(id) ?? [],
    // What stood in a second application is nothing the person is told.
    wishes: (await listLanguageWishes(tx, centreId, id)).filter(({ fromApplication }) => fromApplication === null),
  };
}
